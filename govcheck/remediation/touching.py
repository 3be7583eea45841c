"""Which facts a candidate may change: its own, and those that are read off it. More than in truth is sound, less is not."""

from collections.abc import Iterable, Iterator
from typing import Any

from govcheck.model.facts import ENTRIES
from govcheck.model.organization import Organization
from govcheck.model.plans import Candidate
from govcheck.model.slots import Ref, Slot, slot
from govcheck.vocabulary.terms import Vocabulary

#: as the path of a slot: every slot of that kind
ANY = ("*",)
#: kinds of slots that are read off the chart as a whole
_CHART = ("layer", "layers", "circles", "tops", "root")


def touched(candidate: Candidate, organization: Organization, vocabulary: Vocabulary, *, open_titles: bool) -> tuple[Slot, ...]:
    """The slots that a candidate may change, with `ANY` for all of a kind.

    `open_titles` tells that some title may stand for several offices, which other facts decide between.
    """
    if candidate.decision:
        return ()
    found = [candidate.edit.slot, *_read_off(candidate, organization, vocabulary)]
    if open_titles and candidate.edit.slot.kind in ("line", "cell", "position", "organization", "metric", "activity"):
        found += [Slot("is", ANY), Slot("role", ANY), Slot("tier", ANY)]
    return tuple(dict.fromkeys(found))


def _read_off(candidate: Candidate, organization: Organization, vocabulary: Vocabulary) -> Iterator[Slot]:
    edit = candidate.edit
    kind, path = edit.slot
    if kind == "line":
        yield from (slot("subordinates", line.to) for line in _both(edit.before, edit.after))
        yield from _of_chart()
    elif kind == "dotted":
        yield from (slot("relations", f"position:{upper}") for upper in _both(edit.before, edit.after))
    elif kind == "holder":
        yield Slot("seats", ANY)
        yield slot("section", "holders")
        yield Slot("is", ANY)
        yield Slot("role", ANY)
    elif kind == "position":
        yield from _of_position(path, edit.before, edit.after)
    elif kind == "cell":
        yield from _of_cell(path, organization, vocabulary)
    elif kind == "channel":
        yield from (slot("relations", str(channel.to)) for channel in _both(edit.before, edit.after))
        yield slot("section", "channels")
    elif kind == "organization":
        if path[0] == "roots":
            yield from _of_chart()
    elif kind == "activity":
        yield Slot("rows", ANY)
    elif kind in ENTRIES:
        yield slot("section", ENTRIES[kind][0])
    if kind in ("line", "dotted", "holder", "position") and path[0] not in organization.positions:
        # a seat that is not there yet
        yield from (Slot("is", ANY), Slot("role", ANY), slot("section", "positions"))
        yield from _of_chart()


def _both(before: Any, after: Any) -> tuple[Any, ...]:
    return (*(before or ()), *(after or ()))


def _of_chart() -> Iterable[Slot]:
    return (Slot(kind, ANY) for kind in _CHART)


def _of_position(path: tuple[str, ...], before: Any, after: Any) -> Iterator[Slot]:
    position, field = path
    if field == "roles":
        yield from (slot("is", position), Slot("role", ANY), slot("tier", position))
        yield from _of_chart()
    elif field in ("tier", "part_of", "kind"):
        yield slot("tier", position)
        yield from _of_chart()
    elif field == "chair":
        chairs = [chair for chair in (before, after) if chair is not None]
        yield from (slot("chaired", chair) for chair in chairs)
        yield from (slot("relations", f"position:{chair}") for chair in chairs)
        yield from _of_chart()
    elif field == "members":
        yield from (slot("relations", f"position:{member}") for member in _both(before, after))
    elif field == "engages":
        yield from (slot("relations", str(engagement.partner)) for engagement in _both(before, after))
    elif field == "overseen_by":
        yield from (slot("relations", str(ref)) for ref in _both(before, after) if isinstance(ref, Ref))


def _of_cell(path: tuple[str, ...], organization: Organization, vocabulary: Vocabulary) -> Iterator[Slot]:
    matrix, row, position = path
    yield from (slot("row", matrix, row), slot("letters", position))
    known = organization.matrices.get(matrix)
    if known is None or row not in known.rows:
        yield from (slot("section", "raci"), slot("section", "matrices"))
        said = organization.activities.get(row)
        canonical = said.canonical if said is not None and said.canonical is not None else vocabulary.match_activity(row)
        yield from (slot("rows", activity) for activity in _spoken_of(canonical, vocabulary))


def _spoken_of(canonical: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    """The activities of which a row says something: its own, its parts and what it is a part of, and those that it may hold."""
    if canonical is not None:
        near = {canonical, *vocabulary.part_of(canonical)}
        yield from (x for x in vocabulary.activities if x in near or canonical in (*vocabulary.part_of(x), vocabulary.within(x)))
