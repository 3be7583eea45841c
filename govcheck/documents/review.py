"""What a reader of titles and rows could not settle, for somebody who can; and what that person filled in.

The sheet is CSV: whoever reviews a client's titles does it in a spreadsheet, and a second format would only be a second thing to keep.
"""

from collections.abc import Sequence

from govcheck.documents.sheets import Row, key_of, read_sheet
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.asking import OpenName
from govcheck.model.organization import Organization
from govcheck.model.slots import Problem, Ref, Slot, slot
from govcheck.model.verdicts import Edit, EditKind
from govcheck.source.nodes import Scalar
from govcheck.source.problems import InputError, nearest
from govcheck.vocabulary.reasons import reason, row_reason
from govcheck.vocabulary.terms import Vocabulary

#: the columns of the sheet without which nothing can be applied; the others are for the reviewer
_NEEDED = ("kind", "name", "is")
TITLE, ACTIVITY = "title", "activity"
#: words of a reviewer for: it stands for none of the terms
NOTHING = frozenset(("none", "nothing", "-", "keine", "keiner", "nichts", "aucun", "aucune", "rien", "ninguno", "ninguna", "nada"))
_MOST_CANDIDATES = 5


def open_names(graph: OrgGraph) -> tuple[OpenName, ...]:
    """The titles and rows that only suggest what they stand for: titles first, the most likely first.

    A title that names its office, or that the file's other facts settle, is none of them; nor is one that resembles nothing.
    """
    return (*_ranked(_open_titles(graph)), *_ranked(_open_rows(graph)))


def _ranked(found: list[OpenName]) -> list[OpenName]:
    return sorted(found, key=lambda each: (-each.candidates[0].score, each.name))


def _open_titles(graph: OrgGraph) -> list[OpenName]:
    by_title: dict[str, list[str]] = {}
    for position, seat in graph.positions.items():
        # a seat that only a column names has no entry in which its role could be stated
        if seat.roles is None and not seat.implicit and not graph.roles_of(position):
            by_title.setdefault(seat.title, []).append(position)
    found = []
    for title, positions in by_title.items():
        candidates = graph.vocabulary.suggest_title(title, graph.vocabulary.roles)[:_MOST_CANDIDATES]
        if candidates:
            evidence = [reason(graph.vocabulary, title, candidates), *_facts(graph, positions)]
            found.append(OpenName(TITLE, title, tuple(sorted(positions)), candidates, "; ".join(evidence)))
    return found


def _facts(graph: OrgGraph, positions: list[str]) -> list[str]:
    """What else the file says of the only seat with that title."""
    if len(positions) > 1:
        return [f"{len(positions)} positions have this title"]
    facts = []
    uppers = [graph.positions[line.to].title for line in graph.chart.lines(positions[0]) if line.to in graph.positions]
    if uppers:
        facts.append(f"reports to {', '.join(uppers)}")
    accountable = sum(row.has(positions[0], "A") for row in graph.rows.all)
    if accountable:
        facts.append(f"accountable for {accountable} row{'' if accountable == 1 else 's'}")
    return facts


def _open_rows(graph: OrgGraph) -> list[OpenName]:
    rows: dict[str, list[str]] = {}
    for row in graph.rows.all:
        if row.canonical is None:
            rows.setdefault(row.name, []).append(row.matrix)
    found = []
    for name, matrices in rows.items():
        candidates = graph.vocabulary.suggest_activity(name, graph.vocabulary.activities)[:_MOST_CANDIDATES]
        if candidates:
            evidence = row_reason(graph.vocabulary, name, candidates)
            found.append(OpenName(ACTIVITY, name, tuple(sorted(matrices)), candidates, evidence))
    return found


# ---- filled in -------------------------------------------------------------------------------------------------------------------


def read_review(data: bytes, path: str, organization: Organization, vocabulary: Vocabulary) -> tuple[Edit, ...]:
    """The edits that a filled-in sheet asks for: ``is:`` of positions and of activities; a blank cell changes nothing.

    Raises InputError with every problem: unknown words with the nearest known one, names that the organisation does not have, and
    two answers for one position or row.
    """
    return _Review(path, organization, vocabulary).edits(read_sheet(data, path, _NEEDED))


