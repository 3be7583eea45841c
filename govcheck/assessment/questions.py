"""What only the organisation can answer: doubtful titles, rows and identities, words that narrowly miss a known one."""

from collections.abc import Iterable

from govcheck.assessment.judging import Judged
from govcheck.assessment.names import Names, listed
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.findings import Candidate, Outcome, Question
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict
from govcheck.vocabulary.normalise import normalise_name

#: words of the file that are open, and the list of known words that a near miss is compared with
_ORGANIZATION_WORDS = (("sector", "sectors"),)


def questions(judged: Iterable[Judged], graph: OrgGraph, names: Names) -> tuple[Question, ...]:
    """The questions that the judged rules leave, sorted: only about roles that they need, and facts that decide them."""
    results = tuple(judged)
    verdicts = [verdict for result in results for _, verdict in result.raised]
    found = {
        *_unfilled_roles(results, graph, names),
        *_doubtful_seats(results, verdicts, graph, names),
        *_doubtful_rows(results, graph, names),
        *_doubtful_people(verdicts, graph, names),
        *_near_words(graph),
    }
    return tuple(sorted(found, key=lambda q: (q.kind, q.subject, q.text)))


def _unfilled_roles(results: tuple[Judged, ...], graph: OrgGraph, names: Names) -> Iterable[Question]:
    needed = {role for result in results for role in result.needs}
    for verdict in (verdict for result in results for _, verdict in result.raised):
        needed.update(fact.path[0] for fact in verdict.missing if fact.kind == "role")
    for role in sorted(needed):
        for position, score in graph.might_carry(role):
            text = f"Is {names.position(position)} the {names.role(role)}? Nobody else is; answer with is: {role}"
            yield Question("unresolved-title", Ref("position", position), text, (Candidate(role, score),))


def _doubtful_seats(results: tuple[Judged, ...], verdicts: list[Verdict], graph: OrgGraph, names: Names) -> Iterable[Question]:
    """Seats in the evidence of a finding whose title only suggests an office that the rules need."""
    needed = {role for result in results for role in result.rule.names}
    needed |= {role for result in results if result.rule.subject.kind == "role" for role in result.rule.subject.ids}
    seen = sorted({fact.path[0] for verdict in verdicts for fact in verdict.evidence if fact.kind in ("line", "is", "holder")})
    for position in seen:
        seat = graph.positions.get(position)
        if seat is None or seat.roles is not None or graph.roles_of(position):
            continue
        candidates = graph.vocabulary.suggest_title(seat.title, sorted(needed))
        if candidates:
            offices = listed([names.role(candidate.term) for candidate in candidates])
            text = f"Does {names.position(position)} hold the office of {offices}? Its title only suggests it; answer with is:"
            yield Question("unresolved-title", Ref("position", position), text, tuple(candidates))


def _doubtful_rows(results: tuple[Judged, ...], graph: OrgGraph, names: Names) -> Iterable[Question]:
    """Rows that stand for no activity, and whose name resembles one that the rules ask for and that has no row."""
    asked = {
        activity
        for result in results
        if result.outcome is not Outcome.NOTSELECTED
        for subject in (result.rule.subject, *result.rule.others)
        if subject.kind == "activity"
        for activity in subject.ids
    }
    wanted = frozenset(activity for activity in asked if not graph.rows.standing_for(activity).rows)
    open_rows = [row for row in graph.rows.all if row.canonical is None]
    if not wanted or not open_rows:
        return
    known = {word for alias, activity in graph.vocabulary.tables.activities.items() if activity in wanted for word in alias.split()}
    for row in open_rows:
        words = normalise_name(row.name[:300]).split()
        # most rows of a large matrix share no two words with any of them
        if len(known.intersection(words)) < min(2, len(words)):
            continue
        candidates = graph.vocabulary.suggest_activity(row.name, wanted)
        if candidates:
            meant = " or ".join(names.activity(candidate.term) for candidate in candidates)
            answer = f"is: {candidates[0].term}" if len(candidates) == 1 else "is:"
            text = f"Does the row {names.of(row.ref)} stand for {meant}? Its name only suggests it; answer with {answer} under activities"
            yield Question("unresolved-activity", row.ref, text, candidates)


def _doubtful_people(verdicts: list[Verdict], graph: OrgGraph, names: Names) -> Iterable[Question]:
    """Persons whose seats count as one pair of hands in a finding only because the names are equal."""
    for verdict in verdicts:
        if verdict.state is not State.VIOLATED:
            continue
        held: dict[str, list[str]] = {}
        for fact in verdict.evidence:
            if fact.kind == "holder":
                for person in graph.people.of(fact.path[0]):
                    held.setdefault(person, []).append(fact.path[0])
        for person, seats in sorted(held.items()):
            if len(set(seats)) > 1 and person not in graph.organization.persons:
                where = listed([names.position(seat) for seat in sorted(set(seats))])
                text = f"Is {graph.people.name(person)} in {where} one person? If not, tell them apart under persons:"
                yield Question("doubtful-identity", Ref("person", person), text)


def _near_words(graph: OrgGraph) -> Iterable[Question]:
    organization = graph.organization
    stated: list[tuple[Ref, str, str, str]] = [
        (Ref("organization", "this"), field, kind, value)
        for field, kind in _ORGANIZATION_WORDS
        if (value := getattr(organization, field)) is not None
    ]
    for position, seat in sorted(graph.positions.items()):
        stated += [(Ref("position", position), "scopes", "scopes", word) for word in seat.scopes or ()]
        stated += [(Ref("position", position), "scope", "topics", word) for word in seat.scope or ()]
    for channel in organization.channels or ():
        stated += [(channel.sender, "about", "topics", channel.about)] if channel.about else []
        stated += [(channel.sender, "trigger", "triggers", channel.trigger)] if channel.trigger else []
    for gate in (organization.gates or {}).values():
        stated += [(Ref("gate", gate.id), "before", "before", gate.before)] if gate.before else []
        stated += [(Ref("gate", gate.id), "phase", "phases", gate.phase)] if gate.phase else []
    for section, kind in (("policies", "policy"), ("trainings", "training"), ("decisions", "decision"), ("risks", "risk")):
        stated += [(Ref(kind, entry), "id", section, entry) for entry in getattr(organization, section) or ()]
    for ref, field, kind, word in stated:
        near = graph.vocabulary.near_word(kind, word)
        if near is not None:
            yield Question("near-word", ref, f"Is {field} {word!r} meant to be {near!r}? The rules know only that", (Candidate(near, 1.0),))
