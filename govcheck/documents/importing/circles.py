"""Solid lines that run in circles, told where they stand; nothing is taken out of them."""

from govcheck.documents.importing.draft import Draft
from govcheck.documents.importing.records import WARNING, Ledger


def tell_circles(draft: Draft, ledger: Ledger) -> None:
    """Note every circle of two seats or more once, at the first of its seats in the order of the source."""
    done: dict[str, int] = {}
    for number, start in enumerate(draft.seats):
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in done:
            done[at] = number
            way.append(at)
            above = draft.seats[at].above
            at = above[0] if above else None
        if at is not None and done[at] == number and len(way) > 1 and at in way:
            circle = way[way.index(at) :]
            if len(circle) > 1:
                place = draft.seats[circle[0]].at("manager")
                shown = " > ".join(repr(draft.seats[seat].title) for seat in (*circle, circle[0]))
                ledger.note(WARNING, place.path, place.span, f"the lines run in a circle: {shown}; kept as they are")
