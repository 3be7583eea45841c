"""An assessment as JUnit XML: a test suite for each pack, a test case for each rule.

There is no standard; what Jenkins, GitLab and Azure read in common is written: of one test case one outcome, and no element that only
some know. A rule with findings fails, whatever their severity, which the type names; one whose findings are all waived, or all known
to the baseline, is skipped and says so; a rule that crashed is an error.
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET  # written only, never read

from govcheck import __version__
from govcheck.model.findings import Assessment, Finding, Outcome, RuleResult
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.deciding import worth_reading
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, many_in_order
from govcheck.renderers.pieces.paths import relative
from govcheck.renderers.pieces.standing import place_of, standing, waived_by
from govcheck.renderers.pieces.visible import visible

#: the results of test cases that `testsuite` counts
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}

_WORDS = {
    Outcome.NOTMODELLED: "not modelled",
    Outcome.NOTAPPLICABLE: "not applicable",
    Outcome.NOTSELECTED: "not selected",
}


def render(assessment: Assessment, look: Look) -> str:
    """The assessment as ``testsuites``."""
    return _document([("", assessment)], look)


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """What is wrong with the input, as one test suite with an error for each problem."""
    return _document([("", problems)], look or Look())


def render_many(many: Many, look: Look) -> str:
    """Several organisations, each with its test suites, which carry its name."""
    return _document(many, look)


def _document(many: Many, look: Look) -> str:
    root = ET.Element("testsuites", {"name": "govcheck"})
    for source, result in many_in_order(many):
        root.extend(_suites(source, result, look))
    for key in ("tests", *_COUNTED):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(source: str, result: Result, look: Look) -> Iterator[ET.Element]:
    before = f"{source}: " if source else ""
    problems = result.problems if isinstance(result, Assessment) else result
    if problems or not isinstance(result, Assessment):
        yield _suite(f"{before}input", [], [_problem(problem, look) for problem in problems])
    if not isinstance(result, Assessment):
        return
    of_rule: dict[str, list[Finding]] = {}
    for finding in result.findings:
        of_rule.setdefault(finding.rule, []).append(finding)
    titles = {pack.id: pack.title or pack.id for pack in result.packs}
    about = list(_properties(source, result))
    for pack in dict.fromkeys(rule.pack for rule in result.rules):
        rules = [rule for rule in result.rules if rule.pack == pack]
        yield _suite(
            f"{before}{titles.get(pack, pack)}", about, [_case(rule, of_rule.get(rule.id, []), source, result, look) for rule in rules]
        )


def _suite(name: str, properties: Iterable[tuple[str, str]], cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": visible(name), "tests": str(len(cases))})
    for key, result in _COUNTED.items():
        suite.set(key, str(sum(case.find(result) is not None for case in cases)))
    suite.set("time", "0")
    listed = [{"name": visible(key), "value": visible(value)} for key, value in properties]
    if listed:
        ET.SubElement(suite, "properties").extend(ET.Element("property", each) for each in listed)
    suite.extend(cases)
    return suite


def _properties(source: str, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What govcheck was told: a suite has no other place for it."""
    yield "govcheck", __version__
    if source:
        yield "source", source
    if assessment.organization:
        yield "organization", assessment.organization
    yield "as_of", assessment.as_of.isoformat()
    if assessment.profile is not None:
        yield "profile", assessment.profile.id
        if assessment.profile.reason is not None:
            yield "profile does not apply", assessment.profile.reason
        for change in assessment.profile.changes:
            yield "profile change", f"{change.rule}: {change.change}, because {change.because}"
    for absent in assessment.absent or ():
        yield "no longer found", f"{absent.rule}: {absent.message}"


def _problem(problem: Problem, look: Look) -> ET.Element:
    place = f"{relative(problem.path, look)}:{problem.line}:{problem.column}"
    case = ET.Element("testcase", {"classname": "govcheck.input", "name": visible(place), "time": "0"})
    hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
    error = ET.SubElement(case, "error", {"type": "problem", "message": visible(problem.message + hint)})
    error.text = visible(f"{place}: {problem.message}{hint}")
    return case


def _case(rule: RuleResult, findings: list[Finding], source: str, assessment: Assessment, look: Look) -> ET.Element:
    classname = ".".join(part for part in ("govcheck", source.replace(".", "_"), rule.pack) if part)
    case = ET.Element("testcase", {"classname": visible(classname), "name": visible(rule.id), "time": "0"})
    stand = standing(findings)
    place = place_of(findings[0], assessment) if findings else None
    if place is not None:
        case.set("file", visible(relative(place.path, look)))
        case.set("line", str(place.line))
    if rule.outcome is Outcome.ERROR:
        error = ET.SubElement(case, "error", {"type": "crash", "message": visible(f"the rule crashed: {rule.reason}")})
        error.text = visible(f"{rule.id} failed on this file and was left out; the other rules were judged")
    elif stand.fresh:
        worst, *others = stand.fresh
        more = f" (and {counted(len(others), 'more finding')})" if others else ""
        failure = ET.SubElement(case, "failure", {"type": f"{worst.severity} {worst.kind}", "message": visible(worst.message + more)})
        failure.text = "\n\n".join("\n".join(_told(finding, assessment, look)) for finding in stand.fresh)
    elif findings:
        first = stand.known[0] if stand.known else stand.waived[0]
        why = waived_by(first.waiver) if first.waiver is not None else "known to the baseline"
        ET.SubElement(case, "skipped", {"message": visible(f"{why} ({first.message})")})
    elif rule.outcome in _WORDS:
        word = _WORDS[rule.outcome]
        reason = rule.reason if rule.reason and rule.reason != word else None
        ET.SubElement(case, "skipped", {"message": visible(f"{word}: {reason}" if reason else word)})
    if stand.fresh and (stand.known or stand.waived):
        aside = [f"known to the baseline: {one.message}" for one in stand.known]
        aside += [f"{waived_by(one.waiver)} ({one.message})" for one in stand.waived if one.waiver is not None]
        ET.SubElement(case, "system-out").text = "\n".join(map(visible, aside))
    return case


def _told(finding: Finding, assessment: Assessment, look: Look) -> Iterator[str]:
    place = place_of(finding, assessment)
    at = f"{relative(place.path, look)}:{place.line}:{place.column}" if place is not None else str(finding.subject)
    yield visible(f"{at}: {finding.severity}: {finding.message}")
    for fact in worth_reading(finding.evidence, (finding.message,)):
        where = f" ({relative(fact.locations[0].path, look)}:{fact.locations[0].line})" if fact.locations else ""
        yield visible(f"- {fact.statement}{where}")
    for missing in dict.fromkeys(fact.statement for fact in finding.missing):
        yield visible(f"to settle: {missing}")
    if finding.severity_from is not None:
        was, because, _ = finding.severity_from
        yield visible(f"severity: {finding.severity} instead of {was} because of {because}")
    if finding.remediation:
        yield visible(f"do: {finding.remediation}")
    yield visible(" ".join((finding.rule, *finding.cites, finding.fingerprint)))
