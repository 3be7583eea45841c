"""One rule on one graph: from conditions and subjects over verdicts to an outcome."""

from collections.abc import Collection, Iterable
from typing import Any

from govcheck.assessment.in_doubt import seats_in_doubt
from govcheck.assessment.kleene import all_hold, any_holds, none_holds
from govcheck.assessment.presumed import is_presumed, said_first
from govcheck.assessment.subjects import THIS, Selected, read_by, select
from govcheck.assessment.wanted import SET, UNSET, wanted_activities
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES, stated
from govcheck.model.findings import Counts, Kind, Outcome, ProfileFit
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import State, Verdict
from govcheck.packs.rule import Check, Conditions, ProfileHead, Rule

_STATES = tuple(State)
_WORST_FIRST = tuple(Outcome)
_ALONE = {"any": any_holds, "none": none_holds}
#: kinds of subjects that a file lists, so that listing one more may settle what is open
_LISTED = frozenset(("framework", *ENTRIES)) - {"activity"}


class Judged(Record):
    """What a rule comes to: its outcome, the verdicts that are findings with their kinds, and why the rest is as it is.

    `waiting` are the open verdicts that are no findings, since the file says too little of what they are about.
    """

    rule: Rule
    outcome: Outcome
    counts: Counts = Counts()
    raised: tuple[tuple[Kind, Verdict], ...] = ()
    topics: tuple[str, ...] = ()
    reason: str | None = None
    needs: tuple[str, ...] = ()
    #: a pass, or nothing to judge, for want of rows: none of those that the rule is about is there
    unspoken: bool = False
    #: the roles that the rule is about and nobody carries
    lacking: tuple[str, ...] = ()
    waiting: tuple[Verdict, ...] = ()


def judge(rule: Rule, graph: OrgGraph, named: frozenset[str]) -> Judged:
    """The outcome of a rule; a constraint that crashes is the outcome ``error`` of this rule alone."""
    try:
        return _judge(rule, graph, named)
    except Exception as error:  # noqa: BLE001 - the one place where anything may go wrong without harm to the other rules
        import traceback  # a tenth of an interpreter's start, and only a crash needs it

        where = traceback.extract_tb(error.__traceback__)[-1]
        return Judged(rule, Outcome.ERROR, reason=f"{type(error).__name__}: {error} ({where.name}, line {where.lineno})")


def holds(conditions: Conditions, organization: Organization) -> tuple[bool | None, str]:
    """Whether conditions on the organisation all hold (None: one of them is not said), and the first attribute that decides.

    The words ``set`` and ``unset`` ask whether an attribute is said at all.
    """
    unsaid = ""
    for field, wanted in conditions:
        value = attribute(organization, field)
        if (UNSET if value is None else SET) in wanted:
            continue
        if wanted in ((SET,), (UNSET,)):
            return False, field
        if value is None:
            unsaid = unsaid or field
        elif isinstance(value, tuple):
            if not set(value) & set(wanted):
                return False, field
        elif value not in wanted:
            return False, field
    return (None, unsaid) if unsaid else (True, "")


def unmet(conditions: Conditions, organization: Organization) -> str:
    """Why conditions do not hold: that it is otherwise, or that it is not said."""
    held, field = holds(conditions, organization)
    if held is None:
        return f"organization.{field} is not stated, and it is meant for organisations where {_condition(conditions, field)}"
    return f"only where {_condition(conditions, field)}"


def fitting(heads: Iterable[ProfileHead], organization: Organization, asked: Collection[str]) -> tuple[ProfileFit, ...]:
    """The profiles that are meant for just such an organisation, and that nobody asked for."""
    return tuple(
        ProfileFit(head.id, head.title) for head in heads if head.when and head.id not in asked and holds(head.when, organization)[0]
    )


def attribute(organization: Organization, field: str) -> Any:
    """An attribute of the organisation by its name in the file, its own or a house attribute; None where unsaid."""
    return stated(organization, slot("organization", field))


def _judge(rule: Rule, graph: OrgGraph, named: frozenset[str]) -> Judged:
    applies, field = holds(rule.when, graph.organization)
    if applies is False:
        return Judged(rule, Outcome.NOTAPPLICABLE, reason=f"only where {_condition(rule.when, field)}")
    if applies is None:
        return Judged(rule, Outcome.NOTMODELLED, topics=(f"organization.{field}",), reason=f"organization.{field} is not stated")
    lacking = [role for role in needed_roles(rule) if not graph.carriers(role)]
    if lacking:
        return _without_role(rule, lacking, graph)
    main = select(rule.subject, graph, named)
    if not main.refs:
        if main.unmodelled is not None and not graph.is_modelled(main.unmodelled):
            return Judged(rule, Outcome.NOTMODELLED, topics=(main.unmodelled,), reason=main.reason)
        return Judged(rule, Outcome.NOTAPPLICABLE, reason=main.reason, unspoken=bool(wanted_activities(rule.subject)))
    asked, passed = main, 0
    if len(rule.checks) == 1 and rule.judge not in _ALONE:
        looked = rule.checks[0].constraint.worth_a_look(main.refs, graph)
        passed = len(main.refs) - len(looked)
        main = main._replace(refs=looked) if passed else main
    verdicts = _verdicts(rule, main, graph, named)
    judged = _outcome(rule, verdicts, passed, graph)
    if judged.outcome is Outcome.PASS and (_is_about_absent_rows(rule, asked, graph) or is_presumed(rule, verdicts)):
        return judged._replace(unspoken=True)
    return judged


