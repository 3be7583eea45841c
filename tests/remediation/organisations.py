"""Random organisations of up to eight positions, seeded: charts, matrices and sections in which the shipped rules find much."""

from random import Random

from govcheck.model.organization import (
    Appointment,
    Channel,
    Decision,
    Engagement,
    Gate,
    Holding,
    Line,
    Matrix,
    Organization,
    Policy,
    Position,
)
from govcheck.model.slots import Ref

SEATS = (
    ("board", "Board of Directors", "body"),
    ("ceo", "Chief Executive Officer", "post"),
    ("cio", "Chief Information Officer", "post"),
    ("ciso", "Chief Information Security Officer", "post"),
    ("coo", "Chief Operating Officer", "post"),
    ("soc", "SOC Manager", "post"),
    ("legal", "General Counsel", "post"),
    ("ops", "Head of Infrastructure", "post"),
)
ROWS = (
    "incident-response", "incident-containment", "service-restoration", "access-review", "it-strategy", "deployment",
    "security-programme", "compliance-enforcement", "Contract review",
)  # fmt: skip
PEOPLE = ("Ada", "Bo", "Cy", "Di", "Ed")


def random_organization(seed: int, seated: float = 0.75, rowed: float = 0.35) -> Organization:
    """The organisation of that number: the same at every time. How likely each of the eight positions is, and each row of the matrix."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret here
    seats = [seat for seat in SEATS if random.random() < seated] or [SEATS[1]]
    ids = [seat for seat, _, _ in seats]
    positions = {seat: _position(seat, title, kind, ids, random) for seat, title, kind in seats}
    rows = {row: _cells(ids, random) for row in ROWS if random.random() < rowed}
    return Organization(
        name=f"Random {seed}",
        regulated=random.choice((None, True, False)),
        positions=positions,
        matrices={"main": Matrix("main", rows=rows)} if rows else {},
        channels=_channels(ids, random),
        gates={"sign-off": _gate(ids, random)} if random.random() < 0.4 else None,
        policies={"information-security": _policy(ids, random)} if random.random() < 0.4 else None,
        decisions={"override-security-objection": _decision(ids, random)} if random.random() < 0.3 else None,
    )


def _position(seat: str, title: str, kind: str, ids: list[str], random: Random) -> Position:
    others = [other for other in ids if other != seat]
    if kind == "body":
        return Position(seat, title, "body", tier="governing", chair=random.choice([None, *others]) if others else None)
    lines = None if not others or random.random() < 0.15 else (Line(random.choice(others)),)
    holding = random.choice(
        (
            None,
            Holding(vacant=True),
            *(Holding(appointments=(Appointment(random.choice(PEOPLE)),)) for _ in range(4)),
        )
    )
    engages = (Engagement(Ref("position", random.choice(others))),) if others and random.random() < 0.3 else None
    appetite = random.choice((None, None, "low", "moderate", "high"))
    return Position(seat, title, lines=lines, holding=holding, engages=engages, risk_appetite=appetite)


def _cells(ids: list[str], random: Random) -> dict[str, str]:
    return {seat: random.choice(("A", "R", "A/R", "C", "I")) for seat in ids if random.random() < 0.5}


def _channels(ids: list[str], random: Random) -> tuple[Channel, ...] | None:
    if len(ids) < 2 or random.random() < 0.5:
        return None
    sender, to = random.sample(ids, 2)
    via = random.choice((None, (), (Ref("position", random.choice(ids)),)))
    return (Channel(Ref("position", sender), Ref("position", to), random.choice((None, "cyber-risk", "incident")), via=via),)


def _gate(ids: list[str], random: Random) -> Gate:
    return Gate("sign-off", before="major-deployment", mandatory=random.choice((None, True, False)), approver=_refs(ids, random))


def _policy(ids: list[str], random: Random) -> Policy:
    return Policy("information-security", owner=_refs(ids, random), scope=random.choice((None, "enterprise", "it")))


def _decision(ids: list[str], random: Random) -> Decision:
    return Decision("override-security-objection", by=_refs(ids, random), joint=random.choice((None, True, False)))


def _refs(ids: list[str], random: Random) -> tuple[Ref, ...] | None:
    return None if random.random() < 0.3 else (Ref("position", random.choice(ids)),)
