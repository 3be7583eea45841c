"""Backstage catalogues: Group entities as groups under their parents, User entities as posts under the groups they are members of."""

from collections.abc import Sequence

from govcheck.documents.importing.found import Chart, Found
from govcheck.documents.importing.records import INFO, WARNING, Entry, Ledger, Reference
from govcheck.documents.importing.trees import NodePlaces, at, mappings, said, span, texts
from govcheck.source.nodes import Mapping, Node
from govcheck.source.nodes import Sequence as List

WHAT = "Backstage entities"


def recognises(documents: Sequence[Node]) -> bool:
    """Whether any document is a Group or User of a catalogue."""
    return any(_kind(entity) in ("group", "user") for entity in _entities(documents))


def read(documents: Sequence[Node], path: str, ledger: Ledger) -> Found:
    """The groups and users of a catalogue; its other entities are counted as left out."""
    places = NodePlaces(path)
    entities = _entities(documents)
    groups = {_name(said(entity, "metadata", "name")): entity for entity in entities if _kind(entity) == "group"}
    belongs = _memberships(groups, entities)
    entries = []
    before = len(ledger.skipped)
    for entity in entities:
        kind = _kind(entity)
        name = _name(said(entity, "metadata", "name"))
        if kind == "group" and name:
            entries.append(_group(entity, name, groups, places))
        elif kind == "user" and name:
            entries.append(_user(entity, name, belongs.get(name, {}), groups, places, ledger))
        else:
            ledger.skip(path, entity.line, f"a {kind or 'document'} of the catalogue, not a Group or User" if kind or name else "no entity")
    _tell_undescribed(path, groups, {entry.seat.removeprefix("user:") for entry in entries if entry.kind != "group"}, ledger)
    return Found(charts=(Chart(path, WHAT, len(entities), tuple(entries), len(ledger.skipped) - before),))


def _entities(documents: Sequence[Node]) -> list[Mapping]:
    """The entities of all documents; what the catalogue's interface answers is a list of them."""
    found: list[Mapping] = []
    for document in documents:
        if isinstance(document, Mapping) and isinstance(document.get("items"), List):
            found += mappings(document.get("items"))
        elif isinstance(document, List):
            found += mappings(document)
        elif isinstance(document, Mapping):
            found.append(document)
    return found


def _kind(entity: Mapping) -> str:
    return said(entity, "kind").casefold() if said(entity, "apiVersion").startswith("backstage.io/") else ""


def _name(reference: str) -> str:
    """The name in an entity reference: ``group:default/security`` is ``security``."""
    return reference.rpartition(":")[2].rpartition("/")[2]


def _group(entity: Mapping, name: str, groups: dict[str, Mapping], places: NodePlaces) -> Entry:
    title = said(entity, "spec", "profile", "displayName") or said(entity, "metadata", "title") or name
    parent = _name(said(entity, "spec", "parent"))
    place = at(entity, "spec", "parent")
    if not parent:
        # a parent may list its children instead
        for other, each in groups.items():
            child = next((item for item in texts(at(each, "spec", "children")) if _name(item.text) == name), None)
            if child is not None:
                parent, place = other, child
                break
    row = places.add(span(entity), {"title": at(entity, "metadata", "name"), "manager": place})
    above = (Reference(parent, "manager", "seat"),) if parent else ()
    return Entry(places, row, seat=name, title=title, above=above, kind="group")


def _memberships(groups: dict[str, Mapping], entities: Sequence[Mapping]) -> dict[str, dict[str, Node]]:
    """The groups of every user, by what users and groups say."""
    found: dict[str, dict[str, Node]] = {}
    for entity in entities:
        if _kind(entity) == "user":
            for item in texts(at(entity, "spec", "memberOf")):
                found.setdefault(_name(said(entity, "metadata", "name")), {}).setdefault(_name(item.text), item)
    for group, entity in groups.items():
        for item in texts(at(entity, "spec", "members")):
            found.setdefault(_name(item.text), {}).setdefault(group, item)
    return found


def _user(entity: Mapping, name: str, belongs: dict[str, Node], groups: dict[str, Mapping], places: NodePlaces, ledger: Ledger) -> Entry:
    shown = said(entity, "spec", "profile", "displayName") or said(entity, "metadata", "title") or name
    title = said(entity, "spec", "profile", "jobTitle") or said(entity, "metadata", "annotations", "jobTitle")
    nearest = [group for group in belongs if not any(group in _above(other, groups) for other in belongs if other != group)]
    first = belongs[nearest[0]] if nearest else None
    row = places.add(span(entity), {"title": at(entity, "metadata", "name"), "name": at(entity, "spec", "profile"), "manager": first})
    if len(nearest) > 1:
        message = f"{shown!r} is a member of {len(nearest)} groups ({', '.join(nearest)}): each is kept as a superior"
        ledger.note(WARNING, places.path, span(entity), message)
    above = tuple(Reference(group, "manager", "seat") for group in nearest)
    named = at(entity, "metadata", "title")
    label = said(entity, "metadata", "title")
    if named is not None and label and label not in (shown, title):
        message = f"metadata.title {label!r} is how a catalogue shows somebody, and is not read as what {shown!r} does"
        ledger.note(INFO, places.path, span(named), message)
    email = said(entity, "spec", "profile", "email")
    return Entry(places, row, seat=f"user:{name}" if name in groups else name, name=shown, title=title, email=email, above=above)


def _tell_undescribed(path: str, groups: dict[str, Mapping], users: set[str], ledger: Ledger) -> None:
    """Members that a group names and no User describes: who they are is not said."""
    for group, entity in groups.items():
        for item in texts(at(entity, "spec", "members")):
            if _name(item.text) not in users:
                ledger.note(WARNING, path, span(item), f"the member {item.text!r} of {group!r} is no User of this file; left out")


def _above(group: str, groups: dict[str, Mapping]) -> set[str]:
    """The groups above a group."""
    found: set[str] = set()
    parent = _name(said(groups.get(group), "spec", "parent"))
    while parent and parent not in found:
        found.add(parent)
        parent = _name(said(groups.get(parent), "spec", "parent"))
    return found
