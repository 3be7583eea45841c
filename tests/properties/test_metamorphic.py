"""How findings follow when an organisation is said in another way, says more, or says less: whole assessments, all packs on."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.assessment.assess import assess
from govcheck.documents.emit import emit
from govcheck.documents.read import Document, read_files
from govcheck.documents.write_yaml import write_organization
from govcheck.model.findings import Assessment, Finding, Kind
from govcheck.model.organization import (
    Appointment,
    Engagement,
    Entity,
    Holding,
    Line,
    Matrix,
    Organization,
    Party,
    Position,
    Vendor,
)
from govcheck.model.settings import Settings
from govcheck.model.slots import Location, Ref, Slot
from govcheck.model.sourcemap import NoSource
from govcheck.packs.load import load_packs, shipped_packs
from govcheck.source.nodes import plain
from govcheck.source.reader import read_yaml
from tests.properties.changing import followed, ids_of, renamed
from tests.properties.organisations import AS_OF, VOCABULARY, graph_of, organisations, with_stated

PACKS = load_packs(shipped_packs(), VOCABULARY)
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/org.yaml"))
#: of these seats that clash, or that stand in a circle, the first by name is the subject, and the others are the key
FIRST_OF_SEVERAL = frozenset(("reporting-circle", "two-seats-for-one-office"))
#: sections of a file that may be spread over several files; the others stand once
SPREAD = ("positions", "raci", "activities", "gates", "policies", "trainings", "decisions", "risks", "assets", "vendors", "parties")
#: lists in which the order says something
ORDERED = frozenset(("formerly", "include"))


def assessed(organization: Organization) -> Assessment:
    return assess(Document(organization, NoSource(), (), ()), PACKS, VOCABULARY, Settings(AS_OF))


def data_of(name: str) -> dict[str, Any]:
    """An example's file as plain values."""
    found = plain(read_yaml((EXAMPLES / name / "org.yaml").read_bytes(), "org.yaml"))
    assert isinstance(found, dict)
    return found


def titled(organization: Organization) -> Organization:
    """The organisation with a title for everything that is otherwise told by its id."""
    seats = organization.positions.items()
    titles = [seat.title for seat in organization.positions.values()]
    # seats of one title are told by their ids
    untitled = {n: s._replace(title=f"the {s.title} of {n}") for n, s in seats if s.title == n or titles.count(s.title) > 1}
    changes: dict[str, Any] = {"positions": {**organization.positions, **untitled}}
    for section in ("gates", "assets", "vendors", "parties", "entities"):
        entries = getattr(organization, section)
        if entries:
            changes[section] = {name: entry._replace(title=entry.title or f"the {name}") for name, entry in entries.items()}
    return organization._replace(**changes)


# ---- other ids ---------------------------------------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(organisations())
def test_ids_of_the_same_order_change_nothing_but_ids(organization: Organization) -> None:
    organization = titled(organization)
    ids = {kind: {name: f"n-{name}" for name in names} for kind, names in ids_of(organization).items() if kind != "person"}
    before, after = assessed(organization), assessed(renamed(organization, ids))
    assert [followed(finding, {}) for finding in after.findings] == [followed(finding, ids) for finding in before.findings]
    assert groups(after) == groups(before)
    # with whom somebody works is a topic of each seat, told by its id
    said = [repr((found.rules, found.notmodelled, found.sections)).replace("engages:n-", "engages:") for found in (after, before)]
    assert said[0] == said[1]
    assert [(q.kind, q.candidates, q.text) for q in after.questions] == [(q.kind, q.candidates, q.text) for q in before.questions]


def groups(found: Assessment) -> list[int]:
    """Which findings share their facts, whatever these are called."""
    names = [finding.group for finding in found.findings]
    return [names.index(name) for name in names]


