"""What a draft says, section by section, in the words of the format: the one description from which nodes and text are made."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govcheck.documents.chart_shapes import VACANT
from govcheck.documents.importing.draft import At, Draft, Holder, Seat
from govcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Said(Record):
    """One key of an entry with its value, and the field of the source in which it stands."""

    word: str
    value: object
    field: str


def seat_says(seat: Seat, entities: "Mapping[str, str]") -> list[Said]:
    """The keys of a position, in the order in which the file writes them; what the source does not say is left out."""
    found = []
    if seat.title != seat.id:
        found.append(Said("title", seat.title, "title"))
    if seat.kind != "post":
        found.append(Said("kind", seat.kind, "kind"))
    if seat.tier:
        found.append(Said("tier", seat.tier, "kind"))
    if seat.roles is not None:
        found.append(Said("is", _one_or_many(seat.roles), "title"))
    if seat.vacant:
        value: object = VACANT if seat.vacant_since is None else {"vacant": True, "since": seat.vacant_since}
        found.append(Said("holder", value, "name"))
    elif seat.holders:
        holders = [_holder(holder) for holder in seat.holders]
        found.append(Said("holder", holders[0] if len(holders) == 1 else holders, "name"))
    if seat.above:
        found.append(Said("reports_to", _one_or_many(seat.above), "manager"))
    if seat.dotted:
        found.append(Said("dotted_line_to", _one_or_many(seat.dotted), "dotted"))
    if seat.chair:
        found.append(Said("chair", seat.chair, "chair"))
    if seat.members:
        found.append(Said("members", list(seat.members), "members"))
    if seat.entity in entities:
        found.append(Said("entity", entities[seat.entity], "entity"))
    return found


def _holder(holder: Holder) -> object:
    stated: dict[str, object] = {}
    if holder.share is not None:
        stated["share"] = holder.share
    if holder.acting:
        stated["acting"] = True
    for word in ("since", "until"):
        day: date | None = getattr(holder, word)
        if day is not None:
            stated[word] = day
    return {"name": holder.name, **stated} if stated else holder.name


def _one_or_many(ids: tuple[str, ...]) -> object:
    return ids[0] if len(ids) == 1 else list(ids)


def entities_of(draft: Draft) -> dict[str, str]:
    """The legal entities that seats name, each with its id; none where all seats name the same one."""
    from govcheck.documents.importing.seats import slug

    names = dict.fromkeys(seat.entity for seat in draft.seats.values() if seat.entity)
    if len(names) < 2:
        return {}
    found: dict[str, str] = {}
    for name in names:
        wanted, number = slug(name), 1
        while wanted in found.values():
            number += 1
            wanted = f"{slug(name)}-{number}"
        found[name] = wanted
    return found


def renamed_rows(draft: Draft) -> Iterator[tuple[str, str, At]]:
    """Rows that had to be called otherwise, with the activity for which their names stood."""
    for sheet in draft.matrices.values():
        for row in sheet.rows:
            if row.canonical is not None:
                yield row.name, row.canonical, At(sheet.path, row.span)
