"""The HTML report read as a browser would read it, without one: what is in it, and what is not."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from govcheck.model.dossiers import Cover, Dossier, Logo
from govcheck.renderers.papers import write
from govcheck.renderers.pieces.colours import NIGHT, PAPER, READABLE, accents, contrast
from govcheck.renderers.pieces.report_words import SECTIONS
from govcheck.renderers.pieces.visible import visible
from tests.renderers.dossiers import HOSTILE, of_example
from tests.renderers.hostile import NAMES

VOID = {"meta", "img", "br", "input"}


class Page(HTMLParser):
    """The elements of a page with their attributes, its text, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, name: str) -> list[str | None]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def inside(self, tag: str) -> str:
        """The text that follows the first start of such an element."""
        return self.texts[0] if tag == "title" else "".join(self.texts)


def page(dossier: Dossier) -> tuple[str, Page]:
    text = write("html", dossier).decode()
    return text, Page(text)


@pytest.mark.parametrize("dossier", [of_example("hospital"), of_example("chart-only"), HOSTILE], ids=["hospital", "chart", "hostile"])
def test_every_element_is_closed_every_id_is_one_and_every_link_leads_somewhere(dossier: Dossier) -> None:
    _, read = page(dossier)
    assert read.open == []
    ids = read.attributes("id")
    assert len(ids) == len(set(ids))
    assert {link for link in read.attributes("href") if link is None or link.removeprefix("#") not in ids} == set()
    named = {name for names in (*read.attributes("aria-labelledby"),) for name in (names or "").split()}
    assert named <= set(ids)


def test_nothing_but_our_own_elements_and_attributes_comes_of_hostile_names() -> None:
    _, plain = page(of_example("hospital"))
    _, read = page(HOSTILE)
    waivers_and_profile = {"br"}
    assert {tag for tag, _ in read.elements} <= {tag for tag, _ in plain.elements} | waivers_and_profile
    assert {name for _, found in read.elements for name in found} <= {name for _, found in plain.elements for name in found}
    scripts = [tag for tag, _ in read.elements if tag in ("script", "style")]
    assert scripts == ["style", "script"]


def test_every_hostile_name_is_there_to_read_and_none_of_it_hides() -> None:
    text, read = page(HOSTILE)
    said = "".join(read.texts)
    assert [name for name in NAMES if " ".join(visible(name).split(" ")) not in said] == []
    assert not [sign for sign in set(text) if not sign.isprintable() and sign != "\n"]


def test_the_policy_allows_this_style_and_this_script_and_nothing_from_elsewhere() -> None:
    text, read = page(of_example("hospital"))
    policy = next(found["content"] for tag, found in read.elements if found.get("http-equiv") == "Content-Security-Policy")
    parts = dict(part.split(" ", 1) for part in (policy or "").split("; "))
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    hashes = {
        name: f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" for name, own in {"style": style, "script": script}.items()
    }
    assert parts == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": hashes["style"],
        "script-src": hashes["script"],
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert read.attributes("src") == []
    assert read.attributes("style") == []
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert "url(" not in style
    assert "@import" not in style


def test_each_section_has_its_heading_where_there_is_something_to_say() -> None:
    _, read = page(of_example("hospital"))
    said = "".join(read.texts)
    assert [heading for heading in SECTIONS.values() if heading not in said] == [SECTIONS["plan"], SECTIONS["waivers"]]


def test_client_title_and_logo_stand_at_the_head() -> None:
    cover = Cover("Client & Sons", "Audit <2026>", "#a0b0c0", Logo(b"\x89PNG", 300, 100))
    text, read = page(of_example("hospital")._replace(cover=cover))
    assert read.texts[read.texts.index("Audit <2026>: Client & Sons")]
    image = next(found for tag, found in read.elements if tag == "img")
    assert image == {"src": "data:image/png;base64,iVBORw==", "width": "168", "height": "56", "alt": ""}
    light, dark = accents("#a0b0c0")
    assert f"--accent: light-dark({light}, {dark});" in text


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffff00", "#0000ff", "#808080", "#1f5673", "#e30613"])
def test_an_accent_can_be_read_on_paper_and_on_a_dark_screen(colour: str) -> None:
    light, dark = accents(colour)
    assert contrast(light, PAPER) >= READABLE
    assert contrast(dark, NIGHT) >= READABLE
    if contrast(colour, PAPER) >= READABLE:
        assert light == colour


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_a_page_is_equal_bytes_each_time_and_in_whatever_order_things_were_found() -> None:
    dossier = of_example("hospital")
    found = dossier.assessment
    turned = found._replace(
        findings=found.findings[::-1], rules=found.rules[::-1], questions=found.questions[::-1], packs=found.packs[::-1]
    )
    assert write("html", dossier) == write("html", dossier._replace(assessment=turned))
