"""A rule names facts by the words of the organisation file; a word that the file has not is a problem of the pack, at its place."""

from pathlib import Path

import pytest

from govcheck.documents.table import ACTIVITY, ORGANIZATION, POSITION, SECTIONS
from govcheck.model.facts import ENTRIES
from govcheck.model.filewords import FIELDS
from tests.packs.house import edited, rule, wrong

SUBJECT = "{activity: security-monitoring}"
REQUIRE = "assigned: {letters: [A], to: {role: ciso}}"
ASSIGNEE = "{assignee} answers for {subject}"

LISTS = (
    "deputy, dotted_line_to, engages, evaluated_by, formerly, is, measured_by, members, overseen_by, paid_by, reports_to, "
    "scope, scopes, serves"
)


def nearly(place: str, word: str, near: str) -> str:
    meant = f"{word!r} is nearly {near!r}, a fact of an organization"
    return f"{place}: {meant}; expected that, or a house attribute of another name (did you mean {near}?)"


def told(folder: Path, subject: str, require: str) -> list[str]:
    return wrong(folder, (SUBJECT, subject), (REQUIRE, require), (ASSIGNEE, "no"))


def test_rules_and_the_reader_of_the_file_know_the_same_words() -> None:
    """The words come from the records, and the reader's from its own table: one that stands in only one of them would mislead."""
    read = {
        "position": {field.word: field.attribute for field in POSITION.by_word.values()},
        "organization": {field.word: field.attribute for field in ORGANIZATION.by_word.values() if field.word != "attributes"},
        "activity": {field.word: field.attribute for field in ACTIVITY.by_word.values()},
    }
    kinds = {section: kind for kind, (section, _) in ENTRIES.items()}
    for section in SECTIONS:
        if section.word in kinds:
            read[kinds[section.word]] = {field.word: field.attribute for field in section.fields.by_word.values()}

    assert {kind: dict(words) for kind, words in FIELDS.items()} == read


@pytest.mark.parametrize(
    ("subject", "require", "problem"),
    [
        (
            "{gate: every}",
            "states: {facts: {mandatry: true}}",
            "7:20: unknown fact of a gate 'mandatry' (did you mean mandatory?)",
        ),
        (
            "{role: ciso}",
            "states: {facts: {lines: ceo, holder: set}}",
            "7:20: unknown fact of a position 'lines'",
        ),
        (
            "{asset: every}",
            "states: {facts: {asset_class: x}}",
            "7:20: unknown fact of an asset 'asset_class' (did you mean class?)",
        ),
        (
            "{role: ciso}",
            "lists: {fact: measuredby, any: [uptime]}",
            "7:17: unknown fact of a position 'measuredby' (did you mean measured_by?)",
        ),
        (
            "{role: ciso}",
            "lists: {fact: mandate, any: [uptime]}",
            f"7:17: 'mandate' of a position is no list; expected one of {LISTS}",
        ),
        (
            "{vendor: every}",
            "lists: {fact: kind, any: [security]}",
            "7:17: 'kind' of a vendor is no list; expected owner",
        ),
        (
            "{entity: every}",
            "lists: {fact: sector, any: [finance]}",
            "7:17: 'sector' of an entity is no list; an entity states none",
        ),
        (
            "{organization: this}",
            "lists: {fact: frameworcs, any: [gdpr]}",
            "7:17: unknown fact of an organization 'frameworcs' (did you mean frameworks?)",
        ),
        (
            "{organization: this}",
            "recent: {fact: reviewd, within: 365}",
            nearly("7:18", "reviewd", "reviewed"),
        ),
        (
            "{organization: this}",
            "recent: {fact: sector, within: 365}",
            "7:18: 'sector' of an organization is no day; expected reviewed",
        ),
        (
            "{policy: every}",
            "recent: {fact: review, within: 365}",
            "7:18: 'review' of a policy is no day; a policy states none",
        ),
        (
            "{organization: this}",
            "states: {facts: {regulatd: true}}",
            nearly("7:20", "regulatd", "regulated"),
        ),
        (
            "{role: ciso}",
            "below: {fact: risk_apetite, than: {role: cio}}",
            "7:17: unknown fact 'risk_apetite' (did you mean risk_appetite?)",
        ),
        (
            "{policy: every}",
            "owned_by: {as: [onwer], who: {role: ciso}}",
            "7:19: unknown fact of a policy 'onwer' (did you mean owner?)",
        ),
        (
            "{gate: every}",
            "owned_by: {as: [approver, owner], who: {role: ciso}}",
            "7:29: unknown fact of a gate 'owner'; expected one of approver, before, challengers, mandatory, phase, title",
        ),
        (
            "{gate: every}",
            "owned_by: {as: phase, who: {role: ciso}}",
            "7:18: 'phase' of a gate names nobody; expected one of approver, challengers",
        ),
        (
            "{asset: every}",
            "separated: {this: {as: owner}, from: {as: oversser}}",
            "7:45: unknown fact of an asset 'oversser' (did you mean overseer?)",
        ),
        (
            "{activity: every}",
            "separated: {this: {as: owner}, from: {role: cio}}",
            "7:26: unknown fact of an activity 'owner'; expected one of approves, critical, for, frequency, is, phase",
        ),
        (
            "{organization: this}",
            "separated: {this: {as: sector}, from: {role: cio}}",
            "7:26: 'sector' of an organization names nobody; an organization states none",
        ),
        (
            "{gate: every, where: {befor: go-live}}",
            "states: {facts: {mandatory: true}}",
            "5:32: unknown fact of a gate 'befor' (did you mean before?)",
        ),
        (
            "{activity: every, where: {topics: incident}}",
            "recurs: {at_least: stated}",
            "5:36: unknown fact of an activity 'topics' (did you mean topic?)",
        ),
        (
            "{framework: every, where: {kind: law}}",
            "assigned: {letters: [A], to: {role: ciso}, activity: it-strategy}",
            "5:37: unknown fact of a framework 'kind'",
        ),
        (
            "{organization: this, where: {regulated: true}}",
            "states: {facts: {frameworks: set}}",
            "5:38: where asks nothing of the organization; expected when: {organization: ...}",
        ),
    ],
)
def test_a_word_that_the_file_has_not_is_told_with_the_nearest(tmp_path: Path, subject: str, require: str, problem: str) -> None:
    assert told(tmp_path, subject, require) == [problem]


