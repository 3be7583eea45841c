"""Pictures: whatever a seat is called, each format can be read back and says just that."""

import html
import re
import struct
from xml.etree import ElementTree as ET

import networkx
import pytest

from govcheck.model.dossiers import Chart, Seat, Stand, Tie
from govcheck.renderers.papers import PICTURES, draw
from govcheck.renderers.pieces.visible import visible
from tests.renderers.hostile import CHART, MERMAID, NAMES, SCRIPT

SVG = "{http://www.w3.org/2000/svg}"


def tree(ending: str, heading: str) -> ET.Element:
    return ET.fromstring(draw(ending, CHART, heading))  # noqa: S314 - our own


@pytest.mark.parametrize("ending", PICTURES)
def test_a_picture_is_equal_bytes_each_time(ending: str) -> None:
    assert draw(ending, CHART, SCRIPT) == draw(ending, CHART, SCRIPT)


def test_svg_is_elements_of_our_own_and_text() -> None:
    root = tree("svg", SCRIPT)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "style", "g", "rect", "circle", "path", "text"),
    }
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes == {
        *("class", "id", "role", "aria-labelledby", "viewBox", "width", "height", "x", "y", "rx", "d", "cx", "cy", "r"),
    }
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    assert {visible(name) for name in NAMES} <= {title.split("\n")[0] for title in titles}
    assert not any("\u202e" in text or "\x1b" in text for text in root.itertext())


def test_svg_says_in_words_what_it_shows() -> None:
    root = tree("svg", "Heading")
    number, lines = len(CHART.seats), len(CHART.ties)
    stands = [tie.stand for tie in CHART.ties]
    conflicts, proposed = stands.count(Stand.CONFLICT), stands.count(Stand.PROPOSED)
    named = {name: root.find(f".//*[@id='{name}']") for name in root.attrib["aria-labelledby"].split()}
    assert {name: element.text for name, element in named.items() if element is not None} == {
        "chart-title": "Heading",
        "chart-description": f"{number} seats and {lines} lines; {conflicts} lines in conflict with a rule; {proposed} lines proposed.",
    }


def test_png_is_a_png_of_the_size_of_the_svg_twice_over() -> None:
    root = tree("svg", "x")
    data = draw("png", CHART, "x")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert data[-8:-4] == b"IEND"
    width, height = struct.unpack(">II", data[16:24])
    assert abs(width - 2 * float(root.attrib["width"])) <= 1
    assert abs(height - 2 * float(root.attrib["height"])) <= 1


def test_png_has_no_side_that_is_too_long_to_open() -> None:
    wide = Chart(tuple(Seat(f"{n}", "x", above=f"{n // 5 - 1}" if n > 4 else None) for n in range(2000)))
    width, height = struct.unpack(">II", draw("png", wide, "x")[16:24])
    assert max(width, height) == 16000


def test_graphml_is_read_back_whole() -> None:
    network = networkx.parse_graphml(draw("graphml", CHART, SCRIPT).decode())
    assert {name: data["title"] for name, data in network.nodes(data=True)} == {visible(name): visible(name) for name in NAMES}
    assert {(lower, upper, data["kind"]) for lower, upper, data in network.edges(data=True)} == {
        (visible(tie.lower), visible(tie.upper), tie.kind) for tie in CHART.ties
    }
    seat = network.nodes[visible(SCRIPT)]
    assert (seat["conflicts"], seat["gaps"], seat["vacant"]) == (1, 0, False)
    assert seat["findings"] == f"error conflict: {SCRIPT}"


def test_two_seats_whose_ids_look_alike_stay_two_in_graphml() -> None:
    alike = Chart((Seat("a\x1b", "One"), Seat("a\\x1b", "Two")), (Tie("a\x1b", "a\\x1b"),))
    network = networkx.parse_graphml(draw("graphml", alike, "x").decode())
    assert sorted(data["title"] for _, data in network.nodes(data=True)) == ["One", "Two"]
    assert network.number_of_edges() == 1


#: a string of DOT, with what is escaped in it
_QUOTED = r'"((?:[^"\\]|\\.)*)"'


def test_dot_is_statements_of_our_own_and_strings() -> None:
    text = draw("dot", CHART, SCRIPT).decode()
    bare = re.sub(_QUOTED, '""', text)
    shape = r'"" \[label="", style=""(, fillcolor="")?\];|"" -> "" \[(\w+="")(, \w+="")*\];'
    head = r'digraph chart \{|\}|label="";|labelloc=t;|rankdir=TB;|(node|edge) \[.*\];'
    assert [line for line in bare.splitlines() if not re.fullmatch(f"{head}|{shape}", line.strip())] == []
    ids = {html.unescape(re.sub(r"\\(.)", r"\1", found)) for found in re.findall(rf"^  {_QUOTED} \[label", text, flags=re.MULTILINE)}
    assert ids == {visible(name) for name in NAMES}


def test_mermaid_is_statements_of_our_own_and_labels_without_signs_that_steer() -> None:
    text = draw("mmd", CHART, SCRIPT).decode()
    label = r'"(?:[\w ,.()\'/-]|#\d+;|<br/>)*"'
    node = rf"n\d+(\[{label}\]|\(\[{label}\]\))"
    edge = rf"n\d+ (---|-\.-)(\|{label}\|)? n\d+"
    head = rf"---|title: {label}|flowchart TB|linkStyle \d+ stroke:#\w+,stroke-width:3px|class(Def)? [\w,]+ [\w#:,-]+( \d+)?"
    assert [line for line in text.splitlines() if not re.fullmatch(f"{node}|{edge}|{head}", line.strip())] == []
    labels = [re.sub(r"#(\d+);", lambda found: chr(int(found[1])), one) for one in re.findall(r'n\d+\(?\["(.*?)"\]', text)]
    assert [one.split("<br/>")[0] for one in labels if one.startswith("end")] == [MERMAID]
