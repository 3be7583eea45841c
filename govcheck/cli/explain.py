"""``govcheck explain``: the manual page of a rule, a constraint, a role or an activity."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from govcheck.cli.knowledge import Knowledge, knowledge
from govcheck.cli.rules import severity_words
from govcheck.cli.terminal import look, say
from govcheck.cli.usage import UsageError, parser
from govcheck.constraints.constraint import Constraint
from govcheck.constraints.table import CONSTRAINTS
from govcheck.packs.load import examples, read_rule_file
from govcheck.packs.report import Report
from govcheck.packs.rule import Example, Rule
from govcheck.source.problems import nearest

INDENT = "  "


def run(argv: Sequence[str]) -> int:
    """Print a manual page."""
    made = parser("explain", "The manual page of a rule, a constraint, a role or an activity.")
    made.add_argument("word", metavar="RULE|CONSTRAINT|ROLE|ACTIVITY")
    made.add_argument("--pack", action="append", default=[], metavar="DIR", help="a rule pack of your own, beside those that come along")
    typed = made.parse_args(list(argv))
    known = knowledge(typed.pack, texts=True)
    pages = list(_pages(typed.word, known))
    if not pages:
        raise UsageError(_unknown(typed.word, known))
    say("\n".join("\n".join(page) + "\n" for page in pages))
    return 0


def _pages(word: str, known: Knowledge) -> Iterable[list[str]]:
    for rule in known.packs.rules:
        if word == rule.id or word in rule.formerly:
            yield _rule(rule, known)
    if word in CONSTRAINTS:
        yield _constraint(CONSTRAINTS[word], known)
    role = known.vocabulary.role_id(word)
    if role is not None:
        yield _role(role, known)
    activity = known.vocabulary.activity_id(word) or known.vocabulary.match_activity(word)
    if activity is not None:
        yield _activity(activity, known)


def _unknown(word: str, known: Knowledge) -> str:
    valid = [
        *(rule.id for rule in known.packs.rules),
        *CONSTRAINTS,
        *known.vocabulary.roles,
        *known.vocabulary.activities,
    ]
    near = nearest(word, valid)
    hint = f" (did you mean {near}?)" if near else "; govcheck rules lists the rules"
    return f"{word!r} is no rule, constraint, role or activity{hint}"


def _rule(rule: Rule, known: Knowledge) -> list[str]:
    lines = [rule.id, "=" * len(rule.id), "", *_filled(rule.title), ""]
    lines += [f"severity    {severity_words(rule)}"]
    for modifier in rule.severity_when:
        conditions = " and ".join(f"{field}: {' or '.join(map(_word, wanted))}" for field, wanted in modifier.conditions)
        reason = ", ".join(filter(None, (modifier.modifier, modifier.because)))
        lines.append(f"            {modifier.severity} where {conditions} ({reason})")
    if rule.when:
        conditions = " and ".join(f"{field}: {' or '.join(map(_word, wanted))}" for field, wanted in rule.when)
        lines.append(f"applies     only where {conditions}")
    lines += [f"pack        {rule.pack}", f"checks      {_checks(rule)}", ""]
    lines += ["Why", *_filled(rule.rationale, INDENT), ""]
    for kind, message in rule.messages.items():
        lines += [f"It says, as a {kind}", *_filled(message, INDENT), ""]
    lines += ["How to put it right", *_filled(rule.remediation, INDENT), ""]
    lines += _examples(rule)
    lines += ["Sources", *_clauses(rule, known)]
    if rule.related:
        lines += ["", f"Related: {', '.join(rule.related)}"]
    return lines


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _checks(rule: Rule) -> str:
    of = rule.subject
    what = f"{of.kind} {', '.join(of.ids) or 'every'}"
    names = " or ".join(check.constraint.name for check in rule.checks)
    return f"{what}: {names}"


def _clauses(rule: Rule, known: Knowledge) -> list[str]:
    lines = []
    for clause in rule.cites:
        source = known.packs.sources[clause.partition(":")[0]]
        edition = ", ".join(part for part in (source.edition, source.date) if part)
        lines.append(f"{INDENT}{clause}  {source.title}" + (f" ({edition})" if edition else ""))
    return lines


def _examples(rule: Rule) -> list[str]:
    """The first example with a finding and the first without, as they stand in the rule's file."""
    path = Path(rule.path)
    if not path.is_file():
        return []
    file = read_rule_file(path, path.parent)
    text = path.read_text(encoding="utf-8").split("\n")
    found = examples(file, Report(file.path, file.node))
    lines: list[str] = []
    bad = next((example for example in found if example.findings), None)
    good = next((example for example in found if not example.findings), None)
    for heading, example in (("An organisation that it faults", bad), ("One that it does not", good)):
        if example is not None:
            lines += [f"{heading}: {example.name}", *_excerpt(example, text), ""]
            if example is bad:
                lines[-1:] = [f"{INDENT}=> {finding['kind']}: {finding['message']}" for finding in example.findings] + [""]
    return lines


