"""The README on waivers, profiles, baseline and configuration: its files are read, and its commands print what it shows."""

import re
from pathlib import Path

from tests.packaging.readme import README, ROOT
from tests.packaging.test_guide import assert_shown, said

_SECTION = re.compile(r"^## Waivers, profiles, baseline, configuration\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(console|yaml|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_whoever_follows_the_section_gets_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (section,) = _SECTION.findall(README.read_text(encoding="utf-8"))
    blocks = _BLOCK.findall(section)
    assert [kind for kind, _ in blocks] == ["yaml", "console", "yaml", "toml", "console"]
    for kind, block in blocks:
        first, _, rest = block.partition("\n")
        if kind == "console":
            assert_shown(rest, said(first, tmp_path))
        else:
            (tmp_path / first.removeprefix("# ")).write_text(block, encoding="utf-8")
