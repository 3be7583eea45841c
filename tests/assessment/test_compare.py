"""What changed between two states of an organisation: every fact that differs, once, in a sentence a person can read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.compare import Assessed, changes, compare
from govcheck.documents.read import Document
from govcheck.model.comparisons import Change, ChangeKind, Difference
from govcheck.model.facts import ENTRIES, OWN_FACTS, apply, stated
from govcheck.model.findings import Assessment, Finding, Kind, Outcome, RuleResult, Severity
from govcheck.model.organization import Matrix, Organization, Position
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.sourcemap import NoSource
from govcheck.model.verdicts import Edit, EditKind
from tests.documents.files import document
from tests.properties.organisations import AS_OF, VOCABULARY, base, facts, organisations, with_stated

SETTINGS = Settings(AS_OF)
#: a fact that a file may state by naming the thing alone, or the name that a thing has: no slot that an edit sets
EXISTENCE = frozenset(("row", "section", "matrix", "person"))


def between(old: Organization, new: Organization) -> tuple[Change, ...]:
    return changes(Document(old, NoSource(), (), ()), Document(new, NoSource(), (), ()), VOCABULARY, SETTINGS)


def differences(found: tuple[Change, ...]) -> list[Difference]:
    return [difference for change in found for difference in change.differences]


def flat(organization: Organization) -> Mapping[Slot, Any]:
    """Every fact that an organisation states, one by one: the obvious way, which compares nothing."""
    found: dict[Slot, Any] = {slot("organization", field): getattr(organization, field) for field in OWN_FACTS}
    found |= {slot("organization", name): value for name, value in organization.attributes.items()}
    for position in organization.positions.values():
        for field, value in position._asdict().items():
            kind = {"lines": "line", "dotted": "dotted", "holding": "holder"}.get(field)
            found[slot(kind, position.id) if kind else slot("position", position.id, field)] = value
    for kind, (section, _) in ENTRIES.items():
        for entry in (getattr(organization, section) or {}).values():
            found |= {slot(kind, entry[0], field): value for field, value in list(entry._asdict().items())[1:]}
            if kind != "activity":
                found[slot(kind, entry[0], "id")] = entry[0]
        if getattr(organization, section) is not None and kind not in ("party", "entity", "activity"):
            found[slot("section", section)] = True
    for matrix in organization.matrices.values():
        found[slot("matrix", matrix.id, "id")] = matrix.id
        for row, cells in matrix.rows.items():
            found[slot("row", matrix.id, row)] = row
            found |= {slot("cell", matrix.id, row, column): letters for column, letters in cells.items()}
    for channel in organization.channels or ():
        sender = slot("channel", str(channel.sender))
        found[sender] = tuple(sorted((*found.get(sender, ()), channel), key=repr))
    if organization.channels is not None:
        found[slot("section", "channels")] = True
    return {fact: value for fact, value in found.items() if value is not None and fact.path[-1] != "implicit"}


def differing(old: Organization, new: Organization) -> set[Slot]:
    before, after = flat(old), flat(new)
    return {fact for fact in {*before, *after} if before.get(fact) != after.get(fact)}


@given(organisations())
def test_an_organisation_differs_in_nothing_from_itself(organization: Organization) -> None:
    assert between(organization, organization) == ()


@given(organisations(), organisations())
@settings(max_examples=25)
def test_every_fact_that_differs_is_told_and_none_twice(old: Organization, new: Organization) -> None:
    told = Counter(difference.slot for difference in differences(between(old, new)))

    assert set(told) == differing(old, new)
    assert set(told.values()) <= {1}


@given(organisations(), st.lists(facts(), min_size=1, max_size=6))
def test_edits_come_out_as_exactly_those_changes(old: Organization, edits: list[tuple[Slot, Any]]) -> None:
    new = old
    for fact, value in edits:
        new = with_stated(new, fact, value)
    touched = {fact for fact, _ in edits}

    found = [each for each in differences(between(old, new)) if each.slot.kind not in EXISTENCE and each.slot.path[-1] != "id"]

    assert {each.slot for each in found} <= touched
    assert {each.slot: each.after for each in found} == {
        fact: stated(new, fact) for fact in touched if stated(old, fact) != stated(new, fact)
    }


@given(organisations(), organisations())
@settings(max_examples=25)
def test_making_the_changes_makes_the_newer_state(old: Organization, new: Organization) -> None:
    edits = [
        Edit(each.slot, each.before, each.after, EditKind.STATE, "state")
        for each in differences(between(old, new))
        if each.slot.kind not in EXISTENCE and each.slot.path[-1] != "id"
    ]

    # what is left differs only by things that are named and of which nothing is said
    assert {fact for fact in differing(apply(old, edits), new) if fact.kind not in EXISTENCE and fact.path[-1] != "id"} == set()


@given(organisations(), organisations())
@settings(max_examples=25)
def test_the_way_back_is_the_same_way(old: Organization, new: Organization) -> None:
    there, back = between(old, new), between(new, old)

    assert sorted(differences(there)) == sorted(Difference(slot_, after, before) for slot_, before, after in differences(back))


@given(organisations(), organisations())
@settings(max_examples=25)
def test_the_order_of_the_file_makes_no_difference(old: Organization, new: Organization) -> None:
    assert between(old, turned(new, lists=False)) == between(old, new)
    assert between(new, turned(new, lists=True)) == ()


def turned(organization: Organization, *, lists: bool) -> Organization:
    """The same organisation with its sections in the opposite order, and also its lists, which a reader sorts."""

    def of(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: of(value[key]) for key in reversed(list(value))}
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(of, value))
        return tuple(of(each) for each in (reversed(value) if lists else value)) if isinstance(value, tuple) else value

    changed: Organization = of(organization)
    return changed


@given(organisations(), st.sampled_from("abcdefxy"))
def test_a_new_id_is_told_once_and_nowhere_else(organization: Organization, seat: str) -> None:
    new = under_another_id(organization, seat, "renamed")

    (change,) = between(organization, new)

    assert (change.kind, change.subject) == (ChangeKind.RENAMED, Ref("position", "renamed"))
    assert change.differences[0] == Difference(slot("position", "renamed", "id"), seat, "renamed")
    (undone,) = between(new, organization)
    assert (undone.kind, undone.subject) == (ChangeKind.RENAMED, Ref("position", seat))


def under_another_id(organization: Organization, was: str, now: str) -> Organization:
    """The organisation as text would have it after search and replace: every mention of the one id is the other."""

    def of(value: Any, field: str = "") -> Any:
        if isinstance(value, Ref):
            return Ref(value.kind, now) if value == Ref("position", was) else value
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*(of(each, name) for name, each in zip(value._fields, value, strict=True)))
        if isinstance(value, tuple):
            return tuple(of(each, field) for each in value)
        if isinstance(value, Mapping):
            return {now if field in ("positions", "cells") and key == was else key: of(each, "cells" if field == "rows" else field)
                    for key, each in value.items()}  # fmt: skip
        names_a_seat = field in ("id", "to", "dotted", "part_of", "chair", "members", "roots")
        return now if names_a_seat and value == was else value

    changed: Organization = of(organization)
    seat = changed.positions[now]
    return changed._replace(positions={**changed.positions, now: seat._replace(formerly=(was,))})


@given(organisations(), organisations())
@settings(max_examples=15)
def test_every_change_is_one_sentence_of_one_line(old: Organization, new: Organization) -> None:
    for change in between(old, new):
        assert change.statement.strip() == change.statement
        assert "\n" not in change.statement
        assert "None" not in change.statement
        assert not change.statement.endswith((".", ":"))


# ---- the words -----------------------------------------------------------------------------------------------------------------------

HEAD = """\
positions:
  board: {title: Board, kind: body, tier: governing}
  ceo: {title: CEO, reports_to: board, holder: A. Byrne}
