"""The configuration: packs, selection, threshold, and each rule's severity and limits.

The nearest ``govcheck.toml`` upward from the first file, or ``[tool.govcheck]`` in the nearest ``pyproject.toml``; ``--config`` names
another. Paths in it are relative to its folder.
"""
# pathlib costs a third of an interpreter's start, and a plain check comes through here
# ruff: noqa: PTH113, PTH118, PTH119, PTH120, PTH123

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from govcheck.model.findings import SEVERITIES, Kind, Severity
from govcheck.model.organization import EMPTY
from govcheck.model.slots import Problem
from govcheck.packs.rule import Check, Deferred, Pack, Rule, RulePacks
from govcheck.source.problems import InputError, nearest

OWN, PYPROJECT = "govcheck.toml", "pyproject.toml"
KEYS = ("packs", "select", "ignore", "fail_on", "rules")
RULE_KEYS = ("severity", "with")


class Config(NamedTuple):
    """What a configuration file says; the lines of the file are kept to tell where a problem is."""

    path: str = ""
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    rules: Mapping[str, Mapping[str, Any]] = EMPTY
    lines: tuple[str, ...] = ()

    def problem(self, word: str, message: str, valid: Iterable[str] = ()) -> Problem:
        """A problem at the line of the file that first names a word."""
        line, column = next(((n, text.index(word) + 1) for n, text in enumerate(self.lines, 1) if word in text), (1, 1))
        return Problem(self.path, line, column, message, nearest(word, valid))


def read_config(named: str | None, files: Sequence[str]) -> Config:
    """The configuration that counts for these files; raises InputError with every problem of it."""
    path = named if named is not None else _nearest_file(files)
    if path is None:
        return Config()
    import tomllib  # a fifth of an interpreter's start, and most runs have no configuration

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data = tomllib.loads(text)
    except OSError as error:
        raise InputError([Problem(path, 1, 1, f"{(error.strerror or 'cannot be read').lower()}")]) from None
    except ValueError as error:  # also the bytes that are no text, and the path that is none
        raise InputError([Problem(path, 1, 1, f"not TOML: {error}")]) from None
    if os.path.basename(path) == PYPROJECT:
        data = data.get("tool", {}).get("govcheck", {})
    return _config(data, path, tuple(text.splitlines()))


def _nearest_file(files: Sequence[str]) -> str | None:
    first = next((file for file in files if file != "-"), ".")
    folder, above = "", os.path.realpath(first) if "\0" not in first else os.path.realpath(".")
    while above != folder:
        folder = above
        own, pyproject = os.path.join(folder, OWN), os.path.join(folder, PYPROJECT)
        if os.path.isfile(own):
            return own
        if os.path.isfile(pyproject) and _names_us(pyproject):
            return pyproject
        above = os.path.dirname(folder)
    return None


def _names_us(pyproject: str) -> bool:
    """Whether the project file of this folder configures govcheck; a broken one is somebody else's business."""
    try:
        with open(pyproject, encoding="utf-8") as file:
            text = file.read()
        if "govcheck" not in text:
            return False
        import tomllib  # see read_config

        return "govcheck" in tomllib.loads(text).get("tool", {})
    except (OSError, ValueError):
        return False


def _config(data: Any, path: str, lines: tuple[str, ...]) -> Config:
    config = Config(path, lines=lines)
    problems = [config.problem(key, f"unknown key {key!r}", KEYS) for key in data if key not in KEYS]
    lists = {key: data[key] for key in ("packs", "select", "ignore") if key in data}
    problems += [config.problem(key, f"{key} must be a list of texts") for key, value in lists.items() if not _is_texts(value)]
    if "fail_on" in data and data["fail_on"] not in (*SEVERITIES, "never"):
        problems.append(config.problem("fail_on", "fail_on must be error, warning, info or never"))
    rules = data.get("rules", {})
    if not isinstance(rules, dict) or not all(isinstance(rule, dict) for rule in rules.values()):
        problems.append(config.problem("rules", "rules must be tables, [rules.RULE-ID]"))
        rules = {}
    for rule in rules.values():
        problems += [config.problem(key, f"unknown key {key!r} of a rule", RULE_KEYS) for key in rule if key not in RULE_KEYS]
        if "severity" in rule and rule["severity"] not in tuple(SEVERITIES):
            problems.append(config.problem(str(rule["severity"]), f"unknown severity {rule['severity']!r}", tuple(SEVERITIES)))
    if problems:
        raise InputError(problems)
    packs = tuple(os.path.join(os.path.dirname(path), pack) for pack in data.get("packs", ()))
    return config._replace(
        packs=packs,
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail_on"),
        rules=rules,
    )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def configured(packs: RulePacks, config: Config) -> RulePacks:
    """The packs with each rule's severity and limits as the configuration wants them; raises InputError for what does not fit."""
    if not config.rules:
        return packs
    known = {rule.id: rule for rule in packs.rules}
    problems = [config.problem(name, f"unknown rule {name!r}", known) for name in config.rules if name not in known]
    changed = {name: _rule(known[name], config.rules[name], config, problems) for name in config.rules if name in known}
    if problems:
        raise InputError(problems)
    return packs._replace(packs=tuple(_pack(pack, changed) for pack in packs.packs))


def _pack(pack: Pack, changed: Mapping[str, Rule]) -> Pack:
    return pack._replace(rules=tuple(changed.get(rule.id, rule) for rule in pack.rules))


def _rule(rule: Rule, wanted: Mapping[str, Any], config: Config, problems: list[Problem]) -> Rule:
    severity: Mapping[Kind, Severity] = rule.severity
    modifiers = rule.severity_when
    if "severity" in wanted:
        severity, modifiers = {kind: Severity(wanted["severity"]) for kind in rule.severity}, ()
    checks = tuple(_check(check, wanted.get("with", {}), rule, config, problems) for check in rule.checks)
    return rule._replace(severity=severity, severity_when=modifiers, requirement=Deferred(lambda: checks))


def _check(check: Check, limits: Mapping[str, Any], rule: Rule, config: Config, problems: list[Problem]) -> Check:
    """The check with other limits: only counts, since anything else would be another rule."""
    constraint = check.constraint
    counts = {parameter.name for parameter in constraint.parameters if parameter.shape == "count"}
    for name, value in limits.items():
        if name not in counts:
            problems.append(config.problem(name, f"{rule.id} has no limit {name!r}; it has {', '.join(sorted(counts)) or 'none'}", counts))
        elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
            problems.append(config.problem(name, f"the limit {name} of {rule.id} must be a whole number, not {value!r}"))
    values = {parameter.name: getattr(constraint, parameter.name) for parameter in constraint.parameters}
    return check._replace(constraint=type(constraint)(**{**values, **{k: v for k, v in limits.items() if k in counts}}))
