"""Where the rules that come with govcheck are, installed or in a checkout."""
# pathlib costs a third of an interpreter's start, and a plain check comes through here
# ruff: noqa: PTH112, PTH118, PTH120

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: the folder of the package, with every link in it followed
PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def rules_folder() -> "Path":
    """As `rules_path`, as a path object."""
    from pathlib import Path

    return Path(rules_path())


def rules_path() -> str:
    """The folder of the packs, vocabulary, profiles and sources that come with govcheck.

    A wheel carries it as ``govcheck/rules``; in a checkout, also one installed in editable mode, it stands at the top level
    beside the package. Raises FileNotFoundError where it is in neither place, which only a broken installation brings about.
    """
    shipped = os.path.join(PACKAGE, "rules")
    for folder in (shipped, os.path.join(os.path.dirname(PACKAGE), "rules")):
        if os.path.isdir(folder):
            return folder
    raise FileNotFoundError(f"the rules that come with govcheck are missing: no folder {shipped}; install govcheck again")
