"""Everything that a report tells, gathered from the assessment, the graph, the packs and the plan."""

from collections import Counter

from govcheck.dossier.chart import chart_of
from govcheck.dossier.grids import excerpt as part_of_grid
from govcheck.dossier.grids import grids_of
from govcheck.dossier.parts_of_chart import excerpt as part_of_chart
from govcheck.dossier.proposals import turns, with_proposals
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Cover, Dossier, Reference
from govcheck.model.findings import Assessment, Outcome
from govcheck.model.plans import Contradiction, Plan
from govcheck.packs.rule import RulePacks

#: a page shows no more seats than this, nor cells of a matrix; what it shows of a larger one is where the findings are
MOST_SEATS = 60
MOST_CELLS = 6000


def gather(assessment: Assessment, graph: OrgGraph, packs: RulePacks, cover: Cover, plan: Plan | Contradiction | None = None) -> Dossier:
    """The dossier of one organisation."""
    whole = chart_of(graph, assessment.findings)
    told = turns(graph, plan) if isinstance(plan, Plan) else ()
    if isinstance(plan, Plan):
        whole = with_proposals(whole, plan)
    return Dossier(
        assessment=assessment,
        chart=part_of_chart(whole, MOST_SEATS),
        whole=whole,
        grids=tuple(part_of_grid(grid, MOST_CELLS) for grid in grids_of(graph, assessment.findings)),
        references=references(assessment, packs),
        plan=plan,
        turns=told,
        cover=cover,
    )


def references(assessment: Assessment, packs: RulePacks) -> tuple[Reference, ...]:
    """The sources that the rules of the run cite, those of most rules first."""
    cited: Counter[str] = Counter()
    for rule in assessment.rules:
        if rule.outcome is not Outcome.NOTSELECTED:
            cited.update({clause.partition(":")[0] for clause in rule.cites})
    found = []
    for name, count in cited.items():
        source = packs.sources.get(name)
        if source is None:
            found.append(Reference(name, name, rules=count))
        else:
            found.append(Reference(source.id, source.title, source.edition, source.date, source.url, source.note, count))
    return tuple(sorted(found, key=lambda one: (-one.rules, one.id)))
