"""What one output says of several organisations, each judged for itself."""

from collections.abc import Iterator, Mapping, Sequence

from govcheck.model.findings import SEVERITIES, Assessment, Severity
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.ordering import in_order, problems_in_order
from govcheck.renderers.pieces.summary import summary

#: what an organisation came to: its assessment, or the problems that kept it from being read
Result = Assessment | tuple[Problem, ...]

#: organisations by the files that they were read from, in the order in which they are to be told
Many = Sequence[tuple[str, Result]]

NOUNS = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"), Severity.INFO: ("info", "info")}


def many_in_order(many: Many) -> tuple[tuple[str, Result], ...]:
    """The same organisations with every list of each in its order; they themselves stay as they were given."""
    return tuple((name, in_order(result) if isinstance(result, Assessment) else problems_in_order(result)) for name, result in many)


def assessments(many: Many) -> Iterator[tuple[str, Assessment]]:
    """The organisations that could be read."""
    for name, result in many:
        if isinstance(result, Assessment):
            yield name, result


def unread(many: Many) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Those that could not, with the reason."""
    for name, result in many:
        if not isinstance(result, Assessment):
            yield name, result


def severities(many: Many) -> Mapping[Severity, int]:
    """How many findings of all organisations are of which severity; waived ones do not count."""
    counts = [summary(assessment).findings for _, assessment in assessments(many)]
    return {severity: sum(each[severity] for each in counts) for severity in SEVERITIES}


def in_all(many: Many) -> str:
    """What all organisations came to in words: the findings, and how many organisations could not be judged."""
    lost = sum(1 for _ in unread(many))
    if lost == len(many):
        return "nothing was judged"
    return in_words(severities(many)) + (f"; {lost} not judged" if lost else "")


def in_words(findings: Mapping[Severity, int]) -> str:
    """``2 errors, 1 warning``, or that there are none."""
    return ", ".join(counted(count, *NOUNS[severity]) for severity, count in findings.items() if count) or "no findings"
