"""Which rows a rule looks at that names activities: those that stand for them, or, where none does, for what is wider."""

from collections.abc import Mapping
from types import MappingProxyType

from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import NOTHING
from govcheck.model.slots import Ref, Slot, slot
from govcheck.packs.rule import Subject

#: words of ``where`` that ask whether a fact is stated at all
SET, UNSET = "set", "unset"
#: as a canonical activity: any that the pack of the rule names
PACK = "pack"
#: one part says little of its whole; the parts of which a rule speaks instead of the whole are several
SEVERAL = 2
NOTHING_WIDE: Mapping[Ref, str] = MappingProxyType({})


def wanted_activities(subject: Subject) -> tuple[str, ...]:
    """The canonical activities to which the conditions on every row narrow it down; none where they do not name them."""
    wanted = dict(subject.where).get("canonical", ()) if subject.kind == "activity" and subject.every else ()
    return () if {PACK, SET, UNSET}.intersection(wanted) else wanted


def rows_of(subject: Subject, graph: OrgGraph) -> dict[Ref, tuple[Slot, ...]]:
    """The rows, and the activities without a row, that a rule names, with the facts by which a row stands for one that has none."""
    canonicals = wanted_activities(subject)
    if canonicals:
        # found by what they stand for: of a thousand rows a rule about three activities looks at three, and rests on no other
        own = ((activity, graph.rows.standing_for(activity)) for activity in sorted(canonicals))
        return {row.ref: (slot("rows", activity),) for activity, standing in own if standing.whole is None for row in standing.rows}
    if subject.every:
        return {row.ref: () for row in graph.rows.all}
    found: dict[Ref, tuple[Slot, ...]] = {}
    for activity in subject.ids:
        standing = graph.rows.standing_for(activity)
        if len(subject.ids) > SEVERAL and _told_by_its_parts(activity, subject, graph):
            continue
        # of a whole and its part, neither of which has a row, only the whole is missed, or judged by the row of what both are part of
        if standing.whole not in subject.ids and _is_missed_with_its_whole(activity, subject, graph):
            continue
        said = slot("rows", activity)
        wider = graph.rows.wider(activity) if graph.rows.holds_wider else NOTHING
        if not standing.rows and not wider.rows:
            found.setdefault(Ref("activity", activity), (said,))
        for row in (*standing.rows, *wider.rows):
            held = (slot("rows", wider.whole),) if wider.whole is not None else ()
            found[row.ref] = tuple(dict.fromkeys((*found.get(row.ref, ()), said, *held)))
    return found


def wide_rows(subject: Subject, graph: OrgGraph) -> Mapping[Ref, str]:
    """The rows that a rule looks at only since they are of something wider than an activity that it names."""
    found = {row.ref: activity for activity in subject.ids for row in graph.rows.wider(activity).rows} if graph.rows.holds_wider else {}
    if not found:
        return NOTHING_WIDE
    named = {row.ref for activity in subject.ids for row in graph.rows.standing_for(activity).rows}
    return {ref: activity for ref, activity in found.items() if ref not in named}


def _is_missed_with_its_whole(activity: str, subject: Subject, graph: OrgGraph) -> bool:
    return not graph.rows.of_its_own(activity) and not {*subject.ids}.isdisjoint(graph.vocabulary.part_of(activity))


def _told_by_its_parts(activity: str, subject: Subject, graph: OrgGraph) -> bool:
    """Whether a rule names a whole and all of its several parts, and each part has a row of its own, which the whole has not."""
    parts = graph.vocabulary.direct_parts.get(activity, ())
    if len(parts) < SEVERAL or graph.rows.of_its_own(activity):
        return False
    return all(part in subject.ids and graph.rows.of_its_own(part) for part in parts)
