"""The field of the organisation file in which a fact stands."""

from collections.abc import Iterator, Mapping

from govcheck.documents.shapes import Field
from govcheck.documents.table import ACTIVITY, ORGANIZATION, POSITION, SECTIONS
from govcheck.model.facts import ENTRIES, POSITION_SLOTS
from govcheck.model.organization import SECTIONS as KINDS
from govcheck.model.organization import Organization
from govcheck.model.slots import Slot, slot

_SECTION_FIELDS = {KINDS[section.word]: section.fields for section in SECTIONS if section.word in KINDS}
#: kind of thing -> the fields that a file may state of it, by attribute
_FIELDS: Mapping[str, Mapping[str, Field]] = {
    kind: {field.attribute: field for field in fields.by_word.values()}
    for kind, fields in {"position": POSITION, "organization": ORGANIZATION, "activity": ACTIVITY, **_SECTION_FIELDS}.items()
}

#: facts that hold open words -> the kind of words of the vocabulary that rules know
_KNOWN_WORDS: Mapping[tuple[str, str], str] = {
    ("organization", "sector"): "sectors",
    ("entity", "sector"): "sectors",
    ("position", "scope"): "scopes",
    ("position", "scopes"): "scopes",
    ("activity", "phase"): "phases",
    ("gate", "before"): "before",
    ("gate", "phase"): "phases",
    ("asset", "kind"): "asset-kinds",
    ("asset", "asset_class"): "asset-classes",
    ("vendor", "kind"): "vendor-kinds",
}


def known_words(fact: Slot) -> str | None:
    """The kind of words in the vocabulary of which a fact may hold some, beside any other; None where it holds no such words."""
    return _KNOWN_WORDS.get((fact.kind, fact.path[-1]))


def stated_words(organization: Organization) -> Iterator[tuple[Slot, str, str]]:
    """The open words that an organisation states: the fact, the kind of words of the vocabulary, and one word of it."""
    for (kind, attribute), known in _KNOWN_WORDS.items():
        if kind == "organization":
            if organization.sector is not None:
                yield slot(kind, attribute), known, organization.sector
            continue
        entries = organization.positions if kind == "position" else getattr(organization, ENTRIES[kind][0]) or {}
        for entry, record in entries.items():
            value = getattr(record, attribute)
            for word in (value,) if isinstance(value, str) else value or ():
                yield slot(kind, entry, attribute), known, word


def field_of(fact: Slot) -> Field | None:
    """The field in which a fact stands that is one field of one thing; None for any other fact."""
    kind, path = fact
    if kind in POSITION_SLOTS:
        return _FIELDS["position"].get(POSITION_SLOTS[kind])
    return _FIELDS.get(kind, {}).get(path[-1])
