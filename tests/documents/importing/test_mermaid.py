"""Mermaid flowcharts: shapes, chains, labels, dotted lines, both directions, alone and in Markdown. All of it is invented."""

from tests.documents.importing.importing import imported, problems

CHART = """\
%% fictional
flowchart TD
  board["Board of Directors"] --> ceo([CEO<br/>Ada Byrne])
  ceo --> cio[CIO<br>Rufus Okafor] & cfo("CFO")
  ceo ==> legal{{Legal}}
  cio --> ciso["CISO<br/>**vacant**"]:::red
  ciso -.-> board
  ciso -. escalates .-> legal
  subgraph Security
    ciso --> soc((SOC)); ciso --> iam
  end
  classDef red fill:#f00
"""


def test_solid_and_dotted_lines() -> None:
    read = imported(("chart.mmd", CHART))
    assert (
        read.text
        == """\
govcheck: 1
positions:
  board: {title: Board of Directors, kind: body}  # board (exact)
  ceo: {title: CEO, holder: Ada Byrne, reports_to: board}  # ceo (exact)
  cio: {title: CIO, holder: Rufus Okafor, reports_to: ceo}  # chief-investment-officer or cio (open)
  cfo: {title: CFO, reports_to: ceo}  # cfo (exact)
  legal: {title: Legal, reports_to: ceo}  # general-counsel (exact)
  ciso: {title: CISO, holder: vacant, reports_to: cio, dotted_line_to: [board, legal]}  # ciso (exact)
  soc: {title: SOC, reports_to: ciso}  # soc (exact)
  iam: {reports_to: ciso}
"""
    )
    assert read.told == [
        "chart.mmd:3:31: the arrows are read as leading from superiors to subordinates",
        "chart.mmd:7:8: 'ciso' is read as having a dotted line to 'board', which stands higher",
        "chart.mmd:8:8: 'ciso' is read as having a dotted line to 'legal', which stands higher",
    ]
    assert read.counts == ["chart.mmd (Mermaid diagram): 8 rows = 8 positions"]


def test_arrows_that_lead_upward_are_turned_and_told() -> None:
    upward = "graph BT\n  cio --> ceo\n  cfo --> ceo\n  ciso -->|reports to| ceo\n"
    shaped = "graph TD\n  cio --> ceo\n  cfo --> ceo\n  ciso -.-> cfo\n"
    assert [(seat.id, seat.lines) for seat in imported(("a.mmd", upward)).organization.positions.values()] == [
        ("ceo", None), ("cfo", (("ceo", None),)), ("cio", (("ceo", None),)), ("ciso", (("ceo", None),)),
    ]  # fmt: skip
    assert imported(("a.mmd", upward)).told == [
        "a.mmd:4:8: the arrows are read as leading from subordinates to superiors, as their labels say (such as 'reports to')"
    ]
    read = imported(("b.mmd", shaped))
    assert read.warnings == ["b.mmd:2:7: the arrows are read as leading from subordinates to superiors"]
    assert read.organization.positions["ciso"].dotted == ("cfo",)


def test_a_diagram_in_markdown_stands_where_it_stands() -> None:
    read = imported(("handbook.md", "# Chart\n\n```mermaid\ngraph TD\n  A[CEO] --> B[CISO]\n  B --> C[?!] -> D\n```\n"))
    assert read.errors == ["handbook.md:6:14: '-> D' cannot be read; expected --> or -.-> and a node"]
    assert [(seat.id, seat.title) for seat in read.organization.positions.values()] == [("A", "CEO"), ("B", "CISO"), ("C", "?!")]


def test_a_diagram_of_another_kind() -> None:
    assert problems(("pie.mmd", "pie title Pets\n  'Dogs' : 3\n")) == [
        "pie.mmd:1:1: nothing to import: looked for a flowchart with nodes and --> or -.-> between them; found no table"
    ]
