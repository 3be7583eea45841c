"""Rows that no rule looks at for what they are about, so that silence on them is not taken for health."""

from govcheck.assessment.names import Names
from govcheck.assessment.wanted import wanted_activities
from govcheck.graph.orggraph import OrgGraph
from govcheck.graph.rows import Standing
from govcheck.packs.rule import RulePacks


def overlooked(packs: RulePacks, graph: OrgGraph, names: Names) -> tuple[str, ...]:
    """The names of the rows of which no rule names the activity, nor the topic of it, nor a part that has no row of its own, sorted.

    A row whose name is a framework that the organisation claims is looked at by rules about frameworks.

    Rules that look at every row, for its letters alone, do not count: that a row has one A says nothing of whether it is the right one.
    """
    if not graph.rows.all:
        return ()
    known = packs.rules
    subjects = [subject for rule in known for subject in (rule.subject, *rule.others) if subject.kind == "activity"]
    activities = {activity for subject in subjects for activity in (*subject.ids, *wanted_activities(subject))}
    topics = {topic for subject in subjects for topic in dict(subject.where).get("topic", ())}
    terms = graph.vocabulary.activities
    left = [
        row
        for row in graph.rows.all
        if row.canonical is None or not ({row.canonical} & activities or {terms[row.canonical].topic} & topics)
    ]
    also: frozenset[str] = frozenset()
    if any(row.canonical is not None for row in left):
        also = frozenset(activity for pack in packs.packs for activity in pack.beside)
        left = [row for row in left if row.canonical not in also]
    if any(row.canonical is not None for row in left):
        named = also.union(*(subject.ids for subject in subjects))
        reached = {row.ref for each in named for standing in _standing(each, graph) for row in standing.rows}
        left = [row for row in left if row.ref not in reached]
    if any(rule.subject.kind == "framework" for rule in known):
        frameworks = {row.ref for framework in graph.organization.frameworks or () for row in graph.rows.named(framework)}
        left = [row for row in left if row.ref not in frameworks]
    return tuple(sorted(names.of(row.ref) for row in left))


def _standing(activity: str, graph: OrgGraph) -> tuple[Standing, Standing]:
    """By which rows an activity is judged: its own, those of what it is part of, or those of something wider."""
    return graph.rows.standing_for(activity), graph.rows.wider(activity)
