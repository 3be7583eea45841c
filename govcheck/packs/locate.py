"""Where the rules that come with govcheck are, installed or in a checkout."""

from pathlib import Path


def rules_folder() -> Path:
    """The folder of the packs, vocabulary, profiles and sources that come with govcheck.

    A wheel carries it as ``govcheck/rules``; in a checkout, also one installed in editable mode, it stands at the top level
    beside the package. Raises FileNotFoundError where it is in neither place, which only a broken installation brings about.
    """
    package = Path(__file__).resolve().parent.parent
    shipped = package / "rules"
    for folder in (shipped, package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the rules that come with govcheck are missing: no folder {shipped}; install govcheck again")
