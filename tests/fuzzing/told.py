"""What every target of fuzzing tells, and what it knows before it reads anything."""

from functools import cache

from govcheck.packs.index import Compiled
from govcheck.packs.shipped import shipped

#: what became of an input: it was refused with problems, or judged
REFUSED, JUDGED = "refused", "judged"


@cache
def known() -> Compiled:
    """The vocabulary and the packs that come with govcheck."""
    return shipped()
