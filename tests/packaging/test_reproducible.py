"""The same tree makes the same wheel and the same source distribution, byte for byte, whoever builds it, where and when."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.packaging.project import ROOT, project_files

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="files are created with other permissions there")]


class Surroundings(NamedTuple):
    """What must not show in what is built: the folder of the tree, the day on which its files were written, and who builds it."""

    folder: str
    written: int
    mask: int
    environment: Mapping[str, str]
    #: whether the wheel is built from the tree, and not from the source distribution
    from_tree: bool


ONE = Surroundings("a", 1_000_000_000, 0o022, {"LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "USER": "ada"}, True)
OTHER = Surroundings("b/with a name/ünd more", 1_700_000_000, 0o077, {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "TZ": "UTC"}, False)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = built(ONE, tmp_path), built(OTHER, tmp_path)
    assert sorted(name.rpartition(".")[2] for name in one) == ["gz", "whl"]
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def built(where: Surroundings, folder: Path) -> dict[str, bytes]:
    """The wheel and the source distribution of a copy of the tree, by name."""
    tree, out = folder / where.folder, folder / f"built from {where.folder[0]}"
    copy_tree(tree, where)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG", "SOURCE_DATE_EPOCH"))}
    kinds = ("--sdist", "--wheel") if where.from_tree else ()
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(out), str(tree)],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**environment, **where.environment},
        umask=where.mask,
    )
    return {path.name: path.read_bytes() for path in out.iterdir()}


def copy_tree(tree: Path, where: Surroundings) -> None:
    """Copy the project's files, the first of them last, as somebody who lets nobody else in would have them."""
    for number, name in enumerate(sorted(project_files("."), reverse=where.from_tree)):
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
        target.chmod(target.stat().st_mode & ~where.mask)
        os.utime(target, (where.written + number, where.written + number))
