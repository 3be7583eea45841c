"""Shapes of what positions say of others: reporting lines, engagements, holders."""

from typing import TYPE_CHECKING

from govcheck.documents.records import fields_schema, read_fields
from govcheck.documents.references import PositionName, WhoOne
from govcheck.documents.scalars import Choice, Day, Flag, Share, Text
from govcheck.documents.shapes import TEXT, WORD, Field, Fields, Schema, blank, one_or_many
from govcheck.model.frequencies import FREQUENCIES
from govcheck.model.organization import Appointment, Engagement, Holding, Line
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading


#: the word of the format for a seat that nobody holds, whatever the vocabulary says
VACANT = "vacant"


class Lines:
    """Solid lines upward: an id, ``{to: ..., for: ...}``, or a list of these."""

    def read(self, node: Node, reading: "Reading") -> tuple[Line, ...] | None:
        """The lines, sorted."""
        if type(node) is Scalar:
            if node.is_null:
                return None
            # nearly every position of a chart has one superior
            return (Line(node.text),) if node.text in reading.names.positions else self._lines([node], reading)
        return self._lines(node.items if type(node) is Sequence else [node], reading)

    def _lines(self, nodes: list[Node], reading: "Reading") -> tuple[Line, ...]:
        found = set()
        for item in nodes:
            if type(item) is Mapping:
                values, _ = read_fields(item, _LINE, reading, "a reporting line")
                if "to" in values:
                    found.add(Line(values["to"], values.get("purpose")))
            elif type(item) is Scalar and not blank(item):
                position = reading.names.position(item, reading)
                if position is not None:
                    found.add(Line(position))
            else:
                reading.wrong_item(item, "the id of a position, or to and for")
        return tuple(sorted(found, key=_by_text))

    def schema(self) -> Schema:
        """A word, a mapping, or a list of these."""
        return one_or_many({"anyOf": [WORD, fields_schema(_LINE)]})


class Engagements:
    """Working relations: a who-word, ``{with: ..., frequency: ...}``, or a list of these."""

    def read(self, node: Node, reading: "Reading") -> tuple[Engagement, ...] | None:
        """The relations, sorted."""
        if type(node) is Scalar and node.is_null:
            return None
        found = set()
        for item in node.items if type(node) is Sequence else [node]:
            if type(item) is Mapping:
                values, _ = read_fields(item, _ENGAGEMENT, reading, "an engagement")
                if "partner" in values:
                    found.add(Engagement(values["partner"], values.get("frequency")))
            elif type(item) is Scalar and not blank(item):
                partner = reading.names.who(item, reading)
                if partner is not None:
                    found.add(Engagement(partner))
            else:
                reading.wrong_item(item, "a position, role or party, or with and frequency")
        return tuple(sorted(found, key=_by_text))

    def schema(self) -> Schema:
        """A word, a mapping, or a list of these."""
        return one_or_many({"anyOf": [WORD, fields_schema(_ENGAGEMENT)]})


class Holder:
    """Who holds a seat: a name, a mapping, a list of these (job share), or that nobody does."""

    def read(self, node: Node, reading: "Reading") -> Holding | None:
        """What the file says of the holder."""
        if type(node) is Mapping:
            return self._single(node, reading)
        if type(node) is Scalar:
            if blank(node):
                return None
            name = folded(node.text)
            nobody = _nobody(name, reading)
            return Holding(vacant=True) if nobody == "vacant" else Holding(appointments=(Appointment(None if nobody else name),))
        assert type(node) is Sequence
        if not node.items:
            reading.wrong(node, "a name, a list of names, or vacant")
        found: list[Appointment] = []
        for item in node.items:
            holding = self._single(item, reading)
            if holding is None:
                continue
            if holding.vacant:
                reading.add(item, "vacant stands beside other holders; expected the names of those who share the seat")
            elif holding.appointments[0].person is not None and holding.appointments[0] in found:
                reading.add(item, f"the holder {holding.appointments[0].person!r} stands twice; expected each person once")
            found.extend(holding.appointments)
        return Holding(appointments=tuple(sorted(found, key=repr)))

    def _single(self, node: Node, reading: "Reading") -> Holding | None:
        if type(node) is not Mapping:
            if type(node) is Scalar and not blank(node):
                return self.read(node, reading)
            reading.wrong_item(node, "a name, or a mapping with name")
            return None
        values, _ = read_fields(node, _HOLDER, reading, "a holder")
        name = values.get("name")
        nobody = _nobody(folded(name), reading) if name is not None else None
        if values.get("vacant") or nobody == "vacant":
            for word in ("name", "acting", "until", "share"):
                key = node.key(word)
                if word in values and key is not None and not (word == "name" and nobody == "vacant"):
                    reading.add(key, f"{word!r} is said of a vacant seat; expected at most since")
            return Holding(vacant=True, since=values.get("since"))
        if name is None:
            reading.add(node, "a holder without a name; expected name, or vacant: true")
            return None
        details = (values.get("share"), values.get("acting"), values.get("since"), values.get("until"))
        return Holding(appointments=(Appointment(None if nobody else folded(name), *details),))

    def schema(self) -> Schema:
        """A name, a mapping, or a list of these."""
        vacant: Schema = {"properties": {"vacant": {"const": True}}, "required": ["vacant"]}
        one: Schema = {"anyOf": [WORD, {**fields_schema(_HOLDER), "anyOf": [_stated("name"), vacant]}]}
        return {"anyOf": [dict(TEXT), one, {"type": "array", "items": one, "minItems": 1}]}


def folded(name: str) -> str:
    """A person's name without blanks around it and with one blank between its words."""
    return name if "  " not in name and name == name.strip() and name.isprintable() else " ".join(name.split())


def _nobody(name: str, reading: "Reading") -> str | None:
    # a person whose name means nobody can be told apart by an entry in persons
    if name in reading.names.sections.get("persons", {}):
        return None
    return "vacant" if name == VACANT else reading.vocabulary.holder_word(name)


def _stated(word: str) -> Schema:
    return {"properties": {word: {"type": ["string", "number", "boolean"], "pattern": r"\S"}}, "required": [word]}


def _by_text(record: tuple[object, ...]) -> tuple[str, ...]:
    # a missing part sorts before a stated one
    return tuple("" if part is None else str(part) for part in record)


_LINE = Fields.of(
    Field("to", "to", PositionName(), "The superior: the id of a position.", required=True),
    Field("for", "purpose", Choice("functional", "administrative"), "What the line is for, where two are told apart."),
)
_ENGAGEMENT = Fields.of(
    Field("with", "partner", WhoOne(), "A position, a role or a party.", required=True),
    Field("frequency", "frequency", Choice(*FREQUENCIES), "How often they meet."),
)
_HOLDER = Fields.of(
    Field("name", "name", Text(), "The person's name, or a key of persons."),
    Field("vacant", "vacant", Flag(), "Whether nobody holds the seat."),
    Field("acting", "acting", Flag(), "Whether the person holds it for the time being only."),
    Field("since", "since", Day(), "First day of the appointment, or of the vacancy."),
    Field("until", "until", Day(), "Last day of the appointment."),
    Field("share", "share", Share(), "Part of the seat that the person fills, such as 0.5."),
)
