"""The configuration: packs, profile, selection, threshold, waivers, baseline, and each rule's severity and limits.

The nearest ``govcheck.toml`` upward from the first file, or ``[tool.govcheck]`` in the nearest ``pyproject.toml``; ``--config`` names
another. Paths in it are relative to its folder.
"""
# pathlib costs a third of an interpreter's start, and a plain check comes through here
# ruff: noqa: PTH113, PTH118, PTH119, PTH120, PTH123

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from govcheck.model.findings import SEVERITIES, Severity
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.packs.rule import Rule, RulePacks
from govcheck.source.notes import bar, note_file
from govcheck.source.problems import InputError, nearest

if TYPE_CHECKING:
    from govcheck.cli.toml_places import Place, Trail

OWN, PYPROJECT = "govcheck.toml", "pyproject.toml"
LISTS = ("packs", "select", "ignore")
TEXTS = ("profile", "fail-on", "waivers", "baseline")
KEYS = (*LISTS, *TEXTS, "rules")
RULE_KEYS = ("severity", "with", "because")
FAIL_ON = (*SEVERITIES, "never")


class Config(Record):
    """What a configuration file says; `places` tell where, by trail from the top of the file.

    `packs`, `waivers`, `baseline` and a `profile` that is a file are paths that hold from where the run is.
    """

    path: str = ""
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    profile: str | None = None
    waivers: str | None = None
    baseline: str | None = None
    rules: Mapping[str, Mapping[str, Any]] = EMPTY
    places: "Mapping[Trail, Place]" = {}
    top: "Trail" = ()

    def problem(self, trail: "Trail", message: str, word: str = "", valid: Iterable[str] = (), *, key: bool = False) -> Problem:
        """A problem at the value, or with `key` at the key, to which a trail leads; `word` is mistyped for one of the valid ones."""
        line, column = self.at(trail, key=key)
        return Problem(self.path, line, column, message, nearest(word, valid) if word else None)

    def at(self, trail: "Trail", *, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of its key."""
        place = self.places.get((*self.top, *trail))
        return (1, 1) if place is None else place.key if key else place.value

    def where(self, *trail: str | int) -> str:
        """Where a key stands, for people: ``govcheck.toml:12``."""
        return f"{os.path.basename(self.path)}:{self.at(trail, key=True)[0]}"


def read_config(named: str | None, files: Sequence[str]) -> Config:
    """The configuration that counts for these files; raises InputError with every problem of it."""
    path = named if named is not None else _nearest_file(files)
    if path is None:
        return Config()
    if named is None:
        path = _from_here(path)
    import tomllib  # a fifth of an interpreter's start, and most runs have no configuration

    from govcheck.cli.toml_places import toml_places

    try:
        with open(path, "rb") as file:
            read = file.read()
        note_file(path, read)
        text = read.decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise InputError([Problem(path, 1, 1, f"{(error.strerror or 'cannot be read').lower()}")]) from None
    except ValueError as error:  # also the bytes that are no text, and the path that is none
        raise InputError([_not_toml(path, str(error))]) from None
    top = ("tool", "govcheck") if os.path.basename(path) == PYPROJECT else ()
    found: Any = data
    for key in top:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return _config(found, Config(path, places=toml_places(text.replace("\r\n", "\n")), top=top))


def _from_here(path: str) -> str:
    """A path from where the run is, so that what is told of it is the same on every machine."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path


def _not_toml(path: str, said: str) -> Problem:
    at = re.search(r" \(at line (\d+), column (\d+)\)\Z", said)
    line, column = (int(at[1]), int(at[2])) if at else (1, 1)
    return Problem(path, line, column, f"not TOML: {said[: at.start()] if at else said}")


def _nearest_file(files: Sequence[str]) -> str | None:
    first = next((file for file in files if file != "-"), ".")
    folder, above = "", os.path.realpath(first) if "\0" not in first else os.path.realpath(".")
    while above != folder:
        folder = above
        own, pyproject = os.path.join(folder, OWN), os.path.join(folder, PYPROJECT)
        if os.path.isfile(own):
            return own
        note_file(own, None)
        if not os.path.isfile(pyproject):
            note_file(pyproject, None)
        elif _names_us(pyproject):
            return pyproject
        above = os.path.dirname(folder)
    return None


def _names_us(pyproject: str) -> bool:
    """Whether the project file of this folder configures govcheck; a broken one is somebody else's business."""
    try:
        with open(pyproject, "rb") as file:
            read = file.read()
        note_file(pyproject, read)
        text = read.decode()
        if "govcheck" not in text:
            return False
        import tomllib  # see read_config

        return "govcheck" in tomllib.loads(text).get("tool", {})
    except ValueError:
        return False
    except OSError:
        bar()
        return False


def _config(data: Any, config: Config) -> Config:
    if not isinstance(data, dict):
        raise InputError([config.problem((), f"expected a table, found {data!r}")])
    problems = [
        config.problem((key,), f"unknown key {key!r}{_listed(key, KEYS)}", key, KEYS, key=True)
        for key in data
        if key not in KEYS
    ]  # fmt: skip
    for key in LISTS:
        problems += _list_problems(key, data.get(key, []), config)
    problems += [
        config.problem((key,), f"{key} must be a text, not {data[key]!r}")
        for key in TEXTS
        if key in data and not (isinstance(data[key], str) and data[key])
    ]  # fmt: skip
    fail_on = data.get("fail-on")
    if isinstance(fail_on, str) and fail_on and fail_on not in FAIL_ON:
        problems.append(config.problem(("fail-on",), f"unknown severity {fail_on!r}{_listed(fail_on, FAIL_ON)}", fail_on, FAIL_ON))
    rules = data.get("rules", {})
    if not isinstance(rules, dict):
        problems.append(config.problem(("rules",), "rules must be tables, [rules.RULE-ID]"))
        rules = {}
    for name, wanted in rules.items():
        problems += _rule_shape(name, wanted, config)
    if problems:
        raise InputError(problems)
    folder = os.path.dirname(config.path)
    paths = {key: os.path.join(folder, data[key]) for key in ("waivers", "baseline") if key in data}
    profile: str | None = data.get("profile")
    if profile is not None and ("/" in profile or "\\" in profile or profile.endswith((".yaml", ".yml"))):
        # a file by its path, and no id
        profile = os.path.join(folder, profile)
    return config._replace(
        packs=tuple(os.path.join(folder, pack) for pack in data.get("packs", ())),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=fail_on,
        profile=profile,
        waivers=paths.get("waivers"),
        baseline=paths.get("baseline"),
        rules=rules,
    )


def _list_problems(key: str, value: Any, config: Config) -> list[Problem]:
    if not isinstance(value, list):
        return [config.problem((key,), f"{key} must be a list of texts, not {value!r}")]
    return [
        config.problem((key, i), f"{key} must be a list of texts, and {word!r} is none")
        for i, word in enumerate(value)
        if not (isinstance(word, str) and word)
    ]  # fmt: skip


def _rule_shape(name: str, wanted: Any, config: Config) -> list[Problem]:
    trail = ("rules", name)
    if not isinstance(wanted, dict):
        return [config.problem(trail, f"the rule {name} must be a table, [rules.{name}]", key=True)]
    problems = [
        config.problem((*trail, key), f"unknown key {key!r} of a rule{_rule_key_hint(key)}", key, RULE_KEYS, key=True)
        for key in wanted
        if key not in RULE_KEYS
    ]  # fmt: skip
    # a misspelt key has been told
    if not {"severity", "with"} & set(wanted) and not problems:
        problems.append(config.problem(trail, f"the table of {name} changes nothing; expected severity or with", key=True))
    severity = wanted.get("severity")
    if "severity" in wanted and severity not in tuple(SEVERITIES):
        message = f"unknown severity {severity!r}{_listed(str(severity), SEVERITIES)}"
        problems.append(config.problem((*trail, "severity"), message, str(severity), SEVERITIES))
    if not isinstance(wanted.get("with", {}), dict):
        problems.append(config.problem((*trail, "with"), f"with must be a table of limits, not {wanted['with']!r}"))
    if not isinstance(wanted.get("because", ""), str):
        problems.append(config.problem((*trail, "because"), f"because must be a text, not {wanted['because']!r}"))
    return problems


def _rule_key_hint(key: str) -> str:
    # a profile says it so
    return "; a rule is left out by its id in ignore" if key == "off" else _listed(key, RULE_KEYS)


def _listed(word: str, valid: Iterable[str]) -> str:
    """What was expected, where no word is near enough to be meant."""
    words = tuple(valid)
    return "" if nearest(word, words) is not None else f"; expected one of {', '.join(words)}"


class Wanted(Record):
    """What the configuration wants of one rule, which it calls by `name`, and why."""

    name: str
    rule: Rule
    severity: Severity | None
    limits: Mapping[str, int]
    because: str


def wanted_of(packs: RulePacks, config: Config) -> tuple[Wanted, ...]:
    """What the configuration wants of which rules, in its order; raises InputError with everything that does not fit a rule."""
    if not config.rules:
        return ()
    from govcheck.packs.tuning import by_name, limit_problem, limits_of

    known = by_name(packs)
    problems: list[Problem] = []
    found: list[Wanted] = []
    for name, wanted in config.rules.items():
        rule = known.get(name)
        if rule is None:
            problems.append(config.problem(("rules", name), f"unknown rule {name!r}", name, known, key=True))
            continue
        limits = wanted.get("with", {})
        for limit, value in limits.items():
            wrong = limit_problem(rule, limit, value)
            if wrong is not None:
                unknown = limit not in limits_of(rule)
                trail = ("rules", name, "with", limit)
                problems.append(config.problem(trail, wrong, limit if unknown else "", limits_of(rule), key=unknown))
        severity = Severity(wanted["severity"]) if "severity" in wanted else None
        because = wanted.get("because") or config.where("rules", name, "severity" if severity else "with")
        found.append(Wanted(name, rule, severity, limits, because))
    if problems:
        raise InputError(problems)
    return tuple(found)


def configured(packs: RulePacks, config: Config) -> RulePacks:
    """The packs with each rule's severity and limits as the configuration wants them; raises InputError for what does not fit."""
    wanted = wanted_of(packs, config)
    if not wanted:
        return packs
    from govcheck.packs.tuning import tuned, with_rules

    changed: dict[str, Rule] = {}
    for one in wanted:
        changed[one.rule.id] = tuned(changed.get(one.rule.id, one.rule), one.severity, one.limits, one.because)
    return with_rules(packs, changed)
