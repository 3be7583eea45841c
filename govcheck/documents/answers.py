"""Answers of an interview to edits: what a person wrote beside a question, read by the same shapes as the organisation file.

A position may be named by its title. An answer of blanks, or that says that it is not known, changes nothing.
"""

from collections.abc import Collection
from typing import Any

from govcheck.documents.answer_seats import Seats
from govcheck.documents.answer_words import (
    as_known,
    is_list,
    mapping,
    names_somebody,
    parts,
    says_none,
    says_nothing,
    scalar,
    truth,
)
from govcheck.documents.chart_shapes import Engagements
from govcheck.documents.fields import field_of, known_words
from govcheck.documents.letters import STRENGTH
from govcheck.documents.reading import shown
from govcheck.documents.records import read_fields
from govcheck.documents.scalars import Attributes, Choice, Flag, Text
from govcheck.documents.shapes import Field
from govcheck.documents.sheets import Row, read_sheet
from govcheck.documents.table import CHANNEL, SECTIONS
from govcheck.model.facts import OWN_FACTS, PERSON, POSITION_SLOTS, apply, listing, stated, told_apart
from govcheck.model.organization import SECTIONS as KINDS
from govcheck.model.organization import Channel, Organization
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind
from govcheck.source.nodes import Node, Scalar
from govcheck.source.nodes import Sequence as ListNode
from govcheck.source.problems import InputError, nearest
from govcheck.vocabulary.terms import Vocabulary

_NEEDED = ("answer", "id")
_MAIN = "main"


def read_answers(data: bytes, path: str, organization: Organization, vocabulary: Vocabulary) -> tuple[tuple[Edit, ...], int]:
    """The edits that the answers ask for, in their order, and how many questions were answered.

    Raises InputError with every problem: ids that name no question, words that name nobody or nothing (with the nearest that does), and
    two different answers to one question.
    """
    answers = _Answers(path, organization, vocabulary)
    rows = read_sheet(data, path, _NEEDED)
    # other answers may name the office that one of these answers gives to somebody
    offices = [row for row in rows if _is_about_office(row)]
    for row in offices:
        answers.row(row)
    answers.learn()
    for row in rows:
        if not _is_about_office(row):
            answers.row(row)
    if answers.reading.found:
        raise InputError(answers.reading.found)
    return tuple(answers.edits), len(answers.answered)


