"""How the sections of a pack stand: the outcome of every clause in them, from the rules that cite it."""

from collections.abc import Collection, Iterable

from govcheck.assessment.judging import Judged, holds
from govcheck.constraints.staffed import Staffed
from govcheck.model.findings import JUDGED, ClauseResult, Outcome, SectionResult
from govcheck.model.organization import Organization
from govcheck.packs.rule import Pack

_WORST_FIRST = {outcome: place for place, outcome in enumerate(Outcome)}


def sections_of(
    pack: Pack, judged: Iterable[Judged], organization: Organization, others: Iterable[Judged] = ()
) -> tuple[SectionResult, ...]:
    """The sections of a pack with the outcome of each clause; () where the pack has none or nothing of it was judged.

    A clause comes to the worst outcome of the pack's own rules for it, so that it passes only where all that was asked of it passes.
    Of the rules of other packs (`others`) only findings count: a finding that cites a clause speaks against it whoever raises it,
    whereas such a rule may ask for less than the clause does, and its pass says little.

    A prohibition that holds because the row it is about is not there leaves the clause not modelled: nothing was looked at. So does a
    rule about rows that are not there, where no other was judged, and a rule that waits for an office that the pack asks for and nobody
    is known to hold, where no other speaks against the clause: the file does not say that there is no such office. A clause that is
    cited only as the reason of a severity comes to what its rules come to where the reason holds.
    """
    if not pack.sections:
        return ()
    rules = [one for one in judged if one.outcome is not Outcome.NOTSELECTED]
    if not any(one.outcome in JUDGED for one in rules):
        return ()
    cited: dict[str, Outcome] = {}
    for one in rules:
        for clause in one.rule.cites:
            _worsen(cited, clause, _told(one))
    for one in (one for one in others if one.raised):
        for clause in one.rule.cites:
            _worsen(cited, clause, one.outcome)
    for clause in _waiting(rules):
        if cited[clause] in (Outcome.PASS, Outcome.NOTAPPLICABLE):
            cited[clause] = Outcome.NOTMODELLED
    for clause in {clause for one in rules if one.unspoken for clause in one.rule.cites}:
        if cited[clause] is Outcome.NOTAPPLICABLE:
            cited[clause] = Outcome.NOTMODELLED
    reasons: dict[str, Outcome] = {}
    for one in rules:
        for clause in {modifier.because for modifier in one.rule.severity_when} - cited.keys():
            _worsen(reasons, clause, _where_it_holds(one, clause, organization))
    outcomes = {**reasons, **cited}
    named = {clause for one in judged for clause in _named(one)}
    return tuple(
        SectionResult(
            pack.id,
            section.id,
            section.title,
            tuple(
                ClauseResult(clause, outcomes.get(clause, Outcome.NOTSELECTED if clause in named else None)) for clause in section.clauses
            ),
        )
        for section in pack.sections
    )


def chart_alone(organization: Organization) -> bool:
    """Whether the files hold a chart and nothing beside it: no matrix, no gates, policies or the like."""
    return not organization.complete and not any(getattr(organization, field) for field in _BESIDE)


#: the sections of a file that say more than a chart does
_BESIDE = ("matrices", "channels", "gates", "policies", "trainings", "decisions", "risks", "assets", "vendors")


def _told(one: Judged) -> Outcome:
    return Outcome.NOTMODELLED if one.unspoken and one.outcome is Outcome.PASS else one.outcome


def _waiting(rules: Collection[Judged]) -> frozenset[str]:
    """The clauses of rules that wait for an office which the pack asks for and nobody is known to hold: what they ask was not looked at."""
    open_ = (one for one in rules if one.outcome in (Outcome.GAP, Outcome.NOTMODELLED))
    asked = {check.constraint.role for one in open_ for check in one.rule.checks if isinstance(check.constraint, Staffed)}
    return frozenset(clause for one in rules if asked.intersection(one.lacking) for clause in one.rule.cites)


def _worsen(outcomes: dict[str, Outcome], clause: str, outcome: Outcome) -> None:
    known = outcomes.get(clause)
    if known is None or _WORST_FIRST[outcome] < _WORST_FIRST[known]:
        outcomes[clause] = outcome


def _where_it_holds(one: Judged, clause: str, organization: Organization) -> Outcome:
    """The outcome of a rule for a clause that changes its severity: of several modifiers with that reason, one will do."""
    applies = [holds(modifier.conditions, organization)[0] for modifier in one.rule.severity_when if modifier.because == clause]
    if True in applies:
        return _told(one)
    return Outcome.NOTMODELLED if None in applies else Outcome.NOTAPPLICABLE


def _named(one: Judged) -> tuple[str, ...]:
    return (*one.rule.cites, *(modifier.because for modifier in one.rule.severity_when))
