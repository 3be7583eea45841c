"""What an assessment comes to: the exit code, and what has to be said of it on standard error."""

from govcheck.model.findings import JUDGED, SEVERITIES, Assessment, Outcome, counts
from govcheck.model.record import Record

FOUND, WRONG, CRASHED = 1, 2, 3


class Status(Record):
    """An exit code, and the sentences that say why where the output does not."""

    code: int
    complaints: tuple[str, ...] = ()


class Checked(Record):
    """What a check came to: its exit code, and the files and folders that it read, for those who wait for them to change."""

    code: int
    paths: tuple[str, ...] = ()


def status_of(assessment: Assessment, fail_on: str) -> Status:
    """0 where no finding that counts is at or above the threshold, else 1; 2 where nothing could be judged; 3 where a rule crashed."""
    crashed = tuple(f"the rule {rule.id} crashed: {rule.reason}" for rule in assessment.rules if rule.outcome is Outcome.ERROR)
    if crashed:
        return Status(CRASHED, crashed)
    if not {rule.outcome for rule in assessment.rules} & set(JUDGED):
        return Status(WRONG, ("nothing could be judged: the file says nothing that any rule asks about",))
    if fail_on == "never":
        return Status(0)
    threshold = [severity.value for severity in SEVERITIES].index(fail_on)
    # what somebody accepted, and what was there before, is no reason to stop
    found = any(counts(finding) and SEVERITIES.index(finding.severity) <= threshold for finding in assessment.findings)
    return Status(FOUND if found else 0)
