"""``import govcheck`` offers the words of the project and costs next to nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import govcheck

ROOT = Path(__file__).parents[2]


def test_the_public_names_are_sorted_and_have_a_home() -> None:
    assert govcheck.__all__ == sorted(govcheck.__all__)
    assert sorted([*govcheck._HOMES, "__version__"]) == govcheck.__all__
    assert dir(govcheck) == govcheck.__all__


@pytest.mark.parametrize("name", sorted(govcheck._HOMES))
def test_a_public_name_is_the_thing_of_that_name(name: str) -> None:
    thing = getattr(govcheck, name)

    assert thing.__name__ == name
    assert thing.__module__ == govcheck._HOMES[name]


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=re.escape("module 'govcheck' has no attribute 'Reporter'")):
        _ = govcheck.Reporter


def test_importing_the_package_imports_no_part_of_it() -> None:
    code = "import sys, govcheck; print([name for name in sorted(sys.modules) if name.startswith('govcheck')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "['govcheck']\n"


def test_the_version_is_that_of_the_changelog_and_of_the_build() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"\d+\.\d+\.\d+", govcheck.__version__)
    assert govcheck.__version__ in changelog
