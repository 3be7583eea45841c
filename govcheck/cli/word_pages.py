"""The manual pages of the words that rules are made of: constraints, roles, activities."""

from collections.abc import Iterable
from pathlib import Path

from govcheck.cli.knowledge import Knowledge
from govcheck.cli.page import Page, listed
from govcheck.cli.rule_page import block
from govcheck.cli.rule_words import word
from govcheck.constraints.constraint import Constraint
from govcheck.constraints.ends import End
from govcheck.constraints.selecting import Who
from govcheck.model.findings import Kind
from govcheck.packs.load import read_rule_file
from govcheck.packs.rule import Rule
from govcheck.renderers.table import Look


def constraint_page(kind: type[Constraint], known: Knowledge, look: Look) -> list[str]:
    """What a constraint asks, how it is written, and which rules use it."""
    page = Page(look)
    page.title(kind.name)
    page.lines.append("")
    page.text(" ".join((kind.__doc__ or "").split()), "")
    page.heading("Verdicts")
    page.text(kind.meaning)
    page.heading("What it can look at")
    page.text(listed(sorted(kind.subjects)))
    page.heading("Parameters")
    for parameter in kind.parameters:
        notes = "required" if parameter.required else f"default {_default(parameter.default)}" if parameter.default is not None else ""
        choices = f" ({', '.join(parameter.choices)})" if parameter.choices else ""
        page.text(f"{parameter.name}: {parameter.meaning}{choices}" + (f"; {notes}" if notes else ""))
    if not kind.parameters:
        page.text("none")
    page.heading("Placeholders of messages")
    for name, meaning in {"subject": "what is judged", **kind.placeholders}.items():
        page.entry(f"{{{name}}}", meaning, 20)
    users = [rule for rule in known.packs.rules if any(check.constraint.name == kind.name for check in rule.checks)]
    alone = next((rule for rule in users if len(rule.checks) == 1), None)
    if alone is not None:
        page.heading(f"How it is written, as in {alone.id}")
        page.quoted(_written(alone, known))
    page.heading("Rules that use it")
    page.rules(users)
    return page.lines


def role_page(role: str, known: Knowledge, look: Look) -> list[str]:
    """What an office is, how titles name it, and which rules speak of it."""
    term = known.vocabulary.roles[role]
    page = Page(look)
    page.title(role, term.title)
    if term.description:
        page.lines.append("")
        page.text(term.description, "")
    page.heading("Also written")
    page.text(", ".join([*term.abbreviations, *_aliases(term.aliases)]) or "nothing else")
    page.heading("In a file")
    kind = f"kind: {term.kind}, " if term.kind != "post" else ""
    page.quoted([f"some-id: {{title: Whatever the house calls it, {kind}is: {role}}}"])
    return _with_rules(page, [rule for rule in known.packs.rules if role in _roles(rule)])


def activity_page(activity: str, known: Knowledge, look: Look) -> list[str]:
    """What an activity is, how rows name it, what it is part of, and which rules speak of it."""
    vocabulary = known.vocabulary
    term = vocabulary.activities[activity]
    page = Page(look)
    page.title(activity, term.title)
    page.lines.append("")
    if term.description:
        page.text(term.description, "")
        page.lines.append("")
    page.entry("topic", term.topic, 12)
    wholes = vocabulary.part_of(activity)
    if wholes:
        page.entry("part of", f"{', '.join(wholes)}: without a row of its own it is judged by that row", 12)
    if term.within:
        page.entry("within", f"{term.within}: without a row of its own it may be held by that row, which proves nothing against it", 12)
    near = sorted(name for name, terms in vocabulary.tables.alike.items() if activity in terms)
    if near:
        page.entry("near", f"{', '.join(near)}: a row of that name is asked about", 12)
    parts = [other for other, one in sorted(vocabulary.activities.items()) if one.part_of == activity]
    if parts:
        page.entry("parts", ", ".join(parts), 12)
    if term.approves:
        page.entry("approves", term.approves, 12)
    page.heading("Also written")
    page.text(", ".join(_aliases(term.aliases)) or "nothing else")
    return _with_rules(page, [rule for rule in known.packs.rules if activity in _activities(rule)])


def _with_rules(page: Page, rules: list[Rule]) -> list[str]:
    """The page with the rules about its word: those that can find a contradiction first, then those that only ask."""
    errors = [rule for rule in rules if Kind.CONFLICT in rule.severity]
    page.heading("Rules about it")
    page.rules(errors)
    asking = [rule for rule in rules if rule not in errors]
    if asking:
        page.heading("Rules that only ask whether it is stated")
        page.rules(asking)
    return page.lines


def _written(rule: Rule, known: Knowledge) -> Iterable[str]:
    pack = next(pack for pack in known.packs.packs if pack.id == rule.pack)
    file = read_rule_file(Path(rule.path), Path(pack.path))
    text = Path(rule.path).read_text(encoding="utf-8").split("\n")
    return [line for key in ("subject", "judge", "require", "messages") for line in block(file.node, key, text)]


def _aliases(aliases: object) -> list[str]:
    return [alias for named in aliases.values() for alias in named]  # type: ignore[attr-defined]


def _default(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else word(value)


def _roles(rule: Rule) -> set[str]:
    """Every role that a rule names, also among alternatives."""
    subjects = [rule.subject, *(check.subject for check in rule.checks if check.subject is not None)]
    found = {role for subject in subjects if subject.kind in ("role", "body") for role in subject.ids}
    for check in rule.checks:
        for parameter in check.constraint.parameters:
            value = getattr(check.constraint, parameter.name)
            if isinstance(value, Who):
                found |= set(value.roles())
            elif isinstance(value, End):
                found |= set(value.required_roles())
            elif parameter.shape == "role" and value is not None:
                found.add(str(value))
    return found


def _activities(rule: Rule) -> set[str]:
    """Every activity that a rule names."""
    subjects = [rule.subject, *(check.subject for check in rule.checks if check.subject is not None)]
    found = {activity for subject in subjects if subject.kind == "activity" for activity in subject.ids}
    for check in rule.checks:
        for parameter in check.constraint.parameters:
            value = getattr(check.constraint, parameter.name)
            if isinstance(value, End) and value.activity is not None:
                found.add(value.activity)
            elif parameter.shape == "activity" and value is not None:
                found.add(str(value))
    return found
