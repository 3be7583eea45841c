"""Random organisations as a file may state them: every section, every form, ids and texts that YAML is easily wrong about."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from govcheck.documents.shapes import is_id
from govcheck.documents.table import COMPLETE, SAME
from govcheck.model import organization as model
from govcheck.model.frequencies import FREQUENCIES
from govcheck.model.scales import APPETITES, LEVELS
from govcheck.model.slots import Ref
from govcheck.vocabulary.terms import TitleMatch
from tests.documents.files import vocabulary

AWKWARD = (
    "no", "yes", "on", "007", "12:30", "1.0", "true", "null", "~", "-", "- a", "a: b", "x #y", "#x", "a, b", "{a}", "[a]", "'q'", '"q"',
    "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "?", "? a", ":", "M. Müller", "Größe (m/w/d)", "Ärztin/Arzt", "中文", "😀", "a\\b",
    "0x1F", "1e3", ".inf", "2026-02-30", "2026-02-28", "a\u00a0b", "k" * 1100, "=", "<<", "unit/north", "~1", "y", "R", "A/R",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from((*AWKWARD, " leading", "trailing ", "two\nlines\n", "tab\there", "\u2028", "\x85", "\x1b[31m", "\ufeff")),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12),
).filter(str.strip)
TITLES = TEXTS.filter(lambda title: vocabulary().match_title(title) == TitleMatch())
IDS = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8)).filter(
    lambda name: bool(name.strip()) and vocabulary().match_title(name) == TitleMatch() and vocabulary().role_id(name) is None
)
PERSONS = TEXTS.map(lambda name: " ".join(name.split())).filter(
    lambda name: is_id(name) and name != "vacant" and vocabulary().holder_word(name) is None
)
ROLES = tuple(vocabulary().roles)
ACTIVITIES = tuple(vocabulary().activities)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
LETTERS = st.lists(st.sampled_from("ARSCI"), min_size=1, max_size=5, unique=True).map(
    lambda letters: "/".join(sorted(letters, key="ARSCI".index))
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...] | None]:
    return maybe(st.frozensets(strategy, max_size=3).map(lambda found: tuple(sorted(found, key=_text))))


def _text(item: Any) -> Any:
    if isinstance(item, Ref | str):
        return item
    return tuple("" if part is None else str(part) for part in item)


def one_of(names: list[str]) -> st.SearchStrategy[str | None]:
    return maybe(st.sampled_from(names)) if names else st.none()


def some_of(names: list[str]) -> st.SearchStrategy[tuple[str, ...] | None]:
    return several(st.sampled_from(names)) if names else st.sampled_from([None, ()])


@st.composite
def organizations(draw: st.DrawFn) -> model.Organization:
    """An organisation with positions."""
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    at = draw(st.integers(1, len(ids)))
    seats, others = ids[:at], ids[at:]
    section = _Sections(draw, seats, others)
    carried = {role for seat in section.positions.values() for role in seat.roles or ()}
    section.roles = [role for role in ROLES if role not in ids]
    section.free = [role for role in section.roles if role not in carried]
    return section.organization(positions=True)


@st.composite
def matrices_alone(draw: st.DrawFn) -> model.Organization:
    """An organisation of which there is only what a spreadsheet holds: its columns are roles, parties and titles."""
    ids = draw(st.lists(IDS, min_size=2, max_size=6, unique=True))
    at = draw(st.integers(1, len(ids)))
    section = _Sections(draw, [], ids[at:])
    section.headings = ids[:at]
    section.roles = section.free = list(ROLES)
    return section.organization(positions=False)


class _Sections:
    """Draws one section after the other; later ones name what earlier ones declare."""

    def __init__(self, draw: st.DrawFn, seats: list[str], others: list[str]) -> None:
        self.draw = draw
        self.seats = seats
        self.headings: list[str] = []
        self.roles: list[str] = []
        self.free: list[str] = []
        self.parties = {name: draw(st.builds(model.Party, st.just(name), maybe(TEXTS), maybe(TEXTS))) for name in others}
        self.entities = {
            name: model.Entity(name, *draw(st.tuples(maybe(TEXTS), maybe(TEXTS), maybe(st.booleans()))))
            for name in draw(st.lists(IDS, max_size=2, unique=True))
        }
        self.persons = {name: model.Person(name, draw(TEXTS)) for name in draw(st.lists(PERSONS, max_size=2, unique=True))}
        self.vendors = draw(st.lists(IDS, max_size=2, unique=True))
        self.positions = {seat: self.position(seat) for seat in seats}
        self.implicit: dict[str, model.Position] = {}

    def who(self) -> st.SearchStrategy[Ref]:
        refs = [Ref("position", name) for name in (*self.seats, *self.headings)] + [Ref("party", name) for name in self.parties]
        return st.sampled_from([*refs, *(Ref("role", role) for role in self.roles)])

    def position(self, seat: str) -> model.Position:
        draw = self.draw
        kind = draw(st.sampled_from(["post", "body", "member", "group"]))
        # roles as who-words are drawn only where positions are known, since an id may be a role's name
        refs = [Ref("position", name) for name in self.seats] + [Ref("party", name) for name in self.parties]
        who = several(st.sampled_from(refs))
        line = st.builds(model.Line, st.sampled_from(self.seats), maybe(st.sampled_from(["functional", "administrative"])))
        values: dict[str, Any] = {
            "roles": draw(several(st.sampled_from(ROLES))),
            "formerly": draw(st.just(()) | st.just((f"old {seat[:50]}", f"older {seat[:50]}"))) if seat.isprintable() else (),
            "holding": draw(maybe(self.holding())),
            "lines": draw(several(line)),
            "dotted": draw(some_of(self.seats)),
            "matrix": draw(maybe(st.booleans())),
            "entity": draw(one_of(sorted(self.entities))),
            "serves": draw(some_of(sorted(self.entities))),
            "level": draw(maybe(st.sampled_from(LEVELS))),
            "line_of_defence": draw(maybe(st.integers(1, 3))),
            "supplied_by": draw(one_of([*self.vendors, *self.parties])),
            "mandate": draw(maybe(TEXTS)),
            "risk_appetite": draw(maybe(st.sampled_from(APPETITES))),
            "risk_threshold": draw(maybe(TEXTS)),
            "scopes": draw(several(TEXTS)),
            "measured_by": draw(several(TEXTS)),
            "engages": draw(several(st.builds(model.Engagement, st.sampled_from(refs), maybe(st.sampled_from(FREQUENCIES))))),
            **{field: draw(who) for field in ("deputy", "overseen_by", "evaluated_by", "paid_by")},
        }
        if kind == "body":
            values |= {
                "tier": draw(maybe(st.sampled_from(["governing", "management", "working"]))),
                "part_of": draw(one_of(self.seats)),
                "chair": draw(one_of(self.seats)),
                "members": draw(some_of(self.seats)),
                "scope": draw(several(TEXTS)),
                "frequency": draw(maybe(st.sampled_from(FREQUENCIES))),
                "charter": draw(maybe(st.booleans())),
            }
        return model.Position(seat, draw(st.just(seat) | TITLES), kind, **values)

    def holding(self) -> st.SearchStrategy[model.Holding]:
        person = maybe(st.sampled_from(sorted(self.persons)) | PERSONS if self.persons else PERSONS)
        share = maybe(st.floats(0, 1, exclude_min=True))
        appointment = st.builds(model.Appointment, person, share, maybe(st.booleans()), maybe(DAYS), maybe(DAYS))
        appointments = st.lists(appointment, min_size=1, max_size=3, unique=True).map(lambda found: tuple(sorted(found, key=repr)))
        vacant = maybe(DAYS).map(lambda since: model.Holding(True, since))
        return vacant | appointments.map(lambda found: model.Holding(appointments=found))

    def matrix(self, name: str, rasci: bool) -> model.Matrix:
        draw = self.draw
        own = draw(maybe(st.dictionaries(st.sampled_from(["V", "E", "M", "D", "I", "ß".upper()]), st.sampled_from("ARSCI"), max_size=4)))
        own = None if name == "main" else own
        letters = [letter for letter in "ARSCI" if (own or {}).get(letter, letter) == letter or letter in (own or {}).values()]
        if not rasci and "S" not in (own or {}).values():
            letters.remove("S")
        allowed = LETTERS.filter(lambda cell: set(cell.split("/")) <= set(letters))
        rows: dict[str, dict[str, str]] = {}
        for row in draw(st.lists(IDS | st.sampled_from(ACTIVITIES), max_size=4, unique=True)):
            columns = draw(st.lists(st.sampled_from([*self.seats, *self.headings, *self.free, *self.parties]), max_size=4, unique=True))
            rows[row] = {self.column(column): draw(allowed) for column in columns}
        if name == "main":
            return model.Matrix(name, rows=rows)
        return model.Matrix(name, draw(maybe(TEXTS)), draw(one_of(sorted(self.entities))), own, rows)

    def column(self, word: str) -> str:
        if word in self.parties:
            self.implicit[word] = model.Position(word, self.parties[word].title or word, kind="group", implicit=True)
        elif word in self.headings:
            self.implicit[word] = model.Position(word, word, implicit=True)
        elif word not in self.seats:
            self.implicit[word] = model.Position(word, word, implicit=True, roles=(word,))
        return word

    def organization(self, *, positions: bool) -> model.Organization:
        draw = self.draw
        rasci = draw(maybe(st.sampled_from(["raci", "rasci"])))
        names = draw(st.lists(st.sampled_from(["main", "two", "3"]), min_size=0 if positions else 1, unique=True))
        matrices = {name: self.matrix(name, rasci == "rasci") for name in names}
        if not positions:
            made = matrices[names[0]]
            filled = {"filled": {self.column(heading): "A" for heading in self.headings}}
            matrices[names[0]] = made._replace(letters=None, rows=filled)
        used = {seat for matrix in matrices.values() for cells in matrix.rows.values() for seat in cells}
        rows = [row for matrix in matrices.values() for row in matrix.rows]
        sections: dict[str, Any] = {word: self.entries(word, self.vendors if word == "vendors" else None) for word in _ENTRIES}
        return model.Organization(
            name=draw(maybe(TEXTS)),
            sector=draw(maybe(TEXTS)),
            regulated=draw(maybe(st.booleans())),
            technology_core=draw(maybe(st.booleans())),
            frameworks=draw(several(TEXTS)),
            reviewed=draw(maybe(DAYS)),
            matrix=rasci,
            attributes=draw(st.dictionaries(IDS, TEXTS | st.booleans() | st.integers() | st.floats(allow_nan=False), max_size=3)),
            roots=draw(some_of(self.seats)),
            complete=draw(some_of([word for word in COMPLETE if word not in SAME]).map(lambda words: words or ())),
            entities=self.entities,
            positions={**self.positions, **{seat: made for seat, made in self.implicit.items() if seat in used}},
            persons=self.persons,
            parties=self.parties,
            matrices=matrices,
            activities={row: self.activity(row, rows) for row in (*rows, *ACTIVITIES) if draw(st.booleans())},
            channels=draw(maybe(st.frozensets(self.channel(), max_size=3).map(lambda found: tuple(sorted(found, key=repr))))),
            **sections,
        )

    def activity(self, row: str, rows: list[str]) -> model.Activity:
        return model.Activity(
            row,
            *self.draw(
                st.tuples(
                    maybe(st.sampled_from(ACTIVITIES)),
                    maybe(st.sampled_from(FREQUENCIES)),
                    maybe(TEXTS),
                    maybe(st.booleans()),
                    maybe(st.sampled_from([*rows, *ACTIVITIES])),
                    maybe(TEXTS),
                )
            ),
        )

    def channel(self) -> st.SearchStrategy[model.Channel]:
        often = maybe(st.sampled_from(FREQUENCIES))
        return st.builds(
            model.Channel, self.who(), self.who(), maybe(TEXTS), maybe(TEXTS), often, maybe(st.booleans()), several(self.who())
        )

    def entries(self, word: str, ids: list[str] | None) -> dict[str, Any] | None:
        if not ids:
            ids = self.draw(maybe(st.lists(IDS, max_size=2, unique=True)))
        return None if ids is None else {name: _ENTRIES[word](self, name) for name in ids}


_TEXT, _FLAG, _OFTEN = maybe(TEXTS), maybe(st.booleans()), maybe(st.sampled_from(FREQUENCIES))
_ENTRIES: dict[str, Any] = {
    "gates": lambda s, n: model.Gate(n, *s.draw(st.tuples(_TEXT, _TEXT, _TEXT, _FLAG, several(s.who()), several(s.who())))),
    "policies": lambda s, n: model.Policy(n, *s.draw(st.tuples(_TEXT, several(s.who()), several(s.who()), _TEXT, _OFTEN, several(TEXTS)))),
    "trainings": lambda s, n: model.Training(n, *s.draw(st.tuples(_TEXT, several(s.who()), several(TEXTS), _OFTEN))),
    "decisions": lambda s, n: model.Decision(n, *s.draw(st.tuples(_TEXT, several(s.who()), _FLAG, _TEXT))),
    "risks": lambda s, n: model.Risk(n, *s.draw(st.tuples(_TEXT, several(s.who()), several(s.who())))),
    "assets": lambda s, n: model.Asset(n, *s.draw(st.tuples(_TEXT, _TEXT, _TEXT, several(s.who()), several(s.who()), _FLAG, _FLAG, _FLAG))),
    "vendors": lambda s, n: model.Vendor(n, *s.draw(st.tuples(_TEXT, _TEXT, several(s.who())))),
    "metrics": lambda s, n: model.Metric(n, s.draw(maybe(st.just("patch-coverage")))),
}
