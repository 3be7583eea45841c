"""The organisation as a networkx graph."""

from govcheck.model.organization import Appointment, Holding, Line, Matrix, Organization, Position
from tests.properties.organisations import graph_of


def test_nodes_and_edges() -> None:
    graph = graph_of(
        Organization(
            positions={
                "board": Position("board", "Board", kind="body", roles=("board",), chair="ned", members=("ned",)),
                "ned": Position("ned", "Non-executive", kind="member", roles=()),
                "ceo": Position("ceo", "CEO", roles=("ceo",), lines=(Line("board", "functional"),)),
                "ciso": Position(
                    "ciso",
                    "Security",
                    roles=(),
                    lines=(Line("ceo"),),
                    dotted=("board",),
                    holding=Holding(appointments=(Appointment("Ada"),)),
                ),
            },
            matrices={"main": Matrix("main", rows={"incident-response": {"ciso": "A/R"}})},
        )
    )
    network = graph.to_networkx()
    assert dict(network.nodes(data=True)) == {
        "position:board": {"title": "Board", "kind": "body", "roles": "board"},
        "position:ned": {"title": "Non-executive", "kind": "member", "roles": ""},
        "position:ceo": {"title": "CEO", "kind": "post", "roles": "ceo"},
        "position:ciso": {"title": "Security", "kind": "post", "roles": ""},
        "person:Ada": {"title": "Ada"},
        "activity:incident-response": {"title": "incident-response", "canonical": "incident-response"},
    }
    assert sorted(((a, b, tuple(sorted(data.items()))) for a, b, data in network.edges(data=True)), key=repr) == [
        ("person:Ada", "position:ciso", (("kind", "holds"),)),
        ("position:ceo", "position:board", (("kind", "solid"), ("purpose", "functional"))),
        ("position:ciso", "activity:incident-response", (("kind", "letters"), ("letters", "A/R"))),
        ("position:ciso", "position:board", (("kind", "dotted"),)),
        ("position:ciso", "position:ceo", (("kind", "solid"), ("purpose", ""))),
        ("position:ned", "position:board", (("kind", "chair"),)),
        ("position:ned", "position:board", (("kind", "member"),)),
    ]


def test_the_intermediary_through_whom_every_way_runs() -> None:
    """Two ways up, and both through the CIO."""
    seats = {"ceo": (), "cio": ("ceo",), "ops": ("cio",), "dev": ("cio",), "ciso": ("ops", "dev"), "free": ("cio", "ceo")}
    positions = {seat: Position(seat, seat, roles=(), lines=tuple(map(Line, lines)) or None) for seat, lines in seats.items()}
    graph = graph_of(Organization(positions=positions))
    assert graph.intermediaries("ciso", "ceo") == ("cio",)
    assert graph.intermediaries("free", "ceo") == ()
    assert graph.intermediaries("ceo", "ciso") == ()
    assert graph.intermediaries("ciso", "ciso") == ()
