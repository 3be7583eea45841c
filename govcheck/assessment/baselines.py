"""A run against a baseline: which findings are new, which were there, and which of those that were there are gone."""

from collections import Counter

from govcheck.documents.baseline import Baseline
from govcheck.model.findings import Absent, Assessment, Outcome
from govcheck.packs.rule import RulePacks
from govcheck.packs.tuning import by_name


def with_baseline(assessment: Assessment, baseline: Baseline, packs: RulePacks) -> Assessment:
    """The assessment with the status of each finding, and with what is no longer there.

    One entry stands for one finding, so of several with one fingerprint as many are known as there are entries; those that are
    waived are the last to be. An entry whose rule was not judged in this run is passed over: nobody knows whether it is still there.
    """
    left = Counter(known.fingerprint for known in baseline.findings)
    findings = list(assessment.findings)
    for place in sorted(range(len(findings)), key=lambda place: findings[place].waiver is not None):
        fingerprint = findings[place].fingerprint
        known = left[fingerprint] > 0
        left[fingerprint] -= known
        findings[place] = findings[place]._replace(status="unchanged" if known else "new")
    rules = {name: rule.id for name, rule in by_name(packs).items()}
    judged = {rule.id for rule in assessment.rules if rule.outcome not in (Outcome.NOTSELECTED, Outcome.ERROR)}
    absent: list[Absent] = []
    # of several entries with one fingerprint the first ones are those that were found again
    for known_one in reversed(baseline.findings):
        if left[known_one.fingerprint] > 0:
            left[known_one.fingerprint] -= 1
            rule = rules.get(known_one.rule, known_one.rule)
            if rule in judged:
                absent.append(known_one._replace(rule=rule))
    return assessment._replace(findings=tuple(findings), absent=tuple(reversed(absent)))
