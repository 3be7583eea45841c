"""Made-up organisations of any size: the same size and seed give the same organisation.

A table of offices as in a well-run house, filled up with teams of ten under its executives, and a matrix whose rows go through
the teams in turn. Nearly every rule passes, so that a run is measured and not the printing of findings; with faults, some seats and rows
are spoiled, so that what several programs find can be compared.
"""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, NamedTuple

from tests.benchmarks.names import name

Cells = dict[str, str]


class Seat(NamedTuple):
    """A post or a member of a body: whom it reports to, who holds it, and what else the file says of it."""

    id: str
    title: str
    superiors: tuple[str, ...]
    holder: str
    more: Mapping[str, Any]

    @property
    def is_post(self) -> bool:
        """Whether it stands in the line, unlike a seat on a body only."""
        return bool(self.more.get("kind", "post") == "post")


class Made(NamedTuple):
    """An organisation: what its file says beside seats and rows, its seats, and its rows with their cells."""

    organization: Mapping[str, Any]
    bodies: Mapping[str, Mapping[str, Any]]
    seats: tuple[Seat, ...]
    rows: Mapping[str, Cells]


#: seats of the top: id, title, superior, and what else the file says
_OFFICES: tuple[tuple[str, str, str, Mapping[str, Any]], ...] = (
    ("ned-1", "Non-executive director and chair", "", {"kind": "member"}),
    ("ned-2", "Non-executive director for audit", "", {"kind": "member"}),
    ("ned-3", "Non-executive director for technology", "", {"kind": "member"}),
    ("ceo", "Chief Executive Officer", "board", {"level": "executive"}),
    ("coo", "Chief Operating Officer", "ceo", {"level": "executive"}),
    ("cfo", "Chief Financial Officer", "ceo", {"level": "executive"}),
    ("chro", "Chief Human Resources Officer", "ceo", {"level": "executive"}),
    ("cro", "Chief Risk Officer", "ceo", {"level": "executive"}),
    ("cio", "Chief Information Officer", "ceo", {"level": "executive"}),
    ("ciso", "Chief Information Security Officer", "ceo", {"level": "executive", "dotted_line_to": ["audit"], "deputy": "soc-lead"}),
    ("legal", "General Counsel", "ceo", {"level": "executive"}),
    ("internal-audit", "Head of Internal Audit", "audit", {"level": "senior"}),
    ("privacy", "Data Protection Officer", "ceo", {"level": "senior"}),
    ("soc-lead", "Security Operations Lead", "ciso", {"level": "senior"}),
    ("security-architect", "Security Architect", "ciso", {"level": "senior"}),
    ("it-operations", "IT Operations Manager", "cio", {"level": "senior"}),
    ("it-applications", "Applications Manager", "cio", {"level": "senior"}),
)

_ACTIVITIES: Mapping[str, str] = {
    "incident-response": "ciso: A, soc-lead: R, cio: C, legal: C, privacy: C, ceo: I",
    "incident-response-plan": "ciso: A, soc-lead: R, cio: C, legal: C",
    "service-restoration": "cio: A, it-operations: R, soc-lead: C, coo: I",
    "it-strategy": "cio: A/R, ciso: C, coo: C, ceo: I",
    "it-operations": "cio: A, it-operations: R, coo: I",
    "tech-initiative-approval": "ceo: A, cio: R, ciso: C, cfo: C",
    "security-programme": "ciso: A/R, cio: C, cro: C, ceo: I",
    "security-standards": "ciso: A, security-architect: R, cio: C",
    "security-architecture": "ciso: A, security-architect: R, cio: C",
    "security-risk-assessment": "ciso: A, security-architect: R, cro: C",
    "threat-intelligence": "ciso: A, soc-lead: R, cio: I",
    "vulnerability-remediation": "cio: A, it-operations: R, ciso: C",
    "Contract review": "legal: A/R, cfo: C, privacy: C",
    "Risk reporting": "cro: A/R, ciso: C, cfo: C, ceo: I",
    "Audit planning": "internal-audit: A/R, cro: C, ceo: I",
}

_GOVERNING = {"kind": "body", "tier": "governing", "scope": ["cyber-risk"], "frequency": "quarterly", "charter": True}
_BODIES: Mapping[str, Mapping[str, Any]] = {
    "board": {"title": "Board of Directors", "chair": "ned-1", "members": ["ned-1", "ned-2", "ned-3"], **_GOVERNING},
    "audit": {"title": "Audit Committee", "part_of": "board", "chair": "ned-2", "members": ["ned-2", "ned-3"], **_GOVERNING},
}
_ORGANIZATION = {"name": "Benchmark (fictional)", "sector": "manufacturing", "regulated": False, "reviewed": "2026-10-01"}

