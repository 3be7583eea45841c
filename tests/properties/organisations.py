"""Random organisations, and random single changes to them: small enough that two things meet often.

An organisation is a base of empty seats to which random facts are given one by one; a mutation is one more such fact. So whatever an
organisation can say, a mutation can change.
"""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import with_fact
from govcheck.model.organization import (
    Appointment,
    Channel,
    Engagement,
    Holding,
    Line,
    Organization,
    Party,
    Position,
)
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.locate import rules_folder
from govcheck.vocabulary.read import read_vocabulary

SEATS = ("a", "b", "c", "d", "e", "f")
BODIES = ("x", "y")
ROLES = ("ceo", "cio", "ciso", "board", "audit-committee", "general-counsel")
PEOPLE = ("Ada", "Bo", "Cy")
ACTIVITIES = ("incident-response", "incident-containment", "service-restoration", "access-review", "it-strategy")
ROWS = (*ACTIVITIES, "Firewall tidy-up", "Tidy up the firewall")
CELLS = ("A", "R", "C", "I", "A/R")
FREQUENCIES = ("daily", "monthly", "quarterly", "yearly")
AS_OF = date(2026, 11, 23)

VOCABULARY = read_vocabulary([rules_folder() / "vocabulary"])

_seat = st.sampled_from(SEATS + BODIES)
_who = st.one_of(
    st.builds(Ref, st.just("position"), _seat),
    st.builds(Ref, st.just("role"), st.sampled_from(ROLES)),
    st.builds(Ref, st.just("party"), st.sampled_from(("regulator", "vendor-x"))),
)


def _sorted_tuple(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most, unique=True).map(lambda found: tuple(sorted(found)))


_day = st.sampled_from((date(2025, 1, 1), date(2026, 10, 1), date(2026, 11, 22), date(2026, 11, 24), date(2027, 6, 1)))
_appointment = st.builds(
    Appointment,
    st.sampled_from((*PEOPLE, None)),
    acting=st.sampled_from((None, True, False)),
    since=st.none() | _day,
    until=st.none() | _day,
)
_holding = st.one_of(
    # hypothesis fills every field that is not said, and nobody holds a vacant seat
    st.builds(Holding, vacant=st.just(True), since=st.none() | _day, appointments=st.just(())),
    st.builds(lambda found: Holding(appointments=(Appointment(found),)), st.sampled_from(PEOPLE)),
    st.builds(lambda found: Holding(appointments=tuple(found)), st.lists(_appointment, min_size=1, max_size=2, unique=True)),
)
_frequency = st.none() | st.sampled_from(FREQUENCIES)
_engagements = st.lists(st.builds(Engagement, _who, _frequency), max_size=2, unique_by=lambda e: e.partner).map(
    lambda found: tuple(sorted(found, key=repr))
)
_POSITION_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "roles": _sorted_tuple(st.sampled_from(ROLES)),
    "deputy": _sorted_tuple(st.builds(Ref, st.just("position"), _seat), 1),
    "matrix": st.booleans(),
    "entity": st.sampled_from(("one", "two")),
    "serves": _sorted_tuple(st.sampled_from(("one", "two"))),
    "level": st.sampled_from(("executive", "senior", "staff")),
    "supplied_by": st.sampled_from(("cyberguard", "other")),
    "overseen_by": _sorted_tuple(_who, 1),
    "evaluated_by": _sorted_tuple(_who, 1),
    "paid_by": _sorted_tuple(_who, 1),
    "mandate": st.sampled_from(("leads", "helps")),
    "scopes": _sorted_tuple(st.sampled_from(("security", "risk", "it-operations"))),
    "risk_appetite": st.sampled_from(("none", "low", "moderate", "high")),
    "risk_threshold": st.sampled_from(("one", "two")),
    "measured_by": _sorted_tuple(st.sampled_from(("uptime", "incidents", "revenue", "happiness", "Patchquote")), 3),
    "engages": _engagements,
}
_BODY_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "tier": st.sampled_from(("governing", "management", "working")),
    "chair": st.sampled_from(SEATS),
    "members": _sorted_tuple(st.sampled_from(SEATS), 3),
    "part_of": st.sampled_from(BODIES),
    "scope": _sorted_tuple(st.sampled_from(("cyber-risk", "audit"))),
    "frequency": st.sampled_from(FREQUENCIES),
    "charter": st.booleans(),
    "roles": _sorted_tuple(st.sampled_from(("board", "audit-committee"))),
}
_ENTRY_FACTS: dict[tuple[str, str], dict[str, st.SearchStrategy[Any]]] = {
    ("gate", "sign-off"): {
        "before": st.sampled_from(("major-deployment", "go-live")),
        "phase": st.sampled_from(("design", "operation")),
        "mandatory": st.booleans(),
        "approver": _sorted_tuple(_who, 1),
        "challengers": _sorted_tuple(_who),
    },
    ("policy", "information-security"): {
        "owner": _sorted_tuple(_who, 1),
        "approver": _sorted_tuple(_who, 1),
        "scope": st.sampled_from(("enterprise", "it")),
        "review": st.sampled_from(FREQUENCIES),
        "informed_by": _sorted_tuple(st.sampled_from(("post-incident-review", "audit"))),
    },
    ("decision", "override-security-objection"): {"by": _sorted_tuple(_who), "joint": st.booleans()},
    ("risk", "insider-threat"): {"owner": _sorted_tuple(_who, 1), "acceptor": _sorted_tuple(_who, 1)},
    ("asset", "records"): {
        "kind": st.sampled_from(("data", "system")),
        "owner": _sorted_tuple(_who, 1),
        "overseer": _sorted_tuple(_who, 1),
        "tracked": st.booleans(),
        "encrypted": st.booleans(),
    },
    ("vendor", "cyberguard"): {"kind": st.sampled_from(("security", "it")), "owner": _sorted_tuple(_who, 1)},
    ("training", "security-awareness"): {"owner": _sorted_tuple(_who, 1), "audience": _sorted_tuple(st.sampled_from(("all", "it")))},
    ("metric", "happiness"): {"canonical": st.sampled_from(("user-satisfaction", "incidents", "patch-coverage"))},
    ("metric", "uptime"): {"canonical": st.sampled_from(("reliability", "incidents"))},
    ("party", "regulator"): {"kind": st.sampled_from(("authority", "customer"))},
}
_ORGANIZATION_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "regulated": st.booleans(),
    "technology_core": st.booleans(),
    "sector": st.sampled_from(("healthcare", "retail")),
    "roots": _sorted_tuple(_seat, 1),
    "reviewed": _day,
}


