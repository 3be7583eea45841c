"""What is printed is what was read and found good: every format and look, whole."""

import re
from pathlib import Path

import pytest

from govcheck.renderers.table import MANY_RENDERERS, PROBLEM_RENDERERS, RENDERERS, Look, Many
from tests.renderers.assessments import CLEAN, EVERYTHING, GOVERNED, PROBLEMS

GOLDEN = Path(__file__).parent / "golden"

#: the formats for other programs, which look the same everywhere
ENDINGS = {
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.log",
    "gitlab": "gitlab.json",
    "markdown": "md",
    "csv": "csv",
    "html": "html",
}

PRINTED = {
    "everything.txt": ("text", EVERYTHING, Look()),
    "everything.colour.txt": ("text", EVERYTHING, Look(colour=True)),
    "everything.ascii.txt": ("text", EVERYTHING, Look(unicode=False)),
    "everything.narrow.txt": ("text", EVERYTHING, Look(width=40)),
    "everything.quiet.txt": ("text", EVERYTHING, Look(quiet=True)),
    "everything.verbose.txt": ("text", EVERYTHING, Look(verbose=True)),
    "everything.json": ("json", EVERYTHING, Look()),
    "clean.txt": ("text", CLEAN, Look()),
    "clean.quiet.txt": ("text", CLEAN, Look(quiet=True)),
    "clean.json": ("json", CLEAN, Look()),
    "governed.txt": ("text", GOVERNED, Look()),
    "governed.json": ("json", GOVERNED, Look()),
    "governed.brief.txt": ("text", GOVERNED, Look(brief=True)),
    **{
        f"{name}.{ending}": (form, assessment, Look())
        for form, ending in ENDINGS.items()
        for name, assessment in (("everything", EVERYTHING), ("clean", CLEAN), ("governed", GOVERNED))
    },
}
UNREAD = {
    "problems.txt": ("text", Look()),
    "problems.quiet.txt": ("text", Look(quiet=True)),
    "problems.json": ("json", Look()),
    **{f"problems.{ending}": (form, Look()) for form, ending in ENDINGS.items()},
}

SEVERAL = {
    "many.txt": ("text", Look()),
    "many.quiet.txt": ("text", Look(quiet=True)),
    "many.brief.txt": ("text", Look(brief=True)),
    "many.json": ("json", Look()),
    **{f"many.{ending}": (form, Look()) for form, ending in ENDINGS.items()},
}
MANY: Many = (("hq/org.yaml", CLEAN), ("units/\x1b[2J.yaml", PROBLEMS), ("two.yaml", EVERYTHING._replace(organization=None)))


@pytest.mark.parametrize("name", PRINTED)
def test_an_assessment_is_printed_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    form, assessment, look = PRINTED[name]
    compare(name, RENDERERS[form](assessment, look), request)


@pytest.mark.parametrize("name", UNREAD)
def test_problems_are_printed_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    form, look = UNREAD[name]
    compare(name, PROBLEM_RENDERERS[form](PROBLEMS, "0.1.0", look), request)


@pytest.mark.parametrize("name", SEVERAL)
def test_several_organisations_are_printed_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    form, look = SEVERAL[name]
    compare(name, MANY_RENDERERS[form](MANY, look), request)


def test_no_expected_output_is_left_over() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted([*PRINTED, *UNREAD, *SEVERAL])


def test_every_format_is_among_them() -> None:
    assert {form for form, _, _ in PRINTED.values()} == set(RENDERERS)
    assert {form for form, _ in UNREAD.values()} == set(PROBLEM_RENDERERS)
    assert {form for form, _ in SEVERAL.values()} == set(MANY_RENDERERS)


def test_an_order_of_discovery_makes_no_difference() -> None:
    turned = EVERYTHING._replace(
        packs=EVERYTHING.packs[::-1],
        rules=EVERYTHING.rules[::-1],
        findings=EVERYTHING.findings[::-1],
        questions=EVERYTHING.questions[::-1],
        notmodelled=EVERYTHING.notmodelled[::-1],
        problems=EVERYTHING.problems[::-1],
        sections=(*EVERYTHING.sections[-1:], *EVERYTHING.sections[:-1]),
    )
    for form, renderer in RENDERERS.items():
        assert renderer(turned, Look()) == renderer(EVERYTHING, Look()), form


def compare(name: str, printed: str, request: pytest.FixtureRequest) -> None:
    """Hold the output against the file of that name, or write it there where that was asked for."""
    path = GOLDEN / name
    if name.endswith(".html"):
        # how a page looks is judged by looking at it
        printed = re.sub(r"(?s)(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|(?<=sha256-)[\w+/=]+", "", printed)
    if request.config.getoption("--update-golden"):
        path.write_bytes(printed.encode())
    # bytes, since a line may end with CR LF
    assert printed == path.read_bytes().decode()
