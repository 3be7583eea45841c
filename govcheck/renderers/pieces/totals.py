"""What a run came to, in a sentence for those who read no further."""

from govcheck.model.findings import SEVERITIES, Assessment
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.many import in_words
from govcheck.renderers.pieces.standing import standing
from govcheck.renderers.pieces.summary import summary


def totals(assessment: Assessment) -> str:
    """``2 errors, 1 warning; 1 waived; judged 3 of 7 rules``: what nobody has accepted, then the rest."""
    stand = standing(assessment.findings)
    numbers = summary(assessment)
    severities = [finding.severity for finding in stand.fresh]
    told = [in_words({severity: severities.count(severity) for severity in SEVERITIES})]
    if stand.known:
        told.append(f"{len(stand.known)} known to the baseline")
    if assessment.absent:
        told.append(f"{len(assessment.absent)} no longer found")
    if stand.waived:
        told.append(f"{len(stand.waived)} waived")
    told.append(f"judged {numbers.judged} of {counted(numbers.of, 'rule')}")
    return "; ".join(told)
