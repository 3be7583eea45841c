"""Reading what every pack may lean on: the sources of clauses (``sources.yaml``) and the named modifiers (``modifiers.yaml``).

Both stand at the top of the shipped rules, and a pack may bring its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from govcheck.model.slots import Problem
from govcheck.packs.locate import rules_folder
from govcheck.packs.parse_rule import clause, conditions, is_id
from govcheck.packs.report import Report, items, mapping, only_keys, read_bytes, text, texts
from govcheck.packs.rule import Modifier, Source
from govcheck.source.nodes import plain
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml

SOURCES_FILE = "sources.yaml"
MODIFIERS_FILE = "modifiers.yaml"
_SOURCE_KEYS = ("id", "title", "edition", "date", "url", "note", "clauses")
_MODIFIER_KEYS = ("id", "title", "organization", "because")


def all_sources(folders: Iterable[Path], problems: list[Problem]) -> dict[str, Source]:
    """The sources of the shipped rules and of these packs, by id."""
    found: dict[str, Source] = {}
    for data, i, report in _listed(SOURCES_FILE, "a list of sources", folders, problems):
        source = _source(data, i, report)
        if source.id in found:
            report.add((i, "id"), f"the source {source.id!r} is there already")
        elif source.id:
            found[source.id] = source
    return found


def all_modifiers(folders: Iterable[Path], sources: Mapping[str, Source], problems: list[Problem]) -> dict[str, Modifier]:
    """The named modifiers of severities of the shipped rules and of these packs, by id."""
    found: dict[str, Modifier] = {}
    for data, i, report in _listed(MODIFIERS_FILE, "a list of modifiers", folders, problems):
        entry = mapping(data, (i,), report)
        only_keys(entry, _MODIFIER_KEYS, (i,), report, "key of a modifier")
        lacking = [key for key in _MODIFIER_KEYS if key not in entry]
        for key in lacking:
            report.add((i,), f"the modifier lacks {key}")
        if lacking:
            continue
        words = {key: text(entry[key], (i, key), report) for key in ("id", "title", "because")}
        clause(words["because"], (i, "because"), report, sources)
        if words["id"] and not is_id(words["id"]):
            report.add((i, "id"), f"expected small letters, digits and hyphens, found {words['id']!r}")
        if words["id"] in found:
            report.add((i, "id"), f"the modifier {words['id']!r} is there already")
        held = conditions({"organization": entry["organization"]}, (i,), report)
        found.setdefault(words["id"], Modifier(words["id"], words["title"], held, words["because"]))
    return found


def _listed(name: str, what: str, folders: Iterable[Path], problems: list[Problem]) -> Iterator[tuple[Any, int, Report]]:
    """The entries of all files of a name, each with its number and where its problems go."""
    for path in dict.fromkeys((rules_folder() / name, *(folder / name for folder in folders))):
        if not path.is_file():
            continue
        try:
            node = read_yaml(read_bytes(path), path.as_posix(), what)
        except InputError as error:
            problems += error.problems
            continue
        report = Report(path.as_posix(), node)
        report.duplicate_keys()
        for i, data in enumerate(items(plain(node), (), report)):
            yield data, i, report
        problems += report.problems.found


def _source(data: Any, number: int, report: Report) -> Source:
    entry = mapping(data, (number,), report)
    only_keys(entry, _SOURCE_KEYS, (number,), report, "key of a source")
    words = {key: text(entry[key], (number, key), report) for key in _SOURCE_KEYS if key != "clauses" and entry.get(key) is not None}
    if "id" not in words or "title" not in words:
        report.add((number,), "a source needs an id and a title")
    clauses = texts(entry["clauses"], (number, "clauses"), report) if "clauses" in entry else ()
    return Source(**{"id": "", "title": "", **words}, clauses=clauses)
