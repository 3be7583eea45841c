"""What to ask the client: every fact for which a rule waits, as a question, with the rules that its answer decides.

Counted, not guessed: a verdict that is open names the facts that would help to decide it, and a question is about such a fact. What its
answer decides is found by judging the rules that wait for it anew, with an answer made up for the trial; nothing of that is kept.
"""

from collections.abc import Callable, Iterator

from govcheck.assessment.assess import Selection, activities_named
from govcheck.assessment.judging import Judged, judge
from govcheck.assessment.names import Names, listed
from govcheck.assessment.question_words import NEW_SUPERIOR, asked
from govcheck.assessment.questions import questions
from govcheck.assessment.sample_answers import answered
from govcheck.documents.fields import stated_words
from govcheck.documents.read import Document
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.asking import Ask
from govcheck.model.facts import PERSON, POSITION_SLOTS, apply, stated, told_apart, with_fact
from govcheck.model.findings import JUDGED, Kind, Outcome
from govcheck.model.organization import Organization
from govcheck.model.settings import Settings
from govcheck.model.slots import Slot, slot
from govcheck.model.verdicts import Verdict
from govcheck.packs.rule import Rule, RulePacks
from govcheck.vocabulary.terms import Vocabulary

#: of how many rules a question tells the title
_MOST_TITLES = 3
#: how many seats are named that might hold an office
_MOST_LIKELY = 4
_OTHER_SLOT = {"is": "roles", "tier": "tier"}

Again = Callable[[OrgGraph, Rule], Judged]


def interview(
    document: Document, packs: RulePacks, vocabulary: Vocabulary, settings: Settings, selection: Selection | None = None
) -> tuple[Ask, ...]:
    """The questions, those first whose answers decide the most rules."""
    chosen = selection or Selection()
    graph = OrgGraph(document.organization, vocabulary, settings)
    of_pack = {pack.id: activities_named(pack) for pack in packs.packs}

    def again(other: OrgGraph, rule: Rule) -> Judged:
        return judge(rule, other, of_pack[rule.pack])

    judged = [again(graph, rule) for rule in packs.rules if chosen.chooses(rule)]
    asking = _Asking(graph, Names(graph), judged, again)
    return asking.all()


