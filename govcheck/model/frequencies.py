"""How often things recur, as a closed scale."""

#: most frequent first; ``ad-hoc`` is no rhythm, and so the last
FREQUENCIES = (
    "continuous",
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "quarterly",
    "half-yearly",
    "yearly",
    "biennial",
    "ad-hoc",
)

_RANK = {frequency: rank for rank, frequency in enumerate(FREQUENCIES)}


def at_least(frequency: str, wanted: str) -> bool:
    """Whether something recurs at least as often as wanted; raises KeyError for a word that is not in `FREQUENCIES`."""
    return _RANK[frequency] <= _RANK[wanted]
