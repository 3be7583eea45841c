"""Users of directories as JSON: Microsoft Graph (with the manager expanded or apart) and SCIM, one answer or a list of users."""

from collections.abc import Iterator, Sequence

from govcheck.documents.importing.found import Chart, Found
from govcheck.documents.importing.records import Entry, Ledger, Reference
from govcheck.documents.importing.trees import NodePlaces, at, mappings, said, span
from govcheck.source.nodes import Mapping, Node
from govcheck.source.nodes import Sequence as List

WHAT = "directory users"
_ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
_USER_MARKS = ("userPrincipalName", "jobTitle", "userName", "displayName")


def recognises(documents: Sequence[Node]) -> bool:
    """Whether the documents hold users as Graph or SCIM write them."""
    users = list(_users(documents))
    graph = any(said(user, "userPrincipalName") or said(user, "jobTitle") for user in users)
    scim = any(said(user, "userName") and (at(user, "schemas") or at(user, _ENTERPRISE) or at(user, "name")) for user in users)
    return graph or scim


def read(documents: Sequence[Node], path: str, ledger: Ledger) -> Found:
    """The users of a directory; those that are not active are left out."""
    places = NodePlaces(path)
    entries = []
    users = list(_users(documents))
    before = len(ledger.skipped)
    for user in users:
        active = at(user, "active") or at(user, "accountEnabled")
        if (active is not None and said(user, "active").casefold() == "false") or said(user, "accountEnabled").casefold() == "false":
            ledger.skip(path, user.line, "the account is not active")
        elif said(user, "userType").casefold() == "guest":
            ledger.skip(path, user.line, "a guest of the directory")
        elif not any(said(user, key) for key in (*_USER_MARKS, "id", "title")):
            ledger.skip(path, user.line, "neither a name nor an id")
        else:
            entries.append(_entry(user, places))
    return Found(charts=(Chart(path, WHAT, len(users), tuple(entries), len(ledger.skipped) - before),))


def _users(documents: Sequence[Node]) -> Iterator[Mapping]:
    for document in documents:
        for key in ("value", "Resources", "users"):
            if isinstance(document, Mapping) and isinstance(document.get(key), List):
                yield from mappings(document.get(key))
                break
        else:
            if isinstance(document, Mapping):
                yield document
            else:
                yield from mappings(document)


def _entry(user: Mapping, places: NodePlaces) -> Entry:
    enterprise = at(user, _ENTERPRISE)
    manager = at(user, "manager") or at(enterprise, "manager")
    title_key = "jobTitle" if at(user, "jobTitle") is not None else "title"
    name = said(user, "displayName") or said(user, "name", "formatted")
    if not name:
        given = said(user, "givenName") or said(user, "name", "givenName")
        name = f"{given} {said(user, 'surname') or said(user, 'name', 'familyName')}".strip()
    login = said(user, "userPrincipalName") or said(user, "userName")
    person = said(user, "id") or said(user, "externalId") or said(enterprise, "employeeNumber") or login
    row = places.add(
        span(user),
        {
            "title": at(user, title_key),
            "name": at(user, "displayName") or at(user, "name"),
            "manager": manager,
            "person_id": at(user, "id"),
        },
    )
    email = login if "@" in login else said(user, "mail")
    entity = said(user, "companyName") or said(enterprise, "organization")
    number = said(user, "employeeId") or said(enterprise, "employeeNumber")
    title, above = said(user, title_key), _manager(manager)
    return Entry(places, row, person=person, name=name, title=title, email=email, above=above, entity=entity, slug=number)


def _manager(node: Node | None) -> tuple[Reference, ...]:
    """Whom a user names: by id, else by address, else by name."""
    if not isinstance(node, Mapping):
        text = said(node) if node is not None else ""
        return (Reference(text.rpartition("/")[2], "manager", "any"),) if text else ()
    for key in ("id", "value", "$ref", "userPrincipalName", "mail", "displayName"):
        text = said(node, key)
        if text:
            return (Reference(text.rpartition("/")[2], "manager", "any"),)
    return ()