"""


def said(old: str, new: str) -> list[tuple[str, str]]:
    """The changes from one file to another, the shared head being part of both."""
    found = changes(document(HEAD + old), document(HEAD + new), VOCABULARY, SETTINGS)
    return [(change.kind, change.statement) for change in found]


def test_a_seat_that_moves() -> None:
    old = "  cio: {title: CIO, reports_to: ceo}\n  ciso: {title: CISO, reports_to: cio}\n"
    new = "  cio: {title: CIO, reports_to: {to: ceo, for: functional}}\n  ciso: {title: CISO, reports_to: [ceo, board]}\n"
    assert said(old, new) == [
        ("moved", "CISO moved from CIO to Board and CEO"),
        ("changed", "CIO reports to CEO (functional) instead of CEO"),
    ]
    assert said("  x: {title: X}\n", "  x: {title: X, reports_to: ceo}\n") == [("moved", "X now reports to CEO")]
    assert said("  x: {title: X, reports_to: ceo}\n", "  x: {title: X}\n") == [("moved", "X no longer reports to CEO")]


def test_a_seat_that_changes_hands() -> None:
    def hands(old: str, new: str) -> list[tuple[str, str]]:
        return said(f"  x: {{title: X{old}}}\n", f"  x: {{title: X{new}}}\n")

    assert hands("", ", holder: M. Lund") == [("appointed", "M. Lund now holds X")]
    assert hands(", holder: vacant", ", holder: [M. Lund, P. Sommer]") == [
        ("appointed", "M. Lund and P. Sommer now hold X, which was vacant")
    ]
    assert hands(", holder: M. Lund", ", holder: {name: P. Sommer, acting: true, since: 2026-08-01}") == [
        ("appointed", "P. Sommer (acting, since 2026-08-01) now holds X instead of M. Lund")
    ]
    assert hands(", holder: M. Lund", ", holder: {vacant: true, since: 2026-08-01}") == [
        ("vacated", "X is vacant now since 2026-08-01; it was held by M. Lund")
    ]
    assert hands(", holder: {name: M. Lund, acting: true}", ", holder: M. Lund") == [
        ("acting", "X is held by M. Lund, before: M. Lund (acting)")
    ]
    assert hands(", holder: M. Lund", "") == [("changed", "X: the holder is no longer stated; it was held by M. Lund")]
    assert hands(", holder: extern", ", holder: M. Lund") == [("appointed", "M. Lund now holds X instead of somebody who is not named")]


def test_letters_rows_and_matrices() -> None:
    seats = "  ciso: {title: CISO, is: ciso}\n  soc: {title: SOC}\n"
    old = seats + "raci:\n  Containment: {ciso: A, soc: R}\n  Tidy-up: {soc: A/R}\n"
    new = seats + "raci:\n  Containment: {ciso: A/R, ceo: I}\n  Drill: {ciso: A}\n"
    assert said(old, new) == [
        ("added", 'the row "Drill" is new: CISO A'),
        ("removed", 'the row "Tidy-up" is gone, of which was said: SOC A/R'),
        ("letters", 'CEO now has I in "Containment"'),
        ("letters", 'CISO has A/R instead of A in "Containment"'),
        ("letters", 'SOC no longer has R in "Containment"'),
    ]


def test_a_row_that_alone_stands_for_an_activity_keeps_its_letters_under_another_name() -> None:
    seats = "  ciso: {title: CISO, is: ciso}\n"
    old = seats + "raci:\n  Incident response: {ciso: A}\nactivities:\n  Incident response: {frequency: daily}\n"
    new = seats + "raci:\n  incident-response: {ciso: A}\nactivities:\n  incident-response: {frequency: daily}\n"
    assert said(old, new) == [("renamed", 'the row "Incident response" is now called "incident-response"')]


def test_seats_that_come_go_and_get_another_id() -> None:
    old = "  head-is: {title: Head of IS, reports_to: ceo}\n  soc: {title: SOC, reports_to: head-is, holder: vacant}\n"
    new = "  ciso: {title: Head of IS, formerly: [head-is], reports_to: ceo}\n  grc: {title: GRC, reports_to: ciso, level: senior}\n"
    assert said(old, new) == [
        ("renamed", "Head of IS has the id ciso now instead of head-is"),
        ("added", "GRC is new: reports to Head of IS; level is senior"),
        ("removed", "SOC is gone, of which was said: is vacant; reports to Head of IS"),
    ]


def test_a_new_id_that_is_not_said_to_be_one_is_told_apart_from_the_old_one_and_what_would_say_so() -> None:
    old = "  head-is: {title: Head of IS, reports_to: ceo}\n  soc: {title: SOC, reports_to: head-is}\n"
    assert said(old, old.replace("head-is", "ciso")) == [
        ("moved", "SOC moved from Head of IS (head-is) to Head of IS (ciso)"),
        (
            "added",
            "Head of IS (ciso) is new: reports to CEO; if it is the seat that was head-is, say so with formerly: [head-is]",
        ),
        ("removed", "Head of IS (head-is) is gone, of which was said: reports to CEO"),
    ]


def test_sections_and_their_entries() -> None:
    old = "policies:\n  information-security: {owner: ceo, review: yearly}\n"
    new = (
        "policies:\n  information-security: {owner: [ceo, board]}\n"
        "gates:\n  sign-off: {before: go-live, approver: ceo}\n"
        "channels:\n  - {from: ceo, to: board, about: cyber-risk, written: false}\n"
    )
    assert said(old, new) == [
        ("added", 'the gate "sign-off" is new: approver is CEO; before is go-live'),
        ("changed", "CEO: now reaches Board, about cyber-risk, not in writing"),
        ("changed", "the file now speaks of channels"),
        ("changed", "the file now speaks of gates"),
        ("changed", 'the policy "information-security": owner now includes Board'),
        ("changed", 'the policy "information-security": review is no longer stated; it was yearly'),
    ]
    assert said("policies: {}\n", "") == [("changed", "the file says nothing about policies any more")]
    assert said("", "policies: {}\n") == [("changed", "the file now speaks of policies, of which there are none")]


def test_what_is_said_of_the_organisation() -> None:
    assert said(
        "organization: {name: One, regulated: true, attributes: {listed: true}}\n", "organization: {name: Two, frameworks: [gdpr]}\n"
    ) == [
        ("changed", "organization.frameworks is now stated: gdpr"),
        ("changed", "organization.listed is no longer stated; it was yes"),
        ("changed", "organization.name is Two instead of One"),
        ("changed", "organization.regulated is no longer stated; it was yes"),
    ]


def test_yes_is_not_one() -> None:
    old = Organization(attributes={"x": True}, positions={"a": Position("a", "A")})
    assert [change.statement for change in between(old, old._replace(attributes={"x": 1}))] == ["organization.x is 1 instead of yes"]


def test_a_seat_that_only_columns_name_is_told_by_its_letters() -> None:
    def columns(*seats: str) -> Organization:
        positions = {seat: Position(seat, seat, implicit=True, roles=(seat,)) for seat in seats}
        return Organization(positions=positions, matrices={"main": Matrix("main", rows={"x": dict.fromkeys(seats, "A")})})

    assert [(change.kind, change.statement) for change in between(columns("cio"), columns("cio", "ciso"))] == [
        ("letters", 'ciso now has A in "x"')
    ]


def test_a_change_says_where_it_stands() -> None:
    old = document(HEAD + "  x: {title: X, reports_to: ceo, holder: M. Lund}\n  y: {title: Y}\n")
    new = document(HEAD + "  z: {title: X, formerly: [x], reports_to: board}\n  new: {title: New}\n")

    found = {
        change.kind: [(place.role, place.location.line, place.location.column) for place in change.places]
        for change in changes(old, new, VOCABULARY, SETTINGS)
    }

    assert found == {
        "added": [("new", 6, 3)],
        "removed": [("old", 6, 3)],
        "renamed": [("new", 5, 3)],
        "moved": [("new", 5, 32)],
        "changed": [("old", 5, 34)],
    }


# ---- findings ------------------------------------------------------------------------------------------------------------------------


def finding(fingerprint: str, rule: str = "r", severity: Severity = Severity.ERROR, message: str = "") -> Finding:
    subject = Ref("position", "a")
    return Finding(rule, Kind.CONFLICT, severity, subject, (), message, (), "", (), (), (), "", fingerprint)


def assessed(*findings: Finding, rules: Mapping[str, Outcome] | None = None) -> Assessed:
    results = tuple(RuleResult(rule, "p", outcome, Severity.ERROR, ()) for rule, outcome in (rules or {}).items())
    assessment = Assessment("X", (), (), AS_OF, results, findings)
    return Assessed(("x",), Document(base(), NoSource(), (), ()), assessment)


def test_findings_are_counted_one_by_one() -> None:
    first, second = finding("f", message="one"), finding("f", message="two")
    both = compare(assessed(first), assessed(first, second), VOCABULARY, SETTINGS)
    assert (len(both.came), len(both.went), len(both.stayed)) == (1, 0, 1)
    back = compare(assessed(first, second), assessed(first), VOCABULARY, SETTINGS)
    assert (len(back.came), len(back.went), len(back.stayed)) == (0, 1, 1)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
@settings(max_examples=40)
def test_findings_come_go_and_stay_as_multisets(old: list[str], new: list[str]) -> None:
    found = compare(assessed(*map(finding, old)), assessed(*map(finding, new)), VOCABULARY, SETTINGS)

    was, now = Counter(old), Counter(new)
    assert Counter(each.fingerprint for each in found.came) == now - was
    assert Counter(gone.finding.fingerprint for gone in found.went) == was - now
    assert Counter(kept.finding.fingerprint for kept in found.stayed) == was & now


def test_a_finding_that_stays_knows_what_it_was() -> None:
    was, now = finding("f", severity=Severity.WARNING, message="old"), finding("f", severity=Severity.ERROR, message="new")
    (kept,) = compare(assessed(was), assessed(now), VOCABULARY, SETTINGS).stayed
    assert (kept.finding, kept.was) == (now, Severity.WARNING)


def test_a_finding_that_went_tells_what_its_rule_comes_to() -> None:
    old = assessed(finding("f", "mended"), finding("g", "silenced"), finding("h", "unknown"))
    new = assessed(rules={"mended": Outcome.PASS, "silenced": Outcome.NOTMODELLED})
    assert {gone.finding.rule: gone.outcome for gone in compare(old, new, VOCABULARY, SETTINGS).went} == {
        "mended": Outcome.PASS,
        "silenced": Outcome.NOTMODELLED,
        "unknown": None,
    }


def test_the_generator_reaches_every_kind_of_change() -> None:
    """The properties above are worth as much as what their organisations differ in."""
    seen: set[str] = set()

    @given(organisations(), organisations())
    @settings(max_examples=25)
    def look(old: Organization, new: Organization) -> None:
        seen.update(change.kind for change in between(old, new))

    look()
    assert seen >= {"added", "removed", "moved", "appointed", "vacated", "letters", "changed"}
