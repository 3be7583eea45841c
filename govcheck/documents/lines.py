"""The lines of a file for code frames, split when the first frame is drawn: most files are read and never shown."""

from collections.abc import Sequence
from functools import cached_property
from typing import overload


class Lines(Sequence[str]):
    """The lines of a UTF-8 file without their ends, counted as YAML counts them."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def data(self) -> bytes:
        """The file as it was read."""
        return self._data

    @cached_property
    def _lines(self) -> list[str]:
        return self._data.decode("utf-8-sig").splitlines()

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._lines[at]
