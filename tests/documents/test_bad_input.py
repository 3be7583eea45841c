"""Everything that can be wrong with a file is told with its place, what was expected and the nearest valid word, all at once."""

# messages stand here as they are told
# ruff: noqa: E501

import resource
import time

import pytest

from tests.documents.files import problems, raw_problems

CASES = {
    "unknown section": ("position: {a: {}}\npositions: {a: {}}", ["2:1: unknown key at the top of an organisation file 'position' (did you mean positions?)"]),
    "unknown key": ("positions:\n  a: {titel: A}", ["3:7: unknown key in a position 'titel' (did you mean title?)"]),
    "unknown key far from all": (
        "positions: {a: {}}\nroots: a\nchannels: [{from: a, to: a, zzz: 1}]",
        ["4:29: unknown key in a channel 'zzz'; expected one of about, frequency, from, to, trigger, via, written"],
    ),
    "duplicate key": ("positions:\n  a: {title: A,\n      title: B}", ["4:7: the key 'title' stands twice; it stands first in line 3, column 7"]),
    "duplicate id": ("positions:\n  a: {}\n  a: {}", ["4:3: the id 'a' stands twice in positions; it stands first in -, line 3"]),
    "duplicate section": ("positions: {a: {}}\npositions: {b: {}}", ["3:1: the key 'positions' stands twice; it stands first in line 2, column 1"]),
    "duplicate row": ("raci:\n  x: {a: A}\n  x: {a: R}", ["4:3: the row 'x' stands twice; it stands first in -, line 3"]),
    "duplicate column": ("raci:\n  x: {a: A, a: R}", ["3:13: the key 'a' stands twice; it stands first in line 3, column 7"]),
    "two columns, one seat": (
        "positions: {k: {is: ciso}}\nraci:\n  x: {k: A, ciso: R}",
        ["4:13: the columns 'k' and 'ciso' are one seat; expected each seat once"],
    ),
    "list where text is": ("positions:\n  a: {title: [A]}", ["3:14: 'title' is a list; expected text"]),
    "yes is text": ("positions: {a: {}}\norganization: {regulated: yes}", ["3:27: 'regulated' is 'yes'; expected true or false"]),
    "number where truth is": ("positions: {a: {charter: 1, kind: body}}", ["2:26: 'charter' is the number 1; expected true or false"]),
    "number out of bounds": (
        "positions:\n  a: {line_of_defence: 4}\n  b: {line_of_defence: '2'}",
        ["3:24: 'line_of_defence' is the number 4; expected a whole number from 1 to 3", "4:24: 'line_of_defence' is '2'; expected a whole number from 1 to 3"],
    ),
    "word of a closed list": (
        "positions:\n  a: {level: executiv}\n  b: {kind: bodies, risk_appetite: 7}",
        [
            "3:14: 'level' is 'executiv'; expected one of board, executive, senior, middle, staff (did you mean executive?)",
            "4:13: 'kind' is 'bodies'; expected one of post, body, member, group (did you mean body?)",
            "4:36: 'risk_appetite' is '7'; expected one of none, low, moderate, high",
        ],
    ),
    "impossible date": ("organization: {reviewed: 2026-02-30}\npositions: {a: {}}", ["2:26: 'reviewed' is '2026-02-30'; expected a day that the calendar has"]),
    "malformed date": ("positions:\n  a: {holder: {vacant: true, since: 1.3.2026}}", ["3:37: 'since' is '1.3.2026'; expected a date as YYYY-MM-DD"]),
    "share": ("positions: {a: {holder: {name: X, share: 50}}}", ["2:42: 'share' is the number 50; expected a number above 0 and up to 1, such as 0.5"]),
    "dangling superior": ("positions:\n  ciso: {reports_to: ceoo}\n  ceo: {}", ["3:22: unknown position 'ceoo' (did you mean ceo?)"]),
    "title for an id": ("positions:\n  k: {title: Chief Cook}\n  b: {reports_to: Chief Cook}", ["4:19: unknown position 'Chief Cook' (did you mean k?)"]),
    "dangling owner": (
        "positions: {kitchen: {}}\npolicies: {p: {owner: kitchn}, q: {approver: [cios]}}",
        ["3:23: unknown position, role or party 'kitchn' (did you mean kitchen?)", "3:47: unknown position, role or party 'cios' (did you mean cio?)"],
    ),
    "dangling column": ("positions: {kitchen: {}}\nraci: {x: {kitchn: A}}", ["3:12: unknown column 'kitchn' (did you mean kitchen?)"]),
    "dangling entity": (
        "entities: {north: {}}\npositions: {a: {entity: nort}, b: {serves: [south]}}",
        ["3:25: unknown entity 'nort' (did you mean north?)", "3:45: unknown entity 'south' (did you mean north?)"],
    ),
    "dangling vendor": ("positions: {a: {supplied_by: acme}}\nvendors: {akme: {}}", ["2:30: unknown vendor 'acme' (did you mean akme?)"]),
    "unknown role": ("positions: {a: {is: cisso}}", ["2:21: unknown role 'cisso' (did you mean ciso?)"]),
    "role of two meanings": ("positions: {a: {is: CIO}}", ["2:21: 'CIO' may be any of chief-investment-officer, cio; expected one of these"]),
    "unknown activity": ("positions: {a: {}}\nraci: {x: {a: A}}\nactivities: {x: {is: incident-respons}}", ["4:22: unknown activity 'incident-respons' (did you mean incident-response?)"]),
    "activity without row": ("positions: {a: {}}\nraci: {x-ray: {a: A}}\nactivities: {x-rai: {critical: true}}", ["4:14: unknown row or activity 'x-rai' (did you mean x-ray?)"]),
    "unknown metric": ("positions: {a: {}}\nmetrics: {m: {is: patch-coverag}}", ["3:19: unknown metric 'patch-coverag' (did you mean patch-coverage?)"]),
    "letters run together": ("raci: {x: {a: AR}}", ["2:15: the cell of 'x' and 'a' is 'AR'; expected letters of R, A, C, I joined by '/', such as A/R (did you mean A/R?)"]),
    "bold letter": ("raci: {x: {a: '**A**'}}", ["2:15: the cell of 'x' and 'a' is '**A**'; expected letters of R, A, C, I joined by '/', such as A/R (did you mean A?)"]),
    "letters with commas": ("raci: {x: {a: 'R, a'}}", ["2:15: the cell of 'x' and 'a' is 'R, a'; expected letters of R, A, C, I joined by '/', such as A/R (did you mean A/R?)"]),
    "letters as a list": ("raci: {x: {a: [R, A]}}", ["2:15: the cell of 'x' and 'a' is a list; expected letters of R, A, C, I joined by '/', such as A/R (did you mean A/R?)"]),
    "no letter": ("raci: {x: {a: X}}", ["2:15: the cell of 'x' and 'a' is 'X'; expected letters of R, A, C, I joined by '/', such as A/R"]),
    "letter twice": ("raci: {x: {a: R/r}}", ["2:15: the cell of 'x' and 'a' is 'R/r', a letter twice; expected letters of R, A, C, I joined by '/', such as A/R (did you mean R?)"]),
    "support in RACI": (
        "raci: {x: {a: S}}",
        ["2:15: the cell of 'x' and 'a' is 'S', but S needs 'matrix: rasci' under organization; expected letters of R, A, C, I joined by '/', such as A/R"],
    ),
    "own letters": (
        "matrices: {m: {letters: {V: R, E: X, A/B: A}, rows: {x: {a: V}}}}",
        ["2:35: the letter 'E' means 'X'; expected one of R, A, S, C, I", "2:38: 'A/B' cannot be a letter of a matrix; expected letters without '/', '-' and blanks"],
    ),
    "matrix main twice": ("raci: {x: {a: A}}\nmatrices: {main: {rows: {y: {a: A}}}}", ["3:12: the matrix 'main' stands beside raci, which has that id; expected another id"]),
    "body keys on a post": (
        "positions:\n  a: {scope: [x]}\n  b: {kind: group, members: a}",
        ["3:7: 'scope' is said of a post; expected it only where kind is body (did you mean scopes?)", "4:20: 'members' is said of a group; expected it only where kind is body"],
    ),
    "holder without name": ("positions: {a: {holder: {acting: true}}}", ["2:25: a holder without a name; expected name, or vacant: true"]),
    "holder both": ("positions: {a: {holder: {vacant: true, name: X}}}", ["2:40: 'name' is said of a vacant seat; expected at most since"]),
    "no holder": ("positions: {a: {holder: []}}", ["2:25: 'holder' is a list; expected a name, a list of names, or vacant"]),
    "vacant beside a name": ("positions: {a: {holder: [X, vacant]}}", ["2:29: vacant stands beside other holders; expected the names of those who share the seat"]),
    "holder twice": ("positions: {a: {holder: [X, X]}}", ["2:29: the holder 'X' stands twice; expected each person once"]),
    "line without end": ("positions: {a: {reports_to: {for: functional}}}", ["2:29: a reporting line without 'to'; expected to with a value"]),
    "empty item": ("positions: {a: {is: [null]}, b: {reports_to: ['']}}", ["2:22: 'is' lists nothing; expected a role", "2:47: 'reports_to' lists ''; expected the id of a position, or to and for"]),
    "channel": ("positions: {a: {}}\nchannels: [{from: a}, b]", ["3:12: a channel without 'to'; expected to with a value", "3:23: 'channels' lists 'b'; expected a mapping with from and to"]),
    "channels as a mapping": ("positions: {a: {}}\nchannels: {from: a, to: a}", ["3:11: 'channels' is a mapping; expected a list of mappings with from and to"]),
    "positions as a list": ("positions: [a, b]", ["2:12: 'positions' is a list; expected a mapping of ids"]),
    "position as text": ("positions: {a: Chef}", ["2:16: the position 'a' is 'Chef'; expected a mapping, such as {title: ...}"]),
    "row as text": ("raci: {x: A}", ["2:11: the row 'x' is 'A'; expected columns with letters"]),
    "organization as text": ("organization: Acme\npositions: {a: {}}", ["2:15: 'organization' is 'Acme'; expected a mapping with name"]),
    "unknown section in complete": ("positions: {a: {}}\ncomplete: [polices]", ["3:12: unknown section 'polices' (did you mean policies?)"]),
    "attribute": ("positions: {a: {}}\norganization: {attributes: {x: [1], y: .nan}}", ["3:32: 'x' is a list; expected text, a number, true or false", "3:40: 'y' is the number .nan; expected text, a number, true or false"]),
    "party with a position's id": ("positions: {a: {}}\nparties: {a: {}}", ["3:11: the party 'a' has the id of the position in line 2; expected an id of its own"]),
    "former id in use": ("positions: {a: {formerly: b}, b: {}}", ["2:13: the position 'a' claims the former id 'b', which is that of 'b' too"]),
    "former id of two": ("positions: {a: {formerly: o}, b: {formerly: o}}", ["2:31: the position 'b' claims the former id 'o', which is that of 'a' too"]),
    "alias whose role is another position": (
        "positions: {ciso: {title: Gardener}}\npolicies: {p: {owner: CISO}}",
        ["3:23: 'CISO' is the role ciso, but the position or party 'ciso' is somebody else; expected the id of a position"],
    ),
    "control characters in an id": ('positions: {"a\\e[31m": {}, "": {}}', ["2:13: 'a\\x1b[31m' cannot be an id; expected text without control characters that is not blank", "2:28: '' cannot be an id; expected text without control characters that is not blank"]),
    "control characters in a row and a column": (
        'raci: {"a\\a": {"b\\u202e": A}}',
        ["2:8: 'a\\x07' cannot be an id; expected text without control characters that is not blank", "2:16: 'b\\u202e' cannot be an id; expected text without control characters that is not blank"],
    ),
    "nothing": ("organization: {name: X}", ["1:1: an organisation that says nothing; there must be positions or a matrix"]),
    "nothing but blanks": ("positions:\nraci: {}", ["1:1: an organisation that says nothing; there must be positions or a matrix"]),
    "all at once": (
        "organisation: {}\npositions:\n  a: {reports_to: b, titel: X}\nraci:\n  x: {zz: A, a: Q}",
        [
            "2:1: unknown key at the top of an organisation file 'organisation' (did you mean organization?)",
            "4:19: unknown position 'b'; expected one of a",
            "4:22: unknown key in a position 'titel' (did you mean title?)",
            "6:7: unknown column 'zz'",
            "6:17: the cell of 'x' and 'a' is 'Q'; expected letters of R, A, C, I joined by '/', such as A/R",
        ],
    ),
}  # fmt: skip

