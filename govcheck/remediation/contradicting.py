"""Why there is no plan: rules and pins that cannot be met together, none of which can be left out."""

from collections.abc import Callable, Mapping

from govcheck.model.plans import Contradiction, Demand, Pin
from govcheck.remediation.search import Search
from govcheck.remediation.world import World


def contradiction(
    search: Search, again: Callable[[World, tuple[Pin, ...]], bool], messages: Mapping[str, tuple[str, ...]]
) -> Contradiction:
    """An irreducible set of rules and pins, found by leaving out one after the other.

    First by the clauses, which is cheap; then by searches of the smaller set, which is sure. `again` tells whether there is a plan for a
    world under pins, `messages` what each rule says of the organisation today.
    """
    rules = sorted({left.resting.id.rule for left in search.lefts.values()})
    pins = [pin for pin in search.pool.pins if any(pin in against for against in search.pool.pinned.values())]

    def broken(some_rules: list[str], some_pins: list[Pin]) -> bool:
        banned = sum(1 << number for number, against in search.pool.pinned.items() if any(pin in some_pins for pin in against))
        return search.choose(some_rules, banned).chosen is None

    def impossible(some_rules: list[str], some_pins: list[Pin]) -> bool:
        return not again(search.world._replace(only=frozenset(some_rules)), tuple(some_pins))

    for test in (broken, impossible):
        for pin in list(pins):
            if test(rules, [other for other in pins if other is not pin]):
                pins.remove(pin)
        for rule in list(rules):
            if len(rules) > 1 and test([other for other in rules if other != rule], pins):
                rules.remove(rule)
    return Contradiction(
        organization=search.organization.name,
        threshold=search.world.threshold,
        rules=tuple(_demand(search.world, rule, messages.get(rule, ())) for rule in rules),
        pins=tuple(pins),
        candidates=len(search.pool.candidates),
    )


def _demand(world: World, name: str, messages: tuple[str, ...]) -> Demand:
    rule = world.rule(name)
    return Demand(rule.id, rule.title, rule.cites, messages, rule.remediation)
