"""The manual pages: a rule's page whole, and for every rule the two organisations that it shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.examples import EXAMPLE_DAY
from govcheck.cli.knowledge import knowledge
from govcheck.cli.rule_page import rule_page
from govcheck.documents.read import read_files
from govcheck.model.findings import Outcome
from govcheck.model.settings import Settings
from govcheck.renderers.table import Look
from tests.cli.running import govcheck

KNOWN = knowledge(texts=True)

PAGE = """\
watched
=======

The CISO is accountable for security monitoring

  severity  conflict warning, gap info
  pack      house: House rules, version 1

What it checks
  It looks at the activity "Security monitoring" (security-monitoring).
  - assigned: satisfied if somebody meant has the letter or a stronger one; violated if it is
    elsewhere or weaker; open if blank
  In the words of the rule:
    subject: {activity: security-monitoring}         # what is looked at: an activity, a role, every gate ...
    require:
      assigned: {letters: [A], to: {role: ciso}}     # exactly one constraint, or any_of with two or more

Why
  Say in two or three sentences why this matters and what happens otherwise.

  Figure of the source, not ours: 3 of 4 boards ask for it (first edition; of 12 asked). Nothing is
  judged by it.

When it does not apply
  - Where nobody is the Chief Information Security Officer, there is nothing to judge; who is
    missing is for other rules to say.
  - Where no row of a matrix is about monitoring, it is told as not modelled, which is no finding.
  - Whoever does not want it leaves it out: --ignore watched

A bad organisation: somebody else is accountable
  govcheck: 1
  positions:
    cio: {title: Chief Information Officer}
    ciso: {title: Chief Information Security Officer}
  raci:
    security-monitoring: {cio: A, ciso: R}

  => conflict: Chief Information Officer is accountable for "security-monitoring", which should be
  the CISO's

A good organisation: the CISO is accountable
  govcheck: 1
  positions:
    ciso: {title: Chief Information Security Officer}
    soc: {title: SOC Manager, reports_to: ciso}
  raci:
    security-monitoring: {ciso: A, soc: R}

It faults as well
  - nobody is accountable (gap)

How to put it right
  Make the CISO accountable for security monitoring.

Related rules
  none

Clauses
  Our own governance policy (first edition, 2026-01-01)
    house:1
