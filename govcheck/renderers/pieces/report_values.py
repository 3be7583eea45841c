"""What the templates of a report show: everything of a dossier that stands in it, in words and in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from govcheck import __version__
from govcheck.model.dossiers import Dossier, Turn
from govcheck.model.plans import Contradiction, Plan, StepGroup
from govcheck.renderers.pieces.cards import accepted, cards, clauses
from govcheck.renderers.pieces.headline import day, headline, planned, together
from govcheck.renderers.pieces.outline import outline
from govcheck.renderers.pieces.planned import brings, waited_for
from govcheck.renderers.pieces.report_words import GROUPS, METHOD, OUTCOMES, OVERLOOKED, SECTIONS, UNSAID, client_of, title_of, topics
from govcheck.renderers.pieces.scorecard import scorecards
from govcheck.renderers.pieces.stated import one_by_one, remarks_told
from govcheck.renderers.pieces.summary import summary


def values(page: Dossier) -> dict[str, Any]:
    """What the templates show, by the names that they use; every list is in its order already."""
    assessment, cover = page.assessment, page.cover
    titles = {source.id: source.title for source in page.references}
    numbers = summary(assessment)
    told = cards(assessment, titles)
    tables = scorecards(assessment)
    waived = accepted(assessment)
    plan = page.plan if isinstance(page.plan, Plan) else None
    contradiction = page.plan if isinstance(page.plan, Contradiction) else None
    there = {
        "scorecard": bool(tables),
        "chart": bool(page.chart.seats),
        "matrix": bool(page.grids),
        "plan": page.plan is not None,
        "questions": bool(assessment.questions),
        "waivers": bool(waived),
    }
    return {
        "version": __version__,
        "title": title_of(page),
        "client": client_of(page),
        "day": day(assessment.as_of),
        "cover": cover,
        "numbers": numbers,
        "head": headline(page, numbers, told),
        "numbers_of": {card: number for number, card in enumerate(told, start=1)},
        "sections": [(name, text) for name, text in SECTIONS.items() if there.get(name, True)],
        "titles": SECTIONS,
        "scorecards": tables,
        "statements": one_by_one(assessment),
        "light": remarks_told(assessment),
        "chart": page.chart,
        "whole": page.whole,
        "outline": outline(page.whole),
        "grids": page.grids,
        "cards": told,
        "together": together(told, assessment),
        "plan": plan,
        "brings": brings(plan) if plan is not None and plan.proof.introduced else "",
        "waited_for": waited_for,
        "planned": planned(plan) if plan is not None else "",
        "groups": _groups(plan),
        "turns": _turns(page.turns),
        "contradiction": contradiction,
        "cited": lambda cites: clauses(cites, titles),
        "questions": assessment.questions,
        "accepted": waived,
        "outcomes": [(word, numbers.rules[outcome], meaning) for outcome, word, meaning in OUTCOMES if numbers.rules[outcome]],
        "assessment": assessment,
        "unsaid": UNSAID,
        "overlooked": OVERLOOKED,
        "notmodelled": topics(assessment.notmodelled),
        "rules": assessment.rules,
        "inputs": assessment.inputs,
        "method": METHOD,
        "packs": assessment.packs,
        "profile": assessment.profile,
        "references": page.references,
    }


def _groups(plan: Plan | None) -> list[tuple[StepGroup, str, list[Any]]]:
    if plan is None:
        return []
    grouped = [(group, text, [step for step in plan.steps if step.group is group]) for group, text in GROUPS.items()]
    return [one for one in grouped if one[2]]


def _turns(turns: Iterable[Turn]) -> Mapping[int, list[Turn]]:
    found: dict[int, list[Turn]] = defaultdict(list)
    for turn in turns:
        found[turn.step].append(turn)
    return found
