"""Which positions carry which canonical roles, by declaration or exact title, and which might.

``is:`` wins outright. A bare abbreviation that several offices share (CIO: information or investment) is exact only where the
file's other facts leave one of them: a rival is out where it is not to be expected in the organisation's sector, or where another
seat carries it by name; an office is in where a direct subordinate, the rows for which the seat is accountable or responsible,
its scopes or its measures belong to the office's domain and to no rival's. Of the heading of a column nothing else can be known, so
that there the rows on which it is consulted count as well.

An office may have two seats, as in a group and its subsidiary. That another seat carries it therefore speaks for a rival only where
that one is to be expected: everywhere, or in the sector that the file states. And where something of the seat itself speaks for the
office that is carried elsewhere, it is open which of them it is.
"""

from collections.abc import Iterable, Mapping

from govcheck.model.organization import Organization, Position
from govcheck.model.record import Record
from govcheck.vocabulary.terms import Vocabulary

#: scopes whose topic goes by another word
_SCOPE_TOPICS = {"privacy": "data-protection", "cyber-risk": "security"}

#: whether a seat is a mere heading -> the letters by which a row tells what it works on
_WORKING = {False: frozenset("AR"), True: frozenset("ARC")}


class Offices(Record):
    """Position -> the roles that it carries, and position -> those of which it may be any; both sorted, none empty.

    `shared` gives for a position whose title is an abbreviation all offices that share it, whether other facts settle it or not.
    """

    carried: Mapping[str, tuple[str, ...]]
    between: Mapping[str, tuple[str, ...]]
    shared: Mapping[str, tuple[str, ...]]


class Undecided(Record):
    """The offices of a seat whose title leaves it open: what it carries in any case, and the rivals of which it may be any."""

    carried: tuple[str, ...]
    between: tuple[str, ...]


def resolve_offices(organization: Organization, vocabulary: Vocabulary) -> Offices:
    """The offices of every position that has any."""
    named, open_ = _named(organization, vocabulary)
    if not open_:
        return Offices(named, {}, {})
    carried, between = dict(named), {}
    for position, rivals in _settled(organization, vocabulary, named, open_).items():
        if len(rivals) == 1:
            carried[position] = tuple(sorted({*named.get(position, ()), *rivals}))
        elif rivals:
            between[position] = tuple(sorted(rivals))
    return Offices(carried, between, open_)


def possible_offices(
    organization: Organization, vocabulary: Vocabulary, wanted: Iterable[str]
) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Wanted role -> the positions that might carry it, each with a score from 0 to 1, best first; they decide nothing.

    A seat that carries the role is none of them, nor is one whose roles are declared with ``is:``; roles without candidates are left
    out.
    """
    roles = frozenset(wanted)
    named, open_ = _named(organization, vocabulary)
    settled = _settled(organization, vocabulary, named, open_) if open_ else {}
    found: dict[str, list[tuple[str, float]]] = {}
    suggested: dict[str, tuple[tuple[str, float], ...]] = {}
    for position in organization.positions.values():
        if position.roles is not None and not position.implicit:
            continue
        # a team is nobody in person; of the heading of a column it is not known whether it stands for the team or for its head
        if position.kind == "group" and not position.implicit:
            continue
        left = settled.get(position.id)
        if position.roles is not None:
            # the heading of a column is no declaration: a CTO without a CIO beside may be the CIO in all but name
            offers = _near(vocabulary, position.roles, roles)
        elif left is not None:
            if len(left) > 1:
                for role in roles.intersection(left):
                    found.setdefault(role, []).append((position.id, round(1 / len(left) + 0.4, 2)))
                continue
            offers = _near(vocabulary, left, roles)
        else:
            if position.title not in suggested:
                suggested[position.title] = tuple(vocabulary.suggest_title(position.title, roles))
            offers = suggested[position.title]
        for role, score in offers:
            if role not in named.get(position.id, ()) and _suits(position, vocabulary, role):
                found.setdefault(role, []).append((position.id, score))
    return {role: tuple(sorted(found[role], key=lambda item: (-item[1], item[0]))) for role in sorted(found)}


def _near(vocabulary: Vocabulary, offices: Iterable[str], roles: frozenset[str]) -> tuple[tuple[str, float], ...]:
    """The wanted roles to which any of some offices is near, each once with its best score."""
    scores: dict[str, float] = {}
    for office in offices:
        for candidate in vocabulary.suggest_title(vocabulary.roles[office].title, roles):
            scores[candidate.term] = max(candidate.score, scores.get(candidate.term, 0.0))
    return tuple(scores.items())


# ---- by name -----------------------------------------------------------------------------------------------------------


def _named(organization: Organization, vocabulary: Vocabulary) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What declarations and titles say outright, and the rivals between which titles leave it open."""
    named: dict[str, tuple[str, ...]] = {}
    open_: dict[str, tuple[str, ...]] = {}
    for position in organization.positions.values():
        if position.roles is not None:
            if position.roles:
                named[position.id] = tuple(sorted(set(position.roles)))
            continue
        match = vocabulary.match_title(position.title)
        roles = tuple(role for role in match.roles if _suits(position, vocabulary, role))
        if roles:
            named[position.id] = roles
        if match.rivals:
            open_[position.id] = match.rivals
    return named, open_