class _Answers(Seats):
    def __init__(self, path: str, organization: Organization, vocabulary: Vocabulary) -> None:
        super().__init__(path, organization, vocabulary)
        self.answered: dict[str, tuple[str, int]] = {}
        self.edits: list[Edit] = []
        #: whether the chart is only being made, of the columns of a matrix
        self.listed = False

    def row(self, row: Row) -> None:
        """One answered question."""
        answer, name = row["answer"], row["id"]
        if says_nothing(answer.text):
            return
        first = self.answered.setdefault(name.text, (answer.text, answer.line))
        if first != (answer.text, answer.line):
            if first[0] != answer.text:
                self.reading.add(answer, f"the question {shown(name.text)} has another answer in line {first[1]}; expected one answer")
            return
        try:
            fact = self.fact(Slot.parse(name.text))
            before = stated(self.organization, fact) if fact.kind == "cell" or field_of(fact) else None
        except (ValueError, KeyError, IndexError, AttributeError):
            self.reading.add(name, f"{shown(name.text)} is the id of no question; leave the column id as it is")
            return
        found = len(self.reading.found)
        self.list_seats(fact, answer)
        edits = list(self.read(fact, before, answer, name))
        if len(self.reading.found) == found:
            self.organization = apply(self.organization, edits)
            self.edits += [edit for edit in edits if edit.before != edit.after]

    def list_seats(self, fact: Slot, answer: Scalar) -> None:
        """List the seats that only columns name as soon as something is said of one of them, and the superior whom an answer adds."""
        seat = self.organization.positions.get(fact.path[0]) if fact.kind in POSITION_SLOTS or fact.kind == "position" else None
        if seat is None or not (seat.implicit or self.listed):
            return
        edits = listing(self.organization)
        self.listed = True
        self.organization = apply(self.organization, edits)
        self.learn()
        if fact.kind == "line":
            added = tuple(edit for word in parts(answer.text) for edit in self.new_superior(word))
            self.organization = apply(self.organization, added)
            edits += added
            self.learn()
        self.edits += edits

    def fact(self, fact: Slot) -> Slot:
        """The fact with the names of the organisation, which a sheet may have changed a little; raises KeyError where it has none such."""
        kind, path = fact
        if kind in ("line", "dotted", "holder", "position"):
            return Slot(kind, (self.known(path[0], self.organization.positions), *path[1:]))
        if kind in ("row", "cell"):
            matrix = self.known(path[0], self.organization.matrices)
            row = self.known(path[1], self.organization.matrices[matrix].rows)
            return Slot(kind, (matrix, row, *(self.known(seat, self.organization.positions) for seat in path[2:])))
        if kind == "activity":
            return Slot(kind, (self.known(path[0], self.names.rows), *path[1:]))
        if kind == PERSON:
            return Slot(kind, (self.known(path[0], self.people()), *path[1:]))
        return fact

    # ---- kinds of facts ----

    def read(self, fact: Slot, before: Any, answer: Scalar, name: Scalar) -> list[Edit]:
        """The edits of one answer; problems are noted."""
        kind, path = fact
        if kind == "rows":
            term = self.vocabulary.activities.get(path[0])
            return self.letters_of(_MAIN, term.title, answer) if term is not None else self.no_question(name)
        if kind == "row":
            return self.letters_of(path[0], path[1], answer)
        if kind == "cell":
            letters = "" if says_none(answer.text) else self.letters(answer, answer.text)
            return [_edit(fact, before, letters or None)] if letters is not None else []
        if kind == "role":
            return self.office(path[0], answer) if path[0] in self.vocabulary.roles else self.no_question(name)
        if kind == "channel":
            return self.channel(fact, answer, name)
        if kind == PERSON:
            return self.identity(path[0], answer)
        if kind == "section":
            return self.section(path[0], answer, name)
        field = field_of(fact)
        if kind == "organization" and field is None and path[0].strip() and path[0] not in OWN_FACTS:
            return [_edit(fact, self.organization.attributes.get(path[0]), self.anything(answer))]
        if field is None or isinstance(field.shape, Attributes):
            return self.no_question(name)
        if isinstance(field.shape, Flag) and truth(answer.text) not in ("true", "false"):
            self.reading.add(answer, f"the answer is {shown(answer.text)}; expected yes or no")
            return []
        known = self.vocabulary.words.get(known_words(fact) or "", {})
        node = self.node(field, answer, known)
        value = field.shape.read(node, self.reading)
        return [_edit(fact, before, value)]

    def no_question(self, name: Scalar) -> list[Edit]:
        self.reading.add(name, f"{shown(name.text)} is the id of no question; leave the column id as it is")
        return []

    def node(self, field: Field, answer: Scalar, known: Collection[str]) -> Node:
        """The answer as the file would have it: yes is true, titles are ids, what stands between semicolons is a list."""
        shape = field.shape
        if isinstance(shape, Flag):
            return scalar(truth(answer.text), answer, plain=True)
        if isinstance(shape, Choice):
            return scalar(answer.text.casefold().replace(" ", "-"), answer)
        if isinstance(shape, Text):
            return scalar(as_known(answer.text, known), answer)
        several = is_list(field.shape)
        if several and says_none(answer.text):
            return ListNode(answer.line, answer.column)
        words = list(parts(answer.text)) if several else [answer.text]
        items = [self.item(field, as_known(word, known), answer) for word in words]
        if len(items) == 1:
            return items[0]
        node = ListNode(answer.line, answer.column)
        node.items.extend(items)
        return node

    def item(self, field: Field, word: str, answer: Scalar) -> Node:
        if isinstance(field.shape, Engagements) and word.endswith(")") and "(" in word:
            partner, _, often = word[:-1].rpartition("(")
            pairs = {"with": self.seat(partner.strip()), "frequency": often.strip().casefold()}
            return mapping(pairs, answer)
        return scalar(self.seat(word), answer) if names_somebody(field.shape) else scalar(word, answer, plain=word.isdigit())

    def anything(self, answer: Scalar) -> Any:
        return scalar(truth(answer.text), answer, plain=True).value()

    # ---- letters ----

    def letters_of(self, matrix: str, row: str, answer: Scalar) -> list[Edit]:
        """``A: CISO; R: SOC Manager, CIO``: the cells of a row."""
        found: dict[str, set[str]] = {}
        for part in parts(answer.text):
            written, colon, who = part.replace("=", ":", 1).partition(":") if ":" not in part else part.partition(":")
            letters = self.letters(answer, written) if colon else None
            if not colon:
                self.reading.add(answer, f"{shown(part.strip())} says not who has which letter; expected such as A: CISO; R: SOC Manager")
            if letters is None:
                continue
            for word in (word.strip() for word in who.split(",") if word.strip()):
                seat = self.holder_of_letters(word, answer)
                if seat is not None:
                    found.setdefault(seat, set()).update(letters.split("/"))
        cells = self.organization.matrices[matrix].rows.get(row, {}) if matrix in self.organization.matrices else {}
        return [
            _edit(slot("cell", matrix, row, seat), cells.get(seat), "/".join(letter for letter in STRENGTH if letter in letters))
            for seat, letters in sorted(found.items())
        ]

    # ---- offices, channels, sections ----

    def office(self, role: str, answer: Scalar) -> list[Edit]:
        """Who holds an office: that position states it; nobody: each position that its title suggests states what else it is."""
        if says_none(answer.text):
            return [
                _edit(slot("position", other.id, "roles"), None, self.vocabulary.match_title(other.title).roles)
                for other in self.organization.positions.values()
                if other.roles is None and self.vocabulary.suggest_title(other.title, (role,))
            ]
        position = self.names.position(scalar(self.seat(answer.text), answer), self.reading)
        if position is None:
            return []
        seat = self.organization.positions[position]
        roles = seat.roles if seat.roles is not None else self.vocabulary.match_title(seat.title).roles
        return [_edit(slot("position", position, "roles"), seat.roles, tuple(sorted({*roles, role})))]

    def channel(self, fact: Slot, answer: Scalar, name: Scalar) -> list[Edit]:
        """``to: Board; about: cyber-risk; frequency: quarterly; written: yes; via: none``: one way more, or one said more exactly."""
        sender = Ref(*fact.path[0].split(":", 1)) if ":" in fact.path[0] else None
        if sender is None or self.names.named(sender.id) is None:
            return self.no_question(name)
        pairs: dict[str, str | None] = {"from": sender.id}
        for part in parts(answer.text):
            word, colon, said = part.partition(":")
            key, value = word.strip().casefold(), said.strip()
            if not colon or key not in CHANNEL.by_word or key == "from":
                near = nearest(key, [each for each in CHANNEL.by_word if each != "from"])
                self.reading.add(
                    answer, f"{shown(part.strip())} is not understood; expected to, about, trigger, frequency, written, via", near
                )
                return []
            if key == "written":
                value = truth(value)
            pairs[key] = self.seat(value) if key in ("to", "via") else value
            if key == "via" and says_none(value):
                pairs[key] = None
        values, _ = read_fields(mapping(pairs, answer), CHANNEL, self.reading, "the answer")
        if "to" not in values:
            return []
        before = tuple(channel for channel in self.organization.channels or () if channel.sender == sender)
        new = Channel(**{**values, "sender": sender})
        same = next((each for each in before if each.to == new.to and new.about in (None, each.about)), None)
        if same is not None:
            new = same._replace(**{key: value for key, value in new._asdict().items() if value is not None})
        after = tuple(sorted({*(each for each in before if each is not same), new}, key=repr))
        return [_edit(fact, before or None, after)]

    def identity(self, person: str, answer: Scalar) -> list[Edit]:
        """Whether one name is one person: yes is written down, no tells them apart."""
        said = truth(answer.text)
        if said not in ("true", "false"):
            self.reading.add(answer, f"the answer is {shown(answer.text)}; expected yes or no")
            return []
        if said == "false":
            return list(told_apart(self.organization, person))
        return [_edit(slot(PERSON, person, "name"), None, person)]

    def section(self, word: str, answer: Scalar, name: Scalar) -> list[Edit]:
        """The names of the things of a section; none: the section is complete as it is, without any."""
        kind = KINDS.get(word)
        if kind is None or not any(section.word == word for section in SECTIONS):
            return self.no_question(name)
        if says_none(answer.text):
            complete = self.organization.complete
            return [_edit(slot("organization", "complete"), complete, tuple(sorted({*complete, word})))]
        known = self.vocabulary.words.get(word, {})
        edits = []
        for written in parts(answer.text):
            entry = "-".join(written.casefold().split())
            entry = entry if entry in known else "-".join("".join(c if c.isalnum() else " " for c in written.casefold()).split()) or written
            edits.append(_edit(slot(kind, entry, "title"), None, written))
        return edits


def _is_about_office(row: Row) -> bool:
    return row["id"].text.startswith("role:") or row["id"].text.endswith("/roles")


def _edit(fact: Slot, before: Any, after: Any) -> Edit:
    return Edit(fact, before, after, EditKind.STATE, "state")
