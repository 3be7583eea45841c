"""Rows that no rule looks at for what they are about, so that silence on them is not taken for health."""

from collections.abc import Iterable

from govcheck.assessment.names import Names
from govcheck.assessment.subjects import wanted_activities
from govcheck.constraints.ends import End
from govcheck.graph.orggraph import OrgGraph
from govcheck.packs.rule import Rule


def overlooked(rules: Iterable[Rule], graph: OrgGraph, names: Names) -> tuple[str, ...]:
    """The names of the rows of which no rule names the activity, nor the topic of it, sorted.

    Rules that look at every row, for its letters alone, do not count: that a row has one A says nothing of whether it is the right one.
    """
    if not graph.rows.all:
        return ()
    known = tuple(rules)
    subjects = [subject for rule in known for subject in (rule.subject, *rule.others) if subject.kind == "activity"]
    activities = {activity for subject in subjects for activity in (*subject.ids, *wanted_activities(subject))}
    topics = {topic for subject in subjects for topic in dict(subject.where).get("topic", ())}
    terms = graph.vocabulary.activities
    left = [
        row
        for row in graph.rows.all
        if row.canonical is None or not ({row.canonical} & activities or {terms[row.canonical].topic} & topics)
    ]
    if any(row.canonical is not None for row in left):
        also = frozenset(_named_beside(known))
        left = [row for row in left if row.canonical not in also]
    return tuple(sorted(names.of(row.ref) for row in left))


def _named_beside(rules: Iterable[Rule]) -> Iterable[str]:
    """The activities that constraints name beside the subject of their rule."""
    for rule in rules:
        for check in rule.checks:
            for parameter in check.constraint.parameters:
                value = getattr(check.constraint, parameter.name)
                if parameter.shape == "activity" and value is not None:
                    yield value
                elif isinstance(value, End) and value.activity is not None:
                    yield value.activity