#: kinds of random facts, the likelier ones more than once
KINDS = (
    "line", "line", "line", "dotted", "holder", "office", "position", "position", "body", "cell", "cell", "cell", "row", "channel",
    "entry", "entry", "organization",
)  # fmt: skip


@st.composite
def facts(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> tuple[Slot, Any]:
    """One fact that a file might state: a slot and its value, or None for no longer stated."""
    kind = draw(st.sampled_from(kinds))
    none = draw(st.integers(0, 5)) == 0
    fact, values = draw(_slots(kind))
    if kind == "position" and fact.path[1] == "kind":
        return fact, draw(values)
    return fact, None if none else draw(values)


def _slots(kind: str) -> st.SearchStrategy[tuple[Slot, st.SearchStrategy[Any]]]:
    if kind == "line":
        lines = st.lists(
            st.builds(Line, _seat, st.sampled_from((None, None, "functional", "administrative"))), max_size=2, unique_by=lambda x: x.to
        ).map(lambda found: tuple(sorted(found, key=repr)))
        return st.builds(lambda p: (slot("line", p), lines), _seat)
    if kind == "dotted":
        return st.builds(lambda p: (slot("dotted", p), _sorted_tuple(_seat)), _seat)
    if kind == "holder":
        return st.builds(lambda p: (slot("holder", p), _holding), st.sampled_from(SEATS))
    if kind == "office":
        return st.builds(lambda p: (slot("position", p, "roles"), _POSITION_FACTS["roles"]), _seat)
    if kind == "position":
        named = {**_POSITION_FACTS, "kind": st.sampled_from(("post", "post", "member", "group"))}
        return st.builds(lambda p, f: (slot("position", p, f), named[f]), st.sampled_from(SEATS), st.sampled_from(sorted(named)))
    if kind == "body":
        return st.builds(
            lambda p, f: (slot("position", p, f), _BODY_FACTS[f]), st.sampled_from(BODIES), st.sampled_from(sorted(_BODY_FACTS))
        )
    if kind == "cell":
        cells = st.sampled_from(CELLS)
        return st.builds(lambda row, p: (slot("cell", "main", row, p), cells), st.sampled_from(ROWS), _seat)
    if kind == "row":
        of_row: dict[str, st.SearchStrategy[Any]] = {
            "critical": st.booleans(),
            "frequency": st.sampled_from(FREQUENCIES),
            "phase": st.sampled_from(("design", "operation")),
            "approves": st.sampled_from(ROWS),
            "framework": st.sampled_from(("iso-27001", "gdpr")),
            "canonical": st.sampled_from(ACTIVITIES),
        }
        return st.builds(lambda row, f: (slot("activity", row, f), of_row[f]), st.sampled_from(ROWS), st.sampled_from(sorted(of_row)))
    if kind == "channel":
        return st.builds(lambda sender: (slot("channel", str(sender)), _channels(sender)), _who)
    if kind == "entry":
        pairs = [(entry, field) for entry, named in sorted(_ENTRY_FACTS.items()) for field in sorted(named)]
        return st.sampled_from(pairs).map(lambda pair: (slot(*pair[0], pair[1]), _ENTRY_FACTS[pair[0]][pair[1]]))
    return st.sampled_from(sorted(_ORGANIZATION_FACTS)).map(lambda field: (slot("organization", field), _ORGANIZATION_FACTS[field]))


#: changes to try one by one on an organisation
several_facts = st.lists(facts(), min_size=4, max_size=8)


def _channels(sender: Ref) -> st.SearchStrategy[tuple[Channel, ...]]:
    channel = st.builds(
        Channel,
        st.just(sender),
        _who,
        about=st.none() | st.sampled_from(("cyber-risk", "breach")),
        trigger=st.none() | st.sampled_from(("incident", "audit")),
        frequency=_frequency,
        written=st.none() | st.booleans(),
        via=st.none() | _sorted_tuple(st.builds(Ref, st.just("position"), _seat)),
    )
    return st.lists(channel, min_size=1, max_size=2, unique=True).map(lambda found: tuple(sorted(found, key=repr)))


def with_stated(organization: Organization, fact: Slot, value: Any) -> Organization:
    """The organisation with a fact, as a reader would leave it: a row without cells is not there."""
    if fact.kind == "position" and fact.path[1] == "roles" and value is None:
        value = ()
    changed = with_fact(organization, fact, value)
    if fact.kind == "cell":
        rows = {name: cells for name, cells in changed.matrices["main"].rows.items() if cells}
        matrices = {"main": changed.matrices["main"]._replace(rows=rows)} if rows else {}
        return changed._replace(matrices=matrices)
    return changed


def base() -> Organization:
    """Empty seats and bodies, whose titles say nothing."""
    seats = {seat: Position(seat, f"Seat {seat}", roles=()) for seat in SEATS}
    bodies = {body: Position(body, f"Body {body}", kind="body", roles=()) for body in BODIES}
    return Organization(name="Random", positions={**seats, **bodies}, parties={"regulator": Party("regulator", "authority")})


@st.composite
def organisations(draw: st.DrawFn, about: tuple[str, ...] = ()) -> Organization:
    """A random organisation; the first seats often are a chart with a CIO and a CISO, so that rules have something to judge.

    `about` names the kinds of facts of which it says much. Sometimes titles leave it open what a seat is: a shared abbreviation, one that
    suggests an office, one that is no known office, or none.
    """
    organization = base()
    for seat in draw(st.sampled_from(((), (), (), ("d",), ("b", "e"), ("a",)))):
        title = draw(st.sampled_from(("CIO", "CIO", "Corporate CIO", "Interim CEO", "Warden", seat)))
        opened = organization.positions[seat]._replace(title=title, roles=None)
        organization = organization._replace(positions={**organization.positions, seat: opened})
    if draw(st.booleans()):
        for seat, role, line in (("a", "ceo", "x"), ("b", "cio", "a"), ("c", "ciso", "b"), ("d", None, "b"), ("e", None, "c")):
            organization = with_fact(organization, slot("position", seat, "roles"), (role,) if role else ())
            organization = with_fact(organization, slot("line", seat), (Line(line),))
        organization = with_fact(organization, slot("position", "x", "tier"), "governing")
    stated = draw(st.lists(facts(), max_size=25))
    if about:
        stated += draw(st.lists(facts(about), max_size=12))
    for fact, value in stated:
        organization = with_stated(organization, fact, value)
    return organization


def graph_of(organization: Organization) -> OrgGraph:
    """The graph of an organisation on the tests' day, with the vocabulary that govcheck ships."""
    return OrgGraph(organization, VOCABULARY, Settings(AS_OF))
