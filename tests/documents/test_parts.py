"""Files that make up one organisation: several on the command line, includes, tables; nothing from outside the folder."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from govcheck.documents.read import Document, read_files
from govcheck.documents.tables import FIELDS
from govcheck.model.findings import Input
from govcheck.model.frequencies import FREQUENCIES
from govcheck.model.organization import Appointment, Holding, Line, Matrix, Organization, Party, Policy, Position
from govcheck.model.slots import Location, Ref, Slot
from govcheck.source.problems import InputError
from tests.documents.files import vocabulary

Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files into an empty folder, which is the present one."""
    monkeypatch.chdir(tmp_path)

    def written(**files: str) -> None:
        for name, text in files.items():
            path = Path(name.replace("__", "/").replace("_yaml", ".yaml").replace("_csv", ".csv"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    return written


def read(*paths: str, stdin: bytes | None = None) -> Document:
    return read_files(paths, vocabulary(), stdin)


def refused(*paths: str, stdin: bytes | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(*paths, stdin=stdin)
    return [str(problem) for problem in caught.value.problems]


# ---- several files ---------------------------------------------------------------------------------------------------------------


def test_several_files_are_parts_of_one_organisation(write: Write) -> None:
    write(
        a_yaml="govcheck: 1\npositions: {a: {reports_to: b}}\nraci: {x: {a: A}}\nroots: a\n",
        b_yaml="govcheck: 1\npositions: {b: }\nraci: {y: {b: A}}\nroots: [b]\ncomplete: raci\n",
    )
    assert read("a.yaml", "b.yaml").organization == Organization(
        positions={"a": Position("a", "a", lines=(Line("b"),)), "b": Position("b", "b")},
        matrices={"main": Matrix("main", rows={"x": {"a": "A"}, "y": {"b": "A"}})},
        roots=("a", "b"),
        complete=("raci",),
    )


def test_files_that_claim_the_same(write: Write) -> None:
    write(
        a_yaml="govcheck: 1\norganization: {name: A}\npositions: {a: {}}\nraci: {x: {a: A}}\nmatrices: {m: }\n",
        b_yaml="govcheck: 1\norganization: {name: B}\npositions:\n  a: {}\nraci: {x: {a: R}}\nmatrices: {m: }\nzzz: 1\n",
    )
    assert refused("a.yaml", "b.yaml") == [
        "b.yaml:2:1: a second organization; the first stands in a.yaml, line 2",
        "b.yaml:4:3: the id 'a' stands twice in positions; it stands first in a.yaml, line 3",
        "b.yaml:5:8: the row 'x' stands twice; it stands first in a.yaml, line 4",
        "b.yaml:6:12: the id 'm' stands twice in matrices; it stands first in a.yaml, line 5",
        "b.yaml:7:1: unknown key at the top of an organisation file 'zzz'",
    ]


def test_every_named_file_begins_with_the_header_and_stands_once(write: Write) -> None:
    write(a_yaml="govcheck: 1\npositions: {a: }\n", b_yaml="positions: {b: }\n")
    assert refused("a.yaml", "b.yaml") == ["b.yaml:1:1: no 'govcheck: 1' in this file; expected an organisation file that begins with it"]
    assert refused("a.yaml", "./a.yaml") == ["./a.yaml:1:1: the same file as a.yaml; expected each file once"]


def test_inputs_have_digest_and_lines(write: Write) -> None:
    text = "govcheck: 1\npositions: {a: {title: Müller}}\n"
    write(a_yaml=text)
    piped = b"\xef\xbb\xbfgovcheck: 1\r\nraci: {x: {a: A}}"
    found = read("a.yaml", "-", stdin=piped).inputs
    assert [given._replace(lines=tuple(given.lines)) for given in found] == [
        Input("a.yaml", hashlib.sha256(text.encode()).hexdigest(), tuple(text.splitlines())),
        Input("-", hashlib.sha256(piped).hexdigest(), ("govcheck: 1", "raci: {x: {a: A}}")),
    ]
    assert (len(found[0].lines), found[0].lines[1], found[0].lines[:1]) == (2, "positions: {a: {title: Müller}}", ["govcheck: 1"])


def test_what_is_no_file(write: Write) -> None:
    write(folder__a_yaml="govcheck: 1\n", text_yaml="hello")
    assert refused("gone.yaml", "folder", "/dev/null", "text.yaml", "a\0b", "x" * 5000, "-") == [
        "-:1:1: nothing on standard input; expected an organisation file",
        "/dev/null:1:1: a device; expected an organisation file",
        "a\0b:1:1: cannot be read: a null byte in its path",
        "folder:1:1: a folder; expected an organisation file (check --each takes folders)",
        "gone.yaml:1:1: no such file; expected the path of an organisation file",
        "text.yaml:1:1: the file is 'hello'; expected a mapping that begins with 'govcheck: 1'",
        f"{'x' * 5000}:1:1: cannot be read: file name too long",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_file_without_permission(write: Write) -> None:
    write(a_yaml="govcheck: 1\n")
    Path("a.yaml").chmod(0)
    assert refused("a.yaml") == ["a.yaml:1:1: no permission to read it"]


def test_permission_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def no(path: str) -> os.stat_result:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("govcheck.documents.parts.os.stat", no)
    assert refused("a.yaml") == ["a.yaml:1:1: no permission to read it"]


# ---- includes --------------------------------------------------------------------------------------------------------------------


def test_includes_are_relative_to_the_file_that_includes(write: Write) -> None:
    write(
        unit__org_yaml="govcheck: 1\ninclude: [sub/a.yaml]\npositions: {top: }\n",
        unit__sub__a_yaml="include: b.yaml\npositions: {a: {reports_to: top}}\n",
        unit__sub__b_yaml="govcheck: 1\npositions:\n  b: {reports_to: a}\n",
    )
    found = read("unit/org.yaml")
    assert sorted(found.organization.positions) == ["a", "b", "top"]
    assert [given.path for given in found.inputs] == ["unit/org.yaml", "unit/sub/a.yaml", "unit/sub/b.yaml"]
    assert found.sources.subject(Ref("position", "b")) == Location("unit/sub/b.yaml", 3, 3, 3, 4)
    assert found.sources.locate(Slot("line", ("b",))) == (Location("unit/sub/b.yaml", 3, 7, 3, 20),)


def test_include_from_standard_input_is_relative_to_the_present_folder(write: Write) -> None:
    write(a_yaml="positions: {a: }\n")
    assert list(read("-", stdin=b"govcheck: 1\ninclude: a.yaml\n").organization.positions) == ["a"]


@pytest.mark.parametrize(
    "path", ["../out.yaml", "/etc/passwd", "sub/../../out.yaml", "link.yaml", "linked/out.yaml", ".", "../unit", '"a\\0b"', '"a\\nb"']
)
def test_include_never_leaves_the_folder(write: Write, path: str) -> None:
    write(out_yaml="positions: {a: }\n", unit__sub__x_yaml="", unit__org_yaml=f"govcheck: 1\npositions: {{a: }}\ninclude:\n  - {path}\n")
    Path("unit/link.yaml").symlink_to("../out.yaml")
    Path("unit/linked").symlink_to("..")
    shown = repr(path.strip('"').encode().decode("unicode_escape"))
    assert refused("unit/org.yaml") == [
        f"unit/org.yaml:4:5: the include {shown} leaves the folder of the file; expected a path inside that folder"
    ]


def test_included_file_may_not_reach_what_the_including_one_may(write: Write) -> None:
    write(org_yaml="govcheck: 1\ninclude: sub/a.yaml\n", sub__a_yaml="include: ../b.yaml\n", b_yaml="positions: {b: }\n")
    assert refused("org.yaml") == [
        "sub/a.yaml:1:10: the include '../b.yaml' leaves the folder of the file; expected a path inside that folder"
    ]


def test_include_cycle(write: Write) -> None:
    write(
        a_yaml="govcheck: 1\ninclude: b.yaml\npositions: {a: }\n",
        b_yaml="include:\n  - c.yaml\n",
        c_yaml="include: [b.yaml, c.yaml, d.yaml]\n",
        d_yaml="positions: {d: }",
    )
    assert refused("a.yaml") == [
        "c.yaml:1:11: an include cycle: b.yaml > c.yaml > b.yaml; expected files that do not include each other",
        "c.yaml:1:19: an include cycle: c.yaml > c.yaml; expected files that do not include each other",
    ]


def test_include_of_what_is_there_already(write: Write) -> None:
    write(a_yaml="govcheck: 1\ninclude: [b.yaml, b.yaml]\n", b_yaml="positions: {b: }\n")
    assert refused("a.yaml") == ["a.yaml:2:19: the include 'b.yaml' is already part of this organisation; expected each file once"]


def test_include_that_cannot_be_read(write: Write) -> None:
    write(
        a_yaml="govcheck: 1\ninclude: [gone.yaml, sub, bad.yaml, [x], {positions: }, {}, null, {zzz: t.csv}, https://example.org/x]\n",
        bad_yaml="a: [",
        sub__x_yaml="",
        t_csv="id\n",
    )
    assert refused("a.yaml") == [
        "a.yaml:2:11: the include 'gone.yaml': no such file; expected the path of an organisation file",
        "a.yaml:2:22: the include 'sub': a folder; expected an organisation file",
        "a.yaml:2:37: 'include' lists a list; expected a path, or a section with the path of a CSV file",
        "a.yaml:2:54: 'positions' is included from nothing; expected the path of a CSV file",
        "a.yaml:2:57: 'include' lists a mapping; expected a path, or a section with the path of a CSV file",
        "a.yaml:2:61: 'include' lists nothing; expected a path, or a section with the path of a CSV file",
        f"a.yaml:2:68: no section 'zzz' comes from a CSV file; expected one of {', '.join(FIELDS)}",
        "a.yaml:2:81: the include 'https://example.org/x': no such file; expected the path of an organisation file",
        "bad.yaml:2:1: not YAML: did not find expected node content while parsing a flow node",
    ]


# ---- tables ----------------------------------------------------------------------------------------------------------------------

ORG = "govcheck: 1\ninclude:\n  - {positions: people.csv}\npositions:\n  board: {kind: body}\n"


def test_positions_from_a_table(write: Write) -> None:
    write(
        org_yaml=ORG + "parties: {q: }\n",
        people_csv=(
            "\ufeffid,title,reports_to,holder,is,matrix,line_of_defence,engages\r\n"
            'ceo,"Chief, ""the"" boss",board,Null,,,,q; cfo\r\n'
            "\r\n"
            "ciso,,ceo;board,A. Byrne ; B. Roth,ciso,true,2,\r\n"
            "007,no,ceo,vacant\r\n"
        ),
    )
    found = read("org.yaml").organization
    assert found.positions == {
        "007": Position("007", "no", lines=(Line("ceo"),), holding=Holding(vacant=True)),
        "board": Position("board", "board", "body"),
        "ceo": Position(
            "ceo",
            'Chief, "the" boss',
            lines=(Line("board"),),
            holding=Holding(appointments=(Appointment("Null"),)),
            engages=found.positions["ceo"].engages,
        ),
        "ciso": Position(
            "ciso",
            "ciso",
            roles=("ciso",),
            lines=(Line("board"), Line("ceo")),
            holding=Holding(appointments=(Appointment("A. Byrne"), Appointment("B. Roth"))),
            matrix=True,
            line_of_defence=2,
        ),
    }
    assert [str(engagement.partner) for engagement in found.positions["ceo"].engages or ()] == ["party:q", "role:cfo"]


def test_other_sections_from_tables(write: Write) -> None:
    write(
        org_yaml="govcheck: 1\ninclude: {policies: p.csv, parties: q.csv}\npositions: {a: }\n",
        p_csv="owner,id,review\na;q,security,yearly\n",
        q_csv="id,kind\nq,authority",
    )
    found = read("org.yaml").organization
    assert found.policies == {"security": Policy("security", owner=(Ref("party", "q"), Ref("position", "a")), review="yearly")}
    assert found.parties == {"q": Party("q", "authority")}


def test_places_in_a_table(write: Write) -> None:
    write(org_yaml=ORG, people_csv='id,title,reports_to\nceo,"Chief\nof ""all""",board\nx, Helper , ceo\n')
    sources = read("org.yaml").sources
    assert sources.subject(Ref("position", "ceo")) == Location("people.csv", 2, 1, 2, 4)
    assert sources.locate(Slot("position", ("ceo", "title"))) == (Location("people.csv", 2, 5, 3, 12),)
    assert sources.locate(Slot("line", ("ceo",))) == (Location("people.csv", 3, 13, 3, 18),)
    assert sources.locate(Slot("line", ("x",))) == (Location("people.csv", 4, 12, 4, 16),)


def test_problems_in_a_table(write: Write) -> None:
    write(
        org_yaml=ORG,
        people_csv='id,title,reports_to,holder\nceo,"A, B",bord,\nciso,C,ceo,X,Y\n,D,ceo,\nceo,E,ceo,\n"x\ny",,,\n',
    )
    assert refused("org.yaml") == [
        "people.csv:3:14: 5 cells in this line; expected at most 4, as in the first line",
        "people.csv:4:1: a line without id; expected one for every entry",
    ]
    write(people_csv='id,title,reports_to,holder\nceo,"A, B",bord,\nceo,E,ceo,\n"x\ny",,,\n')
    assert refused("org.yaml") == [
        "people.csv:2:12: unknown position 'bord' (did you mean board?)",
        "people.csv:3:1: the id 'ceo' stands twice in positions; it stands first in people.csv, line 2",
        "people.csv:4:1: 'x\\ny' cannot be an id; expected text without control characters that is not blank",
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (b"", "people.csv:1:1: no column 'id' in the first line; expected a heading such as id,title,reports_to"),
        (b"id;title\n", "people.csv:1:1: no column 'id' in the first line; expected a heading such as id,title,reports_to"),
        (b"id,titel\n", "people.csv:1:4: unknown column 'titel' (did you mean title?)"),
        (b"id,title, title\n", "people.csv:1:10: the column 'title' stands twice; expected it once"),
        (b"id,title\na,M\xfcller\n", "people.csv:2:4: not UTF-8: byte 0xfc; expected a UTF-8 text file"),
        (b"id,title\na,b\0\n", "people.csv:2:4: a NUL byte, which no text file holds; expected UTF-8 text"),
        (
            b'id,title\na,"b\n',
            "people.csv:2:1: not CSV: unexpected end of data; expected cells parted by commas, with quotes doubled inside quotes",
        ),
    ],
)
def test_table_that_is_none(write: Write, table: bytes, expected: str) -> None:
    write(org_yaml=ORG)
    Path("people.csv").write_bytes(table)
    problems = refused("org.yaml")
    assert expected in problems
    assert all(problem.startswith("people.csv:") for problem in problems)


def test_dates_in_a_table(write: Write) -> None:
    write(org_yaml="govcheck: 1\ninclude: {activities: t.csv}\nraci: {x: {a: A}}\n", t_csv="id,critical,frequency\nx,yes,often\n")
    assert refused("org.yaml") == [
        "t.csv:2:3: 'critical' is 'yes'; expected true or false",
        f"t.csv:2:7: 'frequency' is 'often'; expected one of {', '.join(FREQUENCIES)}",
    ]


def test_reviewed_day_is_a_day(write: Write) -> None:
    write(a_yaml="govcheck: 1\norganization: {reviewed: 2024-02-29}\npositions: {a: }\n")
    assert read("a.yaml").organization.reviewed == date(2024, 2, 29)