class _Asking:
    def __init__(self, graph: OrgGraph, names: Names, judged: list[Judged], again: Again) -> None:
        self.graph, self.names, self.judged, self.again = graph, names, judged, again
        self.facts: dict[Slot, dict[str, Judged]] = {}

    def all(self) -> tuple[Ask, ...]:
        for result in self.judged:
            self.open_verdicts(result)
            self.topics(result)
        self.offices()
        self.doubtful_seats()
        found = [ask for fact, rules in self.facts.items() if (ask := self.ask(fact, rules)) is not None]
        found += self.near_words()
        found += self.identities()
        return tuple(sorted(found, key=lambda ask: (-len(ask.decides), -len(ask.rules), ask.id)))

    def ask(self, fact: Slot, waiting: dict[str, Judged]) -> Ask | None:
        """The question about a fact; None where no single answer settles it, or the fact is one of somebody outside the chart."""
        words = asked(fact, self.names)
        if words is None or self.is_unplaced(fact):
            return None
        if fact.kind == "role" and (might := self.graph.might_carry(fact.path[0])):
            likely = listed([self.names.position(position) for position, _ in might[:_MOST_LIKELY]])
            words = (f"{words[0]} Titles that suggest it: {likely}", words[1])
        if fact.kind == "line" and self.graph.positions[fact.path[0]].implicit:
            words = (words[0], NEW_SUPERIOR)
        decides, opens = self.trial(fact, waiting)
        first = sorted(waiting, key=lambda name: (name not in decides, name not in opens, name))
        titles = tuple(dict.fromkeys(waiting[name].rule.title for name in first))[:_MOST_TITLES]
        return Ask(fact, *words, tuple(sorted(waiting)), tuple(sorted(decides)), tuple(sorted(opens)), titles)

    def trial(self, fact: Slot, waiting: dict[str, Judged]) -> tuple[set[str], set[str]]:
        """The rules that nothing is left to wait for once the question is answered, and those that are judged then and are not today."""
        roles = {role for result in waiting.values() for role in _roles(result.rule)}
        decides, opens = set(waiting), {name for name, result in waiting.items() if result.outcome is Outcome.NOTMODELLED}
        tried = False
        for organization in answered(fact, self.graph, roles):
            tried = True
            graph = self.graph.changed(organization)
            for name in sorted(decides | opens):
                now = self.again(graph, waiting[name].rule)
                if now.outcome not in JUDGED:
                    opens.discard(name)
                    decides.discard(name)
                elif name not in opens and (now.waiting or any(kind is Kind.GAP for kind, _ in now.raised)):
                    decides.discard(name)
        return (decides, opens) if tried else (set(), set())

    def is_unplaced(self, fact: Slot) -> bool:
        if fact.kind != "position" and fact.kind not in POSITION_SLOTS:
            return False
        seat = self.graph.positions.get(fact.path[0])
        return seat is None or (seat.implicit and seat.kind == "group")

    def wait(self, fact: Slot, result: Judged) -> None:
        self.facts.setdefault(fact, {})[result.rule.id] = result

    # ---- what a rule waits for ----

    def open_verdicts(self, result: Judged) -> None:
        """The facts that the open verdicts of a rule name."""
        gaps = [verdict for kind, verdict in result.raised if kind is Kind.GAP]
        for verdict in (*result.waiting, *gaps):
            for fact in self.missing(verdict, result.rule):
                self.wait(fact, result)

    def missing(self, verdict: Verdict, rule: Rule) -> Iterator[Slot]:
        """The facts any one of which would decide a verdict, as facts that a file states."""
        missing = verdict.missing
        if not any(asked(_stated(fact), self.names) for fact in missing):
            # what its repairs leave to be answered would settle it too
            missing = tuple(
                edit.slot for check in rule.checks for edit in check.constraint.repairs(verdict, self.graph) if edit.after is None
            )
        for fact in missing:
            yield _stated(fact)
            if fact.kind == "rows":
                for row in self.graph.might_stand_for(fact.path[0]):
                    yield slot("activity", row.id.rpartition("/")[2] if row.id not in self.row_names else row.id, "canonical")

    @property
    def row_names(self) -> frozenset[str]:
        return self.graph.once("interview-rows", lambda: frozenset(row.name for row in self.graph.rows.all))

    def topics(self, result: Judged) -> None:
        """What is not said at all: an attribute of the organisation, or a whole section."""
        if result.outcome is not Outcome.NOTMODELLED or result.waiting:
            return
        for topic in result.topics:
            kind, dot, field = topic.partition(".")
            self.wait(slot("organization", field) if kind == "organization" and dot else slot("section", topic), result)

    # ---- offices ----

    def offices(self) -> None:
        """Offices that nobody is known to hold and somebody might."""
        for result in self.judged:
            for role in result.needs:
                self.wait(slot("role", role), result)

    def doubtful_seats(self) -> None:
        """Seats in the evidence of a finding whose title only suggests an office that its rule names."""
        covered = {fact.path[0] for fact in self.facts if fact.kind == "role"}
        for question in questions(self.judged, self.graph, self.names):
            offices = {candidate.term for candidate in question.candidates}
            if question.kind != "unresolved-title" or offices <= covered:
                continue
            seat = question.subject.id
            for result in self.judged:
                evidence = {
                    fact.path[0] for _, verdict in result.raised for fact in verdict.evidence if fact.kind in ("line", "is", "holder")
                }
                if seat in evidence and offices.intersection(_roles(result.rule)):
                    self.wait(slot("position", seat, "roles"), result)

    # ---- words ----

    def near_words(self) -> Iterator[Ask]:
        """Words that narrowly miss one that the rules know; an answer decides the rules that come to something else with that word."""
        organization = self.graph.organization
        for fact, kind, word in stated_words(organization):
            near = self.graph.vocabulary.near_word(kind, word)
            words = asked(fact, self.names)
            if near is None or words is None or fact in self.facts:
                continue
            before = stated(organization, fact)
            meant = near if isinstance(before, str) else tuple(sorted({near, *before} - {word}))
            text = f"Is {word!r} meant to be {near!r}? {words[0]}"
            yield self.differing(fact, text, f"all that is meant, such as {near}", with_fact(organization, fact, meant))

    def identities(self) -> Iterator[Ask]:
        """People who count as one in a finding only because their names are equal."""
        for question in questions(self.judged, self.graph, self.names):
            if question.kind == "doubtful-identity":
                person = question.subject.id
                two = apply(self.graph.organization, told_apart(self.graph.organization, person))
                yield self.differing(slot(PERSON, person, "name"), question.spoken, "yes or no", two)

    def differing(self, fact: Slot, text: str, expected: str, organization: Organization) -> Ask:
        """A question whose answer decides the rules that say something else of this other organisation."""
        graph = self.graph.changed(organization)
        now = [self.again(graph, one.rule) for one in self.judged]
        changed = [one for one, new in zip(self.judged, now, strict=True) if (new.outcome, new.raised) != (one.outcome, one.raised)]
        decides = tuple(sorted(one.rule.id for one in changed))
        opens = tuple(sorted(one.rule.id for one in changed if one.outcome is Outcome.NOTMODELLED))
        return Ask(fact, text, expected, decides, decides, opens, tuple(one.rule.title for one in changed[:_MOST_TITLES]))


def _roles(rule: Rule) -> tuple[str, ...]:
    """The roles of which a rule speaks."""
    return (*rule.names, *(rule.subject.ids if rule.subject.kind == "role" else ()))


def _stated(fact: Slot) -> Slot:
    """The fact that a file states, for one that is read off it."""
    return slot("position", fact.path[0], _OTHER_SLOT[fact.kind]) if fact.kind in _OTHER_SLOT else fact
