"""An assessment as text for a person at a terminal: worst first, each with its place, its facts, its clause and its remedy."""

from collections.abc import Iterable

from govcheck import __version__
from govcheck.model.findings import Assessment, NotModelled, Outcome, Question, RuleResult, counts
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.counted import counted
from govcheck.renderers.pieces.flow import Span, drawn, flow
from govcheck.renderers.pieces.grouping import primary
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import NOUNS, Many, in_all, in_words
from govcheck.renderers.pieces.ordering import in_order, problems_in_order
from govcheck.renderers.pieces.standing import place_of
from govcheck.renderers.pieces.styles import styled
from govcheck.renderers.pieces.summary import Summary, summary

#: how many of each are told unless everything was asked for
MOST_QUESTIONS = 10
MOST_TOPICS = 8


def render(assessment: Assessment, look: Look) -> str:
    """The assessment as text that ends with the summary; one line per finding, and no more, where the look is quiet."""
    assessment = in_order(assessment)
    if look.quiet:
        return "".join(f"{line}\n" for line in _quiet(assessment, look))
    if look.brief:
        lines = _quiet(assessment, look)
        lines += [""] * bool(lines) + _summary(summary(assessment), None, look, known=assessment.absent is not None)
        return "".join(f"{line}\n" for line in lines)
    blocks = [_problems(assessment.problems, look)]
    blocks += [_crash(rule, look) for rule in assessment.rules if rule.outcome is Outcome.ERROR]
    told = _findings(assessment, look)
    blocks += told
    blocks += _exceptions(assessment, look)
    blocks += [_questions(assessment.questions, look), _notmodelled(assessment.notmodelled, look)]
    blocks.append(_overlooked(assessment.overlooked, look))
    blocks += _sections(assessment, look)
    blocks.append(_summary(summary(assessment), len(told), look, known=assessment.absent is not None))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """Why there is no assessment: a line for each problem, and how many there are unless the look is quiet."""
    look = look or Look()
    lines = _problems(problems_in_order(problems), look)
    if not look.quiet:
        lines += ["", f"{counted(len(problems), 'problem')}, so nothing was judged"]
    return "".join(f"{line}\n" for line in lines)


def render_many(many: Many, look: Look) -> str:
    """Several organisations one after the other, each under its name, then a line for each and one for all."""
    if look.quiet or look.brief:
        shown = look._replace(quiet=True)
        told = "".join(
            render(result, shown) if isinstance(result, Assessment) else render_problems(result, __version__, shown) for _, result in many
        )
        return told if look.quiet else (f"{told}\n" if told else "") + "\n".join(_total(many, look)) + "\n"
    texts = []
    for name, result in many:
        title = result.organization if isinstance(result, Assessment) else None
        head = flow([Span(f"{name}: {title}" if title else name, "strong")], look, then="  ")
        told = render(result, look) if isinstance(result, Assessment) else render_problems(result, __version__, look)
        texts.append("\n".join((*head, "", told)))
    return "\n\n".join((*texts, "\n".join(_total(many, look)))) + "\n"


def _total(many: Many, look: Look) -> list[str]:
    """What all organisations came to, and then each."""
    lines = flow([Span(f"{counted(len(many), 'organisation')}: {in_all(many)}", "strong")], look, then="  ")
    for name, result in many:
        said = in_words(summary(result).findings) if isinstance(result, Assessment) else counted(len(result), "problem") + ", not judged"
        lines += flow([Span(f"{name}:", "place", whole=True), Span(said)], look, first="  ", then="    ")
    return lines


#: the outcomes as the summary words them: what was judged, then what was not, each worst first
_OUTCOMES = (
    ((Outcome.ERROR, "crashed"), (Outcome.CONFLICT, "conflict"), (Outcome.GAP, "gap"), (Outcome.PASS, "pass")),
    ((Outcome.NOTMODELLED, "not modelled"), (Outcome.NOTAPPLICABLE, "not applicable"), (Outcome.NOTSELECTED, "not selected")),
)


def _findings(assessment: Assessment, look: Look) -> list[list[str]]:
    fresh = tuple(finding for finding in assessment.findings if counts(finding))
    if not fresh:
        return []
    # a clean file needs none of what draws findings
    from govcheck.renderers.pieces.finding_block import finding_block
    from govcheck.renderers.pieces.grouping import grouped, primary, stand_ins

    inputs = {given.path: given for given in assessment.inputs}
    nowhere = stand_ins(fresh)
    return [finding_block(group, {} if primary(group.findings[0]) in nowhere else inputs, look) for group in grouped(fresh)]


def _exceptions(assessment: Assessment, look: Look) -> list[list[str]]:
    if assessment.profile is None and assessment.absent is None and not assessment.fitting and all(map(counts, assessment.findings)):
        return []
    from govcheck.renderers.pieces.exceptions import exceptions  # most runs make none

    return exceptions(assessment, look)


def _sections(assessment: Assessment, look: Look) -> list[list[str]]:
    # of a chart alone nearly every line of the table would say that the file says too little
    if not assessment.sections or (assessment.chart_alone and not look.verbose):
        return []
    from govcheck.renderers.pieces.section_table import section_table  # many files have no table

    titles = {pack.id: pack.title or pack.id for pack in assessment.packs}
    packs = dict.fromkeys(section.pack for section in assessment.sections)
    return [
        section_table(titles.get(pack, pack), [section for section in assessment.sections if section.pack == pack], assessment, look)
        for pack in packs
    ]


