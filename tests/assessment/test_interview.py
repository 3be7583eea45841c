"""The questions of an interview: about facts for which rules wait, with what an answer decides found by trial."""

from datetime import date
from pathlib import Path

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.assessment.interview import interview
from govcheck.cli.knowledge import proven
from govcheck.documents.answers import read_answers
from govcheck.documents.read import Document, read_files
from govcheck.model.asking import Ask
from govcheck.model.facts import apply
from govcheck.model.findings import JUDGED
from govcheck.model.settings import Settings
from govcheck.renderers.pieces.sheet import csv_sheet

ROOT = Path(__file__).parents[2]
KNOWN = proven(())
SETTINGS = Settings(date(2026, 11, 26))
SMALL = """\
govcheck: 1
positions:
  board: {title: Board of Directors, kind: body, tier: governing}
  ceo: {title: Chief Executive Officer, reports_to: board}
  tech: {title: VP Technology Services, reports_to: ceo}
  ciso: {title: Chief Information Security Officer, reports_to: ceo}
raci:
  Incident response: {ciso: A}
policies: {information-security: {approver: board}}
"""


def _read(tmp_path: Path, text: str = SMALL) -> Document:
    path = tmp_path / "org.yaml"
    path.write_text(text, encoding="utf-8")
    return read_files([str(path)], KNOWN.vocabulary)


def _asks(document: Document, *select: str) -> tuple[Ask, ...]:
    return interview(document, KNOWN.packs, KNOWN.vocabulary, SETTINGS, Selection(tuple(select)))


def _judged(document: Document) -> set[str]:
    return {rule.id for rule in assess(document, KNOWN.packs, KNOWN.vocabulary, SETTINGS).rules if rule.outcome in JUDGED}


def test_a_question_is_about_a_fact_for_which_rules_wait(tmp_path: Path) -> None:
    asks = _asks(_read(tmp_path), "ciso-owns-security-policy", "ciso-leads-incident-containment", "cio-office-is-filled")
    assert {(ask.id, ask.text, ask.expected, ask.rules) for ask in asks} == {
        (
            "policy:information-security/owner",
            "Who owns the policy on information security?",
            "positions, offices or outside parties, by title or id, several with ; between them; or none",
            ("ciso-owns-security-policy",),
        ),
        (
            "role:cio",
            "Who is the Chief Information Officer? Titles that suggest it: VP Technology Services",
            "a position, by title or id; or nobody",
            ("cio-office-is-filled",),
        ),
    }
    policy = next(ask for ask in asks if ask.slot.kind == "policy")
    assert (policy.decides, policy.opens) == (policy.rules, ())


def test_the_questions_that_decide_most_come_first_and_each_fact_is_asked_about_once(tmp_path: Path) -> None:
    asks = _asks(_read(tmp_path))
    assert [len(ask.decides) for ask in asks] == sorted((len(ask.decides) for ask in asks), reverse=True)
    assert len({ask.id for ask in asks}) == len(asks) > 20
    for ask in asks:
        assert set(ask.opens) <= set(ask.decides) <= set(ask.rules)
        assert ask.text.split("?")[0] + "?" in ask.text
        assert ask.expected


def test_ids_stay_when_the_order_changes(tmp_path: Path) -> None:
    asks = {ask.id: ask.text for ask in _asks(_read(tmp_path))}
    lines = SMALL.splitlines(keepends=True)
    turned = {ask.id: ask.text for ask in _asks(_read(tmp_path, "".join([lines[0], lines[8], *lines[6:8], *lines[1:6]])))}
    assert turned == asks


def test_nothing_is_asked_of_an_organisation_that_says_enough(tmp_path: Path) -> None:
    assert _asks(_read(tmp_path), "ciso-exists") == ()


#: what the first part of a question's id asks for -> an answer
ANSWERS = {
    "row": "A: ciso; R: ceo",
    "rows": "A: ciso; R: ceo; C: board; I: tech",
    "channel": "to: board; about: cyber-risk; trigger: breach; frequency: quarterly; written: yes; via: none",
    "holder": "P. Example",
    "decision": "ciso",
    "risk": "ciso",
}
FIELDS = {
    "owner": "ciso",
    "audience": "all",
    "frequency": "yearly",
    "scope": "cyber-risk",
    "before": "major-deployment",
    "approver": "ciso",
    "challengers": "ciso",
    "informed_by": "post-incident-review",
    "measured_by": "incidents; uptime",
    "engages": "board",
    "evaluated_by": "ceo",
    "paid_by": "ceo",
    "mandate": "Protects information.",
    "scopes": "security",
    "risk_appetite": "low",
    "risk_threshold": "none beyond 14 days",
    "level": "executive",
}


def _answer(ask: Ask) -> str:
    if ask.slot.kind == "role":
        return ask.text.partition("suggest it: ")[2].split(",")[0] or "ceo"
    if ask.expected == "yes or no":
        return "yes"
    return FIELDS.get(ask.slot.path[-1]) or ANSWERS.get(ask.slot.kind) or "none"


@pytest.mark.parametrize("name", ["small", "hospital"])
def test_after_an_answer_as_many_rules_more_are_judged_as_promised(name: str, tmp_path: Path) -> None:
    path = ROOT / "examples" / name / "org.yaml"
    document = read_files([str(path)], KNOWN.vocabulary) if path.exists() else _read(tmp_path)
    before = _judged(document)
    promised = 0
    for ask in _asks(document):
        answer = _answer(ask)
        if path.exists():
            answer = answer.replace("tech", "cio")
        sheet = csv_sheet(("answer", "id"), [(answer, ask.id)]).encode()
        edits, answered = read_answers(sheet, "answers.csv", document.organization, KNOWN.vocabulary)
        assert answered == 1
        after = _judged(document._replace(organization=apply(document.organization, edits)))
        assert set(ask.opens) <= after - before, ask
        promised += len(ask.opens)
    assert promised > 20


def test_a_word_that_narrowly_misses_a_known_one_is_asked_about_with_what_it_would_change(tmp_path: Path) -> None:
    text = SMALL.replace("positions:", "organization: {sector: helthcare}\npositions:").replace(
        ", kind: body", ", kind: body, scope: [cyber-rsk]"
    )
    asks = {ask.id: ask for ask in _asks(_read(tmp_path, text))}
    assert asks["organization:sector"].text == "Is 'helthcare' meant to be 'healthcare'? In which sector does the organisation work?"
    assert asks["organization:sector"].expected == "all that is meant, such as healthcare"
    scope = asks["position:board/scope"]
    assert scope.text == "Is 'cyber-rsk' meant to be 'cyber-risk'? What does Board of Directors deal with?"
    assert len(scope.decides) > 0


def test_a_name_in_two_seats_is_asked_about_where_it_makes_a_finding(tmp_path: Path) -> None:
    text = SMALL.replace("Security Officer,", "Security Officer, holder: M. Müller,").replace(
        "title: VP Technology Services,", "title: Chief Information Officer (CIO), holder: M. Müller,"
    )
    ask = next(ask for ask in _asks(_read(tmp_path, text)) if ask.slot.kind == "person")
    assert ask.text == "Is M. Müller in Chief Information Security Officer and Chief Information Officer (CIO) one person?"
    assert (ask.id, ask.expected) == ("person:M. Müller/name", "yes or no")
    assert "cio-and-ciso-are-two-people" in ask.decides
