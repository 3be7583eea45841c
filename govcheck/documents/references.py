"""Shapes of words that name something: positions, roles, parties, declared entries, terms of the vocabulary."""

from typing import TYPE_CHECKING

from govcheck.documents.shapes import TEXT, WORD, Schema, blank, items, one_or_many
from govcheck.model.slots import Ref
from govcheck.source.nodes import Node, Scalar

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading


class PositionName:
    """The id of one position."""

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The id."""
        if type(node) is not Scalar:
            reading.wrong(node, "the id of a position")
            return None
        return None if blank(node) else reading.names.position(node, reading)

    def schema(self) -> Schema:
        """A word."""
        return dict(TEXT)


class PositionNames:
    """Ids of positions: one, or a list."""

    def read(self, node: Node, reading: "Reading") -> tuple[str, ...] | None:
        """The ids, sorted."""
        nodes = items(node, reading, "the id of a position")
        if nodes is None:
            return None
        found = {reading.names.position(item, reading) for item in nodes}
        return tuple(sorted(name for name in found if name is not None))

    def schema(self) -> Schema:
        """A word or a list of words."""
        return one_or_many(WORD)


class Declared:
    """The id of an entry of some section or sections."""

    def __init__(self, what: str, *sections: str) -> None:
        self.what, self.sections = what, sections

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The id."""
        if type(node) is not Scalar:
            reading.wrong(node, f"the id of {_article(self.what)}")
            return None
        return None if blank(node) else self.find(node, reading)

    def find(self, node: Scalar, reading: "Reading") -> str | None:
        """The id, or None with a problem noted where no section has it."""
        valid = reading.names.declared(self.sections)
        if node.text not in valid:
            reading.unknown(node, self.what, node.text, valid)
            return None
        return node.text

    def schema(self) -> Schema:
        """A word."""
        return dict(TEXT)


class DeclaredNames(Declared):
    """Ids of entries of some section: one, or a list."""

    def read(self, node: Node, reading: "Reading") -> tuple[str, ...] | None:  # type: ignore[override]
        """The ids, sorted."""
        nodes = items(node, reading, f"the id of {_article(self.what)}")
        if nodes is None:
            return None
        found = {self.find(item, reading) for item in nodes}
        return tuple(sorted(name for name in found if name is not None))

    def schema(self) -> Schema:
        """A word or a list of words."""
        return one_or_many(WORD)


class Who:
    """Positions, roles or parties: one, or a list."""

    def read(self, node: Node, reading: "Reading") -> tuple[Ref, ...] | None:
        """What the words name, sorted."""
        nodes = items(node, reading, "a position, role or party")
        if nodes is None:
            return None
        found = {reading.names.who(item, reading) for item in nodes}
        return tuple(sorted(ref for ref in found if ref is not None))

    def schema(self) -> Schema:
        """A word or a list of words."""
        return one_or_many(WORD)


class WhoOne:
    """One position, role or party."""

    def read(self, node: Node, reading: "Reading") -> Ref | None:
        """What the word names."""
        if type(node) is not Scalar:
            reading.wrong(node, "a position, role or party")
            return None
        return None if blank(node) else reading.names.who(node, reading)

    def schema(self) -> Schema:
        """A word."""
        return dict(TEXT)


class Roles:
    """Canonical roles, by any name that the vocabulary has for them: one, or a list."""

    def read(self, node: Node, reading: "Reading") -> tuple[str, ...] | None:
        """The canonical roles, sorted."""
        nodes = items(node, reading, "a role")
        if nodes is None:
            return None
        found = set()
        for item in nodes:
            role = reading.vocabulary.role_id(item.text)
            if role is not None:
                found.add(role)
                continue
            rivals = reading.vocabulary.match_title(item.text).rivals
            if rivals:
                reading.add(item, f"{item.text!r} may be any of {', '.join(rivals)}; expected one of these")
            else:
                reading.unknown(item, "role", item.text, reading.vocabulary.roles)
        return tuple(sorted(found))

    def schema(self) -> Schema:
        """A word or a list of words; a pack may add roles, so that no list of them is closed."""
        return one_or_many(WORD)


class CanonicalActivity:
    """A canonical activity, by any name that the vocabulary has for it; with `rows`, or a row of a matrix."""

    def __init__(self, *, rows: bool = False) -> None:
        self.rows = rows

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The canonical activity."""
        if type(node) is not Scalar:
            reading.wrong(node, "an activity of the vocabulary")
            return None
        if blank(node):
            return None
        if self.rows:
            return reading.names.row(node, reading)
        activity = reading.vocabulary.activity_id(node.text)
        if activity is None:
            reading.unknown(node, "activity", node.text, reading.vocabulary.activities)
        return activity

    def schema(self) -> Schema:
        """A word; a pack may add activities, so that no list of them is closed."""
        return dict(TEXT)


class CanonicalMetric:
    """A canonical metric, by any name that the vocabulary has for it."""

    def read(self, node: Node, reading: "Reading") -> str | None:
        """The canonical metric."""
        if type(node) is not Scalar:
            reading.wrong(node, "a metric of the vocabulary")
            return None
        if blank(node):
            return None
        metric = reading.vocabulary.match_metric(node.text)
        if metric is None:
            reading.unknown(node, "metric", node.text, reading.vocabulary.metrics)
        return metric

    def schema(self) -> Schema:
        """A word; a pack may add metrics, so that no list of them is closed."""
        return dict(TEXT)


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
