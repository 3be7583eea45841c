"""Reading packs from folders: what is read, what is not, and every problem of every file at once."""

from pathlib import Path

from govcheck.constraints.assigned import Assigned
from govcheck.constraints.selecting import Selector, Who
from govcheck.model.findings import Kind, Severity
from govcheck.packs.rule import Check, Rule, SeverityRule, Source, Subject, Texts
from tests.packs.house import PACK, RULE, edited, load, problems, rule, write

MORE = """\
judge: any
severity_when: [{organization: {regulated: true}, severity: error, because: 'house:2'}]
rationale: >
  Because
  of this.
repair: {give: {letter: A, to: {role: ciso}}}
related: [watched]
formerly: [guarded]
"""


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    text = edited(
        ("\nsubject: ", "\nwhen: {organization: {sector: [finance, energy], regulated: true}}\nsubject: "),
        (
            "rationale: Because.\n",
            MORE,
        ),
    )
    found = rule(write(tmp_path, {}), text)
    (check,) = found.checks

    texts = Texts(
        title="The CISO watches",
        messages={Kind.CONFLICT: "{assignee} answers for {subject}", Kind.GAP: "nobody answers for {subject}"},
        remediation="Do it.",
        rationale="Because of this.",
        repair={"give": {"letter": "A", "to": {"role": "ciso"}}},
        related=("watched",),
        formerly=("guarded",),
    )
    assert found == Rule(
        id="watched",
        pack="house",
        topic="",
        severity={Kind.CONFLICT: Severity.WARNING, Kind.GAP: Severity.INFO},
        cites=("house:1",),
        subject=Subject("activity", ("security-monitoring",)),
        requirements=found.requirements,
        worded={"watched": texts},
        judge="any",
        when=(("regulated", (True,)), ("sector", ("finance", "energy"))),
        severity_when=(SeverityRule((("regulated", (True,)),), Severity.ERROR, "house:2"),),
        needs=("ciso",),
        names=("ciso",),
        file=(tmp_path / "watched.yaml").as_posix(),
    )
    assert check == Check(check.constraint)
    assert type(check.constraint) is Assigned
    assert vars(check.constraint) == {
        "letters": "A",
        "to": Who((Selector(role=("ciso",)),)),
        "delegated": False,
        "not_under": None,
        "activity": None,
    }


def test_a_pack_is_read_with_its_rules_in_order_and_their_topics(tmp_path: Path) -> None:
    other = edited(("id: watched", "id: also-watched"))
    pack = load(write(tmp_path, {"watched.yaml": RULE, "deep/down/also-watched.yaml": other}))

    assert (pack.id, pack.title, pack.version, pack.date, pack.sources) == ("house", "House rules", "1", "2026-01-01", ("house",))
    assert [(found.id, found.topic) for found in pack.rules] == [("also-watched", "deep/down"), ("watched", "")]


def test_a_number_where_text_is_expected_stays_as_it_is_written(tmp_path: Path) -> None:
    files = {"pack.yaml": PACK.replace('"1"', "1.10"), "007.yaml": edited(("id: watched", "id: 007"))}
    pack = load(write(tmp_path, files))
    assert (pack.version, [found.id for found in pack.rules]) == ("1.10", ["007"])


def test_what_is_hidden_or_no_rule_is_not_read(tmp_path: Path) -> None:
    """Editors leave locks and copies beside a rule, which begin with a dot."""
    (tmp_path / ".#watched.yaml").symlink_to(tmp_path / "nobody@nowhere.1")
    files = {
        "watched.yaml": RULE,
        "._watched.yaml": "\x00",
        ".cache/old.yaml": "no rule",
        "not_checked.yaml": "house:2: nobody knows",
        "README.md": "# Rules",
    }
    assert [found.id for found in load(write(tmp_path, files)).rules] == ["watched"]


def test_the_sources_of_a_pack_are_known_to_its_rules(tmp_path: Path) -> None:
    from govcheck.packs.load import load_packs
    from tests.properties.organisations import VOCABULARY

    packs = load_packs([write(tmp_path, {"watched.yaml": RULE})], VOCABULARY)
    assert packs.sources["house"] == Source("house", "Our own policy", clauses=("1", "2"))


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "watched.yaml": edited(("role: ciso}}", "role: cisso}}")),
        "topic/broken.yaml": "id: [",
        "topic/empty.yaml": "# nothing yet\n",
        "topic/listed.yaml": "- id: listed\n",
        "topic/short.yml": RULE,
        "pack.yaml": "id: House\ntitel: House rules\nversion: [1]\nsources: [hause]\n",
        "sources.yaml": "- {id: house, title: Ours}\n- {id: house, title: Again}\n- {title: Nameless}\n- {id: cio-ciso, title: Ours}\n",
    }
    assert problems(write(tmp_path, files)) == [
        "pack.yaml:1:1: the pack lacks date",
        "pack.yaml:1:1: the pack lacks title",
        "pack.yaml:1:5: expected small letters, digits and hyphens, found 'House'",
        "pack.yaml:2:1: unknown key of a pack 'titel' (did you mean title?)",
        "pack.yaml:3:10: expected a text, found a list",
        "pack.yaml:4:11: unknown source 'hause' (did you mean house?)",
        "sources.yaml:2:8: the source 'house' is there already",
        "sources.yaml:3:3: a source needs an id and a title",
        "sources.yaml:4:8: the source 'cio-ciso' is there already",
        "topic/broken.yaml:2:1: not YAML: did not find expected node content while parsing a flow node",
        "topic/empty.yaml:1:1: an empty file; expected a rule",
        "topic/listed.yaml:1:1: expected a mapping, found a list",
        "topic/listed.yaml:1:1: no example; expected one for each kind of finding and one without",
        "topic/short.yml:1:1: a file that is not read; expected short.yaml",
        "watched.yaml:7:39: unknown role 'cisso' (did you mean ciso?)",
    ]


def test_an_id_is_taken_once_in_all_packs(tmp_path: Path) -> None:
    other = "id: other\ntitle: Other rules\nversion: 1\ndate: 2026-01-01\n"
    first = write(tmp_path / "first", {"watched.yaml": RULE})
    second = write(tmp_path / "second", {"sources.yaml": "[]", "pack.yaml": other, "deep/watched.yaml": RULE})
    third = write(tmp_path / "third", {"sources.yaml": "[]"})

    assert problems(first, second, third) == [
        f"deep/watched.yaml:1:5: the rule id 'watched' is taken by {first.as_posix()}/watched.yaml",
        f"pack.yaml:1:5: the pack id 'house' is taken by {first.as_posix()}",
    ]


def test_a_folder_that_is_no_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = [f"{tmp_path.as_posix()}/{problem}" for problem in (
        "absent:1:1: no such folder; expected the folder of a rule pack",
        "bare:1:1: no pack.yaml in the folder; expected id, title, version and date in it",
        "file:1:1: no such folder; expected the folder of a rule pack",
    )]  # fmt: skip
    assert problems(tmp_path / "absent", tmp_path / "bare", tmp_path / "file") == told
