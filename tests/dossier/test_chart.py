"""What a picture shows of a chart: every seat and line of it, and no more."""

from govcheck.dossier.chart import chart_of
from govcheck.model.dossiers import Seat, Stand, Tie
from govcheck.model.findings import Waiver
from govcheck.model.slots import Location, Ref
from tests.dossier.judged import chart, example

SMALL = """\
entities: {gmbh: {title: IT GmbH}}
persons: {m-2: {name: M. Müller}}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: ned-1, members: [ned-2, ned-1]}
  audit: {title: Audit Committee, kind: body, tier: governing, part_of: board, chair: ned-2}
  ned-1: {title: Non-executive director, kind: member, holder: H. Albers}
  ned-2: {title: Non-executive director, kind: member, holder: P. Sommer}
  ceo: {title: Boss, is: ceo, reports_to: board, holder: [{name: Ada, share: 0.4}, {name: Bo, share: 0.6, acting: true}]}
  desk: {title: Desk, reports_to: ceo, dotted_line_to: [audit], holder: {vacant: true, since: 2026-01-02}, entity: gmbh}
  round:
    title: Round
    kind: body
    chair: desk
    members: [desk]
    reports_to: [{to: ceo, for: administrative}, {to: audit, for: functional}]
  second: {title: Second desk, reports_to: desk, holder: {name: Cy, until: 2026-01-01}}
  guest: {title: Guest, holder: extern}
raci:
  Anything: {ceo: A, coo: C}
"""


def test_every_seat_stands_with_what_the_file_says_of_it() -> None:
    seats = {seat.id: seat._replace(remarks=()) for seat in chart(SMALL).seats}
    assert seats == {
        "audit": Seat("audit", "Audit Committee", "body", "governing", members=("P. Sommer (chair)",), above="board"),
        "board": Seat("board", "Board of Directors", "body", "governing", members=("H. Albers (chair)", "P. Sommer")),
        "ceo": Seat("ceo", "Boss", holders=("Ada (40%)", "Bo (60%, acting)"), offices=("Chief Executive Officer",), above="board"),
        "desk": Seat("desk", "Desk", holders=("vacant since 2026-01-02",), vacant=True, entity="IT GmbH", above="ceo"),
        "guest": Seat("guest", "Guest", holders=("not named",)),
        "round": Seat("round", "Round", "body", "working", members=("Desk (chair)",), above="audit"),
        "second": Seat("second", "Second desk", holders=("vacant since 2026-01-01",), vacant=True, above="desk"),
    }


def test_every_line_runs_from_the_lower_to_the_upper_seat() -> None:
    assert [tie._replace(stand=Stand.PLAIN, because="") for tie in chart(SMALL).ties] == [
        Tie("audit", "board", "part"),
        Tie("ceo", "board"),
        Tie("desk", "ceo"),
        Tie("desk", "audit", "dotted"),
        Tie("round", "audit", "solid", "functional"),
        Tie("round", "ceo", "solid", "administrative"),
        Tie("round", "desk", "chair"),
        Tie("second", "desk"),
    ]


def test_the_lines_that_lead_the_ciso_to_the_cio_are_marked_and_no_other() -> None:
    assessment, graph = example("hospital")
    because = (
        "Chief Information Security Officer reports up to the CIO: "
        "Chief Information Security Officer → Digital Steering Committee → Chief Information Officer"
    )
    assert [tie for tie in chart_of(graph, assessment.findings).ties if tie.stand is not Stand.PLAIN] == [
        Tie(
            "cio",
            "coo",
            stand=Stand.NOTED,
            because="Chief Information Officer reports to Chief Operating Officer, which can limit how well technology is seen at the top",
        ),
        Tie("ciso", "digital-committee", stand=Stand.CONFLICT, because=because),
        Tie("digital-committee", "cio", "chair", stand=Stand.CONFLICT, because=because),
    ]


def test_a_deputy_in_the_wrong_line_is_no_fault_of_the_line_of_whom_it_stands_in_for() -> None:
    assessment, graph = example("seeland")
    assert [(tie.lower, tie.upper, tie.stand) for tie in chart_of(graph, assessment.findings).ties if tie.stand is not Stand.PLAIN] == [
        ("leiter-it", "kaufmaennisch", Stand.NOTED)
    ]


def test_a_circle_is_marked_all_around() -> None:
    found = chart("positions: {a: {reports_to: c}, b: {reports_to: a}, c: {reports_to: b}, d: {title: D, reports_to: c}}")
    assert [(tie.lower, tie.upper) for tie in found.ties if tie.stand is Stand.CONFLICT] == [("a", "c"), ("b", "a"), ("c", "b")]


def test_a_seat_tells_what_was_found_about_it_worst_first() -> None:
    assessment, graph = example("hospital")
    soc = next(seat for seat in chart_of(graph, assessment.findings).seats if seat.id == "soc")
    assert [tuple(map(str, remark)) for remark in soc.remarks] == [
        ("error", "conflict", 'SOC Manager has been vacant for too long, and is accountable for "Security monitoring"'),
        ("warning", "conflict", 'SOC Manager is vacant, and is accountable for "Security monitoring"'),
    ]


def test_a_waived_finding_marks_nothing() -> None:
    assessment, graph = example("hospital")
    waiver = Waiver("known", Ref("position", "ceo"), None, None, Location("w", 1, 1, 1, 1))
    waived = chart_of(graph, [finding._replace(waiver=waiver) for finding in assessment.findings])
    assert waived == chart_of(graph)
