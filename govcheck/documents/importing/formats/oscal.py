"""OSCAL system security plans: roles as seats, who is responsible for them, and for which controls they answer."""

from collections.abc import Iterator, Sequence

from govcheck.documents.importing.found import Chart, Found, Matrix, Outsider
from govcheck.documents.importing.records import INFO, WARNING, Cell, Entry, Ledger, Row, Sheet, Span
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.trees import NodePlaces, at, mappings, said, span, texts
from govcheck.source.nodes import Mapping, Node
from govcheck.source.nodes import Sequence as List

WHAT = "OSCAL roles"


def recognises(documents: Sequence[Node]) -> bool:
    """Whether a document is an OSCAL model with roles."""
    return any(_model(document) is not None for document in documents)


def _model(document: Node) -> Mapping | None:
    """The model in a document: the mapping below its one key that has metadata."""
    for _, node in document.pairs if isinstance(document, Mapping) else ():
        if isinstance(node, Mapping) and isinstance(at(node, "metadata"), Mapping) and at(node, "metadata", "roles") is not None:
            return node
    return None


def read(documents: Sequence[Node], path: str, ledger: Ledger) -> Found:
    """Roles as seats with the people responsible, organisations as parties, responsible roles of controls as a matrix of R."""
    model = next(found for document in documents if (found := _model(document)) is not None)
    metadata = at(model, "metadata")
    parties = {said(party, "uuid"): party for party in mappings(at(metadata, "parties"))}
    places = NodePlaces(path)
    entries: list[Entry] = []
    rows = 0
    held = _held(metadata, model)
    titles: dict[str, str] = {}
    for role in mappings(at(metadata, "roles")):
        key, title = said(role, "id"), plain_text(said(role, "title"))
        if title and title in titles.values():
            other = next(name for name, known in titles.items() if known == title)
            ledger.note(
                WARNING, path, span(role.get("title") or role), f"the roles {other!r} and {key!r} have one title, {title!r}; both are kept"
            )
        titles[key] = title
        people, organizations = _holders(held.get(key, []), parties, path, ledger)
        for name, node in people or [("", None)]:
            rows += 1
            row = places.add(span(role), {"title": role.get("title"), "seat_id": role.get("id"), "name": node or role.get("id")})
            entries.append(
                Entry(places, row, seat=key, name=name, title=title or key, kind="group" if organizations and not people else "post")
            )
        for organization in organizations:
            message = f"{key!r} is filled by an organisation, {organization!r}; kept as a group of which no person is known"
            ledger.note(INFO, path, span(role.get("id") or role), message)
    unknown = [(key, node) for key, nodes in held.items() if key not in titles for node in nodes[:1]]
    for key, node in unknown:
        ledger.note(WARNING, path, span(node), f"the role {key!r} is not among the roles; what is said of it is left out")
    outsiders = tuple(_outsider(party, path) for party in parties.values() if said(party, "type") == "organization" and said(party, "name"))
    matrix = _matrix(model, path, ledger)
    return Found(
        charts=(Chart(path, WHAT, rows, tuple(entries)),),
        matrices=(matrix,) if matrix is not None else (),
        outsiders=tuple({outsider.id: outsider for outsider in outsiders}.values()),
    )


def _held(*nodes: Node | None) -> dict[str, list[Node]]:
    """The uuids of the parties responsible for each role."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        for responsible in mappings(at(node, "responsible-parties")):
            found.setdefault(said(responsible, "role-id"), []).extend(texts(at(responsible, "party-uuids")))
    return found


def _holders(
    uuids: Sequence[Node], parties: dict[str, Mapping], path: str, ledger: Ledger
) -> tuple[list[tuple[str, Node | None]], list[str]]:
    """The people and the organisations among some parties."""
    people: dict[str, Node | None] = {}
    organizations: dict[str, None] = {}
    for uuid in uuids:
        party = parties.get(said(uuid))
        if party is None:
            ledger.note(WARNING, path, span(uuid), f"the party {said(uuid)!r} is not among the parties; what is said of it is left out")
            continue
        name = plain_text(said(party, "name")) or said(party, "uuid")
        if said(party, "type") == "person":
            people.setdefault(name, uuid)
        else:
            organizations[name] = None
    return list(people.items()), list(organizations)


def _outsider(party: Mapping, path: str) -> Outsider:
    name = plain_text(said(party, "name"))
    return Outsider(name, "organization", "", path, span(party.get("name") or party))


def _matrix(model: Mapping, path: str, ledger: Ledger) -> Matrix | None:
    """The controls with their responsible roles; None where no control names any."""
    rows: list[Row] = []
    headings: dict[str, Span] = {}
    seen = 0
    before = len(ledger.skipped)
    for requirement in mappings(at(model, "control-implementation", "implemented-requirements")):
        seen += 1
        control = said(requirement, "control-id")
        roles = {said(role, "role-id"): role for role in _responsible(requirement) if said(role, "role-id")}
        if not roles or not control:
            ledger.skip(path, requirement.line, f"the control {control!r} names no responsible role")
            continue
        for key, role in roles.items():
            headings.setdefault(key, span(role.get("role-id") or role))
        cells = tuple(Cell(key, "R", span(role.get("role-id") or role)) for key, role in roles.items())
        rows.append(Row(control, span(requirement.get("control-id") or requirement), cells))
    if not rows:
        del ledger.skipped[before:]
        return None
    ledger.note(INFO, path, rows[0].span, "responsible roles of controls are read as R; OSCAL does not say who is accountable")
    return Matrix(
        Sheet(path, "Controls", tuple(headings.items()), tuple(rows), (("R", "R"),)), seen, len(rows), len(ledger.skipped) - before
    )


def _responsible(node: Node | None) -> Iterator[Mapping]:
    """The responsible roles of a requirement, of its statements and of the components that carry them out."""
    yield from mappings(at(node, "responsible-roles"))
    for key in ("statements", "by-components"):
        inner = at(node, key)
        for each in mappings(inner) if isinstance(inner, List) else ():
            yield from _responsible(each)