class _Review:
    def __init__(self, path: str, organization: Organization, vocabulary: Vocabulary) -> None:
        self.path = path
        self.organization = organization
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.found: dict[Slot, tuple[Edit, Scalar]] = {}
        self.titles: dict[str, list[str]] = {}
        for position, seat in organization.positions.items():
            self.titles.setdefault(key_of(seat.title), []).append(position)
        self.rows = {key_of(row): row for matrix in organization.matrices.values() for row in matrix.rows}

    def edits(self, rows: Sequence[Row]) -> tuple[Edit, ...]:
        for row in rows:
            if row["is"].text:
                kind = row["kind"].text.casefold()
                if kind == TITLE:
                    self.title(row)
                elif kind == ACTIVITY:
                    self.activity(row)
                else:
                    self.wrong(row["kind"], f"unknown kind {row['kind'].text!r}; expected {TITLE} or {ACTIVITY}")
        if self.problems:
            raise InputError(self.problems)
        return tuple(edit for edit, _ in self.found.values() if edit.before != edit.after)

    def wrong(self, cell: Scalar, message: str, near: str | None = None) -> None:
        self.problems.append(Problem(self.path, cell.line, cell.column, message, near))

    def title(self, row: Row) -> None:
        """One title: the roles go to every position that has it, or to those that `where` names."""
        roles = self.roles(row["is"])
        positions = self.positions(row)
        for position in positions if roles is not None else ():
            before = self.organization.positions[position].roles
            self.note(Edit(slot("position", position, "roles"), before, roles, EditKind.STATE, "state"), row["is"])

    def positions(self, row: Row) -> list[str]:
        """The positions that a row means: those that `where` names, else all with the title of which no role is stated."""
        title, where = key_of(row["name"].text), row.get("where")
        having = {key_of(position): position for position in sorted(self.titles.get(title, ()))}
        if not having:
            self.wrong(row["name"], f"no position has the title {row['name'].text!r}", nearest(title, self.titles))
            return []
        named = _words(where.text, ";") if where is not None and key_of(where.text) != "; ".join(having) else []
        for word in named:
            if where is not None and word not in having:
                self.wrong(where, f"{word!r} is no position with the title {row['name'].text!r}", nearest(word, having))
        silent = [position for position in having.values() if self.organization.positions[position].roles is None]
        return [having[word] for word in named if word in having] or silent

    def roles(self, cell: Scalar) -> tuple[str, ...] | None:
        """The roles that a cell names; None where it names one that is none."""
        if cell.text.casefold() in NOTHING:
            return ()
        found: set[str] = set()
        wrong = len(self.problems)
        for word in _words(cell.text, ";,"):
            role = self.vocabulary.role_id(word)
            match = self.vocabulary.match_title(word)
            if role is not None:
                found.add(role)
            elif match.roles and not match.rivals:
                found.update(match.roles)
            elif match.rivals:
                self.wrong(cell, f"{word!r} may be any of {', '.join(match.rivals)}; expected one of these")
            else:
                self.wrong(cell, f"unknown role {word!r}", nearest(word, self.vocabulary.roles))
        return tuple(sorted(found)) if len(self.problems) == wrong else None

    def activity(self, row: Row) -> None:
        """One row's name: the activity that it stands for, in whichever matrix it stands."""
        cell = row["is"]
        name = self.rows.get(key_of(row["name"].text))
        if name is None:
            self.wrong(row["name"], f"no matrix has the row {row['name'].text!r}", nearest(row["name"].text, self.rows))
            return
        if cell.text.casefold() in NOTHING:
            return
        activity = self.vocabulary.activity_id(cell.text)
        if activity is None:
            self.wrong(cell, f"unknown activity {cell.text!r}", nearest(cell.text, self.vocabulary.activities))
            return
        stated = self.organization.activities.get(name)
        before = stated.canonical if stated is not None else None
        self.note(Edit(slot("activity", name, "canonical"), before, activity, EditKind.STATE, "state"), cell)

    def note(self, edit: Edit, cell: Scalar) -> None:
        first = self.found.setdefault(edit.slot, (edit, cell))
        if first[0].after != edit.after:
            ref = Ref(*("position", edit.slot.path[0]) if edit.slot.kind == "position" else ("activity", edit.slot.path[0]))
            self.wrong(cell, f"{ref} has another answer in line {first[1].line}; expected one answer for each")


def _words(text: str, marks: str) -> list[str]:
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return [word.strip() for word in text.split(marks[0]) if word.strip()]
