"""Which seats carry which offices, and which might, as by looking at every seat and every rival by itself."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govcheck.graph.offices import Offices, has_open_titles, possible_offices, resolve_offices
from govcheck.model.organization import Activity, Appointment, Entity, Holding, Line, Matrix, Metric, Organization, Position
from tests.vocabulary.shipped import VOCABULARY

SEATS = "abcd"
TITLES = [
    "CIO", "CRO", "CDO", "CISO", "ISO", "CSO", "Chief Information Officer", "Chief Investment Officer", "Head of IT Operations", "VP Sales",
    "Data Steward", "Vorstand", "Deputy CIO", "CTO", "Chief Technology Officer", "Tea lady", "CIO & CISO", "CDO / Vorstand",
]  # fmt: skip
SECTORS = ["healthcare", " Health_Care ", "Healthcare", "finance", "asset management", "Asset_Management", "Finanzwesen", "", None]
WANTED = ["cio", "ciso", "cro", "chief-investment-officer", "chief-data-officer", "management-board", "cto", "information-security-officer"]
ROWS = ["IT operations", "Tidying", "Lunch", "Investment strategy", "Data governance"]


def _some(values: list[Any]) -> st.SearchStrategy[tuple[Any, ...] | None]:
    return st.none() | st.lists(st.sampled_from(values), max_size=2).map(tuple)


_facts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"title": st.sampled_from(TITLES)},
    optional={
        "roles": st.sampled_from(
            [None, (), ("cio",), ("cto",), ("cto", "head-it"), ("head-it-operations", "chief-investment-officer"), ("ciso", "ciso")]
        ),
        "kind": st.sampled_from(["post", "body", "member"]),
        "lines": _some([Line(seat) for seat in SEATS]),
        "scopes": _some(["technology", "privacy", "cyber-risk", "security", "sailing"]),
        "measured_by": _some(["sales", "Rendite", "uptime", "happiness"]),
        "holding": st.sampled_from([None, Holding(vacant=True), Holding(appointments=(Appointment("Ada"),))]),
        "entity": st.sampled_from([None, "bank", "it", "gone"]),
        "implicit": st.booleans(),
    },
)
_cells = st.dictionaries(st.sampled_from(SEATS), st.sampled_from(["A", "R", "A/R", "C", "I"]), max_size=3)


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """Organisations in which many titles are open, and other facts may settle them."""
    seats = draw(st.dictionaries(st.sampled_from(SEATS), _facts, min_size=1, max_size=4))
    rows = draw(st.dictionaries(st.sampled_from(ROWS), _cells, max_size=3))
    return Organization(
        sector=draw(st.sampled_from(SECTORS)),
        entities={"bank": Entity("bank", sector="asset-management"), "it": Entity("it")},
        positions={name: Position(name, **facts) for name, facts in seats.items()},
        matrices={"main": Matrix("main", rows={row: {p: c for p, c in cells.items() if p in seats} for row, cells in rows.items()})},
        activities=draw(st.sampled_from([{}, {"Tidying": Activity("Tidying", "it-operations")}, {"Tidying": Activity("Tidying")}])),
        metrics=draw(st.sampled_from([None, {"Rendite": Metric("Rendite", "investment-return")}, {"Rendite": Metric("Rendite")}])),
    )


def carried_by_name(seat: Position) -> set[str]:
    """What a seat is by declaration, else by its title; somebody in person is no body."""
    if seat.roles is not None:
        return set(seat.roles)
    return {role for role in VOCABULARY.match_title(seat.title).roles if can_be(seat, role)}


def can_be(seat: Position, role: str) -> bool:
    in_person = seat.kind == "post" and not seat.implicit and seat.holding is not None and bool(seat.holding.appointments)
    return VOCABULARY.roles[role].kind != "body" or not in_person


def sector_of(organization: Organization, seat: Position) -> str | None:
    entity = organization.entities.get(seat.entity or "")
    own = entity.sector if entity is not None else None
    word = (own or organization.sector or "").strip().casefold().replace("_", "-").replace(" ", "-")
    return word if word in VOCABULARY.words["sectors"] else None


def worked_on(organization: Organization, seat: Position) -> list[set[str]]:
    """The domains of all that speaks for one office or another: subordinates, rows, scopes and measures."""
    found = [
        set(VOCABULARY.roles[role].domain)
        for other in organization.positions.values()
        if any(line.to == seat.id for line in other.lines or ())
        for role in carried_by_name(other)
    ]
    for name, cells in organization.matrices["main"].rows.items():
        declared = organization.activities[name].canonical if name in organization.activities else None
        activity = declared or VOCABULARY.match_activity(name)
        if activity is not None and set(cells.get(seat.id, "")) & set("ARC" if seat.implicit else "AR"):
            found.append({VOCABULARY.activities[activity].topic})
    found += [{{"privacy": "data-protection", "cyber-risk": "security"}.get(scope, scope)} for scope in seat.scopes or ()]
    for word in seat.measured_by or ():
        declared = organization.metrics[word].canonical if organization.metrics and word in organization.metrics else None
        metric = declared or VOCABULARY.match_metric(word)
        found += [{topic} for topic in (VOCABULARY.metrics[metric].topics if metric is not None else ())]
    return found


def left_open(organization: Organization, seat: Position) -> set[str] | None:
    """The rivals that are left of those between which a title leaves it open; None for a title that leaves nothing open."""
    rivals = VOCABULARY.match_title(seat.title).rivals if seat.roles is None else ()
    if not rivals:
        return None
    others = [other for other in organization.positions.values() if other.id != seat.id]
    sector = sector_of(organization, seat)
    possible = {role for role in rivals if sector is None or sector in (VOCABULARY.roles[role].sectors or (sector,))}
    free = {role for role in possible if not any(role in carried_by_name(other) for other in others)}
    # nobody has to be an investment officer because somebody else is the information officer
    left = free if any(sector is not None or not VOCABULARY.roles[role].sectors for role in free) else possible
    confirmed = set()
    for domain in worked_on(organization, seat):
        only = [{role for role in roles if domain & set(VOCABULARY.roles[role].domain)} for roles in (left, possible)]
        confirmed |= only[0] if len(only[0]) == 1 else set()
        if len(only[1]) == 1 and not only[1] <= left:
            return possible
    return confirmed if len(confirmed) == 1 else left


@settings(max_examples=100)
@given(organizations())
def test_offices_are_those_that_looking_at_every_seat_finds(organization: Organization) -> None:
    expected: dict[str, tuple[str, ...]] = {}
    between: dict[str, tuple[str, ...]] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for seat in organization.positions.values():
        left = left_open(organization, seat)
        shared |= {seat.id: VOCABULARY.match_title(seat.title).rivals} if left is not None else {}
        between |= {seat.id: tuple(sorted(left))} if left is not None and len(left) > 1 else {}
        roles = carried_by_name(seat) | (left if left is not None and len(left) == 1 else set())
        if roles:
            expected[seat.id] = tuple(sorted(roles))
    assert resolve_offices(organization, VOCABULARY) == Offices(expected, between, shared)
    assert has_open_titles(organization, VOCABULARY) == any(left_open(organization, s) is not None for s in organization.positions.values())


def suggested(title: str, role: str) -> float | None:
    return next((candidate.score for candidate in VOCABULARY.suggest_title(title, [role])), None)


def might(organization: Organization, seat: Position, role: str) -> float | None:
    """How likely a seat is that office; None for not at all."""
    left = left_open(organization, seat)
    if left is not None and len(left) > 1:
        return round(1 / len(left) + 0.4, 2) if role in left else None
    if role in carried_by_name(seat) or not can_be(seat, role):
        return None
    if seat.roles is None and left is None:
        return suggested(seat.title, role)
    if seat.roles is not None and not seat.implicit:
        return None
    scores = [suggested(VOCABULARY.roles[office].title, role) for office in (seat.roles if left is None else left) or ()]
    return max((score for score in scores if score is not None), default=None)


@settings(max_examples=100)
@given(organizations())
def test_seats_that_might_be_an_office_are_ranked(organization: Organization) -> None:
    expected = {}
    for role in WANTED:
        scores = {seat.id: might(organization, seat, role) for seat in organization.positions.values()}
        ranked = sorted((-score, seat) for seat, score in scores.items() if score is not None)
        if ranked:
            expected[role] = tuple((seat, -score) for score, seat in ranked)
    assert possible_offices(organization, VOCABULARY, WANTED) == expected
