"""Rows of a grid to the entries of a chart: which columns hold what, and which rows are left out."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from govcheck.documents.importing.found import Chart
from govcheck.documents.importing.grids import Grid, GridPlaces, cell
from govcheck.documents.importing.headings import SUPERIORS, field_of, folded, language_of
from govcheck.documents.importing.people import ELIMINATED, LEFT, full_name
from govcheck.documents.importing.records import ERROR, INFO, Entry, Ledger, Reference
from govcheck.documents.importing.titles import plain_text
from govcheck.documents.importing.unread import tell_unread
from govcheck.model.record import Record

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
#: fields any one of which says what a row's seat or person is called
NAMING = ("title", "name", "last_name", "first_name")
#: words for no superior at all
ROOT = frozenset(
    ("", "none", "xx", "n/a", "na", "n.a.", "-", "--", "–", "—", "null", "nil", "keine", "keiner", "aucun", "aucune", "ninguno", "ninguna",
     "nobody", "no manager", "no_manager", "not applicable", "top", "root", "#n/a", "entfällt", "néant", "no aplica", "no one", "0")
)  # fmt: skip
_NO = frozenset(("false", "no", "n", "0", "nein", "non", "off", "disabled", "falsch", "faux", "falso"))
_YES = frozenset(("true", "yes", "y", "1", "ja", "oui", "sí", "si", "x", "on", "wahr", "vrai", "verdadero"))


class Layout(Record):
    """Where a grid's heading row is and which columns hold which fields; `others` are columns that claim a field as well."""

    heading: int
    columns: Mapping[str, int]
    others: Mapping[str, tuple[int, ...]]
    headings: Sequence[str]
    language: str | None

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings of the columns that hold none."""
        used = set(self.columns.values())
        return tuple(heading for column, heading in enumerate(self.headings) if heading and column not in used)


def layout_of(grid: Grid, own: Mapping[str, str]) -> Layout | None:
    """The layout of a chart, looked for in the first rows; None where the grid is none. `own` maps headings to fields."""
    best: Layout | None = None
    for at, row in enumerate(grid.rows[:15]):
        found = _layout(at, row, own)
        if found is not None and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return _sorted_out(best, grid) if best is not None else None


def _layout(at: int, row: Sequence[str], own: Mapping[str, str]) -> Layout | None:
    """The layout with that row as heading; of two columns for one field the one that says so first or more plainly counts."""
    headings = [plain_text(text) for text in row]
    claims: dict[str, list[tuple[int, int]]] = {}
    for column, heading in enumerate(headings):
        mapped = own.get(folded(heading)) if heading else None
        known = field_of(heading) if heading and mapped is None else None
        field = mapped or (known.field if known is not None else None)
        if field is not None and field != "ignore":
            claims.setdefault(field, []).append((-1 if mapped else known.rank if known is not None else 0, column))
    columns = {field: min(claimed)[1] for field, claimed in claims.items()}
    if not any(field in columns for field in NAMING) or len(columns) < 2:
        return None
    others = {field: tuple(column for _, column in sorted(claimed)[1:]) for field, claimed in claims.items()}
    return Layout(at, columns, others, headings, language_of(headings))


def _sorted_out(layout: Layout, grid: Grid) -> Layout:
    """Columns whose headings mean two things, told apart by what stands in them."""
    columns = dict(layout.columns)
    if "name" not in columns:
        for single in ("last_name", "first_name"):
            if single in columns and not {"last_name", "first_name"} <= columns.keys():
                columns["name"] = columns.pop(single)
    elif "first_name" in columns and "last_name" not in columns:
        # a drawing tool's table puts the first name beside the name
        columns["last_name"] = columns.pop("name")
    elif {"first_name", "last_name"} <= columns.keys():
        columns.pop("first_name")
        columns.pop("last_name")
    if "seat_id" not in columns and "title" in columns:
        # a column ``Position`` may hold titles or their numbers
        titles = (columns["title"], *layout.others["title"])
        numbered = [column for column in titles if _numbers(grid, layout.heading, column)]
        if numbered:
            columns["seat_id"] = numbered[0]
            named = [column for column in titles if column not in numbered]
            if named:
                columns["title"] = named[0]
            else:
                del columns["title"]
    if "seat_id" in columns and "person_id" not in columns and "manager_seat" not in columns:
        # a plain ``id`` beside a name is that of the person unless posts are spoken of
        heading = folded(layout.headings[columns["seat_id"]])
        if heading in ("id", "code", "key", "identifiant", "kennung") and "name" in columns and "manager_id" in columns:
            columns["person_id"] = columns.pop("seat_id")
    return layout._replace(columns=columns)


def _numbers(grid: Grid, heading: int, column: int) -> bool:
    texts = [cell(row, column) for row in grid.rows[heading + 1 : heading + 101]]
    said = [text for text in texts if text]
    return bool(said) and sum(text.isdigit() for text in said) > len(said) * 0.8


def tell_layout(grid: Grid, layout: Layout, ledger: Ledger) -> None:
    """Say as what a grid's columns are read, and which are not used."""
    row = grid.rows[layout.heading]
    read = ", ".join(f"{plain_text(row[column])} = {field}" for field, column in sorted(layout.columns.items(), key=itemgetter(1)))
    language = f" ({LANGUAGES[layout.language]} headings)" if layout.language else ""
    ledger.note(INFO, grid.path, grid.span(layout.heading, 0), f"read as a chart{language}: {read}")
    ledger.columns.update(dict.fromkeys(layout.unused, "ignore"))
    ledger.columns.update({plain_text(row[column]): field for field, column in layout.columns.items()})
    if layout.unused:
        ledger.note(INFO, grid.path, grid.span(layout.heading, 0), f"columns that are not used: {', '.join(layout.unused)}")


