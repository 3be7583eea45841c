"""How certain it is what a title or an activity's name stands for, as a comment says it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.vocabulary.terms import Vocabulary


def title_degree(title: str, vocabulary: "Vocabulary") -> str:
    """``ciso (exact)``; ``cio or chief-investment-officer (open)`` for one abbreviation with two meanings; blank where nothing is known."""
    roles, rivals = vocabulary.match_title(title)
    if roles:
        return f"{', '.join(roles)} (exact)"
    return f"{' or '.join(rivals)} (open)" if rivals else ""


def activity_degree(name: str, vocabulary: "Vocabulary") -> str:
    """``incident-response (exact)``, or blank where the name stands for no known activity."""
    activity = vocabulary.match_activity(name)
    return f"{activity} (exact)" if activity is not None else ""