@settings(max_examples=40)
@given(organisations(), st.randoms())
def test_any_ids_change_nothing_but_ids_and_the_order_of_lists(organization: Organization, random: Random) -> None:
    organization = titled(organization)
    ids: dict[str, dict[str, str]] = {}
    for kind, names in ids_of(organization).items():
        if kind != "person":
            others = list(names)
            random.shuffle(others)
            ids[kind] = {name: f"n-{other}" for name, other in zip(names, others, strict=True)}
    new = renamed(organization, ids)
    old_names = {now: before for before, now in ids["position"].items()}
    new = new._replace(positions={name: seat._replace(formerly=(old_names[name],)) for name, seat in new.positions.items()})
    before, after = assessed(organization), assessed(new)

    assert Counter(unordered(followed(finding, {})) for finding in after.findings) == Counter(
        unordered(followed(finding, ids)) for finding in before.findings
    )
    # a seat that says what it was called before keeps its fingerprints
    assert fingerprints(after) == fingerprints(before)
    assert [(rule.id, rule.outcome, rule.severity, rule.verdicts) for rule in after.rules] == [
        (rule.id, rule.outcome, rule.severity, rule.verdicts) for rule in before.rules
    ]


def fingerprints(found: Assessment) -> set[str]:
    """The fingerprints of findings on seats, rows and the organisation: entries have no older names."""
    return {finding.fingerprint for finding in found.findings if finding.subject.kind in ("position", "activity", "organization", "role")}


def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence in order of the alphabet, without what stands between them; of a list that is too long only its beginning."""
    return tuple(sorted(re.sub(r"[,;:→]|\band\b", " ", sentence).split()))


def unordered(finding: Finding) -> tuple[Any, ...]:
    """A finding, whatever order its words, its key and its evidence have."""
    evidence, missing = (frozenset((fact.slot, words(fact.statement)) for fact in some) for some in (finding.evidence, finding.missing))
    who = frozenset((finding.subject, *finding.key)) if finding.rule in FIRST_OF_SEVERAL else (finding.subject, frozenset(finding.key))
    message = () if finding.rule in FIRST_OF_SEVERAL else words(finding.message)
    if finding.rule == "reporting-circle":
        who = frozenset()
    return (finding.rule, finding.kind, finding.severity, who, message, evidence, missing)


# ---- another order -----------------------------------------------------------------------------------------------------------------


def shuffled(value: Any, random: Random, key: str = "") -> Any:
    """The same value with keys and lists in another order."""
    if isinstance(value, dict):
        pairs = [(name, shuffled(each, random, name)) for name, each in value.items()]
        random.shuffle(pairs)
        return dict(pairs)
    if isinstance(value, list):
        items = [shuffled(each, random) for each in value]
        if key not in ORDERED:
            random.shuffle(items)
        return items
    return value


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=2)
@given(random=st.randoms())
def test_the_order_of_keys_and_lists_changes_nothing_but_places(name: str, random: Random) -> None:
    data = data_of(name)
    assert placeless(from_texts(json.dumps(shuffled(data, random)))) == placeless(from_texts(json.dumps(data)))


@settings(max_examples=20)
@given(organisations(), st.randoms())
def test_the_order_of_a_random_file_changes_nothing_but_places(organization: Organization, random: Random) -> None:
    text = write_organization(readable(organization))
    data = plain(read_yaml(text.encode(), "org.yaml"))
    as_written = placeless(from_texts(text))
    assert placeless(from_texts(emit(shuffled(data, random)))) == as_written


def readable(organization: Organization) -> Organization:
    """The organisation with everything declared that its facts name, as a reader wants it."""
    suppliers = {seat.supplied_by for seat in organization.positions.values() if seat.supplied_by is not None}
    rows = {row for matrix in organization.matrices.values() for row in matrix.rows}
    return organization._replace(
        parties={**organization.parties, "vendor-x": Party("vendor-x")},
        entities={name: Entity(name) for name in ("one", "two")},
        vendors={**{name: Vendor(name) for name in sorted(suppliers)}, **(organization.vendors or {})} or None,
        activities={name: row for name, row in organization.activities.items() if name in rows},
    )


def from_texts(text: str) -> Assessment:
    return assess(read_files(["-"], VOCABULARY, text.encode()), PACKS, VOCABULARY, Settings(AS_OF))


def placeless(found: Assessment) -> Assessment:
    """An assessment without inputs and places."""
    return found._replace(inputs=(), findings=tuple(map(_placeless, found.findings)))


def _placeless(finding: Finding) -> Finding:
    evidence, missing = (tuple(fact._replace(locations=()) for fact in some) for some in (finding.evidence, finding.missing))
    return finding._replace(places=(), evidence=evidence, missing=missing)


# ---- several files -----------------------------------------------------------------------------------------------------------------


def split(data: dict[str, Any], random: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a file says, in two: sections entry by entry, everything else at random in one of the two."""
    parts: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for section, value in data.items():
        if section == "govcheck":
            continue
        if section in SPREAD and isinstance(value, dict):
            for name, entry in value.items():
                random.choice(parts).setdefault(section, {})[name] = entry
        elif section in ("channels", "roots", "complete") and isinstance(value, list):
            for entry in value:
                random.choice(parts).setdefault(section, []).append(entry)
        else:
            random.choice(parts)[section] = value
    return parts


