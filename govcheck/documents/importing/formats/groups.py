"""Community groups with their leadership (``sigs.yaml``): groups as bodies, their offices as seats on them, held by one or several."""

from collections.abc import Iterator, Sequence

from govcheck.documents.importing.found import Chart, Found
from govcheck.documents.importing.records import Entry, Ledger
from govcheck.documents.importing.trees import NodePlaces, at, mappings, said, span
from govcheck.source.nodes import Mapping, Node
from govcheck.source.nodes import Sequence as List

WHAT = "groups and who leads them"
LEADERSHIP = "leadership"


def recognises(documents: Sequence[Node]) -> bool:
    """Whether any list at the top holds groups with leadership."""
    return any(isinstance(group.get(LEADERSHIP), Mapping) for _, group in _groups(documents))


def read(documents: Sequence[Node], path: str, ledger: Ledger) -> Found:
    """The groups as bodies without a line, each office of their leadership as one seat, which several may share."""
    places = NodePlaces(path)
    entries: list[Entry] = []
    rows = 0
    before = len(ledger.skipped)
    for kind, group in _groups(documents):
        rows += 1
        name = said(group, "name") or said(group, "title")
        key = said(group, "dir") or said(group, "id") or said(group, "label") or name
        if not key:
            ledger.skip(path, group.line, "a group without a name")
            continue
        offices = []
        for office, people in _offices(group):
            if office.startswith("emeritus"):
                rows += len(people)
                for person in people:
                    ledger.skip(path, person.line, f"no longer in office ({office.replace('_', ' ')})")
            else:
                offices.append((office, people))
        chair = next((office for office, _ in offices if office.startswith("chair")), "")
        charter = at(group, "charter_link") or at(group, "charter")
        row = places.add(
            span(group), {"title": group.get("name"), "seat_id": group.get("dir"), "chair": at(group, LEADERSHIP), "charter": charter}
        )
        entries.append(
            Entry(
                places,
                row,
                seat=key,
                title=name or key,
                kind="body",
                chair=f"{key}-{chair}" if chair else "",
                members=tuple(f"{key}-{office}" for office, people in offices if people),
                tier="working",
                status=kind,
            )
        )
        for office, people in offices:
            title = f"{_title(office, len(people))}, {name or key}"
            for person in people:
                rows += 1
                shown = said(person, "name") or said(person, "github")
                if not shown:
                    ledger.skip(path, person.line, "a person without a name")
                    continue
                at_row = places.add(span(person), {"name": person.get("name") or person.get("github"), "title": person.get("name")})
                entries.append(Entry(places, at_row, seat=f"{key}-{office}", name=shown, title=title, kind="member"))
    return Found(charts=(Chart(path, WHAT, rows, tuple(entries), len(ledger.skipped) - before),))


def _groups(documents: Sequence[Node]) -> Iterator[tuple[str, Mapping]]:
    for document in documents:
        for key, node in document.pairs if isinstance(document, Mapping) else ():
            if isinstance(node, List):
                yield from ((key.text, group) for group in mappings(node) if isinstance(group.get(LEADERSHIP), Mapping))


def _offices(group: Mapping) -> list[tuple[str, list[Mapping]]]:
    node = group.get(LEADERSHIP)
    return (
        [(key.text, list(mappings(people))) for key, people in node.pairs if isinstance(people, List)] if isinstance(node, Mapping) else []
    )


def _title(office: str, people: int) -> str:
    """What one seat of an office is called: ``tech_leads`` held by two are ``Tech leads``."""
    words = office.replace("_", " ").capitalize()
    return words[:-1] if people == 1 and words.endswith("s") else words