def chart_of(grid: Grid, layout: Layout, ledger: Ledger) -> Chart:
    """The rows of a chart in their order; rows that cannot be read are noted and left out."""
    before = len(ledger.skipped)
    columns = layout.columns
    places = GridPlaces(grid, dict(columns))
    width = max(columns.values()) + 1
    # a field without a column reads the blank put behind every row
    get = itemgetter(*(columns.get(field, width) for field in _ORDER))
    spaces = [(field, space) for field, space in SUPERIORS.items() if field in columns]
    get_superiors = itemgetter(*(columns[field] for field, _ in spaces), width)
    # many rows name one superior
    known: dict[tuple[str, ...], tuple[Reference, ...]] = {}
    status_heading = folded(plain_text(grid.rows[layout.heading][columns["status"]])) if "status" in columns else ""
    names = len(grid.rows[layout.heading])
    read_as = {column: field for field, column in columns.items()}
    unread = {row for row, column in grid.unread if column in read_as}
    found: list[Entry] = []
    left: list[tuple[Entry, str]] = []
    # statuses that leave no row out
    plain = {""}
    for at in range(layout.heading + 1, len(grid.rows)):
        row = list(map(str.strip, grid.rows[at]))
        if len(row) > names and any(row[names:]):
            message = f"{len(row)} cells in this row; expected at most {names}, as in the heading"
            ledger.note(ERROR, grid.path, grid.span(at, names), message)
            ledger.skip(grid.path, grid.line(at), "more cells than headings")
            continue
        if unread and at in unread:
            tell_unread(grid, at, read_as, ledger)
            continue
        if len(row) != width:
            row = row[:width] if len(row) > width else row + [""] * (width - len(row))
        row.append("")
        values = get(row)
        superiors = get_superiors(row)
        above = known.get(superiors)
        if above is None:
            above = known[superiors] = tuple(
                reference for text, (field, space) in zip(superiors, spaces, strict=False) for reference in _references(text, field, space)
            )
        entry = _entry(places, at, values, above)
        if values[_STATUS] not in plain or values[_SEAT] == "0" or not values[_TITLE]:
            if status_heading == "filled":
                entry = entry._replace(status="vacant" if entry.status.casefold() in _NO else "")
            reason = _left_out(entry, status_heading)
            if reason is not None:
                ledger.skip(grid.path, grid.line(at), reason)
                left.append((entry, reason))
                continue
            if entry.title and entry.name and status_heading != "filled":
                plain.add(entry.status)
        found.append(entry)
    rows = len(grid.rows) - layout.heading - 1
    return Chart(grid.path, "chart", rows, tuple(found), len(ledger.skipped) - before, tuple(left))


_ORDER = (
    "first_name", "last_name", "name", "seat_id", "person_id", "title", "email", "status", "share", "since", "until", "entity", "kind",
    "acting", "slug", "dotted", "count",
)  # fmt: skip
_SEAT, _TITLE, _STATUS = (_ORDER.index(field) for field in ("seat_id", "title", "status"))


def _references(text: str, field: str, space: str) -> tuple[Reference, ...]:
    """Those whom a cell names; several are parted by semicolons."""
    return tuple(Reference(part.strip(), field, space) for part in text.split(";") if part.strip())


def _entry(places: GridPlaces, at: int, values: Sequence[str], above: tuple[Reference, ...]) -> Entry:
    first, last, name, seat, person, title, email, status, share, since, until, entity, kind, acting, slug, dotted, count = values
    if not name and (first or last):
        name = f"{first} {last}" if first.isalpha() and last else full_name(first, last)
    dotted_to = tuple(each for each in _references(dotted, "dotted", "any") if each.text.casefold() not in ROOT) if dotted else ()
    if count and count not in ("1", "1.0", "1.00"):
        kind = "group"
    return Entry(
        places, at, seat, person, name, title, email, above, dotted_to, kind.casefold() if kind else "post", status, share, since, until,
        entity, "", slug, acting.casefold() in _YES if acting else False,
    )  # fmt: skip


def _left_out(entry: Entry, heading: str) -> str | None:
    """Why a row is no part of the chart; None where it is."""
    word = entry.status.casefold()
    if word in ELIMINATED:
        return f"no longer in the chart ({entry.status})"
    if word in LEFT:
        return f"the person has left ({entry.status})"
    if word in _NO and any(stem in heading for stem in ("activ", "aktiv", "actif", "enabled")):
        return f"not active ({heading} is {entry.status})"
    if entry.seat == "0":
        return "a person without a post (reference 0)"
    if entry.title or entry.name or (entry.above and (entry.seat or entry.person)):
        return None
    return "neither a title nor a name"
