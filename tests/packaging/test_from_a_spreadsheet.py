"""The README's way from a spreadsheet to findings: the two commands, on the files that stand there, write and say what stands there."""

import re
from pathlib import Path

from tests.cli.running import ROOT, govcheck


def blocks() -> dict[str, str]:
    """The blocks of the section by their language."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme[readme.index("## From a spreadsheet") :].partition("\n## ")[0]
    return {found[1]: found[2] for found in re.finditer(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)}


def test_the_two_commands_do_what_the_readme_says(tmp_path: Path) -> None:
    shown = blocks()
    (tmp_path / "people.csv").write_text(shown["csv"], encoding="utf-8")
    (tmp_path / "raci.md").write_text(shown["markdown"], encoding="utf-8")
    commands = [line.split() for line in shown["sh"].splitlines() if line.startswith("govcheck ")]
    assert [words[:2] for words in commands] == [["govcheck", "import"], ["govcheck", "org.yaml"]]
    written = govcheck(*commands[0][1:], cwd=tmp_path)
    assert (written.status, written.err) == (0, shown["text"])
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == shown["yaml"]
    judged = govcheck(*commands[1][1:], "--quiet", cwd=tmp_path)
    assert judged.status == 1
    assert "ciso-independent-of-cio" in judged.out


def test_the_same_sources_are_judged_without_a_file(tmp_path: Path) -> None:
    shown = blocks()
    (tmp_path / "people.csv").write_text(shown["csv"], encoding="utf-8")
    (tmp_path / "raci.md").write_text(shown["markdown"], encoding="utf-8")
    judged = govcheck("check", "people.csv", "raci.md", "--quiet", "--select", "ciso-independent-of-cio", cwd=tmp_path)
    assert judged.out.startswith("people.csv:4:48: error: ")
