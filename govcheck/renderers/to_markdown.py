"""An assessment as Markdown for a comment on a pull request or the page of a job: what is new first, each finding to be unfolded.

GitHub refuses a comment of more than 65,536 characters; what does not fit is left out from the end and counted. The first line is a
comment that nobody sees, by which a bot finds the comment that it wrote before.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govcheck import __version__
from govcheck.model.findings import SEVERITIES, Assessment
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.comment import MOST, Section, fitted, size
from govcheck.renderers.pieces.comment_finding import finding_details, line_of
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.grouping import grouped
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import NOUNS, Many, Result, in_all, many_in_order
from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.paths import relative
from govcheck.renderers.pieces.section_rows import section_rows
from govcheck.renderers.pieces.standing import crashed, standing, waived_by
from govcheck.renderers.pieces.totals import totals

MARKER = "<!-- govcheck -->"

#: how many organisations the table above them lists
MOST_ROWS = 100


def render(assessment: Assessment, look: Look) -> str:
    """The assessment as Markdown, within the limit of a comment."""
    return _document([("", assessment)], look)


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """Why there is no assessment: the problems as a list."""
    return _document([("", problems)], look or Look())


def render_many(many: Many, look: Look) -> str:
    """A table of the organisations, and then each of them below its name."""
    return _document(many, look, table=True)


class _Part(NamedTuple):
    heading: str
    sections: list[Section]


def _document(many: Many, look: Look, *, table: bool = False) -> str:
    ordered = many_in_order(many)
    parts = [_Part(_heading(source, result, deep=table), list(_sections(result, look))) for source, result in ordered]
    head = [MARKER]
    if table:
        head.append(f"## govcheck: {counted(len(many), 'organisation')}\n\n**{in_all(many)}**")
        rows = Section("", ["\n".join(_table(ordered, look))], "organisation")
        parts.insert(0, _Part("", [rows]))
    text = "\n\n".join(head)
    left = MOST - size(text)
    silent = 0
    for part in parts:
        told = "" if silent else fitted(part.heading, part.sections, left)
        silent += not told
        left -= size(told)
        text += told
    if silent:
        text += f"\n\n_Left out, since GitHub takes no longer comment: {counted(silent, 'organisation')}._"
    return f"{text}\n"


def _heading(source: str, result: Result, *, deep: bool) -> str:
    named = [code(source)] if source else []
    if isinstance(result, Assessment):
        named += [escaped(result.organization)] if result.organization else []
        said = totals(result)
    else:
        said = f"{counted(len(result), 'problem')}, so nothing was judged"
    title = ": ".join(([] if deep else ["govcheck"]) + named) or "govcheck"
    return f"{'###' if deep else '##'} {title}\n\n**{said}**"


def _table(many: Sequence[tuple[str, Result]], look: Look) -> Iterator[str]:
    if len(many) > MOST_ROWS:
        worst = sorted(range(len(many)), key=lambda place: (_worst(many[place][1]), place))[:MOST_ROWS]
        yield f"The {MOST_ROWS} with the most severe findings:\n"
        many = [many[place] for place in sorted(worst)]
    yield "| file | organisation | " + " | ".join(NOUNS[severity][1] for severity in SEVERITIES) + " | judged |"
    yield "|---|---|" + "---:|" * (len(SEVERITIES) + 1)
    for source, result in many:
        if isinstance(result, Assessment):
            fresh = [finding.severity for finding in standing(result.findings).fresh]
            cells = [escaped(result.organization or ""), *(str(fresh.count(severity)) for severity in SEVERITIES)]
            judged = totals(result).rpartition("judged ")[2].removesuffix("rules").removesuffix("rule").strip()
        else:
            cells = [counted(len(result), "problem"), *("" for _ in SEVERITIES)]
            judged = "not judged"
        yield f"| {code(relative(source, look))} | {' | '.join(cells)} | {judged} |"


def _worst(result: Result) -> tuple[int, ...]:
    """How severe an organisation's findings are: the smaller, the worse."""
    fresh = [finding.severity for finding in standing(result.findings).fresh] if isinstance(result, Assessment) else []
    return (isinstance(result, Assessment), *(-fresh.count(severity) for severity in SEVERITIES))


