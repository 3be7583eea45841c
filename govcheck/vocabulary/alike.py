"""Names of rows that may mean an activity or something else: never read as it, and asked about where a rule wants to know."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govcheck.vocabulary.normalise import normalise_name

if TYPE_CHECKING:
    from govcheck.vocabulary.assemble import Drafts


def names_alike(drafts: "Drafts", stated: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Normalised name -> the activities that list it as ``near``, sorted; what states an activity outright is left out."""
    found: dict[str, set[str]] = {}
    for activity, draft in drafts.every("activities"):
        for item in draft.texts("near"):
            key = normalise_name(item.text)
            if key and key not in stated:
                found.setdefault(key, set()).add(activity)
    return {key: tuple(sorted(activities)) for key, activities in sorted(found.items())}
