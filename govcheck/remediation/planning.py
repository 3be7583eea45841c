"""From an assessment to a plan: search, order, words, and a full run from scratch as proof."""

from collections.abc import Iterable, Mapping

from govcheck.assessment.assess import Selection, assess
from govcheck.documents.read import Document
from govcheck.model.findings import SEVERITIES, Assessment, Finding, Kind, Severity, counts
from govcheck.model.plans import Certificate, Cleared, Contradiction, Pin, Plan, Proof, Tally
from govcheck.model.settings import Settings
from govcheck.packs.profiles import COSTS
from govcheck.packs.rule import RulePacks
from govcheck.remediation.contradicting import contradiction
from govcheck.remediation.ordering import ordered
from govcheck.remediation.search import Limits, Search, SearchEndedError
from govcheck.remediation.stepping import Steps
from govcheck.remediation.world import FindingId, World
from govcheck.vocabulary.terms import Vocabulary

LIMITS = Limits()
#: positions times assessments that a search may take before it is content with what it finds
MOST_JUDGED = 60_000


def limits_for(document: Document) -> Limits:
    """How far the search of an organisation goes: the larger it is, the fewer times it is assessed."""
    return LIMITS._replace(runs=max(40, min(LIMITS.runs, MOST_JUDGED // max(1, len(document.organization.positions)))))


def plan(
    before: Assessment,
    document: Document,
    packs: RulePacks,
    vocabulary: Vocabulary,
    settings: Settings,
    selection: Selection,
    threshold: Severity,
    costs: Mapping[str, int],
    pins: Iterable[Pin] = (),
    limits: Limits | None = None,
) -> Plan | Contradiction:
    """The least that has to change so that no finding of `before` at or above a threshold is left, and none is new.

    `before` is the assessment of `document` by the rest; findings that do not count (waived, or of a baseline) need no change. `costs`
    holds a whole number from 1 on for every price; raises ValueError for one that is missing or is no such number, and
    SearchEndedError where the limits end the search before it has found anything.
    """
    check_costs(costs)
    limits = limits_for(document) if limits is None else limits
    rules = {rule.id for rule in packs.rules}
    # findings about waivers are for those who wrote them
    findings = tuple(finding for finding in before.findings if finding.rule in rules)
    excused = {name_of(finding): finding for finding in findings if not counts(finding)}
    accepted = frozenset(excused)
    world = World(packs, vocabulary, settings, selection, threshold, accepted)
    search = Search(world, document.organization, costs, pins, limits)
    result = search.run()
    if result.chosen is None:

        def again(smaller: World, some: tuple[Pin, ...]) -> bool:
            try:
                return Search(smaller, document.organization, costs, some, limits).run().chosen is not None
            except SearchEndedError:
                return True

        said: dict[str, tuple[str, ...]] = {}
        for finding in findings:
            said[finding.rule] = (*said.get(finding.rule, ()), finding.message)
        return contradiction(search, again, said)
    chosen = result.chosen if result.proven else reduced(search, result.chosen)
    made = search.pool.applied(chosen)
    after = _excused(assess(document._replace(organization=made), packs, vocabulary, settings, selection), excused)
    cost = sum(search.pool.candidates[number].cost for number in chosen)
    steps = Steps(search, chosen, before, after)
    counted = [finding for finding in after.findings if world.reaches(finding.severity) and name_of(finding) not in accepted]
    waiting = tuple(map(cleared, counted))
    known = {name_of(finding) for finding in findings}
    certificate = Certificate(
        pool=tuple(search.pool.candidates),
        clauses=search.clauses(),
        chosen=chosen,
        cost=cost,
        bound=min(result.bound, cost),
        irreducible=True,
        nodes=search.master.used,
        runs=search.runs,
    )
    made_steps = steps.steps(ordered(search, chosen))
    return Plan(
        organization=document.organization.name,
        inputs=before.inputs,
        packs=before.packs,
        profile=before.profile,
        as_of=before.as_of,
        threshold=threshold,
        pins=search.pool.pins,
        costs=dict(costs),
        steps=made_steps,
        decisions=steps.decisions(len(made_steps)),
        cost=cost,
        promise=promise(certificate),
        proof=Proof(
            before=tally(findings),
            after=tally(after.findings),
            waiting=waiting,
            introduced=tuple(
                cleared(finding) for finding in after.findings if name_of(finding) not in known and not world.reaches(finding.severity)
            ),
        ),
        certificate=certificate,
        before=findings,
        after=after.findings,
    )


def _excused(after: Assessment, excused: Mapping[FindingId, Finding]) -> Assessment:
    """The assessment in which findings that were excused before still are."""
    known = ((finding, excused.get(name_of(finding))) for finding in after.findings)
    kept = (new if old is None else new._replace(waiver=old.waiver, status=old.status) for new, old in known)
    return after._replace(findings=tuple(kept))


def check_costs(costs: Mapping[str, int]) -> None:
    """Raise ValueError, with all that is wrong, unless there is a whole number from 1 on for every price."""
    wrong = [f"no cost of {price!r}" for price in COSTS if price not in costs]
    wrong += [f"the cost of {price!r} is {cost}" for price, cost in sorted(costs.items()) if cost < 1]
    if wrong:
        raise ValueError(f"{'; '.join(wrong)}; expected a whole number from 1 on for each of {', '.join(COSTS)}")


def reduced(search: Search, chosen: tuple[int, ...]) -> tuple[int, ...]:
    """A sufficient choice without what it can do without, the dearest left out first."""
    for number in sorted(chosen, key=lambda number: (-search.pool.candidates[number].cost, number)):
        fewer = tuple(other for other in chosen if other != number)
        if not search.left(fewer):
            chosen = fewer
    return chosen


def promise(certificate: Certificate) -> str:
    """What is proved, in one sentence."""
    count = len(certificate.pool)
    among = f"among these {count} candidate edits" if count != 1 else "with the one candidate edit that there is"
    if not certificate.chosen:
        return "Nothing has to change."
    if certificate.optimal:
        return f"Least cost {among}: no other set of them clears the same for less than {certificate.cost}."
    least = f"it costs {certificate.cost}, and none can cost less than {certificate.bound}"
    return f"The best found {among}: {least}. Nothing of it can be left out."


def name_of(finding: Finding) -> FindingId:
    """What makes a finding the same one in another organisation."""
    return FindingId(finding.rule, finding.kind, finding.subject, finding.key)


def cleared(finding: Finding) -> Cleared:
    """A finding as steps speak of it."""
    return Cleared(finding.rule, finding.kind, finding.severity, finding.subject, finding.message, finding.fingerprint)


def tally(findings: Iterable[Finding]) -> Tally:
    """Findings that count, by kind and severity."""
    counted = [finding for finding in findings if counts(finding)]

    def of(kind: Kind) -> dict[Severity, int]:
        return {level: sum(f.kind is kind and f.severity is level for f in counted) for level in SEVERITIES}

    return Tally(of(Kind.CONFLICT), of(Kind.GAP))