def _sections(result: Result, look: Look) -> Iterator[Section]:
    problems = result.problems if isinstance(result, Assessment) else result
    if problems:
        yield Section("What is wrong with the input", [_problem(problem, look) for problem in problems], "problem")
    if not isinstance(result, Assessment):
        return
    crashes = [f"- {code(rule)} failed on this input and was left out: {escaped(reason)}" for rule, reason in crashed(result)]
    if crashes:
        yield Section("Rules that crashed", crashes, "rule")
    stand = standing(result.findings)
    groups = grouped(stand.fresh)
    for severity in SEVERITIES:
        told = [finding_details(group, result, look) for group in groups if group.severity is severity]
        if told:
            word = NOUNS[severity][1]
            yield Section(f"New {word}" if result.absent is not None else word.capitalize(), told, "finding")
    if result.absent:
        gone = [f"- {one.severity} {one.kind}: {escaped(one.message)} ({code(one.rule)})" for one in result.absent]
        yield Section(f"No longer found: {len(gone)}", gone, "finding", folded=True)
    if stand.known:
        known = [line_of(finding, result, look) for finding in stand.known]
        yield Section(f"Known to the baseline: {len(known)}", known, "finding", folded=True)
    if stand.waived:
        waived = [
            f"{line_of(finding, result, look)}: {escaped(waived_by(finding.waiver))}"
            for finding in stand.waived
            if finding.waiver is not None
        ]
        yield Section(f"Waived: {len(waived)}", waived, "finding", folded=True)
    yield from _around(result)


def _around(result: Assessment) -> Iterator[Section]:
    """What is no finding: the profile, the questions, how the sections of packs stand, and what the file does not say."""
    if result.profile is not None:
        changes = [
            f"- {code(change.rule)}: {escaped(change.change)}, because of {escaped(change.because)}" for change in result.profile.changes
        ]
        if result.profile.reason is not None:
            changes.insert(0, f"- It does not apply: {escaped(result.profile.reason)}.")
        title = f"Profile {escaped(result.profile.id)}: {counted(len(result.profile.changes), 'change')}"
        yield Section(title, changes or ["It changes nothing here."], "change", folded=True)
    if result.fitting:
        fit = [f"- {code(one.id)}: {escaped(one.title)}" for one in result.fitting]
        yield Section("Profiles that are meant for such an organisation, and were not asked for", fit, "profile", folded=True)
    if result.questions:
        asked = [f"- {escaped(question.text)}" for question in result.questions]
        yield Section(f"Questions that only the organisation can answer: {len(asked)}", asked, "question", folded=True)
    if result.sections and not result.chart_alone:
        titles = {pack.id: pack.title or pack.id for pack in result.packs}
        for pack in dict.fromkeys(section.pack for section in result.sections):
            rows = section_rows(section for section in result.sections if section.pack == pack)
            yield Section(escaped(titles.get(pack, pack)), ["\n".join(rows)], "table", folded=True)
    if result.notmodelled:
        topics = sorted(result.notmodelled, key=lambda one: (-len(one.rules), one.topic))
        told = [f"- {escaped(topic)}: {counted(len(rules), 'rule')}" for topic, rules in topics]
        yield Section("Not modelled: what the file says too little about, and how many rules that would open", told, "topic", folded=True)
    if result.overlooked:
        named = [f"- {escaped(row)}" for row in result.overlooked]
        yield Section("Rows that no rule is about, so that nothing is said of who should do what there", named, "row", folded=True)


def _problem(problem: Problem, look: Look) -> str:
    hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
    place = f"{relative(problem.path, look)}:{problem.line}:{problem.column}"
    return f"- {code(place)} {escaped(problem.message + hint)}"