@pytest.mark.parametrize("included", [False, True], ids=["two files", "include"])
@pytest.mark.parametrize("name", NAMES)
def test_two_files_say_what_one_says(name: str, included: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = data_of(name)
    data.pop("include", None)
    Path("whole.yaml").write_text(emit(data), encoding="utf-8")
    whole = assess(read_files(["whole.yaml"], VOCABULARY), PACKS, VOCABULARY, Settings(AS_OF))
    for seed in range(3):
        one, other = split(data, Random(seed))  # noqa: S311 - chance is no secret here
        header = {"govcheck": 1}
        Path("parts").mkdir(exist_ok=True)
        Path("one.yaml").write_text(emit({**header, **one, **({"include": ["parts/other.yaml"]} if included else {})}), encoding="utf-8")
        Path("parts/other.yaml").write_text(emit(other if included else {**header, **other}), encoding="utf-8")
        paths = ["one.yaml"] if included else ["one.yaml", "parts/other.yaml"]
        found = assess(read_files(paths, VOCABULARY), PACKS, VOCABULARY, Settings(AS_OF))
        assert placeless(found) == placeless(whole)
        assert [places_of(finding) for finding in found.findings] == [places_of(finding) for finding in whole.findings]


def places_of(finding: Finding) -> set[tuple[str, str]]:
    """What stands where a finding points to, but for whole files and sections, of which a part holds less."""
    facts = [(str(fact.slot), place) for fact in finding.evidence for place in fact.locations]
    return {(name, text) for name, place in facts if (text := _text(place)) and not name.startswith(("section:", "row"))}


def _text(place: Location) -> str:
    line = Path(place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
    return line[place.column - 1 : place.end_column - 1] if place.line == place.end_line else line[place.column - 1 :]


# ---- one more unit -----------------------------------------------------------------------------------------------------------------

UNIT = "unit"


@st.composite
def units(draw: st.DrawFn) -> Organization:
    """A unit with seats, people, rows and a legal entity of its own, whose words nobody knows."""
    drawn = draw(organisations(("line", "holder", "cell", "dotted")))
    seats = {name: seat._replace(roles=(), entity=UNIT, serves=None, supplied_by=None) for name, seat in drawn.positions.items()}
    rows = {f"Odd job {number}": cells for number, cells in enumerate(drawn.matrices["main"].rows.values())} if drawn.matrices else {}
    kept = Organization(positions=seats, matrices={"main": Matrix("main", rows=rows)} if rows else {})
    ids = {kind: {name: f"{UNIT}-{name}" for name in names} for kind, names in ids_of(kept).items() if kind != "entity"}
    found = renamed(kept, ids)
    top = Position(f"{UNIT}-top", "Top of the unit", roles=(), entity=UNIT)
    positions = {name: _within(seat)._replace(title=f"Unit {seat.title}") for name, seat in found.positions.items()}
    matrices = {UNIT: Matrix(UNIT, entity=UNIT, rows=rows_of(found))} if rows else {}
    return Organization(positions={**positions, top.id: top}, matrices=matrices, roots=(top.id,))


def rows_of(organization: Organization) -> Any:
    return organization.matrices["main"].rows


def _within(seat: Position) -> Position:
    """A seat without relations to offices or parties."""

    def own(refs: tuple[Ref, ...] | None) -> tuple[Ref, ...] | None:
        return None if refs is None else tuple(ref for ref in refs if ref.kind == "position") or None

    engages = tuple(each for each in seat.engages or () if each.partner.kind == "position") or None
    return seat._replace(
        deputy=own(seat.deputy),
        overseen_by=own(seat.overseen_by),
        evaluated_by=own(seat.evaluated_by),
        paid_by=own(seat.paid_by),
        engages=engages,
    )


def quiet() -> Organization:
    """A unit in which nothing is wrong and of which everything is said that a seat may say, so that no topic is opened by another one."""
    top = Position("quiet-top", "Top of the quiet unit", roles=(), entity="quiet")
    one = Position("quiet-one", "Quiet seat", roles=(), entity="quiet", lines=(Line("quiet-top"),))
    two = Position("quiet-two", "Other quiet seat", roles=(), entity="quiet", lines=(Line("quiet-top"),))
    own = (Ref("position", "quiet-top"),)
    one = one._replace(
        holding=Holding(appointments=(Appointment("Quiet Ann"),)), dotted=("quiet-two",), deputy=(Ref("position", "quiet-two"),),
        matrix=False, serves=("quiet",), level="staff", overseen_by=own, evaluated_by=own, paid_by=own, mandate="works",
        scopes=("quiet-scope",),
        risk_appetite="low", risk_threshold="none", measured_by=("quiet-measure",), engages=(Engagement(own[0]),), line_of_defence=1,
    )  # fmt: skip
    two = two._replace(holding=Holding(appointments=(Appointment("Quiet Bob"),)))
    top = top._replace(level="executive")
    cells = {"quiet-top": "A", "quiet-one": "R", "quiet-two": "C"}
    rows = {"Quiet work": cells, "More quiet work": {"quiet-top": "I", "quiet-one": "A/R"}}
    return Organization(
        positions={seat.id: seat for seat in (top, one, two)}, matrices={"quiet": Matrix("quiet", rows=rows)}, roots=("quiet-top",)
    )


def together(*organizations: Organization) -> Organization:
    """Several organisations of which no two share an id as one; the first says what is said of the whole."""
    first = organizations[0]
    sections: dict[str, Any] = {
        section: {name: entry for each in organizations for name, entry in getattr(each, section).items()}
        for section in ("positions", "matrices")
    }
    roots = tuple(sorted(root for each in organizations for root in each.roots or ()))
    return first._replace(roots=roots, **sections)


def concerns_unit(finding: Finding) -> bool:
    """Whether a finding is about the new unit."""
    about = [finding.subject, *finding.key]
    return any(ref.id.startswith(f"{UNIT}-") or ref.id.startswith("Odd job") or ref.id.startswith(f"{UNIT}/") for ref in about)


@settings(max_examples=40)
@given(organisations(), units(), st.sets(st.sampled_from(("a", "x", "y")), min_size=1))
def test_an_unrelated_unit_brings_its_own_findings_and_changes_no_others(
    organization: Organization, unit: Organization, roots: set[str]
) -> None:
    before = together(organization._replace(roots=tuple(sorted(roots))), quiet())
    after = together(before, unit)
    old, new = assessed(before), assessed(after)
    rest = [finding for finding in new.findings if not concerns_unit(finding)]
    assert [_of_the_rest(finding) for finding in rest] == [_of_the_rest(finding) for finding in old.findings]
    added = [finding for finding in new.findings if concerns_unit(finding)]
    for finding in added:
        named = {ref.id for ref in (finding.subject, *finding.key) if ref.kind == "position"}
        assert named <= set(unit.positions)
        assert seats_of(finding) <= set(unit.positions), finding


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=1)
@given(unit=units())
def test_an_unrelated_unit_changes_no_finding_of_an_example(name: str, unit: Organization) -> None:
    found = read_files([str(EXAMPLES / name / "org.yaml")], VOCABULARY).organization
    before = together(found._replace(roots=graph_of(found).chart.roots), quiet())
    old, new = assessed(before), assessed(together(before, unit))
    assert [_of_the_rest(f) for f in new.findings if not concerns_unit(f)] == [_of_the_rest(f) for f in old.findings]


def test_a_unit_with_a_top_of_its_own_has_to_be_declared() -> None:
    """The one rule about the whole chart that a unit changes: where no roots are declared, two tops are one too many."""
    board = Position("board", "Board", kind="body", roles=("board",), tier="governing")
    lower = Position("ceo", "Head", roles=(), lines=(Line("board"),))
    one = Organization(positions={seat.id: seat for seat in (board, lower)})
    tops = (Position("unit-top", "Top", roles=()), Position("unit-low", "Low", roles=(), lines=(Line("unit-top"),)))
    two = one._replace(positions={**one.positions, **{seat.id: seat for seat in tops}})
    added = [finding for finding in assessed(two).findings if finding not in assessed(one).findings]
    assert [(f.rule, f.kind, f.subject, f.key, f.message) for f in added] == [
        (
            "undeclared-tops",
            Kind.CONFLICT,
            Ref("organization", "this"),
            (Ref("position", "board"), Ref("position", "unit-top")),
            "the chart has no single top and declares none; its solid lines end with Board and Top",
        )
    ]
    assert assessed(two._replace(roots=("unit-top",))).findings == assessed(one).findings


def seats_of(finding: Finding) -> set[str]:
    """The seats of which the evidence of a finding speaks."""
    own = ("line", "holder", "dotted", "position", "subordinates", "deputy", "letters", "tier")
    return {fact.slot.path[0] for fact in finding.evidence if fact.slot.kind in own}


def _of_the_rest(finding: Finding) -> Finding:
    """A finding but for the statements of facts about the whole chart, which tell of the new unit too."""
    evidence = tuple(
        fact for fact in finding.evidence if fact.slot.kind not in ("tops", "circles", "layers") and fact.slot.path != ("roots",)
    )
    return finding._replace(evidence=evidence)


# ---- less evidence -----------------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(organisations())
def test_a_conflict_without_a_fact_of_its_evidence_goes_or_rests_on_what_is_there(organization: Organization) -> None:
    before = graph_of(organization)
    conflicts = [finding for finding in assessed(organization).findings if finding.kind is Kind.CONFLICT]
    slots = sorted({fact.slot for finding in conflicts for fact in finding.evidence if fact.slot.kind in STATED})
    for fact in slots[:12]:
        if before.value(fact) in (None, ()) or fact.path[-1] in ("kind", "implicit"):
            continue
        less = with_stated(organization, fact, None)
        after = graph_of(less)
        known = {(finding.rule, finding.subject, finding.key): finding for finding in conflicts}
        for finding in assessed(less).findings:
            old = known.get((finding.rule, finding.subject, finding.key))
            if finding.kind is not Kind.CONFLICT or old is None:
                continue
            told = {each.slot: each.statement for each in finding.evidence}
            was = {each.slot: each.statement for each in old.evidence}
            if fact in was:
                # the conflict stands for another reason, or for want of the fact: never as if it were still stated
                assert told.get(fact) != was[fact] or after.value(fact) == before.value(fact), (fact, finding)
                assert told != was, (fact, finding)


#: kinds of evidence that a file states
STATED = frozenset(
    ("line", "dotted", "holder", "cell", "channel", "position", "policy", "gate", "asset", "vendor", "risk", "decision", "training")
)


@settings(max_examples=15)
@given(organisations(), st.randoms())
def test_the_evidence_of_a_conflict_is_enough(organization: Organization, random: Random) -> None:
    """With everything else unsaid that can be unsaid without touching its evidence, the same conflict is there."""
    conflicts = [finding for finding in assessed(organization).findings if finding.kind is Kind.CONFLICT]
    for finding in random.sample(conflicts, min(2, len(conflicts))):
        evidence = [fact.slot for fact in finding.evidence]
        wanted = [graph_of(organization).value(fact) for fact in evidence]
        left = organization
        for fact in everything(organization):
            less = with_stated(left, fact, None)
            graph = graph_of(less)
            if [graph.value(each) for each in evidence] == wanted:
                left = less
        same = [
            each for each in assessed(left).findings if (each.rule, each.subject, each.key) == (finding.rule, finding.subject, finding.key)
        ]
        assert [_placeless(each) for each in same] == [_placeless(finding)]


def everything(organization: Organization) -> Iterable[Slot]:
    """The facts that an organisation states about seats, cells, channels and entries."""
    for position, seat in organization.positions.items():
        for field, value in seat._asdict().items():
            if value is not None and field not in ("id", "title", "kind", "implicit", "formerly"):
                kind = {"lines": "line", "dotted": "dotted", "holding": "holder"}.get(field)
                yield Slot(kind, (position,)) if kind else Slot("position", (position, field))
    for matrix in organization.matrices.values():
        for row, cells in matrix.rows.items():
            yield from (Slot("cell", (matrix.id, row, column)) for column in cells)
    for channel in organization.channels or ():
        yield Slot("channel", (str(channel.sender),))
    for section, kind in (("gates", "gate"), ("policies", "policy"), ("assets", "asset"), ("vendors", "vendor"), ("risks", "risk")):
        for name, entry in (getattr(organization, section) or {}).items():
            yield from (Slot(kind, (name, field)) for field, value in entry._asdict().items() if value is not None and field != "id")