def _excerpt(example: Example, text: Sequence[str]) -> list[str]:
    """The lines of the example's organisation, without the indentation that they share."""
    node = example.organization
    if node.end_line == node.line:
        return [INDENT + text[node.line - 1][node.column - 1 : node.end_column - 1]]
    last = max(node.end_line - 1, node.line) if node.end_column == 1 or node.end_line > node.line else node.line
    chosen = list(text[node.line - 1 : last])
    while chosen and (not chosen[-1].strip() or _indent(chosen[-1]) < node.column - 1):
        chosen.pop()
    margin = min((_indent(line) for line in chosen if line.strip()), default=0)
    return [INDENT + line[margin:] for line in chosen]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _constraint(kind: type[Constraint], known: Knowledge) -> list[str]:
    lines = [kind.name, "=" * len(kind.name), "", *_filled(" ".join((kind.__doc__ or "").split())), ""]
    lines += ["Verdicts", *_filled(kind.meaning, INDENT), ""]
    lines += [f"Subjects: {', '.join(sorted(kind.subjects))}", "", "Parameters"]
    for parameter in kind.parameters:
        notes = "required" if parameter.required else f"default {_default(parameter.default)}" if parameter.default is not None else ""
        choices = f" ({', '.join(parameter.choices)})" if parameter.choices else ""
        lines += _filled(f"{parameter.name}: {parameter.meaning}{choices}" + (f"; {notes}" if notes else ""), INDENT)
    lines += ["", "Placeholders of messages"]
    lines += [f"{INDENT}{{{name}}}  {meaning}" for name, meaning in {"subject": "what is judged", **kind.placeholders}.items()]
    users = [rule.id for rule in known.packs.rules if any(check.constraint.name == kind.name for check in rule.checks)]
    return [*lines, "", "Used by", *_filled(", ".join(users) or "no rule", INDENT)]


def _default(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else _word(value)


def _role(role: str, known: Knowledge) -> list[str]:
    term = known.vocabulary.roles[role]
    lines = [f"{role}: {term.title}", "=" * (len(role) + 2 + len(term.title)), ""]
    lines += [*_filled(term.description), ""] if term.description else []
    aliases = [alias for named in term.aliases.values() for alias in named]
    lines += ["Also written", *_filled(", ".join([*term.abbreviations, *aliases]) or "nothing else", INDENT), ""]
    users = [rule.id for rule in known.packs.rules if role in _roles(rule)]
    return [*lines, "Rules about it", *_filled(", ".join(users) or "none", INDENT)]


def _roles(rule: Rule) -> set[str]:
    own = set(rule.subject.ids) if rule.subject.kind in ("role", "body") else set()
    return own | set(rule.names)


def _activity(activity: str, known: Knowledge) -> list[str]:
    term = known.vocabulary.activities[activity]
    lines = [f"{activity}: {term.title}", "=" * (len(activity) + 2 + len(term.title)), ""]
    lines += [*_filled(term.description), ""] if term.description else []
    lines.append(f"topic    {term.topic}")
    wholes = known.vocabulary.part_of(activity)
    lines += [f"part of  {', '.join(wholes)}"] if wholes else []
    aliases = [alias for named in term.aliases.values() for alias in named]
    lines += ["", "Also written", *_filled(", ".join(aliases) or "nothing else", INDENT), ""]
    users = [rule.id for rule in known.packs.rules if rule.subject.kind == "activity" and activity in rule.subject.ids]
    return [*lines, "Rules about it", *_filled(", ".join(users) or "none", INDENT)]


def _filled(text: str, indent: str = "") -> list[str]:
    import textwrap

    return textwrap.wrap(text, width=look().width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
