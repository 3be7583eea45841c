"""Small organisations, written down in a line or two."""

from typing import Any

from hypothesis import strategies as st

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import Appointment, Holding, Line, Matrix, Organization, Position
from govcheck.model.slots import Ref
from tests.properties.organisations import BODIES, PEOPLE, SEATS, graph_of, organisations

#: the organisation as the subject of a rule
THIS = Ref("organization", "this")


def post(name: str, *lines: str | Line, **more: Any) -> Position:
    """A post that states those solid lines, carries no role, and has whatever else is said."""
    stated = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    return Position(name, name, roles=(), lines=stated or None)._replace(**more)


def body(name: str, *lines: str, **more: Any) -> Position:
    """A body, likewise."""
    return post(name, *lines, kind="body", **more)


def held(*holders: Appointment | str | None) -> Holding:
    """A seat held by those; None is somebody unnamed."""
    return Holding(appointments=tuple(holder if isinstance(holder, Appointment) else Appointment(holder) for holder in holders))


def chart(*positions: Position, rows: dict[str, dict[str, str]] | None = None, **more: Any) -> OrgGraph:
    """The graph of an organisation with those positions, perhaps with rows of a main matrix, and whatever else is said."""
    matrices = {"main": Matrix("main", rows=rows)} if rows else {}
    return graph_of(Organization(positions={position.id: position for position in positions}, matrices=matrices)._replace(**more))


def position(name: str) -> Ref:
    """A position as a subject."""
    return Ref("position", name)


def activity(name: str) -> Ref:
    """A row of the main matrix as a subject."""
    return Ref("activity", name)


#: a chart in which nothing is wrong with the CISO: a board, and below it the CEO, under whom CIO and CISO stand side by side
BOARD = body("board", roles=("board",), tier="governing", chair="ned", members=("ned",))
NED = post("ned", kind="member", holding=held("Ned"))
CEO = post("ceo", "board", roles=("ceo",), holding=held("Eve"))
CIO = post("cio", "ceo", roles=("cio",), holding=held("Ivo"))
CISO = post("ciso", "ceo", roles=("ciso",), holding=held("Sue"))
SOUND = (BOARD, NED, CEO, CIO, CISO)


@st.composite
def stating(draw: st.DrawFn, /, *about: str, **fields: st.SearchStrategy[Any]) -> Organization:
    """A random organisation in which many seats state those fields."""
    organization = draw(organisations(about))
    positions = dict(organization.positions)
    for field, values in sorted(fields.items()):
        for seat, value in sorted(draw(st.dictionaries(st.sampled_from(SEATS + BODIES), values)).items()):
            positions[seat] = positions[seat]._replace(**{field: value})
    return organization._replace(positions=positions)


#: values of fields that name one position, or the office of the general counsel
one_named = st.sampled_from((*SEATS, *BODIES)).map(lambda name: (Ref("position", name),)) | st.just((Ref("role", "general-counsel"),))
levels = st.sampled_from(("executive", "senior", "staff"))
holders = st.sampled_from(PEOPLE).map(held)
