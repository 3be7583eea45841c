"""What rules name: the roles without which they say nothing, and the activities beside their subjects."""

from collections.abc import Iterable

from govcheck.constraints.ends import End
from govcheck.packs.rule import Check, Rule


def roles_needed(checks: tuple[Check, ...]) -> tuple[str, ...]:
    """The roles without which no alternative says anything."""
    each = [check.constraint.required_roles() for check in checks]
    return tuple(dict.fromkeys(role for role in each[0] if all(role in others for others in each[1:]))) if each else ()


def roles_named(checks: tuple[Check, ...]) -> tuple[str, ...]:
    """The roles that any of the alternatives cannot do without."""
    return tuple(dict.fromkeys(role for check in checks for role in check.constraint.required_roles()))


def named_beside(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The activities that constraints name beside the subject of their rule, sorted."""
    found = set()
    for constraint in (check.constraint for rule in rules for check in rule.checks):
        for parameter in constraint.parameters:
            value = getattr(constraint, parameter.name)
            if parameter.shape == "activity" and value is not None:
                found.add(value)
            elif isinstance(value, End) and value.activity is not None:
                found.add(value.activity)
    return tuple(sorted(found))
