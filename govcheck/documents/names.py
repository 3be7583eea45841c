"""The names that an organisation's files declare, and what a word that names somebody stands for."""

from collections.abc import Mapping as Table
from typing import TYPE_CHECKING

from govcheck.documents.reading import shown
from govcheck.model.slots import Ref
from govcheck.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from govcheck.documents.reading import Reading
    from govcheck.vocabulary.terms import Vocabulary

Pair = tuple[Scalar, Node]


class Names:
    """Ids by section, each with the key and value that declare it.

    A word is a position's id first, then a party's, then a role of the vocabulary: what the file itself declares comes before
    what the vocabulary knows. `columns` are the seats that only matrix columns name; they come last. `rows` are those of
    all matrices.
    """

    def __init__(self, sections: Table[str, Table[str, Pair]], vocabulary: "Vocabulary") -> None:
        self.sections = sections
        self.positions: Table[str, Pair] = sections.get("positions", {})
        self.parties: Table[str, Pair] = sections.get("parties", {})
        self.columns: set[str] = set()
        self.rows: set[str] = set()
        self.vocabulary = vocabulary
        self._who: dict[str, Ref | None] = {}
        self._valid: frozenset[str] | None = None
        self._activities: frozenset[str] | None = None
        self._declared: dict[tuple[str, ...], frozenset[str]] = {}
        self._by_role: tuple[dict[str, list[str]], dict[str, list[str]]] | None = None
        self._titles: dict[str, str] | None = None

    def who(self, node: Scalar, reading: "Reading") -> Ref | None:
        """The position, party or role that a word names; None, with a problem noted, where it names nobody."""
        ref = self.named(node.text)
        if ref is None:
            self.dangling(node, reading, "position, role or party")
        return ref

    def named(self, word: str) -> Ref | None:
        """The position, party or role that a word names, or None."""
        try:
            return self._who[word]
        except KeyError:
            ref = self._who[word] = self._resolve(word)
            return ref

    def position(self, node: Scalar, reading: "Reading") -> str | None:
        """The id of the position that a word names; None, with a problem noted, where there is no such position."""
        word = node.text
        if word in self.positions:
            return word
        near = self.with_title(word) or reading.hints.nearest(word, self.positions)
        reading.add(node, f"unknown position {shown(word)}{self._listed(near)}", near)
        return None

    def row(self, node: Scalar, reading: "Reading") -> str | None:
        """The row of a matrix or the canonical activity that a word names; None, with a problem noted, where it names none."""
        if node.text in self.rows:
            return node.text
        activity = self.vocabulary.activity_id(node.text)
        if activity is None:
            if self._activities is None:
                self._activities = frozenset((*self.rows, *self.vocabulary.activities))
            reading.unknown(node, "row or activity", node.text, self._activities)
        return activity

    def declared(self, sections: tuple[str, ...]) -> frozenset[str]:
        """Every id in some sections."""
        found = self._declared.get(sections)
        if found is None:
            found = self._declared[sections] = frozenset(name for word in sections for name in self.sections.get(word, {}))
        return found

    def dangling(self, node: Scalar, reading: "Reading", what: str) -> None:
        """Note a word that names nobody."""
        role = self.vocabulary.role_id(node.text)
        if role is not None:
            reading.add(
                node,
                f"{shown(node.text)} is the role {role}, but the position or party {shown(role)} is somebody else; "
                f"expected the id of a position",
            )
            return
        if self._valid is None:
            self._valid = frozenset((*self.positions, *self.parties, *self.vocabulary.roles, *self.columns))
        near = self.with_title(node.text) or reading.hints.nearest(node.text, self._valid)
        reading.add(node, f"unknown {what} {shown(node.text)}", near)

    def _listed(self, near: str | None) -> str:
        return f"; expected one of {', '.join(sorted(self.positions))}" if near is None and 0 < len(self.positions) <= 12 else ""

    def _resolve(self, word: str) -> Ref | None:
        if word in self.positions:
            return Ref("position", word)
        if word in self.parties:
            return Ref("party", word)
        role = self.vocabulary.role_id(word)
        if role is not None:
            # another spelling of a role whose name is also an id here: fine where the id carries that role, else two meanings
            if role in self.positions:
                return Ref("position", role) if role in self.carriers(word) else None
            return None if role in self.parties else Ref("role", role)
        carriers = self.carriers(word)
        if len(carriers) == 1:
            return Ref("position", carriers[0])
        return Ref("position", word) if word in self.columns else None

    def carriers(self, word: str) -> list[str]:
        """The positions that carry the role which a word names, by declaration or exact title, sorted.

        A word, or a title, that leaves open which of several offices it means counts only where nobody carries one beyond doubt.
        """
        role = self.vocabulary.role_id(word)
        roles = (role,) if role is not None else self.vocabulary.match_title(word).rivals
        if not roles:
            return []
        for table in self._roles:
            found = sorted({position for carried in roles for position in table.get(carried, ())})
            if found:
                return found
        return []

    @property
    def _roles(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Positions by role: beyond doubt, and by a title that might mean another office; read off nodes, before any record."""
        if self._by_role is None:
            self._by_role = ({}, {})
            for position in self.positions:
                for table, roles in zip(self._by_role, self._offices(position), strict=True):
                    for role in roles:
                        table.setdefault(role, []).append(position)
        return self._by_role

    def _offices(self, position: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        _, node = self.positions[position]
        declared = node.get("is") if type(node) is Mapping else None
        if declared is not None and not (type(declared) is Scalar and declared.is_null):
            words = declared.items if type(declared) is Sequence else [declared]
            roles = (self.vocabulary.role_id(word.text) for word in words if type(word) is Scalar)
            return tuple(role for role in roles if role is not None), ()
        return self.vocabulary.match_title(self.title(position))

    def title(self, name: str, section: str = "positions") -> str:
        """The title of a position or of another entry: stated, else its id."""
        _, node = self.sections[section][name]
        stated = node.get("title") if type(node) is Mapping else None
        return stated.text if type(stated) is Scalar and not stated.is_null and stated.text.strip() else name

    def with_title(self, title: str) -> str | None:
        """The position that goes by that title, to help who wrote a title where an id is expected."""
        if self._titles is None:
            self._titles = {self.title(position).casefold(): position for position in sorted(self.positions, reverse=True)}
        return self._titles.get(title.casefold())
