"""The report in a real browser: it opens, filters, expands, prints, is accessible, and asks for nothing from outside."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import Opened

PHONE = {"width": 390, "height": 844}
OPEN = "details.finding[open]"
SHOWN = "details.finding:not([hidden])"


def test_it_opens_with_the_summary_on_the_first_screen_and_asks_for_nothing(browser: Browser, reports: Path) -> None:
    path = reports / "hospital.html"
    opened = Opened(browser, path, viewport={"width": 1280, "height": 800})
    page = opened.page
    assert page.title() == "Review of governance: Meridian Hospitals Group (fictional)"
    for part in (".verdict", ".tiles", ".worst"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800, part
    assert opened.silent(path)


def test_it_filters_by_severity_kind_and_words(browser: Browser, reports: Path) -> None:
    page = Opened(browser, reports / "hospital.html").page
    everything = page.locator(SHOWN).count()
    assert page.inner_text("#shown") == f"{everything} of {everything} shown"
    page.uncheck("#filter input[value=error]")
    page.uncheck("#filter input[value=gap]")
    kinds = page.locator(SHOWN).evaluate_all("all => all.map(one => [one.dataset.severity, one.dataset.kind])")
    assert kinds
    assert all(severity != "error" and kind == "conflict" for severity, kind in kinds)
    page.check("#filter input[value=error]")
    page.check("#filter input[value=gap]")
    page.fill("#search", "2 seats SUPPLIERS")
    assert page.locator(f"{SHOWN} .message").all_inner_texts() == [
        '2 seats are accountable for "Onboarding of suppliers": Chief Financial Officer and Chief Information Officer'
    ]
    assert page.inner_text("#shown") == f"1 of {everything} shown"
    page.fill("#search", "zebra")
    assert page.locator(SHOWN).count() == 0


def test_it_expands_and_a_link_opens_what_it_leads_to(browser: Browser, reports: Path) -> None:
    page = Opened(browser, reports / "hospital.html").page
    everything = page.locator("details.finding").count()
    page.click("#close-all")
    assert page.locator(OPEN).count() == 0
    page.click(".worst a >> nth=3")
    assert page.locator(OPEN).evaluate_all("all => all.map(one => one.id)") == ["finding-4"]
    page.click("#open-all")
    assert page.locator(OPEN).count() == everything
    page.click("details.outline > summary")
    title = "details.outline .seat-title:text-is('{}')"
    below = page.locator(title.format("Chief Information Officer"))
    assert not below.is_visible()
    page.click(title.format("Chief Operating Officer"))
    assert below.is_visible()


def test_without_scripts_everything_is_there_and_opens(browser: Browser, reports: Path) -> None:
    path = reports / "hospital.html"
    opened = Opened(browser, path, java_script_enabled=False)
    page = opened.page
    assert not page.locator("#filter").is_visible()
    assert not page.locator("#theme").is_visible()
    last = page.locator("details.finding").last
    assert not last.locator(".body").is_visible()
    last.locator("summary").click()
    assert last.locator(".body").is_visible()
    assert opened.silent(path)


def test_it_prints_every_finding_in_light_colours(browser: Browser, reports: Path) -> None:
    page = Opened(browser, reports / "hospital.html", color_scheme="dark").page
    page.evaluate("addEventListener('beforeprint', () => { window.printed = document.querySelectorAll('details.finding[open]').length })")
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF-")
    assert len(paper) > 100_000
    assert page.evaluate("window.printed") == page.locator("details.finding").count()
    assert page.locator(OPEN).count() == 3
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 35, 41)"


def test_it_is_light_or_dark_as_the_reader_wants_it(browser: Browser, reports: Path) -> None:
    paper, night = "rgb(255, 255, 255)", "rgb(23, 28, 33)"
    for scheme, first, second in (("light", paper, night), ("dark", night, paper)):
        page = Opened(browser, reports / "hospital.html", color_scheme=scheme).page
        ground = "getComputedStyle(document.querySelector('section')).backgroundColor"
        assert page.evaluate(ground) == first
        page.click("#theme")
        assert page.evaluate(ground) == second


def test_a_phone_shows_it_without_scrolling_sideways(browser: Browser, reports: Path) -> None:
    for name in ("hospital.html", "hostile.html"):
        page = Opened(browser, reports / name, viewport=PHONE).page
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name


def test_a_phone_begins_the_chart_with_its_top(browser: Browser, reports: Path) -> None:
    page = Opened(browser, reports / "hospital.html", viewport=PHONE).page
    board = page.locator(".picture g.seat", has_text="Board of Directors").first.bounding_box()
    assert board is not None
    assert board["x"] >= 0
    assert board["x"] + board["width"] <= PHONE["width"]


@pytest.mark.parametrize("name", ["hospital.html", "hostile.html"])
def test_it_passes_the_accessibility_checks_of_axe(name: str, browser: Browser, reports: Path) -> None:
    for options in ({"color_scheme": "light"}, {"color_scheme": "dark", "viewport": PHONE}):
        page = Opened(browser, reports / name, **options).page
        if page.locator("#open-all").is_visible():
            page.click("#open-all")
        found = Axe().run(page).response["violations"]
        told = [(one["id"], [node["target"] for node in one["nodes"]][:3], one["help"]) for one in found]
        assert told == [], options


def test_hostile_names_run_nothing_and_are_there_to_read(browser: Browser, reports: Path) -> None:
    path = reports / "hostile.html"
    opened = Opened(browser, path)
    page = opened.page
    page.click("#open-all")
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert page.evaluate("document.querySelectorAll('[onerror], [onclick], [onload], iframe, object, a:not([href^=\"#\"])').length") == 0
    assert page.locator("h1").inner_text() == "<script>alert(1)</script><img src=x onerror=alert(2)>"
    assert opened.silent(path)
