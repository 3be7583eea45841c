"""``govcheck check --show-config``: every setting that would count, and where it comes from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govcheck.cli.config import Config, wanted_of
from govcheck.cli.judged_by import judged_by, words
from govcheck.cli.judging import Request
from govcheck.cli.rule_words import condition_words
from govcheck.packs.profiles import Profile
from govcheck.packs.rule import RulePacks
from govcheck.packs.tuning import change_words

TYPED, DEFAULT = "command line", "default"


class Setting(NamedTuple):
    """One setting: its name, its value in words, and where it comes from."""

    name: str
    value: str
    origin: str


def shown(wanted: Request, config: Config, typed_fail_on: str | None, outputs: Sequence[str]) -> str:
    """The settings, one a line, then the rules that the configuration or a profile changes; raises what judging would raise."""
    # what a run sets aside is shown, whether it is there or not
    by = judged_by(wanted._replace(no_waivers=True, no_baseline=True), config)
    settings = [*_settings(wanted, config, typed_fail_on, outputs), *_rules(config, by.packs, by.profile)]
    names = max(len(one.name) for one in settings)
    values = min(max(len(one.value) for one in settings), 48)
    return "".join(f"{one.name.ljust(names)}  {one.value.ljust(values)}  {one.origin}".rstrip() + "\n" for one in settings)


def _settings(wanted: Request, config: Config, typed_fail_on: str | None, outputs: Sequence[str]) -> Iterable[Setting]:
    nearest = TYPED if wanted.config is not None else "nearest upward"
    yield Setting("config", config.path or "none", nearest if config.path else DEFAULT)
    yield from _list("packs", [(pack, _where(config, "packs", i)) for i, pack in enumerate(config.packs)], wanted.pack)
    yield _one("profile", wanted.profile, config.profile, "none", config)
    selected = words(wanted.select)
    of_file = [] if selected else [(word, _where(config, "select", i)) for i, word in enumerate(config.select)]
    yield from _list("select", of_file, selected, "every rule")
    yield from _list("ignore", [(word, _where(config, "ignore", i)) for i, word in enumerate(config.ignore)], words(wanted.ignore))
    yield _one("fail-on", typed_fail_on, config.fail_on, "error", config)
    yield Setting("as-of", wanted.as_of or "today", TYPED if wanted.as_of else DEFAULT)
    if wanted.no_waivers:
        yield Setting("waivers", "none", f"{TYPED}, --no-waivers")
    elif wanted.waivers_from is not None:
        yield Setting("waivers", wanted.waivers_from, f"{TYPED}, --waivers-from")
    else:
        yield _one("waivers", wanted.waivers, config.waivers, "none", config)
    if wanted.no_baseline:
        yield Setting("baseline", "none", f"{TYPED}, --no-baseline")
    else:
        yield _one("baseline", wanted.baseline, config.baseline, "none", config)
    yield from _list("output", [], outputs, "text")


def _where(config: Config, *trail: str | int) -> str:
    """Where a key stands, by the path of the file from where the run is."""
    return f"{config.path}:{config.at(trail, key=True)[0]}"


def _one(name: str, typed: str | None, configured: str | None, default: str, config: Config) -> Setting:
    if typed is not None:
        return Setting(name, typed, TYPED)
    if configured is not None:
        return Setting(name, configured, _where(config, name))
    return Setting(name, default, DEFAULT)


def _list(name: str, configured: Sequence[tuple[str, str]], typed: Sequence[str], default: str = "none") -> Iterable[Setting]:
    found = [*(Setting(name, *one) for one in configured), *(Setting(name, word, TYPED) for word in typed)]
    return found or [Setting(name, default, DEFAULT)]


def _rules(config: Config, packs: RulePacks, profile: Profile | None) -> Iterable[Setting]:
    rules = {rule.id: rule for rule in packs.rules}
    for layer in profile.layers if profile is not None else ():
        where = f"profile {layer.profile}" + (f", where {condition_words(layer.when)}" if layer.when else "")
        for tuning in layer.tunings:
            changes = ["off"] if tuning.off else change_words(rules[tuning.rule], tuning.severity, dict(tuning.limits))
            for change in changes:
                yield Setting(f"rules.{tuning.rule}", change, f"{where}: {tuning.because}")
    for one in wanted_of(packs, config):
        for change in change_words(one.rule, one.severity, one.limits):
            key = change.partition(":")[0]
            trail = (key,) if key == "severity" else ("with", key)
            yield Setting(f"rules.{one.rule.id}", change, _where(config, "rules", one.name, *trail))