def _quiet(assessment: Assessment, look: Look) -> list[str]:
    lines = _problems(assessment.problems, look)
    error = styled("error", "error", look.colour)
    for rule in assessment.rules:
        if rule.outcome is Outcome.ERROR:
            lines.append(f"{drawn(rule.id, look)}: {error}: {drawn(f'the rule crashed: {rule.reason}', look)}")
    for finding in filter(counts, assessment.findings):
        # a line by itself is read in a log or by an editor, which go to the line that was changed
        at = place_of(finding, assessment) if primary(finding) is not None else None
        place = f"{at.path}:{at.line}:{at.column}" if at else str(finding.subject)
        severity = styled(finding.severity, finding.severity, look.colour)
        lines.append(f"{drawn(place, look)}: {severity}: {drawn(f'{finding.message} [{finding.rule}]', look)}")
    return lines


def _problems(problems: Iterable[Problem], look: Look) -> list[str]:
    error = styled("error", "error", look.colour)
    lines = []
    for problem in problems:
        hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
        place = drawn(f"{problem.path}:{problem.line}:{problem.column}", look)
        lines.append(f"{place}: {error}: {drawn(problem.message + hint, look)}")
    return lines


def _crash(rule: RuleResult, look: Look) -> list[str]:
    head = Span("error  crash ", "error", whole=True)
    said = f"{rule.id} failed on this file and was left out; the other rules were judged"
    return [
        *flow([head, Span(said, "strong")], look, then="  "),
        *flow([Span(rule.reason or "")], look, first="  ", then="  "),
    ]


def _questions(questions: tuple[Question, ...], look: Look) -> list[str]:
    if not questions:
        return []
    most = len(questions) if look.verbose else MOST_QUESTIONS
    lines = flow([Span("Questions that only the organisation can answer", "strong")], look, then="  ")
    for question in questions[:most]:
        said = [Span(question.text)]
        if look.verbose and question.candidates:
            perhaps = ", ".join(f"{candidate.term} {candidate.score:.2f}" for candidate in question.candidates)
            said.append(Span(f"[{question.subject}: {perhaps}]", "faint"))
        lines += flow(said, look, first="  ? ", then="    ")
    if len(questions) > most:
        lines.append(f"    and {counted(len(questions) - most, 'more question')}")
    return lines


def _notmodelled(unsaid: tuple[NotModelled, ...], look: Look) -> list[str]:
    if not unsaid:
        return []
    topics = sorted(unsaid, key=lambda one: (-len(one.rules), one.topic))
    most = len(topics) if look.verbose else MOST_TOPICS
    lines = flow([Span("Not modelled: what the file says too little about, and how many rules that would open", "strong")], look, then="  ")
    for topic, rules in topics[:most]:
        listed = f" ({', '.join(rules)})" if look.verbose else ""
        lines += flow([Span(f"{topic}: {counted(len(rules), 'rule')}{listed}")], look, first="  ", then="    ")
    if len(topics) > most:
        lines.append(f"  and {counted(len(topics) - most, 'more topic')}")
    return lines


def _overlooked(rows: tuple[str, ...], look: Look) -> list[str]:
    """The rows about which nothing was said because nothing is asked of them."""
    if not rows:
        return []
    most = len(rows) if look.verbose else MOST_TOPICS
    more = f" and {counted(len(rows) - most, 'more row')}" if len(rows) > most else ""
    these = "this row" if len(rows) == 1 else f"these {len(rows)} rows"
    said = f"No rule is about {these}, so nothing is said of who should do what there:"
    return flow([Span(said, "strong"), Span(", ".join(rows[:most]) + more)], look, then="  ")


def _summary(numbers: Summary, blocks: int | None, look: Look, *, known: bool) -> list[str]:
    outcomes = "; ".join(
        told for some in _OUTCOMES if (told := ", ".join(f"{numbers.rules[one]} {word}" for one, word in some if numbers.rules[one]))
    )
    judged = f"judged {numbers.judged} of {counted(numbers.of, 'rule')}" + (f" ({outcomes})" if outcomes else "")
    apart = [f"{numbers.waived} waived"] if numbers.waived else []
    apart += [f"{numbers.unchanged} unchanged", f"{numbers.absent} no longer found"] if known else []
    aside = [", ".join(apart)] if apart else []
    found = [(severity, count) for severity, count in numbers.findings.items() if count]
    if not found:
        none = "no new findings" if known else "no findings that count" if aside else "no findings"
        return [*flow([Span("; ".join((none, *aside)))], look), *flow([Span(judged)], look, then="  ")]
    said = [Span("new:", whole=True)] if known else []
    said += [
        Span(counted(count, *NOUNS[severity]) + ("," if place < len(found) else ""), severity, whole=True)
        for place, (severity, count) in enumerate(found, start=1)
    ]
    told = "" if blocks is None else f"in {counted(blocks, 'block')} "
    return flow([*said, Span(f"{told}· {' · '.join((*aside, judged))}")], look, then="  ")
