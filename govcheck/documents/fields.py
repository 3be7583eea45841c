"""The field of the organisation file in which a fact stands."""

from collections.abc import Mapping

from govcheck.documents.shapes import Field
from govcheck.documents.table import ACTIVITY, ORGANIZATION, POSITION, SECTIONS
from govcheck.model.facts import POSITION_SLOTS
from govcheck.model.organization import SECTIONS as KINDS
from govcheck.model.slots import Slot

_SECTION_FIELDS = {KINDS[section.word]: section.fields for section in SECTIONS if section.word in KINDS}
#: kind of thing -> the fields that a file may state of it, by attribute
_FIELDS: Mapping[str, Mapping[str, Field]] = {
    kind: {field.attribute: field for field in fields.by_word.values()}
    for kind, fields in {"position": POSITION, "organization": ORGANIZATION, "activity": ACTIVITY, **_SECTION_FIELDS}.items()
}


def field_of(fact: Slot) -> Field | None:
    """The field in which a fact stands that is one field of one thing; None for any other fact."""
    kind, path = fact
    if kind in POSITION_SLOTS:
        return _FIELDS["position"].get(POSITION_SLOTS[kind])
    return _FIELDS.get(kind, {}).get(path[-1])
