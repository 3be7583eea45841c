"""The headings under which sources write the fields of a chart, by language, and what they are called here."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from govcheck.documents.importing.heading_names import NAMES
from govcheck.model.record import Record
from govcheck.vocabulary.gendered import without_gender

#: the fields of a chart's row, with what each holds
FIELDS: Mapping[str, str] = {
    "seat_id": "the id of the position or post",
    "person_id": "the id of the person",
    "name": "the person's name",
    "first_name": "the person's first name",
    "last_name": "the person's last name",
    "title": "the title of the position",
    "email": "the person's address, by which others may name them",
    "slug": "a name by which the rows below name this one",
    "manager": "the superior, by whatever name or id",
    "manager_id": "the superior's person id",
    "manager_seat": "the id of the superior position",
    "manager_name": "the superior's name",
    "manager_title": "the superior's title",
    "manager_email": "the superior's address",
    "dotted": "a superior by dotted line",
    "status": "active, terminated, vacant ...",
    "share": "the part of the seat that the person fills",
    "since": "first day in the seat",
    "until": "last day in the seat",
    "entity": "the legal entity",
    "kind": "post, body, member or group",
    "acting": "whether the person holds the seat for the time being only",
    "count": "how many such posts the row stands for",
    "activity": "the activity of a matrix's row",
    "role": "the role of a row of responsibilities",
    "letter": "its letter",
    "ignore": "nothing: the column is left out",
}
#: fields that name a superior, the most exact first, with the space of names to which each belongs
SUPERIORS: Mapping[str, str] = {
    "manager_seat": "seat",
    "manager_id": "person",
    "manager_email": "email",
    "manager": "any",
    "manager_name": "name",
    "manager_title": "title",
}

#: headings of the first column where a matrix has its roles in rows
ROLE_HEADINGS = frozenset(
    ("role", "roles", "rolle", "rollen", "rôle", "rôles", "rol", "roles", "stakeholder", "function", "funktion", "position")
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_OTHER = re.compile(r"[^\w+/?°º]+|_+")


class Known(Record):
    """What a heading is taken for, in which languages it is written so, and how far behind plainer names of the field it comes."""

    field: str
    languages: frozenset[str]
    rank: int = 0


@cache
def _table() -> Mapping[str, Known]:
    found: dict[str, Known] = {}
    for field, by_language in NAMES.items():
        for language, names in by_language.items():
            for rank, name in enumerate(names.split("|")):
                key = folded(name)
                known = found.get(key)
                if known is None:
                    found[key] = Known(field, frozenset((language,)), rank)
                elif known.field == field:
                    found[key] = Known(field, known.languages | {language}, min(rank, known.rank))
    return found


def folded(heading: str) -> str:
    """The form of a heading in which two ways of writing it are equal."""
    return " ".join(_OTHER.sub(" ", _CAMEL.sub(" ", heading)).casefold().strip(" ?").split())


def field_of(heading: str) -> Known | None:
    """The field that a heading names, also one that is written for everybody (``Vorgesetzte/r``, ``Mitarbeiter:in``, ``Salarié(e)``)."""
    found = _table().get(folded(heading))
    return found if found is not None else _table().get(folded(without_gender(heading.casefold())))


def language_of(headings: Iterable[str]) -> str | None:
    """The language in which most of these headings are written; None where no heading is known."""
    counts: dict[str, int] = {}
    for heading in headings:
        known = field_of(heading)
        for language in known.languages if known is not None else ():
            counts[language] = counts.get(language, 0) + 1
    return max(sorted(counts), key=lambda language: (counts[language], language == "en")) if counts else None
