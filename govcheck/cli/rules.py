"""``govcheck rules``: the rules, one a line, or as JSON; with ``--coverage`` the clauses that they answer for."""

from collections.abc import Sequence

from govcheck.assessment.assess import Selection
from govcheck.cli.coverage import coverage_json, coverage_text, covered
from govcheck.cli.judged_by import words
from govcheck.cli.knowledge import knowledge
from govcheck.cli.rule_words import severity_words
from govcheck.cli.terminal import look, say
from govcheck.cli.usage import UsageError, one_of, parser
from govcheck.packs.rule import Rule
from govcheck.packs.waiver_rules import waiver_pack
from govcheck.renderers.pieces.counted import counted

FORMATS = ("text", "json")


def run(argv: Sequence[str]) -> int:
    """Print the rules that are selected, or how they cover their sources; 1 where a clause is not accounted for."""
    made = parser("rules", "List the rules: id, severity, clauses, title.")
    made.add_argument("--pack", action="append", default=[], metavar="DIR", help="a rule pack of your own, beside those that come along")
    made.add_argument("--select", action="append", metavar="WORD", help="only these: ids, packs or clauses such as cio-ciso:7")
    made.add_argument("--format", default="text", metavar="FORMAT", help="text (default) or json")
    made.add_argument("--coverage", action="store_true", help="statement by rule by outcome on the examples; 1 where one is left out")
    typed = made.parse_args(list(argv))
    form = one_of(typed.format, FORMATS, "--format")
    if typed.coverage:
        return _coverage(typed.pack, words(typed.select), form)
    known = knowledge(typed.pack)
    selection = Selection(words(typed.select))
    listed = (*known.packs.rules, *waiver_pack().rules)
    for word in selection.unknown(listed):
        raise UsageError(f"{word!r} names no rule, pack or clause")
    chosen = [rule for rule in listed if selection.chooses(rule)]
    say(_json(chosen) if form == "json" else _text(chosen), form)
    return 0


def _coverage(own: Sequence[str], selected: Sequence[str], form: str) -> int:
    found = covered(knowledge(own, texts=True), selected)
    if selected and not found:
        raise UsageError(f"{', '.join(selected)}: no such clause among those that a pack answers for")
    say(coverage_json(found) if form == "json" else coverage_text(found, look()), form)
    return int(not all(clause.accounted for one in found for clause in one.clauses))


def _text(rules: Sequence[Rule]) -> str:
    lines: list[str] = []
    width = max((len(rule.id) for rule in rules), default=0)
    place = ""
    for rule in rules:
        here = f"{rule.pack}/{rule.topic}" if rule.topic else rule.pack
        if here != place:
            lines += ["", here] if lines else [here]
            place = here
        lines.append(f"  {rule.id.ljust(width)}  {severity_words(rule):<24}  {', '.join(rule.cites)}")
        lines.append(f"  {' ' * width}  {rule.title}")
    lines += ["", counted(len(rules), "rule")]
    return "\n".join(lines) + "\n"


def _json(rules: Sequence[Rule]) -> str:
    import json

    listed = [
        {
            "id": rule.id,
            "pack": rule.pack,
            "topic": rule.topic,
            "title": rule.title,
            "severity": {str(kind): str(severity) for kind, severity in rule.severity.items()},
            "cites": list(rule.cites),
            "constraints": [check.constraint.name for check in rule.checks],
        }
        for rule in rules
    ]
    return json.dumps({"rules": listed}, ensure_ascii=False, indent=2) + "\n"
