"""A rule with another severity or other limits: only counts, since anything else would be another rule."""

from collections.abc import Mapping
from typing import Any

from govcheck.model.findings import Severity
from govcheck.packs.rule import Check, Pack, Rule, RulePacks, SeverityRule


def by_name(packs: RulePacks) -> dict[str, Rule]:
    """Every rule by its id and by the ids that it had before; an id that is in use is nobody's old one."""
    found = {old: rule for rule in packs.rules for old in rule.formerly}
    return found | {rule.id: rule for rule in packs.rules}


def limits_of(rule: Rule) -> dict[str, int | None]:
    """The limits of a rule that can be set, by name, as they are."""
    return {name: value for check in rule.checks for name, value in _counts(check).items()}


def limit_problem(rule: Rule, name: str, value: Any) -> str | None:
    """What is wrong with a limit for a rule, or None."""
    known = limits_of(rule)
    if name not in known:
        return f"{rule.id} has no limit {name!r}; it has {', '.join(sorted(known)) or 'none'}"
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return f"the limit {name} of {rule.id} must be a whole number, not {value!r}"
    return None


def tuned(rule: Rule, severity: Severity | None, limits: Mapping[str, int], because: str) -> Rule:
    """The rule with that severity, whatever else would modify it, and those limits; limits it does not have are left alone."""
    modifiers = rule.severity_when if severity is None else (*rule.severity_when, SeverityRule((), severity, because))
    if not limits:
        return rule._replace(severity_when=modifiers)
    checks = tuple(_limited(check, limits) for check in rule.checks)
    return rule._replace(severity_when=modifiers, requirements={rule.id: checks})


def with_rules(packs: RulePacks, changed: Mapping[str, Rule]) -> RulePacks:
    """The packs with some of their rules, by id, in another shape."""
    return packs._replace(packs=tuple(_pack(pack, changed) for pack in packs.packs)) if changed else packs


def change_words(rule: Rule, severity: Severity | None, limits: Mapping[str, int]) -> list[str]:
    """What `tuned` changes, for people: ``severity: error -> info``, ``max: 4 -> 6``; what is so already is no change."""
    told = []
    if severity is not None and set(rule.severity.values()) != {severity}:
        levels = list(dict.fromkeys(rule.severity.values()))
        was = levels[0].value if len(levels) == 1 else ", ".join(f"{kind} {level}" for kind, level in rule.severity.items())
        told.append(f"severity: {was} -> {severity}")
    known = limits_of(rule) if limits else {}
    told += [
        f"{name}: {'none' if known[name] is None else known[name]} -> {limits[name]}"
        for name in sorted(limits)
        if name in known and known[name] != limits[name]
    ]
    return told


def _pack(pack: Pack, changed: Mapping[str, Rule]) -> Pack:
    return pack._replace(rules=tuple(changed.get(rule.id, rule) for rule in pack.rules))


def _counts(check: Check) -> dict[str, int | None]:
    constraint = check.constraint
    return {parameter.name: getattr(constraint, parameter.name) for parameter in constraint.parameters if parameter.shape == "count"}


def _limited(check: Check, limits: Mapping[str, int]) -> Check:
    constraint = check.constraint
    values = {parameter.name: getattr(constraint, parameter.name) for parameter in constraint.parameters}
    own = {name: limits[name] for name in _counts(check) if name in limits}
    return check._replace(constraint=type(constraint)(**{**values, **own}))
