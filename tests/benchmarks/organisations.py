"""Made-up organisations of any size, as plain YAML text: the same size gives the same bytes.

A table of offices as in a well-run house, filled up with teams of ten under its executives, and a matrix whose rows go through
the teams in turn. Nearly every rule passes, so that a run is measured and not the printing of findings.
"""

from collections.abc import Iterator

#: seats of the top: id, title, superior, and what else the file says
_OFFICES = (
    ("ned-1", "Non-executive director and chair", "", "kind: member"),
    ("ned-2", "Non-executive director for audit", "", "kind: member"),
    ("ned-3", "Non-executive director for technology", "", "kind: member"),
    ("ceo", "Chief Executive Officer", "board", "level: executive"),
    ("coo", "Chief Operating Officer", "ceo", "level: executive"),
    ("cfo", "Chief Financial Officer", "ceo", "level: executive"),
    ("chro", "Chief Human Resources Officer", "ceo", "level: executive"),
    ("cro", "Chief Risk Officer", "ceo", "level: executive"),
    ("cio", "Chief Information Officer", "ceo", "level: executive"),
    ("ciso", "Chief Information Security Officer", "ceo", "level: executive, dotted_line_to: [audit], deputy: soc-lead"),
    ("legal", "General Counsel", "ceo", "level: executive"),
    ("internal-audit", "Head of Internal Audit", "audit", "level: senior"),
    ("privacy", "Data Protection Officer", "ceo", "level: senior"),
    ("soc-lead", "Security Operations Lead", "ciso", "level: senior"),
    ("security-architect", "Security Architect", "ciso", "level: senior"),
    ("it-operations", "IT Operations Manager", "cio", "level: senior"),
    ("it-applications", "Applications Manager", "cio", "level: senior"),
)

_ACTIVITIES = (
    ("incident-response", "ciso: A, soc-lead: R, cio: C, legal: C, privacy: C, ceo: I"),
    ("incident-response-plan", "ciso: A, soc-lead: R, cio: C, legal: C"),
    ("service-restoration", "cio: A, it-operations: R, soc-lead: C, coo: I"),
    ("it-strategy", "cio: A/R, ciso: C, coo: C, ceo: I"),
    ("it-operations", "cio: A, it-operations: R, coo: I"),
    ("tech-initiative-approval", "ceo: A, cio: R, ciso: C, cfo: C"),
    ("security-programme", "ciso: A/R, cio: C, cro: C, ceo: I"),
    ("security-standards", "ciso: A, security-architect: R, cio: C"),
    ("security-architecture", "ciso: A, security-architect: R, cio: C"),
    ("security-risk-assessment", "ciso: A, security-architect: R, cro: C"),
    ("threat-intelligence", "ciso: A, soc-lead: R, cio: I"),
    ("vulnerability-remediation", "cio: A, it-operations: R, ciso: C"),
    ("Contract review", "legal: A/R, cfo: C, privacy: C"),
    ("Risk reporting", "cro: A/R, ciso: C, cfo: C, ceo: I"),
    ("Audit planning", "internal-audit: A/R, cro: C, ceo: I"),
)

_TEAM = 10
#: executives whose teams fill the house up
_HEADS = ("coo", "cfo", "chro")
#: letters that a team's members have in a row
_LETTERS = ("R", "R", "R", "C", "C", "C", "I", "I", "I", "I")


def organisation(people: int, activities: int) -> str:
    """An organisation file with that many people in their seats and that many rows; at least 17 people and 15 rows."""
    if people < len(_OFFICES) or activities < len(_ACTIVITIES):
        raise ValueError(f"no organisation of {people} and {activities}; expected at least {len(_OFFICES)} and {len(_ACTIVITIES)}")
    teams = _teams(people - len(_OFFICES))
    lines = [*_HEADER, *_offices(), *_members(teams), "raci:", *(f"  {name}: {{{cells}}}" for name, cells in _ACTIVITIES)]
    lines += _rows(teams, activities - len(_ACTIVITIES))
    return "\n".join(lines) + "\n"


_GOVERNING = "kind: body, tier: governing, scope: [cyber-risk], frequency: quarterly, charter: true"

_HEADER = (
    "# made by tests/benchmarks/organisations.py; everybody in it is made up",
    "govcheck: 1",
    "organization: {name: Benchmark (fictional), sector: manufacturing, regulated: false, reviewed: 2026-10-01}",
    "roots: [board]",
    "positions:",
    f"  board: {{title: Board of Directors, chair: ned-1, members: [ned-1, ned-2, ned-3], {_GOVERNING}}}",
    f"  audit: {{title: Audit Committee, part_of: board, chair: ned-2, members: [ned-2, ned-3], {_GOVERNING}}}",
)


def _offices() -> Iterator[str]:
    for number, (seat, title, superior, more) in enumerate(_OFFICES):
        line = f"reports_to: {superior}, " if superior else ""
        yield f"  {seat}: {{title: {title}, {line}holder: Officer {_name(number)}, {more}}}"


def _teams(people: int) -> list[tuple[str, list[str]]]:
    """Superior and members of each team: first the teams of the executives, then those of their members in turn."""
    seats = [f"seat-{number:07}" for number in range(people)]
    superiors = [*_HEADS, *seats]
    return [(superiors[at // _TEAM], seats[at : at + _TEAM]) for at in range(0, people, _TEAM)]


def _members(teams: list[tuple[str, list[str]]]) -> Iterator[str]:
    number = 0
    for superior, members in teams:
        for seat in members:
            number += 1
            yield f"  {seat}: {{title: Specialist {_name(number)}, reports_to: {superior}, holder: Member {_name(number)}}}"


def _rows(teams: list[tuple[str, list[str]]], rows: int) -> Iterator[str]:
    for number in range(rows):
        superior, members = teams[number % len(teams)] if teams else ("ceo", ["coo"])
        shift = number // len(teams) if teams else 0
        letters = {seat: _LETTERS[(at + shift) % min(_TEAM, len(members))] for at, seat in enumerate(members)}
        cells = ", ".join(f"{seat}: {letter}" for seat, letter in {superior: "A", **letters}.items())
        yield f"  Procedure {_name(number)}: {{{cells}}}"


def _name(number: int) -> str:
    """A number as a word, so that neighbours are no near misses of one another and titles look like titles."""
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "da", "fe", "gi", "ho", "ju", "pa")
    mixed = (number * 2_654_435_761 + 97) % (1 << 32)  # multiplication by an odd number: a permutation, so no name comes twice
    return "".join(syllables[(mixed >> shift) & 15] for shift in range(28, -4, -4)).capitalize()
