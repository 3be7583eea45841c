"""Reading profiles: ``profiles/<id>.yaml`` of the shipped rules or of a pack, or any file; every problem of a chain at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govcheck.model.findings import SEVERITIES, Severity
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.packs.locate import rules_folder
from govcheck.packs.parse_rule import clause, conditions, is_id
from govcheck.packs.profiles import COSTS, Layer, Profile, Tuning
from govcheck.packs.report import Report, flag, mapping, only_keys, read_bytes, text, texts
from govcheck.packs.rule import ProfileHead, Rule, RulePacks, Source
from govcheck.packs.tuning import by_name, limit_problem
from govcheck.source.nodes import plain
from govcheck.source.notes import note_file
from govcheck.source.problems import InputError, nearest
from govcheck.source.reader import read_yaml

PROFILES = "profiles"
KEYS = ("profile", "title", "extends", "when", "rules", "costs")
_TUNING_KEYS = ("severity", "with", "off", "because")


class _Known(Record):
    """What a profile is read against, and where its problems go."""

    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    paths: Mapping[str, Path]
    unread: frozenset[str]
    problems: list[Problem]


def profile_paths(folders: Iterable[Path] = ()) -> dict[str, Path]:
    """The profiles that can be asked for by id: the shipped ones, and those of these packs."""
    found: dict[str, Path] = {}
    for folder in (rules_folder(), *folders):
        for path in sorted((folder / PROFILES).glob("*.yaml")):
            if not path.name.startswith("."):
                found.setdefault(path.stem, path)
    return found


def is_file_name(named: str) -> bool:
    """Whether a profile is named by its file, and not by its id."""
    return "/" in named or "\\" in named or named.endswith((".yaml", ".yml"))


def load_profile(path: Path, packs: RulePacks, folders: Iterable[Path] = ()) -> Profile:
    """The profile of a file with everything that it extends; `folders` are packs whose profiles may be extended.

    Raises InputError with every problem of all files of the chain.
    """
    known = _Known(by_name(packs), packs.sources, profile_paths(folders), frozenset(), [])
    found = _read(path, known, ())
    if known.problems or found is None:
        raise InputError(known.problems)
    return found


def collect_profiles(
    paths: Iterable[Path], packs: RulePacks, folders: Iterable[Path], unread: frozenset[str]
) -> tuple[tuple[ProfileHead, ...], list[Problem]]:
    """What these profiles are, and every problem of any of them; of `unread` rules, whose own files are wrong, nothing is said."""
    known = _Known(by_name(packs), packs.sources, profile_paths(folders), unread, [])
    found = [profile for path in paths if (profile := _read(path, known, ())) is not None]
    heads = sorted(ProfileHead(profile.id, profile.title, profile.when, profile.path) for profile in found)
    return tuple(heads), list(dict.fromkeys(known.problems))


def _read(path: Path, known: _Known, below: tuple[Path, ...]) -> Profile | None:
    try:
        data = read_bytes(path)
        note_file(path.as_posix(), data)
        node = read_yaml(data, path.as_posix(), "a profile")
    except InputError as error:
        known.problems.extend(error.problems)
        return None
    report = Report(path.as_posix(), node)
    report.duplicate_keys()
    found = _profile(plain(node), path, report, known, (*below, path.resolve()))
    known.problems.extend(report.problems.found)
    return found


def _profile(data: Any, path: Path, report: Report, known: _Known, chain: tuple[Path, ...]) -> Profile | None:
    entry = mapping(data, (), report)
    if not isinstance(data, dict):
        return None
    only_keys(entry, KEYS, (), report, "key of a profile")
    for key in ("profile", "title"):
        if key not in entry:
            report.add((), f"the profile lacks {key}")
    name = text(entry["profile"], ("profile",), report) if "profile" in entry else ""
    if name and not is_id(name):
        report.add(("profile",), f"expected small letters, digits and hyphens, found {name!r}")
    elif name and name != path.stem:
        report.add(("profile",), f"the profile is {name!r} and its file {path.name!r}; expected {name}.yaml")
    title = text(entry["title"], ("title",), report) if "title" in entry else ""
    bases = _bases(entry.get("extends", []), path, report, known, chain)
    when = conditions(entry["when"], ("when",), report) if "when" in entry else ()
    stated = mapping(entry.get("rules", {}), ("rules",), report)
    tunings = tuple(tuning for rule, wanted in stated.items() if (tuning := _tuning(rule, wanted, report, known)) is not None)
    layers = dict.fromkeys(layer for base in bases for layer in base.layers)
    costs = {kind: cost for base in bases for kind, cost in base.costs.items()}
    costs |= _costs(entry.get("costs", {}), report)
    lacking = [kind for kind in COSTS if kind not in costs]
    if lacking:
        report.add(("costs",), f"no cost of {', '.join(lacking)}; state it, or extend default", key=True)
    return Profile(name, title, when, (*layers, Layer(name, when, tunings)), costs, path.as_posix())


def _bases(value: Any, path: Path, report: Report, known: _Known, chain: tuple[Path, ...]) -> list[Profile]:
    found = []
    for i, named in enumerate(texts(value, ("extends",), report)):
        trail = ("extends", i) if isinstance(value, list) else ("extends",)
        base = path.parent / named if is_file_name(named) else known.paths.get(named)
        if base is None:
            report.unknown(trail, "profile", named, known.paths)
        elif base.resolve() in chain:
            report.add(trail, f"the profile {named!r} extends itself, directly or through others")
        elif not base.is_file():
            report.add(trail, f"no such file: {named}")
        elif (read := _read(base, known, chain)) is not None:
            found.append(read)
    return found


def _tuning(name: str, wanted: Any, report: Report, known: _Known) -> Tuning | None:
    trail = ("rules", name)
    entry = mapping(wanted, trail, report)
    rule = known.rules.get(name)
    if rule is None and name not in known.unread:
        report.unknown(trail, "rule", name, known.rules, key=True)
    only_keys(entry, _TUNING_KEYS, trail, report, "key of a rule in a profile")
    if not {"severity", "with", "off"} & set(entry):
        report.add(trail, f"{name} changes nothing; expected severity, with or off", key=True)
    because = ""
    if "because" in entry:
        because = " ".join(text(entry["because"], (*trail, "because"), report).split())
        cited = because.partition(", ")[0]
        if ":" in cited and " " not in cited:
            clause(cited, (*trail, "because"), report, known.sources)
    else:
        report.add(trail, f"{name} lacks because: the clause or the reason for the change", key=True)
    severity = None
    if "severity" in entry:
        word = text(entry["severity"], (*trail, "severity"), report)
        if word in tuple(SEVERITIES):
            severity = Severity(word)
        elif word:
            report.unknown((*trail, "severity"), "severity", word, tuple(SEVERITIES))
    off = flag(entry["off"], (*trail, "off"), report) if "off" in entry else False
    if off and {"severity", "with"} & set(entry):
        report.add((*trail, "off"), f"{name} is off, so that its severity and limits mean nothing; expected one or the other", key=True)
    limits = mapping(entry.get("with", {}), (*trail, "with"), report)
    wrong = False
    for limit, value in limits.items():
        if rule is None:
            break
        problem = limit_problem(rule, limit, value)
        if problem is not None:
            wrong = True
            report.add((*trail, "with", limit), problem, key="has no limit" in problem)
    if rule is None or wrong:
        return None
    return Tuning(rule.id, because, severity, tuple(sorted(limits.items())), off)


def _costs(value: Any, report: Report) -> dict[str, int]:
    found = {}
    entry = mapping(value, ("costs",), report)
    only_keys(entry, COSTS, ("costs",), report, "kind of change")
    for kind, cost in entry.items():
        if isinstance(cost, bool) or not isinstance(cost, int) or cost < 1:
            said = "nothing" if cost is None else repr(cost)
            report.add(("costs", kind), f"the cost of {kind} must be a whole number from 1 on, not {said}")
        found[kind] = cost
    return found


def unknown_profile(named: str, known: Iterable[str]) -> str:
    """The message about an id that is no profile's."""
    words = sorted(known)
    near = nearest(named, words)
    hint = f" (did you mean {near}?)" if near else f"; expected one of {', '.join(words)}, or a file"
    return f"unknown profile {named!r}{hint}"
