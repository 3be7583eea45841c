"""Organisations that say the same in another way, or more than before: other ids, one more unit, facts taken away."""

from collections.abc import Mapping
from typing import Any

from govcheck.model import organization as model
from govcheck.model.findings import Finding, Statement
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref, Slot

#: kind of thing -> old id to new id
Ids = Mapping[str, Mapping[str, str]]

#: fields that hold ids without saying of what kind
_FIELDS = {
    **dict.fromkeys(("to", "dotted", "part_of", "chair", "members", "roots"), "position"),
    **dict.fromkeys(("entity", "serves"), "entity"),
    "supplied_by": "vendor",
    "person": "person",
}
#: record -> the kind of thing that it is
_RECORDS: Mapping[type, str] = {
    model.Position: "position", model.Entity: "entity", model.Person: "person", model.Party: "party",
    model.Gate: "gate", model.Asset: "asset", model.Vendor: "vendor",
}  # fmt: skip
_SECTIONS = {
    "positions": "position", "entities": "entity", "persons": "person", "parties": "party", "gates": "gate",
    "assets": "asset", "vendors": "vendor",
}  # fmt: skip
#: kinds of things whose ids mean nothing: those of policies, trainings, decisions, risks, metrics and rows are words that rules know, and
#: the name of a matrix is told to people
KINDS = tuple(_SECTIONS.values())


def ids_of(organization: Organization) -> dict[str, list[str]]:
    """The ids of an organisation that mean nothing, by kind, in order."""
    found = {kind: set(getattr(organization, section) or ()) for section, kind in _SECTIONS.items()}
    for seat in organization.positions.values():
        found["entity"] |= {*(seat.serves or ()), *([seat.entity] if seat.entity is not None else [])}
        found["vendor"] |= {seat.supplied_by} if seat.supplied_by is not None else set()
        found["person"] |= {each.person for each in (seat.holding.appointments if seat.holding else ()) if each.person is not None}
    for channel in organization.channels or ():
        found["party"] |= {ref.id for ref in (channel.sender, channel.to) if ref.kind == "party"}
    return {kind: sorted(names) for kind, names in found.items()}


def renamed(organization: Organization, ids: Ids) -> Organization:
    """The organisation with other ids; titles and everything else stay."""
    found: Organization = _Renaming(ids).record(organization)
    return found


def followed(finding: Finding, ids: Ids) -> Finding:
    """A finding with other ids, without what is hashed of them."""
    renaming = _Renaming(ids)
    evidence, missing = (
        tuple(Statement(renaming.slot(fact.slot), fact.statement) for fact in facts) for facts in (finding.evidence, finding.missing)
    )
    return finding._replace(
        subject=renaming.ref(finding.subject),
        key=tuple(map(renaming.ref, finding.key)),
        evidence=evidence,
        missing=missing,
        places=(),
        group="",
        fingerprint="",
    )


class _Renaming:
    def __init__(self, ids: Ids) -> None:
        self.ids = ids

    def id(self, kind: str, name: str) -> str:
        return self.ids.get(kind, {}).get(name, name)

    def ref(self, ref: Ref) -> Ref:
        return Ref(ref.kind, self.id(ref.kind, ref.id))

    def slot(self, slot: Slot) -> Slot:
        kind, path = slot
        if kind in ("line", "dotted", "holder", "position", "is", "tier", "subordinates", "chaired", "letters", "root", "layer"):
            return Slot(kind, (self.id("position", path[0]), *path[1:]))
        if kind in ("cell", "row"):
            return Slot(kind, (*path[:2], *(self.id("position", name) for name in path[2:])))
        if kind in ("channel", "relations"):
            return Slot(kind, (str(self.ref(Ref(*path[0].split(":", 1)))),))
        if kind == "seats":
            return Slot(kind, (self.id("person", path[0]),))
        return Slot(kind, (self.id(kind, path[0]), *path[1:]))

    def record(self, record: Any) -> Any:
        own = _RECORDS.get(type(record))
        values = {field: self.value(field, value) for field, value in record._asdict().items()}
        if own is not None:
            values["id"] = self.id(own, record.id)
        return record._replace(**values)

    def value(self, field: str, value: Any) -> Any:
        if isinstance(value, Ref):
            return self.ref(value)
        if isinstance(value, str):
            return self.id(_FIELDS[field], value) if field in _FIELDS else value
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return self.record(value)
        if isinstance(value, tuple):
            return tuple(sorted((self.value(field, each) for each in value), key=repr)) if field != "formerly" else value
        if isinstance(value, Mapping):
            kind = _SECTIONS.get(field) or ("position" if field == "cells" else "")
            inner = "cells" if field == "rows" else ""
            return {self.id(kind, key): self.value(inner, each) for key, each in value.items()}
        return value