_TEAM = 10
#: executives whose teams fill the house up
_HEADS = ("coo", "cfo", "chro")
#: letters that a team's members have in a row
_LETTERS = ("R", "R", "R", "C", "C", "C", "I", "I", "I", "I")


def organisation(people: int, activities: int, *, faults: int = 0, seed: int = 0) -> Made:
    """An organisation with that many people in their seats and that many rows; at least 17 people and 15 rows.

    Of every sort of fault there are as many as asked for, or as there is room for; the seed says where.
    """
    if people < len(_OFFICES) or activities < len(_ACTIVITIES):
        raise ValueError(f"no organisation of {people} and {activities}; expected at least {len(_OFFICES)} and {len(_ACTIVITIES)}")
    teams = _teams(people - len(_OFFICES))
    seats = (*_offices(), *_members(teams))
    rows = {activity: _cells(text) for activity, text in _ACTIVITIES.items()} | dict(_rows(teams, activities - len(_ACTIVITIES)))
    made = Made(_ORGANIZATION, _BODIES, seats, rows)
    return _spoiled(made, teams, faults, Random(seed)) if faults else made  # noqa: S311 - faults, not secrets


def _cells(text: str) -> Cells:
    return dict(pair.split(": ") for pair in text.split(", "))


def _offices() -> Iterator[Seat]:
    for number, (seat, title, superior, more) in enumerate(_OFFICES):
        yield Seat(seat, title, (superior,) if superior else (), f"Officer {name(number)}", more)


def _teams(people: int) -> list[tuple[str, list[str]]]:
    """Superior and members of each team: first the teams of the executives, then those of their members in turn."""
    seats = [f"seat-{number:07}" for number in range(people)]
    superiors = [*_HEADS, *seats]
    return [(superiors[at // _TEAM], seats[at : at + _TEAM]) for at in range(0, people, _TEAM)]


def _members(teams: list[tuple[str, list[str]]]) -> Iterator[Seat]:
    number = 0
    for superior, members in teams:
        for seat in members:
            number += 1
            yield Seat(seat, f"Specialist {name(number)}", (superior,), f"Member {name(number)}", {})


def _rows(teams: list[tuple[str, list[str]]], rows: int) -> Iterator[tuple[str, Cells]]:
    for number in range(rows):
        superior, members = teams[number % len(teams)] if teams else ("ceo", ["coo"])
        shift = number // len(teams) if teams else 0
        letters = {seat: _LETTERS[(at + shift) % min(_TEAM, len(members))] for at, seat in enumerate(members)}
        yield f"Procedure {name(number)}", {superior: "A", **letters}


def _spoiled(made: Made, teams: list[tuple[str, list[str]]], faults: int, chance: Random) -> Made:
    """The organisation with circles, seats without or with two superiors, wide spans, a CISO under the CIO, and rows with wrong letters."""
    superiors = {seat.id: seat.superiors for seat in made.seats}
    leads = {superior: members for superior, members in teams if superior not in _HEADS}
    leaves = [seat for _, members in teams for seat in members if seat not in leads]
    chance.shuffle(leaves)
    for lead in chance.sample(sorted(leads), min(faults, len(leads) // 3)):
        superiors[lead] = (leads[lead][0],)
    for _ in range(faults):
        if len(leaves) >= 2:
            superiors[leaves.pop()] = ()
            superiors[leaves.pop()] = ("coo", "cfo")
        if len(leaves) >= 2 * _TEAM:
            wide = leaves.pop()
            superiors.update({leaves.pop(): (wide,) for _ in range(_TEAM + 5)})
    superiors["ciso"] = ("it-operations",)
    rows = {row: dict(cells) for row, cells in made.rows.items()}
    for row in chance.sample(list(made.rows)[len(_ACTIVITIES) :], min(4 * faults, len(rows) - len(_ACTIVITIES))):
        wrong = {"A": chance.choice("AC"), "R": chance.choice("RCI"), "C": chance.choice("CRA"), "I": chance.choice("IRC")}
        rows[row] = {seat: wrong[letters] for seat, letters in rows[row].items()}
    seats = tuple(seat._replace(superiors=superiors[seat.id]) for seat in made.seats)
    return made._replace(seats=seats, rows=rows)
