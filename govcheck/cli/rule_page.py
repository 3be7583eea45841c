"""The manual page of a rule: what, why, when not, a bad and a good organisation, how to put it right, related rules, clauses."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from govcheck.assessment.examples import ExampleOutcome, run_rule
from govcheck.cli.knowledge import Knowledge
from govcheck.cli.page import INDENT, Page
from govcheck.cli.rule_words import condition_words, exceptions, severity_words, subject_words
from govcheck.model.findings import Kind, Outcome
from govcheck.packs.load import read_rule_file
from govcheck.packs.rule import Pack, Rule, RulePacks
from govcheck.renderers.table import Look
from govcheck.source.nodes import Mapping, Node

#: how many rules that share a clause are named beside those that the file names
_MOST_SHARED = 4
_JUDGE = {"any": "It is enough that one of them is as it should be.", "none": "None of them may be so."}


def rule_page(rule: Rule, known: Knowledge, look: Look) -> list[str]:
    """The lines of the page; its examples are run, so that none is shown that does not come out as it says."""
    pack = next(pack for pack in known.packs.packs if pack.id == rule.pack)
    file = read_rule_file(Path(rule.path), Path(pack.path))
    text = Path(rule.path).read_text(encoding="utf-8").split("\n")
    ran = run_rule(rule, pack, known.vocabulary, known.packs)
    page = Page(look)
    page.title(rule.id)
    page.lines.append("")
    page.text(rule.title, "")
    page.lines.append("")
    _facts(page, rule, pack)
    page.heading("What it checks")
    _what(page, rule, known, text, file.node)
    page.heading("Why")
    page.text(rule.rationale)
    _figures(page, rule, known)
    page.heading("When it does not apply")
    for said in exceptions(rule, known.vocabulary):
        page.item(said)
    page.item(f"Whoever does not want it leaves it out: --ignore {rule.id}")
    _examples(page, ran, text)
    page.heading("How to put it right")
    page.text(rule.remediation)
    page.heading("Related rules")
    page.rules(_related(rule, known))
    page.heading("Clauses")
    clauses(page, rule, known.packs)
    return page.lines


def _facts(page: Page, rule: Rule, pack: Pack) -> None:
    page.entry("severity", severity_words(rule), 12)
    for modifier in rule.severity_when:
        reason = ", ".join(filter(None, (modifier.modifier, modifier.because)))
        page.entry("", f"{modifier.severity} where {condition_words(modifier.conditions)} ({reason})", 12)
    section = next((section for section in pack.sections if rule.cites[0] in section.clauses), None)
    page.entry("pack", f"{pack.id}: {pack.title}, version {pack.version}", 12)
    if section is not None:
        page.entry("section", f"{section.id}: {section.title}. {section.about}".strip(), 12)


def _what(page: Page, rule: Rule, known: Knowledge, text: Sequence[str], node: Node) -> None:
    page.text(f"It looks at {subject_words(rule.subject, known.vocabulary)}. {_JUDGE.get(rule.judge, '')}".strip())
    if len(rule.checks) > 1:
        page.text("One of several things will do:")
    for name, meaning in dict.fromkeys((check.constraint.name, check.constraint.meaning) for check in rule.checks):
        page.item(f"{name}: {meaning}")
    page.text("In the words of the rule:")
    for key in ("subject", "judge", "when", "require"):
        page.quoted(f"{INDENT}{line}" for line in block(node, key, text))


def block(node: Node, key: str, text: Sequence[str]) -> Iterable[str]:
    """The lines of a file under a key of its top level."""
    at = node.key(key) if isinstance(node, Mapping) else None
    if at is None:
        return ()
    lines = [text[at.line - 1]]
    for line in text[at.line :]:
        if line.strip() and not line.startswith((" ", "\t")):
            break
        lines.append(line)
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _figures(page: Page, rule: Rule, known: Knowledge) -> None:
    for figure in rule.figures:
        source = known.packs.sources[figure.source]
        note = f"; {figure.note}" if figure.note else ""
        page.lines.append("")
        page.text(f"Figure of the source, not ours: {figure.says} ({source.edition or source.title}{note}). Nothing is judged by it.")


def _examples(page: Page, ran: Sequence[ExampleOutcome], text: Sequence[str]) -> None:
    """A bad organisation, with a conflict where there is one, and a good one; the others by name."""
    bad = sorted((one for one in ran if one.kinds), key=lambda one: Kind.CONFLICT not in one.kinds)
    good = [one for one in ran if one.outcome is Outcome.PASS]
    silent = [one for one in ran if one.outcome in (Outcome.NOTAPPLICABLE, Outcome.NOTMODELLED)]
    for one in bad[:1]:
        page.heading(f"A bad organisation: {one.example.name}")
        page.quoted(organisation_lines(one, text))
        for finding in one.example.findings:
            page.lines.append("")
            page.text(f"=> {finding['kind']}: {finding['message']}")
    for one in good[:1]:
        page.heading(f"A good organisation: {one.example.name}")
        page.quoted(organisation_lines(one, text))
    for heading, others in (("It faults as well", bad[1:]), ("It accepts as well", good[1:]), ("It says nothing of", silent)):
        if others:
            page.heading(heading)
            for one in others:
                kinds = f" ({', '.join(sorted(one.kinds))})" if one.kinds else ""
                page.item(one.example.name + kinds)


def organisation_lines(one: ExampleOutcome, text: Sequence[str]) -> list[str]:
    """The organisation of an example as a file that can be checked as it stands, without the indentation that its lines share."""
    node = one.example.organization
    if node.end_line == node.line:
        return [text[node.line - 1][node.column - 1 : node.end_column - 1]]
    last = max(node.end_line - 1, node.line) if node.end_column == 1 or node.end_line > node.line else node.line
    chosen = list(text[node.line - 1 : last])
    while chosen and (not chosen[-1].strip() or _indent(chosen[-1]) < node.column - 1):
        chosen.pop()
    margin = min((_indent(line) for line in chosen if line.strip()), default=0)
    header = [] if node.get("govcheck") is not None else ["govcheck: 1"]
    return [*header, *(line[margin:] for line in chosen)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _related(rule: Rule, known: Knowledge) -> list[Rule]:
    """The rules that the file names, then a few that rest on the same clauses."""
    by_id = {other.id: other for other in known.packs.rules}
    clauses = set(rule.cites)
    shared = [other.id for other in known.packs.rules if clauses & set(other.cites) and other.id not in (rule.id, *rule.related)]
    shared.sort(key=lambda name: -len(clauses & set(by_id[name].cites)))
    return [by_id[name] for name in (*rule.related, *shared[:_MOST_SHARED]) if name in by_id]


def clauses(page: Page, rule: Rule, packs: RulePacks) -> None:
    """The clauses on which a rule rests, source by source, with what they say where that is listed."""
    stated = {statement.clause: statement for pack in packs.packs for statement in pack.statements}
    reasons = [m.because for m in rule.severity_when if m.because.partition(":")[0] in packs.sources]
    cited = list(dict.fromkeys((*rule.cites, *reasons)))
    for name in dict.fromkeys(clause.partition(":")[0] for clause in cited):
        source = packs.sources[name]
        edition = ", ".join(part for part in (source.edition, source.date) if part)
        page.text(source.title + (f" ({edition})" if edition else ""))
        for clause in cited:
            if clause.partition(":")[0] == name:
                said = f"{stated[clause].says} (wording: {stated[clause].strength})" if clause in stated else ""
                why = "" if clause in rule.cites else "for the severity: " if said else "for the severity"
                page.entry(f"{INDENT}{clause}", why + said, 20)
        for more in filter(None, (source.note, source.url)):
            page.text(more, INDENT * 2)
