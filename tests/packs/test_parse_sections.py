"""The sections of a pack: which clauses they hold, and every problem of them at once."""

from govcheck.packs.load import load_packs, load_vocabulary, shipped_packs
from govcheck.packs.parse_sections import sections
from govcheck.packs.report import Report
from govcheck.packs.rule import Section, Source
from govcheck.source.nodes import plain
from govcheck.source.reader import read_yaml

SOURCES = {
    "law": Source("law", "A law", clauses=("1.a", "1.b", "1(2)", "10.a", "2.a")),
    "letter": Source("letter", "A letter without clauses"),
}


def read(text: str) -> tuple[tuple[Section, ...], list[tuple[int, int, str]]]:
    """The sections of a list, and the problems with line and column."""
    node = read_yaml(text.encode(), "pack.yaml")
    report = Report("pack.yaml", node)
    found = sections(plain(node), (), report, SOURCES)
    return found, [(p.line, p.column, p.message + (f" ({p.nearest}?)" if p.nearest else "")) for p in report.problems.found]


def test_a_word_names_a_clause_and_all_below_it() -> None:
    found, problems = read(
        """\
- {id: 1, title: One, about: "The first.", clauses: "law:1"}
- {id: rest, title: The rest, clauses: ["law:10", "law:2.a"]}
"""
    )
    assert problems == []
    assert found == (
        Section("1", "One", ("law:1.a", "law:1.b", "law:1(2)"), "The first."),
        Section("rest", "The rest", ("law:10.a", "law:2.a")),
    )


def test_every_problem_is_told_with_its_place() -> None:
    _, problems = read(
        """\
- {id: 1, title: One, clauses: ["law:1", "law:1.a"]}
- {id: 1, titel: Two, title: Two, clauses: ["law:1.b", "lwa:2"]}
- {id: 3, clauses: ["law:2"]}
- id: 4
  title: Four
  clauses: ["letter:1", "law:2.b"]
"""
    )
    assert problems == [
        (2, 11, "unknown key of a section 'titel' (title?)"),
        (2, 8, "the section '1' is there already"),
        (2, 56, "unknown source 'lwa' (law?)"),
        (2, 44, "law:1.b belongs to the section '1' already"),
        (3, 3, "the section lacks title"),
        (6, 13, "the source 'letter' lists no clauses, so that a section cannot count them"),
        (6, 25, "unknown clause of law '2.b' (2.a?)"),
    ]


def test_the_ten_differences_hold_every_statement_of_the_article_once() -> None:
    packs = load_packs(shipped_packs(), load_vocabulary())
    (pack,) = (pack for pack in packs.packs if pack.id == "cio-ciso")
    held = [clause for section in pack.sections for clause in section.clauses]
    assert sorted(held) == sorted(f"cio-ciso:{clause}" for clause in packs.sources["cio-ciso"].clauses)
    assert [section.id for section in pack.sections] == [*(str(n) for n in range(1, 11)), "both"]
    assert all(section.about.endswith(".") for section in pack.sections)
