"""The build hook that puts the compiled index of the packs into a wheel; it runs when a wheel is built and ships in none."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``rules/`` of the tree that is being built; a rule that is wrong fails the build."""

    #: where the index waits for the wheel; nobody but the wheel gets it
    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add ``govcheck/rules/index``; an editable install reads the tree itself and gets none."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        try:
            from govcheck.packs.index import INDEX_FILE  # the package that is being built, and not one that is installed
            from govcheck.packs.shipped import shipped_index

            index = shipped_index()
        finally:
            sys.path.remove(self.root)
        self._folder = TemporaryDirectory(prefix="govcheck-index-")
        path = Path(self._folder.name) / INDEX_FILE
        path.write_text(index, encoding="utf-8", newline="\n")
        build_data["force_include"][str(path)] = f"govcheck/rules/{INDEX_FILE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self._folder is not None:
            self._folder.cleanup()
