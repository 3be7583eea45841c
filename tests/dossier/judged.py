"""Organisations of YAML text, read and judged by the shipped packs, for what is gathered and rendered of them."""

from datetime import date
from functools import cache
from pathlib import Path

from govcheck.assessment.assess import assess
from govcheck.cli.knowledge import Knowledge, knowledge
from govcheck.documents.read import read_files
from govcheck.dossier.chart import chart_of
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Chart
from govcheck.model.findings import Assessment
from govcheck.model.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = Settings(date(2026, 11, 23))


@cache
def known() -> Knowledge:
    return knowledge()


def judged(text: str) -> tuple[Assessment, OrgGraph]:
    """The assessment of a file of that text (the header is put in front), and its graph."""
    document = read_files(["-"], known().vocabulary, f"govcheck: 1\n{text}".encode())
    assessment = assess(document, known().packs, known().vocabulary, SETTINGS)
    return assessment, OrgGraph(document.organization, known().vocabulary, SETTINGS)


@cache
def example(name: str) -> tuple[Assessment, OrgGraph]:
    """The assessment and graph of an example."""
    text = (EXAMPLES / name / "org.yaml").read_text(encoding="utf-8")
    return judged(text.replace("govcheck: 1\n", "", 1))


def chart(text: str) -> Chart:
    assessment, graph = judged(text)
    return chart_of(graph, assessment.findings)