def test_the_subject_of_an_alternative_says_whose_facts_are_meant(tmp_path: Path) -> None:
    require = "any_of:\n    - states: {facts: {mandate: set}}\n    - {subject: {gate: every}, states: {facts: {mandate: set}}}"
    assert told(tmp_path, "{role: ciso}", require) == ["9:49: unknown fact of a gate 'mandate' (did you mean mandatory?)"]


@pytest.mark.parametrize(
    ("subject", "require"),
    [
        ("{organization: this}", "states: {facts: {us_federal_agency: true}}"),
        ("{organization: this}", "recent: {fact: last_exercise, within: 400}"),
        ("{organization: this}", "lists: {fact: frameworks, any: [gdpr]}"),
        ("{role: ciso, where: {is: ciso, reports_to: set}}", "states: {facts: {is: set, holder: set}}"),
        ("{asset: every, where: {class: personal}}", "separated: {this: {as: owner}, from: {as: overseer}}"),
        ("{activity: every, where: {topic: incident, canonical: pack, approves: unset, for: gdpr}}", "recurs: {at_least: stated}"),
        ("{gate: every}", "owned_by: {as: [approver, challengers], who: {role: ciso}}"),
        ("{position: every}", "separated: {this: {as: deputy}, from: {as: overseen_by}}"),
    ],
)
def test_words_that_the_file_has_are_no_problem(tmp_path: Path, subject: str, require: str) -> None:
    text = ((SUBJECT, subject), (REQUIRE, require), (ASSIGNEE, "no"))
    assert rule(tmp_path, edited(*text)).id == "watched"


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        (
            "when: {organization: {secktor: finance}}",
            nearly("5:23", "secktor", "sector"),
        ),
        (
            "severity_when: [{organization: {regulatd: true}, severity: error, because: 'house:2'}]",
            nearly("5:33", "regulatd", "regulated"),
        ),
    ],
)
def test_a_condition_that_nearly_names_a_fact_of_the_organisation_is_told(tmp_path: Path, condition: str, problem: str) -> None:
    assert wrong(tmp_path, ("\nsubject: ", f"\n{condition}\nsubject: ")) == [problem]


def test_conditions_may_name_house_attributes_and_what_is_complete(tmp_path: Path) -> None:
    condition = "when: {organization: {us_federal_agency: true, complete: raci, sector: [finance, energy]}}"
    found = rule(tmp_path, edited(("\nsubject: ", f"\n{condition}\nsubject: ")))
    assert found.when == (("complete", ("raci",)), ("sector", ("finance", "energy")), ("us_federal_agency", (True,)))
