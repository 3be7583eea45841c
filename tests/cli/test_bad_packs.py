"""Whatever is wrong with a pack: every problem at once, with line and column, exit code 2; without the pack all goes on."""

from pathlib import Path

import pytest

from tests.cli.running import Ran, govcheck

ORG = """\
govcheck: 1
positions:
  ceo: {title: Chief Executive Officer, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: ceo, holder: M. Lund}
"""

#: what is changed in a rule that is sound -> where and how that is told
CHANGES = {
    "constraint": ("assigned: {letters", "asigned: {letters", "10:3: unknown constraint 'asigned' (did you mean assigned?)"),
    "parameter": ("{letters: [A], to", "{leters: [A], to", "10:14: unknown parameter of assigned 'leters' (did you mean letters?)"),
    "role": ("to: {role: ciso}", "to: {role: cisso}", "10:39: unknown role 'cisso' (did you mean ciso?)"),
    "activity": ("{activity: security-monitoring}", "{activity: security-monitorin}",
                 "8:21: unknown activity 'security-monitorin' (did you mean security-monitoring?)"),
    "placeholder": ('"{assignee} is', '"{asignee} is', "12:13: unknown placeholder 'asignee' (did you mean assignee?)"),
    "source": ("house:1", "hause:1", "6:9: unknown source 'hause' (did you mean house?)"),
    "clause": ("house:1", "cio-ciso:7.z", "6:9: unknown clause of cio-ciso '7.z' (did you mean 7.l?)"),
    "key": ("rationale: >", "rational: >", "14:1: unknown key of a rule 'rational' (did you mean rationale?)"),
}  # fmt: skip


def house(folder: Path, name: str = "watched", *changes: tuple[str, str]) -> Path:
    """A rule of a pack of one's own, made as a person makes it, then changed."""
    govcheck("new", "rule", name, "--pack", "house", cwd=folder)
    path = folder / "house" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    (folder / "org.yaml").write_text(ORG, encoding="utf-8")
    return path


def check(folder: Path) -> Ran:
    return govcheck("check", "org.yaml", "--pack", "house", cwd=folder)


@pytest.mark.parametrize("change", CHANGES)
def test_an_unknown_word_is_told_at_its_place(change: str, tmp_path: Path) -> None:
    old, new, told = CHANGES[change]
    house(tmp_path, "watched", (old, new))
    for words in (["check", "org.yaml", "--pack", "house"], ["test", "house"], ["rules", "--pack", "house"]):
        ran = govcheck(*words, cwd=tmp_path)
        assert (ran.status, ran.out) == (2, "")
        assert f"house/watched.yaml:{told}\n" in ran.err
        assert "Traceback" not in ran.err


def test_a_rule_without_examples_or_with_too_few(tmp_path: Path) -> None:
    path = house(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("examples:")] + "examples: []\n", encoding="utf-8")
    none = check(tmp_path)
    path.write_text(text[: text.index("  - name: nobody is accountable")], encoding="utf-8")
    few = check(tmp_path)
    at = text[: text.index("examples:")].count("\n") + 1
    assert (none.status, none.out) == (2, "")
    assert none.err == f"house/watched.yaml:{at}:11: no example; expected one for each kind of finding and one without\n"
    assert (few.status, few.out) == (2, "")
    assert few.err == (
        f"house/watched.yaml:{at + 1}:5: watched: all examples: no example raises a gap; "
        "no example passes (somebody else is accountable: conflict)\n"
    )


@pytest.mark.parametrize("command", ["check", "test"])
def test_an_example_whose_findings_differ(command: str, tmp_path: Path) -> None:
    house(tmp_path, "watched", ('nobody is accountable for "security-monitoring"\'', "nobody minds'"))
    ran = check(tmp_path) if command == "check" else govcheck("test", "house", cwd=tmp_path)
    said = ran.err if command == "check" else ran.out
    assert ran.status == 2
    assert said.startswith("house/watched.yaml:29:5: watched: nobody is accountable")
    assert "expected {'kind': 'gap', 'subject': 'activity:security-monitoring', 'message': 'nobody minds'}" in said
    assert "found {'kind': 'gap'" in " ".join(said.split())


def test_an_id_that_is_taken(tmp_path: Path) -> None:
    path = house(tmp_path)
    path.rename(path.with_name("ciso-independent-of-cio.yaml"))
    path = path.with_name("ciso-independent-of-cio.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("id: watched", "id: ciso-independent-of-cio"), encoding="utf-8")
    ran = check(tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("house/ciso-independent-of-cio.yaml:3:5: the rule id 'ciso-independent-of-cio' is taken by ")
    assert ran.err.endswith("ciso-independent-of-cio.yaml\n")


@pytest.mark.parametrize("command", ["check", "test"])
def test_every_problem_of_every_file_comes_at_once(command: str, tmp_path: Path) -> None:
    house(tmp_path, "first", *((CHANGES[name][0], CHANGES[name][1]) for name in ("parameter", "source")))
    house(tmp_path, "second", (CHANGES["constraint"][0], CHANGES["constraint"][1]))
    house(tmp_path, "third", ('nobody is accountable for "security-monitoring"\'', "nobody minds'"))
    (tmp_path / "house" / "pack.yaml").write_text("id: house\ntitel: House\ntitle: House\nversion: 1\ndate: 2026-01-01\n", encoding="utf-8")
    ran = check(tmp_path) if command == "check" else govcheck("test", "house", cwd=tmp_path)
    places = sorted({":".join(line.split(":")[:3]) for line in (ran.out + ran.err).splitlines() if line.startswith("house/")})
    assert ran.status == 2
    assert places == [
        "house/first.yaml:10:14",
        "house/first.yaml:10:3",
        "house/first.yaml:6:9",
        "house/pack.yaml:2:1",
        "house/second.yaml:10:3",
        "house/third.yaml:29:5",
    ]


def test_without_the_pack_all_goes_on(tmp_path: Path) -> None:
    house(tmp_path, "watched", (CHANGES["constraint"][0], CHANGES["constraint"][1]))
    for words in (["check", "org.yaml"], ["rules"], ["explain", "ciso-independent-of-cio"], ["test", "--rule", "ciso-independent-of-cio"]):
        ran = govcheck(*words, cwd=tmp_path)
        assert (ran.status, ran.err) == (0, "")
