"""The sections of a pack: parts of its sources that a reader knows by name, so that a run can tell how each stands."""

from collections.abc import Mapping
from typing import Any

from govcheck.packs.report import Report, Trail, items, mapping, only_keys, text, texts
from govcheck.packs.rule import Section, Source

KEYS = ("id", "title", "about", "clauses")


def sections(value: Any, trail: Trail, report: Report, sources: Mapping[str, Source]) -> tuple[Section, ...]:
    """The sections that ``pack.yaml`` lists, each with every clause that its words name (``cio-ciso:7`` names 7.a and all after it).

    A clause may belong to one section only, or its outcome would be counted twice.
    """
    found: list[Section] = []
    taken: dict[str, str] = {}
    for i, item in enumerate(items(value, trail, report)):
        here = (*trail, i)
        data = mapping(item, here, report)
        only_keys(data, KEYS, here, report, "key of a section")
        lacking = [key for key in ("id", "title", "clauses") if key not in data]
        for key in lacking:
            report.add(here, f"the section lacks {key}")
        if lacking:
            continue
        name = text(data["id"], (*here, "id"), report)
        if any(name == other.id for other in found):
            report.add((*here, "id"), f"the section {name!r} is there already")
        clauses = _clauses(data["clauses"], (*here, "clauses"), report, sources)
        for clause in clauses:
            if clause in taken:
                report.add((*here, "clauses"), f"{clause} belongs to the section {taken[clause]!r} already")
            taken.setdefault(clause, name)
        about = text(data["about"], (*here, "about"), report) if "about" in data else ""
        found.append(Section(name, text(data["title"], (*here, "title"), report), clauses, " ".join(about.split())))
    return tuple(found)


def _clauses(value: Any, trail: Trail, report: Report, sources: Mapping[str, Source]) -> tuple[str, ...]:
    found: list[str] = []
    for i, word in enumerate(texts(value, trail, report)):
        here = (*trail, i) if isinstance(value, list) else trail
        source, _, place = word.partition(":")
        if source not in sources:
            report.unknown(here, "source", source, sources)
            continue
        listed = sources[source].clauses
        named = [f"{source}:{clause}" for clause in listed if not place or clause == place or clause.startswith((f"{place}.", f"{place}("))]
        if not listed:
            report.add(here, f"the source {source!r} lists no clauses, so that a section cannot count them")
        elif not named:
            report.unknown(here, f"clause of {source}", place, listed)
        found += named
    return tuple(dict.fromkeys(found))
