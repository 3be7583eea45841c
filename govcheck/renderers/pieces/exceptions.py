"""What was set aside and why, in text: waived findings, what a baseline knew, and what a profile changed."""

from govcheck.model.findings import Assessment, Finding
from govcheck.renderers.pieces.flow import Span, flow
from govcheck.renderers.pieces.grouping import primary
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.standing import standing


def exceptions(assessment: Assessment, look: Look) -> list[list[str]]:
    """The blocks of lines, none where nothing was set aside; what a baseline knew is listed only where everything is asked for."""
    stand = standing(assessment.findings)
    blocks = [_waived(stand.waived, look)]
    if look.verbose:
        blocks += [_known(stand.known, look), _absent(assessment, look)]
    return [block for block in (*blocks, _profile(assessment, look), _fitting(assessment, look)) if block]


def _waived(findings: tuple[Finding, ...], look: Look) -> list[str]:
    if not findings:
        return []
    lines = flow([Span("Waived: accepted for now, so that they do not count", "strong")], look, then="  ")
    for finding in findings:
        lines += _brief(finding, look)
        waiver = finding.waiver
        if waiver is None:
            continue
        until = f"through {waiver.expires.isoformat()}" if waiver.expires is not None else "without an expiry"
        place = f"({waiver.location.path}:{waiver.location.line})"
        said = f"waived by {waiver.approved_by or waiver.approver.id} {until}: {waiver.reason}"
        lines += flow([Span(said), Span(place, "place", whole=True)], look, first="    ", then="    ")
    return lines


def _known(findings: tuple[Finding, ...], look: Look) -> list[str]:
    if not findings:
        return []
    lines = flow([Span("Unchanged: in the baseline as well", "strong")], look, then="  ")
    for finding in findings:
        lines += _brief(finding, look)
    return lines


def _brief(finding: Finding, look: Look) -> list[str]:
    place = primary(finding)
    where = [Span(f"({place.path}:{place.line})", "place", whole=True)] if place is not None else []
    head = Span(f"{finding.severity}  {finding.kind} ", finding.severity, whole=True)
    return flow([head, Span(finding.message), Span(f"[{finding.rule}]", "faint", whole=True), *where], look, first="  ", then="    ")


def _absent(assessment: Assessment, look: Look) -> list[str]:
    if not assessment.absent:
        return []
    lines = flow([Span("No longer there: in the baseline, and not found any more", "strong")], look, then="  ")
    for absent in assessment.absent:
        head = Span(f"{absent.severity}  {absent.kind} ", whole=True)
        lines += flow([head, Span(absent.message), Span(f"[{absent.rule}]", "faint", whole=True)], look, first="  ", then="    ")
    return lines


def _profile(assessment: Assessment, look: Look) -> list[str]:
    profile = assessment.profile
    if profile is None:
        return []
    if profile.reason is not None:
        return flow([Span(f"Profile {profile.id}", "strong"), Span(f"does not apply: {profile.reason}")], look, then="  ")
    if not profile.changes:
        return flow([Span(f"Profile {profile.id}", "strong"), Span("changes nothing")], look, then="  ")
    lines = flow([Span(f"Profile {profile.id}: what it changes, and why", "strong")], look, then="  ")
    # rules that are changed alike and for one reason are told together
    alike: dict[tuple[str, str], list[str]] = {}
    for change in profile.changes:
        alike.setdefault((change.change, change.because), []).append(change.rule)
    for (said, because), rules in alike.items():
        lines += flow([Span(f"{', '.join(rules)}: {said}")], look, first="  ", then="    ")
        lines += flow([Span("because:", "strong", whole=True), Span(because)], look, first="    ", then="    ")
    return lines


def _fitting(assessment: Assessment, look: Look) -> list[str]:
    lines = []
    for fit in assessment.fitting:
        said = f"the profile {fit.id} is meant for such an organisation ({fit.title}); --profile {fit.id} judges by it"
        lines += flow([Span("hint:", "strong", whole=True), Span(said)], look, then="  ")
    return lines