def _is_about_absent_rows(rule: Rule, main: Selected, graph: OrgGraph) -> bool:
    """Whether a rule looks at rows alone, and none of them is there; one with alternatives may have passed by another fact."""
    return rule.subject.kind == "activity" and len(rule.checks) == 1 and all(graph.rows.row(ref) is None for ref in main.refs)


def needed_roles(rule: Rule) -> tuple[str, ...]:
    """The roles without which a rule says nothing: named as its subject, or by every one of its alternatives outside a list."""
    own = rule.subject.ids if rule.subject.kind in ("role", "body") and len(rule.subject.ids) == 1 else ()
    return tuple(dict.fromkeys((*own, *rule.needs)))


def _without_role(rule: Rule, lacking: list[str], graph: OrgGraph) -> Judged:
    might = [role for role in lacking if graph.might_carry(role)]
    if might:
        reason = f"nobody is known to be the {might[0]}, but somebody might be"
        return Judged(rule, Outcome.NOTMODELLED, topics=(f"role {might[0]}",), reason=reason, needs=tuple(might))
    return Judged(rule, Outcome.NOTAPPLICABLE, reason=f"nobody carries the role {lacking[0]}", lacking=tuple(lacking))


def _condition(conditions: Conditions, field: str) -> str:
    wanted = dict(conditions)[field]
    return f"organization.{field} is {' or '.join(str(value).lower() if isinstance(value, bool) else str(value) for value in wanted)}"


def _verdicts(rule: Rule, main: Selected, graph: OrgGraph, named: frozenset[str]) -> tuple[Verdict, ...]:
    if len(rule.checks) == 1:
        verdicts = rule.checks[0].constraint.check(main.refs, graph)
    else:
        shared: dict[int, Verdict] = {}
        per_subject: dict[tuple[int, Ref], tuple[Verdict, ...]] = {}
        for number, check in enumerate(rule.checks):
            if check.subject is not None:
                shared[number] = _aggregate(check, graph, named)
            else:
                for verdict in check.constraint.check(main.refs, graph):
                    per_subject[number, verdict.subject] = (*per_subject.get((number, verdict.subject), ()), verdict)
        verdicts = tuple(
            any_holds(
                said_first(
                    rule,
                    [
                        shared[number] if number in shared else all_hold(per_subject.get((number, ref), ()), ref)
                        for number in range(len(rule.checks))
                    ],
                ),
                ref,
            )
            for ref in main.refs
        )
    verdicts = _with_facts(verdicts, main)
    if rule.judge in _ALONE and verdicts:
        found = _ALONE[rule.judge](verdicts, main.refs[0])
        alone = State.SATISFIED if rule.judge == "any" else State.VIOLATED
        return (found if found.state is alone else _resting_on(found, read_by(rule.subject, graph)),)
    return verdicts


def _aggregate(check: Check, graph: OrgGraph, named: frozenset[str]) -> Verdict:
    """The one verdict of an alternative that looks at things of its own."""
    assert check.subject is not None
    selected = select(check.subject, graph, named)
    verdicts = check.constraint.check(selected.refs, graph) if selected.refs else ()
    if not verdicts:
        read = read_by(check.subject, graph)
        # where an office or a row is not there, nothing that the file could say of it would settle the matter
        settles = selected.unmodelled is not None or check.subject.kind in _LISTED
        return Verdict(THIS, State.UNDETERMINED, evidence=read, missing=read if settles else ())
    verdicts = _with_facts(verdicts, selected)
    found = _ALONE.get(check.judge, all_hold)(verdicts, verdicts[0].subject)
    alone = State.SATISFIED if check.judge == "any" else State.VIOLATED
    return found if found.state is alone else _resting_on(found, read_by(check.subject, graph))


def _with_facts(verdicts: tuple[Verdict, ...], selected: Selected) -> tuple[Verdict, ...]:
    """The verdicts with the facts that made their subjects what a rule looks at."""
    if selected.wide:
        verdicts = tuple(_softened(v, selected.wide[v.subject]) if v.subject in selected.wide else v for v in verdicts)
    facts = selected.facts
    if not facts:
        return verdicts
    return tuple([_resting_on(v, facts[v.subject]) if v.subject in facts else v for v in verdicts])


