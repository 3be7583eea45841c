"""The contract between findings and files: where the text stands that states a fact."""

from typing import Protocol

from govcheck.model.slots import Location, Ref, Slot


class SourceMap(Protocol):
    """Finds the places of facts and of things; implemented by whoever read the files."""

    def locate(self, slot: Slot) -> tuple[Location, ...]:
        """Where the fact is stated; for an absent fact, nothing."""

    def subject(self, ref: Ref) -> Location | None:
        """Where the thing is named as a key; None where the file does not name it."""


class NoSource:
    """A source map for organisations that were made in memory."""

    def locate(self, slot: Slot) -> tuple[Location, ...]:
        """Nothing is written anywhere."""
        return ()

    def subject(self, ref: Ref) -> Location | None:
        """Nothing is written anywhere."""
        return None
