"""How far a long run is: one line on a terminal, which is gone when the run is over; nothing anywhere else.

Written here rather than with a library: it is one line, and a run over many files must not cost more start-up than one over one.
"""

import os
import sys
from types import TracebackType
from typing import Self

_BAR = 24
_NARROWEST = 40


class Progress:
    """A bar on standard error for a number of steps; silent where that is no terminal, where it is dumb, or where it is not wanted."""

    def __init__(self, total: int, *, wanted: bool = True) -> None:
        self._total = total
        self._done = 0
        self._taken = 0
        self._shown = wanted and total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        self._draw("")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._shown:
            self._write("")

    def step(self, name: str) -> None:
        """One more is done: the one of that name."""
        self._done += 1
        self._draw(name)

    def _draw(self, name: str) -> None:
        if not self._shown:
            return
        full = _BAR * self._done // self._total
        line = f"[{'#' * full}{'-' * (_BAR - full)}] {self._done}/{self._total} "
        room = self._width() - len(line) - 1
        shown = "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in name)
        self._write(f"{line}{shown[-room:] if room > 0 else ''}")

    def _write(self, line: str) -> None:
        """Write over what stands there, with blanks: every console knows how to do that."""
        sys.stderr.write(f"\r{' ' * self._taken}\r{line}")
        sys.stderr.flush()
        self._taken = len(line)

    def _width(self) -> int:
        try:
            return max(_NARROWEST, os.get_terminal_size(sys.stderr.fileno()).columns)
        except (OSError, ValueError):
            return 80