def _softened(verdict: Verdict, activity: str) -> Verdict:
    """A verdict on a row of something wider than the wanted activity: it meets the rule, or leaves open what it says of the activity."""
    if verdict.state is State.SATISFIED:
        return verdict
    return verdict._replace(state=State.UNDETERMINED, missing=(slot("rows", activity),))


def _resting_on(verdict: Verdict, facts: tuple[Slot, ...]) -> Verdict:
    subject, state, key, bindings, evidence, missing = verdict
    return Verdict(subject, state, key, bindings, tuple(dict.fromkeys((*evidence, *facts))), missing)


def _doubtful(verdict: Verdict, graph: OrgGraph) -> tuple[str, ...]:
    """The questions that settle a gap, so that nobody is accused of it yet: what a row stands for, and which office a seat holds."""
    wanted = [fact.path[0] for fact in verdict.missing if fact.kind == "rows"]
    rows = (f"which row stands for {activity}" for activity in wanted if graph.might_stand_for(activity))
    return (*rows, *_seats_in_doubt(verdict, graph))


def _seats_in_doubt(verdict: Verdict, graph: OrgGraph) -> tuple[str, ...]:
    return tuple(f"which office {graph.positions[seat].title} holds" for seat in seats_in_doubt(verdict, graph))


def _told_in_part(verdict: Verdict, graph: OrgGraph) -> tuple[str, ...]:
    """The wanted activities of which rows name parts or something wider: who answers for just them is not said, which is not nobody."""
    wanted = [fact.path[0] for fact in verdict.missing if fact.kind == "rows"]
    parts = tuple(f"{activity} as a whole" for activity in wanted if activity in graph.rows.in_part)
    wider = tuple(f"{activity} apart from {graph.rows.wider(activity).whole}" for activity in wanted if graph.rows.wider(activity).rows)
    return parts or wider


def _told_of_the_whole(rule: Rule, verdict: Verdict, graph: OrgGraph) -> tuple[str, ...]:
    """The topics of wanted activities that are judged by the row of what they are part of, where nobody is accountable in that row.

    That is a gap of the whole, and other rules tell it; it says nothing more of each of its parts.
    """
    row = graph.rows.row(verdict.subject) if verdict.subject.kind == "activity" else None
    if row is None or row.assignees("A"):
        return ()
    parts = [each for each in rule.subject.ids if (found := graph.rows.standing_for(each)).whole is not None and row in found.rows]
    whole = any(row in graph.rows.standing_for(each).rows for each in rule.subject.ids if each not in parts)
    return () if whole else tuple(dict.fromkeys(graph.topic(slot("rows", each)) for each in parts))


def _outcome(rule: Rule, verdicts: tuple[Verdict, ...], passed: int, graph: OrgGraph) -> Judged:
    """What the verdicts come to, with that many more that are satisfied as a glance told."""
    outcomes: list[Outcome] = [Outcome.PASS] if passed else []
    raised: list[tuple[Kind, Verdict]] = []
    topics: list[str] = []
    waiting: list[Verdict] = []
    for verdict in verdicts:
        if verdict.state is State.SATISFIED:
            outcomes.append(Outcome.PASS)
        elif verdict.state is State.VIOLATED:
            if Kind.CONFLICT not in rule.severity:
                # the rule asks only whether something is said, and it is
                continue
            outcomes.append(Outcome.CONFLICT)
            raised.append((Kind.CONFLICT, verdict))
        else:
            about = tuple(dict.fromkeys(graph.topic(fact) for fact in verdict.missing))
            if Kind.GAP not in rule.severity:
                about = _seats_in_doubt(verdict, graph) or about
            elif any(graph.is_modelled(topic) for topic in about):
                about = _doubtful(verdict, graph) or _told_in_part(verdict, graph) or _told_of_the_whole(rule, verdict, graph)
                if not about:
                    outcomes.append(Outcome.GAP)
                    raised.append((Kind.GAP, verdict))
                    continue
            outcomes.append(Outcome.NOTMODELLED)
            topics += about
            waiting.append(verdict)
    states = [verdict.state for verdict in verdicts]
    counts = Counts(*(states.count(state) + (passed if state is State.SATISFIED else 0) for state in _STATES))
    outcome = min(outcomes, key=_WORST_FIRST.index, default=Outcome.NOTAPPLICABLE)
    reason = None
    if outcome is Outcome.NOTMODELLED:
        reason = f"the file does not say enough about {', '.join(sorted(set(topics)) or ('what the rule looks at',))}"
    elif outcome is Outcome.NOTAPPLICABLE:
        reason = "it asks what is not settled, and the file settles it otherwise" if verdicts else "there is nothing to judge"
    return Judged(rule, outcome, counts, tuple(raised), tuple(sorted(set(topics))), reason, waiting=tuple(waiting))
