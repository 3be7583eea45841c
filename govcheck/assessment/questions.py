"""What only the organisation can answer: doubtful titles, rows and identities, words that narrowly miss a known one."""

from collections.abc import Iterable

from govcheck.assessment.in_doubt import seats_in_doubt
from govcheck.assessment.judging import Judged
from govcheck.assessment.names import Names, listed
from govcheck.constraints.doubts import at_the_top, has_no_title
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import Candidate, Outcome, Question
from govcheck.model.organization import SECTIONS, Organization
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict

#: kind of entry -> its fields that hold open words, with the word of the file and the known words that a near miss is compared with
_ENTRY_WORDS = {
    "entity": (("sector", "sector", "sectors"),),
    "activity": (("phase", "phase", "phases"),),
    "gate": (("before", "before", "before"), ("phase", "phase", "phases")),
    "asset": (("kind", "kind", "asset-kinds"), ("asset_class", "class", "asset-classes")),
    "vendor": (("kind", "kind", "vendor-kinds"),),
}
#: sections whose ids rules name
#: who heads an organisation, whatever the title
HEAD = "ceo"
_NAMED = ("policies", "trainings", "decisions", "risks")


def questions(judged: Iterable[Judged], graph: OrgGraph, names: Names) -> tuple[Question, ...]:
    """The questions that the judged rules leave, sorted: only about roles that they need, and facts that decide them."""
    results = tuple(result for result in judged if result.outcome is not Outcome.NOTSELECTED)
    verdicts = [verdict for result in results for _, verdict in result.raised]
    unfilled = tuple(_unfilled_roles(results, graph, names))
    asked = frozenset((question.subject.id, candidate.term) for question in unfilled for candidate in question.candidates)
    doubtful = tuple(_doubtful_seats(results, verdicts, asked, graph, names))
    asked_about = {question.subject.id for question in (*unfilled, *doubtful)}
    found = {
        *unfilled,
        *doubtful,
        *_unknown_heads((verdict for result in results for verdict in result.waiting), asked_about, graph, names),
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
            alone = f"Is {names.position(position)} the {names.role(role)}? Nobody else is"
            text = f"{alone}; answer with is: {role}"
            yield Question("unresolved-title", Ref("position", position), text, (Candidate(role, score),), alone)


def _doubtful_seats(
    results: tuple[Judged, ...], verdicts: list[Verdict], asked: frozenset[tuple[str, str]], graph: OrgGraph, names: Names
) -> Iterable[Question]:
    """Seats in the evidence of a finding whose title only suggests an office that the rules need, but for those `asked` about."""
    needed = {role for result in results for role in result.rule.names}
    needed |= {role for result in results if result.rule.subject.kind == "role" for role in result.rule.subject.ids}
    told = {fact.path[0] for verdict in verdicts for fact in verdict.evidence if fact.kind in ("line", "is", "holder")}
    waiting = (verdict for result in results for verdict in result.waiting)
    seen = sorted(told.union(fact.path[0] for verdict in waiting for fact in verdict.missing if fact.kind == "is"))
    stood_in_for: dict[str, set[str]] = {}
    for other in graph.positions.values():
        for deputy in other.deputy or ():
            stood_in_for.setdefault(deputy.id, set()).update(graph.roles_of(other.id))
    for position in seen:
        seat = graph.positions.get(position)
        if seat is None or seat.roles is not None or graph.roles_of(position):
            continue
        # whoever is named as the deputy of an office is known not to hold it
        open_ = sorted(needed - stood_in_for.get(position, set()))
        candidates = [each for each in graph.vocabulary.suggest_title(seat.title, open_) if (position, each.term) not in asked]
        if candidates:
            offices = " or ".join(names.role(candidate.term) for candidate in candidates)
            alone = f"Does {names.position(position)} hold the office of {offices}? Its title only suggests it"
            text = f"{alone}; answer with {_answer(candidates)}"
            yield Question("unresolved-title", Ref("position", position), text, tuple(candidates), alone)


def _unknown_heads(waiting: Iterable[Verdict], asked: set[str], graph: OrgGraph, names: Names) -> Iterable[Question]:
    """Superiors of whom nothing says what they are: without a title, or at the top of the chart under one that is no known office."""
    for position in sorted({seat for verdict in waiting for seat in seats_in_doubt(verdict, graph)} - asked):
        if has_no_title(graph.positions[position]):
            alone = f"Which office does {names.position(position)} hold? The file gives it no title"
            text = f"{alone}; answer with title: or, where it heads the organisation, with is: {HEAD}"
        elif at_the_top(position, graph):
            alone = f"Does {names.position(position)} head the organisation? It stands at the top, and its title does not say so"
            text = f"{alone}; answer with is: {HEAD}"
        else:
            continue
        yield Question("unresolved-title", Ref("position", position), text, (Candidate(HEAD, 0.5),), alone)


def _doubtful_rows(results: tuple[Judged, ...], graph: OrgGraph, names: Names) -> Iterable[Question]:
    """Rows that stand for no activity, and whose name resembles one that the rules ask for and that has no row."""
    asked = {
        activity
        for result in results
        for subject in (result.rule.subject, *result.rule.others)
        if subject.kind == "activity"
        for activity in subject.ids
    }
    # where no row is open, no activity is looked for
    if all(row.canonical is not None for row in graph.rows.all):
        return
    for row, suggested in graph.doubtful_rows.items():
        candidates = tuple(candidate for candidate in suggested if candidate.term in asked)
        if candidates:
            meant = " or ".join(names.activity(candidate.term) for candidate in candidates)
            alone = f"Does the row {names.of(row)} stand for {meant}? Its name only suggests it"
            text = f"{alone}; answer with {_answer(candidates)} under activities"
            yield Question("unresolved-activity", row, text, candidates, alone)


def _answer(candidates: Iterable[Candidate]) -> str:
    return " or ".join(f"is: {candidate.term}" for candidate in candidates)


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
                alone = f"Is {graph.people.name(person)} in {where} one person?"
                yield Question("doubtful-identity", Ref("person", person), f"{alone} If not, tell them apart under persons:", (), alone)


def _near_words(graph: OrgGraph) -> Iterable[Question]:
    found: dict[tuple[str, str], str | None] = {}
    for ref, field, kind, word in _open_words(graph.organization):
        if (kind, word) not in found:
            found[kind, word] = graph.vocabulary.near_word(kind, word)
        near = found[kind, word]
        if near is not None:
            yield Question("near-word", ref, f"Is {field} {word!r} meant to be {near!r}? The rules know only that", (Candidate(near, 1.0),))


def _open_words(organization: Organization) -> Iterable[tuple[Ref, str, str, str]]:
    """Words that a file may choose freely: what states them, by which word of the file, the kind of word, and the word itself."""
    if organization.sector is not None:
        yield Ref("organization", "this"), "sector", "sectors", organization.sector
    for position, seat in organization.positions.items():
        for field, words in (("scopes", seat.scopes), ("scope", seat.scope)):
            for word in words or ():
                yield Ref("position", position), field, "scopes", word
    for channel in organization.channels or ():
        for field, kind, said in (("about", "about", channel.about), ("trigger", "triggers", channel.trigger)):
            if said is not None:
                yield channel.sender, field, kind, said
    for kind, fields in _ENTRY_WORDS.items():
        for entry, record in (getattr(organization, ENTRIES[kind][0]) or {}).items():
            for field, word, words_known in fields:
                stated = getattr(record, field)
                if stated is not None:
                    yield Ref(kind, entry), word, words_known, stated
    for section in _NAMED:
        for entry in getattr(organization, section) or ():
            yield Ref(SECTIONS[section], entry), "id", section, entry