"""


def test_the_page_of_a_rule(tmp_path: Path) -> None:
    govcheck("new", "rule", "watched", "--pack", "house", cwd=tmp_path)
    path = tmp_path / "house" / "watched.yaml"
    figures = "figures:\n  - {says: 3 of 4 boards ask for it, source: house, note: of 12 asked}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("remediation:", figures + "remediation:"), encoding="utf-8")
    ran = govcheck("explain", "watched", "--pack", "house", cwd=tmp_path)
    assert (ran.status, ran.err, ran.out) == (0, "", PAGE)


@pytest.mark.parametrize(
    ("figures", "problem"),
    [
        ("{says: 3 of 4, source: hause}", "house/watched.yaml:17:28: unknown source 'hause' (did you mean house?)"),
        ("{says: most of them, source: house}", "house/watched.yaml:17:12: expected a sentence with a number in it, found 'most of them'"),
        ("{says: 3 of 4}", "house/watched.yaml:17:5: the figure lacks source"),
        (
            "{says: 3 of 4, source: house, by: us}",
            "house/watched.yaml:17:35: unknown key of a figure 'by'; expected one of note, says, source",
        ),
    ],
)
def test_a_figure_says_a_number_and_whose_it_is(figures: str, problem: str, tmp_path: Path) -> None:
    govcheck("new", "rule", "watched", "--pack", "house", cwd=tmp_path)
    path = tmp_path / "house" / "watched.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("remediation:")
    path.write_text(f"{text[:at]}figures:\n  - {figures}\n{text[at:]}", encoding="utf-8")
    ran = govcheck("explain", "watched", "--pack", "house", cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (2, "", problem + "\n")


def test_a_figure_that_contradicts_itself_is_told_as_a_range_of_the_article() -> None:
    page = " ".join("\n".join(_page("ciso-independent-of-cio")).split())
    assert (
        "Figure of the source, not ours: 60 to 76 % of CISOs report directly to the chief executive or the board (DigitalDefynd article; "
        "the article contradicts itself and gives 76 % in one place and about 60 % in another). Nothing is judged by it." in page
    )


@pytest.mark.parametrize("rule", [rule.id for rule in KNOWN.packs.rules])
def test_the_organisations_that_a_page_shows_come_out_as_it_says(rule: str, tmp_path: Path) -> None:
    page = _page(rule)
    bad, good = _outcome(rule, _shown(page, "A bad"), tmp_path), _outcome(rule, _shown(page, "A good"), tmp_path)
    promised = [" ".join(said.split()) for said in _promised(page)]
    assert sorted(bad[1]) == sorted(promised)
    assert bad[0] in (Outcome.CONFLICT, Outcome.GAP)
    assert good == (Outcome.PASS, [])


def _page(rule: str) -> list[str]:
    return rule_page(next(one for one in KNOWN.packs.rules if one.id == rule), KNOWN, Look())


def _shown(page: list[str], heading: str) -> str:
    """The organisation under a heading, as a reader would copy it."""
    start = next(number for number, line in enumerate(page) if line.startswith(heading + " organisation: ")) + 1
    end = next(number for number, line in enumerate(page) if number > start and not line)
    return "".join(line[2:] + "\n" for line in page[start:end])


def _promised(page: list[str]) -> Iterator[str]:
    """The findings that the page says there are."""
    paragraphs = "\n".join(page).split("\n\n")
    return (paragraph.partition("=> ")[2] for paragraph in paragraphs if paragraph.startswith("  => "))


def _outcome(rule: str, organization: str, folder: Path) -> tuple[Outcome, list[str]]:
    path = folder / "org.yaml"
    path.write_text(organization, encoding="utf-8")
    document = read_files([str(path)], KNOWN.vocabulary)
    found = assess(document, KNOWN.packs, KNOWN.vocabulary, Settings(EXAMPLE_DAY), Selection((rule,)))
    outcome = next(result.outcome for result in found.rules if result.id == rule)
    return outcome, [f"{finding.kind}: {finding.message}" for finding in found.findings if finding.rule == rule]


def test_the_page_of_a_role_says_how_a_file_names_it(tmp_path: Path) -> None:
    ran = govcheck("explain", "audit-committee", cwd=tmp_path)
    assert ran.out.startswith("audit-committee: Audit Committee\n================================\n\nOversees audit, controls")
    assert "\nIn a file\n  some-id: {title: Whatever the house calls it, kind: body, is: audit-committee}\n" in ran.out
    assert "\n  ciso-reaches-the-top-without-cio          The CISO can raise a concern at the top without passing\n" in ran.out


def test_the_page_of_an_activity_names_rules_that_compare_it_with_another(tmp_path: Path) -> None:
    ran = govcheck("explain", "access-provisioning", cwd=tmp_path)
    assert "\n  topic     access\n" in ran.out
    assert "\n  access-provider-reviews                   Nobody reviews the access that they set up\n" in ran.out


@pytest.mark.parametrize(
    ("activity", "line"),
    [
        (
            "it-vendor-management",
            "  within    vendor-management: without a row of its own it may be held by that row, which proves",
        ),
        ("encryption-policy", "  near      chiffrement, cifrado, encryption, verschluesselung: a row of that name is asked about"),
    ],
)
def test_the_page_of_an_activity_tells_which_rows_decide_little_of_it(activity: str, line: str, tmp_path: Path) -> None:
    assert f"\n{line}" in govcheck("explain", activity, cwd=tmp_path).out


def test_the_page_of_a_constraint_shows_how_it_is_written(tmp_path: Path) -> None:
    ran = govcheck("explain", "acyclic", cwd=tmp_path)
    shown = "How it is written, as in reporting-circle\n  subject: {position: every}\n  require:\n    acyclic: {}\n  messages:\n"
    assert shown in ran.out
    assert ran.out.endswith("Rules that use it\n  reporting-circle                          No reporting line runs in a circle\n")