def _suits(position: Position, vocabulary: Vocabulary, role: str) -> bool:
    """Whether a seat can be that office at all: somebody who is named as its holder is no board (``Vorstand`` is both)."""
    if vocabulary.roles[role].kind != "body" or position.kind != "post" or position.implicit:
        return True
    return position.holding is None or not position.holding.appointments


# ---- by other facts ----------------------------------------------------------------------------------------------------


def _settled(
    organization: Organization,
    vocabulary: Vocabulary,
    named: Mapping[str, tuple[str, ...]],
    open_: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    """Position -> the rivals that the file's other facts leave. Only what is named outright counts, so that no order matters."""
    carriers: dict[str, set[str]] = {}
    for position, roles in named.items():
        for role in roles:
            carriers.setdefault(role, set()).add(position)
    below = _subordinate_offices(organization, named, open_)
    topics = _topics_worked_on(organization, vocabulary, open_)
    settled: dict[str, tuple[str, ...]] = {}
    for position, rivals in open_.items():
        seat = organization.positions[position]
        sector = _sector(organization, vocabulary, seat)
        possible = tuple(role for role in rivals if sector is None or not (s := vocabulary.roles[role].sectors) or sector in s)
        free = tuple(role for role in possible if not carriers.get(role, set()) - {position})
        # an office may have a second seat: a rival takes this one only where it is to be expected
        expected = any(not vocabulary.roles[role].sectors or sector is not None for role in free)
        left = free if expected else possible
        evidence = [frozenset(vocabulary.roles[office].domain) for office in below.get(position, ()) if office in vocabulary.roles]
        evidence += [frozenset((topic,)) for topic in sorted(topics.get(position, set()) | _own_topics(seat, organization, vocabulary))]
        confirmed = {role for domain in evidence for role in (_only_one(vocabulary, left, domain),) if role is not None}
        if any(_only_one(vocabulary, possible, domain) not in (None, *left) for domain in evidence):
            settled[position] = possible
        else:
            settled[position] = tuple(confirmed) if len(confirmed) == 1 else left
    return settled


def _only_one(vocabulary: Vocabulary, rivals: tuple[str, ...], domain: frozenset[str]) -> str | None:
    """The one rival that works in that domain; None where none does, or more than one."""
    near = [role for role in rivals if not domain.isdisjoint(vocabulary.roles[role].domain)]
    return near[0] if len(near) == 1 else None


def _sector(organization: Organization, vocabulary: Vocabulary, seat: Position) -> str | None:
    """The sector of the seat's entity, else of the organisation, where it is a word that the vocabulary knows."""
    entity = organization.entities.get(seat.entity) if seat.entity is not None else None
    stated = (entity.sector if entity is not None else None) or organization.sector
    sector = stated.strip().casefold().replace(" ", "-").replace("_", "-") if stated is not None else None
    return sector if sector in vocabulary.words.get("sectors", {}) else None


def _subordinate_offices(
    organization: Organization, named: Mapping[str, tuple[str, ...]], open_: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Open position -> the offices named outright of those who report to it by a solid line."""
    found: dict[str, list[str]] = {}
    for position, roles in sorted(named.items()):
        seat = organization.positions[position]
        for upper in sorted({line.to for line in seat.lines or ()}):
            if upper in open_:
                found.setdefault(upper, []).extend(roles)
    return found


def _topics_worked_on(organization: Organization, vocabulary: Vocabulary, open_: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Open position -> the topics of the canonical activities for which it is accountable or responsible, or asked if it is a heading."""
    found: dict[str, set[str]] = {}
    for matrix in organization.matrices.values():
        for name, cells in matrix.rows.items():
            at_work = [p for p in cells if p in open_ and not _WORKING[organization.positions[p].implicit].isdisjoint(cells[p])]
            if not at_work:
                continue
            stated = organization.activities.get(name)
            canonical = stated.canonical if stated is not None and stated.canonical is not None else vocabulary.match_activity(name)
            term = vocabulary.activities.get(canonical) if canonical is not None else None
            for position in at_work if term is not None else ():
                found.setdefault(position, set()).add(term.topic)  # type: ignore[union-attr]
    return found


def _own_topics(seat: Position, organization: Organization, vocabulary: Vocabulary) -> set[str]:
    """The topics of a seat's scopes and measures."""
    topics = {_SCOPE_TOPICS.get(scope, scope) for scope in seat.scopes or ()}
    for word in seat.measured_by or ():
        entry = (organization.metrics or {}).get(word)
        metric = entry.canonical if entry is not None and entry.canonical is not None else vocabulary.match_metric(word)
        term = vocabulary.metrics.get(metric) if metric is not None else None
        topics.update(term.topics if term is not None else ())
    return topics


def has_open_titles(organization: Organization, vocabulary: Vocabulary) -> bool:
    """Whether some title may stand for several offices, so that other facts of the file decide who carries which."""
    return bool(_named(organization, vocabulary)[1])
