"""Checks in this process, in a folder of their own and with a cache of their own, and whether they judged or said an answer again."""

import gc
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from govcheck.cli import cached
from govcheck.cli.main import main
from tests.cli.running import ROOT


class Came(NamedTuple):
    """What a check came to: exit status, both outputs, and the files that it was told to write."""

    status: int
    out: bytes
    err: bytes
    files: Mapping[str, bytes]


class Bench:
    """A folder with files to check, and a cache beside it; `env` is what the environment has beside that."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "files"
        self.folder.mkdir()
        self.cache = folder / "cache"
        self.env: dict[str, str] = {}
        self.encoding = "utf-8"
        self.judged = False

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def check(self, *words: str, stdin: bytes = b"") -> Came:
        """A check as it is; `judged` tells afterwards whether it judged."""
        return self._run(words, stdin, {"GOVCHECK_CACHE_DIR": str(self.cache)})

    def anew(self, *words: str, stdin: bytes = b"") -> Came:
        """The same check without a cache."""
        return self._run(words, stdin, {"GOVCHECK_NO_CACHE": "1"})

    def entries(self) -> list[Path]:
        return sorted(self.cache.glob("*.answer"))

    def _run(self, words: tuple[str, ...], stdin: bytes, env: Mapping[str, str]) -> Came:
        self.judged = False
        check = cached._check

        def noticed(*given: object) -> int:
            self.judged = True
            return check(*given)  # type: ignore[arg-type]

        out, err = io.BytesIO(), io.BytesIO()
        outputs = [words[place + 1] for place, word in enumerate(words) if word == "--output" and words[place + 1] != "-"]
        given, told, complained = io.TextIOWrapper(io.BytesIO(stdin)), io.TextIOWrapper(out, self.encoding), io.TextIOWrapper(err, "utf-8")
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with (
                mock.patch.dict(os.environ, {"PATH": os.environ["PATH"], **self.env, **env}, clear=True),
                mock.patch.multiple(sys, stdin=given, stdout=told, stderr=complained),
                mock.patch.object(cached, "_check", noticed),
            ):
                status = main(words)
                for stream in (told, complained):
                    stream.flush()
        finally:
            os.chdir(here)
            gc.unfreeze()
            gc.enable()
        files = {name: (self.folder / name).read_bytes() for name in outputs if (self.folder / name).is_file()}
        for name in files:
            (self.folder / name).unlink()
        return Came(status, out.getvalue(), err.getvalue(), files)


def example(name: str) -> str:
    return (ROOT / "examples" / name / "org.yaml").read_text(encoding="utf-8")
