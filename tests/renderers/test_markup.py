"""Nothing of a client's file becomes markup: what a Markdown reader makes of the text is the text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.visible import visible
from tests.renderers.assessments import HOSTILE, MARKUP
from tests.renderers.generated import TEXT
from tests.renderers.hostile import NAMES

READER = MarkdownIt("gfm-like")
BREAK = "\u200b"


def words(text: str) -> str:
    return " ".join(text.replace(BREAK, "").split())


def read(text: str) -> str:
    """A list item with the text, as a reader renders it: one paragraph of plain text, or the test fails."""
    rendered = READER.render(f"- {text}")
    inside = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", rendered, re.DOTALL)
    assert inside, rendered
    assert "<" not in inside[1], rendered
    return html.unescape(inside[1])


SIGNS = st.text(alphabet="\\`*_{}[]()#+-.!|<>~&$@:/w1aG=\"' ", max_size=12)
NASTY = [
    MARKUP, HOSTILE, *NAMES, "1. one", "- two", "+ three", "# four", "> five", "===", "---", "```", "~~~",
    "    code", "<!-- x", "&lt;b&gt;",
    "[a]: http://b", "![a](b)", "<https://a.b>", "www.a.b", "http://a.b", "me@a.b", "https://github.com/a/b/issues/1", "a | b", "|---|",
    "$x$", "~~gone~~", "**bold**", "__bold__", "_a_ b", "a\nb", ":smile:", "&copy;", "\\", "a  ", "[x] todo", "[ ] todo",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_markup_is_shown_as_it_is(text: str) -> None:
    assert words(read(escaped(text))) == words(visible(text))


@given(TEXT | SIGNS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert words(read(escaped(text))) == words(visible(text))


@given(TEXT | SIGNS)
def test_in_html_too(text: str) -> None:
    told = escaped(text)
    assert "<" not in told
    assert ">" not in told
    assert words(html.unescape(told)) == words(visible(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask @everybody", f"ask @{BREAK}everybody"),
        ("see #12", f"see #{BREAK}12"),
        ("see GH-12", f"see GH{BREAK}-12"),
        ("see !12 and $3 and %4 and &5 and ~6", f"see !{BREAK}12 and ${BREAK}3 and %{BREAK}4 and &{BREAK}5 and ~{BREAK}6"),
        ("at http://a.b", f"at http:{BREAK}//a.b"),
        ("at www.a.b", f"at www{BREAK}.a.b"),
        ("full :100: marks", f"full :{BREAK}100: marks"),
        ("commit deadbeef1", f"commit dead{BREAK}beef1"),
        ("7 of 10: cio-ciso:7.d", "7 of 10: cio-ciso:7.d"),
    ],
)
def test_names_numbers_and_addresses_are_no_links(text: str, shown: str) -> None:
    assert html.unescape(escaped(text)) == shown


@given(TEXT | SIGNS)
def test_code_holds_the_text_alone(text: str) -> None:
    told = code(text)
    assert told.startswith("<code>")
    assert told.endswith("</code>")
    inside = told.removeprefix("<code>").removesuffix("</code>")
    assert "<" not in inside
    assert html.unescape(inside).replace(BREAK, "") == visible(text).replace(BREAK, "")
    rendered = READER.render(f"- a {told} b")
    assert set(re.findall(r"</?(\w+)", rendered)) == {"ul", "li", "code"}, rendered
