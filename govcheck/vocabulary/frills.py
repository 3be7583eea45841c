"""What people write around the name of an activity that changes nothing about it: that it is done, how often, and that it is a process.

``Annual risk assessment``, ``Conduct a risk assessment``, ``Risk assessment (quarterly)`` and ``Risk assessment process`` are one
activity. Words that make another activity of it (approve, test, define, report) stay, so that no row is taken for what it is not.
"""

from collections.abc import Iterator

_OFTEN = frozenset(
    (
        "annual", "annually", "yearly", "quarterly", "monthly", "weekly", "daily", "periodic", "periodical", "periodically", "regular",
        "regularly", "recurring", "ongoing",
    )
)  # fmt: skip
_DOING = frozenset(("conduct", "perform", "execute", "run", "lead"))
_ENDING = frozenset(("programme", "process", "procedure"))
_MANAGE, _MANAGEMENT = "manage", "management"


def plainer(name: str) -> Iterator[str]:
    """Simpler forms of a normalised name, the nearest first; none where it has no such words."""
    words = name.split()
    bare = [word for word in words if word not in _OFTEN]
    for kept in (bare, bare[1:] if bare and bare[0] in _DOING else bare):
        for shorter in (kept, kept[:-1] if len(kept) > 1 and kept[-1] in _ENDING else kept):
            if shorter and shorter != words:
                yield " ".join(shorter)
    turned = managed(" ".join(bare))
    if turned and turned != name:
        yield turned


def managed(name: str) -> str:
    """``manage incidents`` as ``incident management``; any other name as it is."""
    first, _, rest = name.partition(" ")
    if first != _MANAGE or not rest:
        return name
    # a normalised name has lost the s of longer words already
    for plural, one in (("ie", "y"), ("ies", "y"), ("ss", "ss"), ("s", "")):
        if rest.endswith(plural):
            rest = rest.removesuffix(plural) + one
            break
    return f"{rest} {_MANAGEMENT}"