RAW = {
    "empty": (b"", ["1:1: an empty file; expected a YAML document that begins with 'govcheck: 1'"]),
    "comment": (b"# nothing\n", ["1:1: an empty file; expected a YAML document that begins with 'govcheck: 1'"]),
    "text": (b"hello\n", ["1:1: the file is 'hello'; expected a mapping that begins with 'govcheck: 1'"]),
    "list": (b"- a\n", ["1:1: the file is a list; expected a mapping that begins with 'govcheck: 1'"]),
    "no header": (b"positions: {a: {}}\n", ["1:1: no 'govcheck: 1' in this file; expected an organisation file that begins with it"]),
    "no header, other problems": (
        b"positions: {a: {x: 1}}\n",
        ["1:1: no 'govcheck: 1' in this file; expected an organisation file that begins with it", "1:17: unknown key in a position 'x'"],
    ),
    "another kind of file": (b"apiVersion: v1\nkind: List\n", ["1:1: no 'govcheck: 1' in this file; expected an organisation file that begins with it"]),
    "another version": (b"govcheck: 2\npositions: {a: {x: 1}}\n", ["1:11: 'govcheck' is the number 2; expected 1, the version of the format"]),
    "version as text": (b"govcheck: '1'\npositions: {a: {}}\n", ["1:11: 'govcheck' is '1'; expected 1, the version of the format"]),
    "not UTF-8": (b"govcheck: 1\npositions: {a: {title: M\xfcller}}\n", ["2:25: not UTF-8: byte 0xfc; expected a UTF-8 text file"]),
    "NUL": (b"govcheck: 1\nposi\0tions: {}\n", ["2:5: a NUL byte, which no text file holds; expected UTF-8 text"]),
    "tab": (b"govcheck: 1\npositions:\n\ta: {}\n", ["3:1: a tab in the indentation; expected spaces"]),
    "control character": (b"govcheck: 1\npositions: {a: {title: \x1b[31m}}\n", ["2:24: the control character U+001B; expected printable text"]),
    "bare dash": (b"govcheck: 1\nraci:\n  x:\n    a: -\n", ["4:8: not YAML: a '-' that begins no list; expected it in quotes, or nothing in its place"]),
    "two documents": (b"govcheck: 1\n---\ngovcheck: 1\n", ["2:1: a second document; expected one YAML document to a file"]),
    "huge number": (b"govcheck: 1\npositions: {a: {line_of_defence: " + b"9" * 5000 + b"}}\n", ["2:34: 'line_of_defence' is the number " + "9" * 59 + "…; expected a whole number from 1 to 3"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_problem_is_told_with_place_expectation_and_nearest_word(case: str) -> None:
    text, expected = CASES[case]
    assert problems(text) == expected


@pytest.mark.parametrize("case", RAW, ids=str)
def test_file_that_is_no_organisation_file_is_refused(case: str) -> None:
    data, expected = RAW[case]
    assert raw_problems(data) == expected


BOUNDS = {
    "one line of 50 MB": (b"govcheck: 1\npositions: {a: {title: " + b"x" * 50_000_000 + b"}}\n", ["2:1: a line of more than 1,000,000 characters; expected one entry to a line"]),
    "900 deep": (b"govcheck: 1\npositions: " + b"[" * 900 + b"]" * 900 + b"\n", ["2:112: nested more than 100 deep"]),
    "10,000 deep, one line each": (b"govcheck: 1\n" + b"".join(b" " * n + b"a:\n" for n in range(10_000)), ["103:102: nested more than 100 deep"]),
    "many lines that are nearly too long": (
        b"govcheck: 1\npositions:\n" + b"".join(b"  p%d: {title: %s}\n" % (n, b"x" * 900_000) for n in range(9)) + b"  p9: [\n",
        ["13:1: not YAML: did not find expected node content while parsing a flow node"],
    ),
    "alias bomb": (
        b"govcheck: 1\nattributes:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(b"  a%d: &a%d [%s]\n" % (i, i, b", ".join([b"*a%d" % (i - 1)] * 9)) for i in range(1, 30)),
        ["9:7: repeats itself through aliases to more than 1,000,000 entries; expected each entry written out"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BOUNDS, ids=str)
def test_hostile_file_is_refused_at_once(case: str) -> None:
    data, expected = BOUNDS[case]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    assert raw_problems(data) == expected
    assert time.process_time() - begin < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def test_twenty_thousand_dangling_references_are_told_in_time() -> None:
    text = "positions:\n" + "".join(f"  p{i}: {{reports_to: q{i}, deputy: r{i}, entity: e{i}, supplied_by: v{i}}}\n" for i in range(5_000))
    begin = time.process_time()
    found = problems(text)
    assert time.process_time() - begin < 2
    assert len(found) == 20_000
    assert found[0] == "3:20: unknown position 'q0' (did you mean p0?)"
    assert found[-1] == "5002:73: unknown vendor 'v4999'"


def test_aliases_used_with_measure_are_read() -> None:
    assert problems("positions:\n  a: &a {titel: x}\n  b: *a") == ["3:10: unknown key in a position 'titel' (did you mean title?)"]
