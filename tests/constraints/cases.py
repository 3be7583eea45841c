"""What constraints say where no shipped rule asks: ``python -m tests.constraints.cases`` writes it down anew.

``cases/<constraint>.yaml`` holds organisations by name and, for each, what is required of which subjects; ``cases/<constraint>.txt`` holds
every verdict, with its evidence and the proposed changes. Recording is an explicit act, and its difference is read before it is committed;
the test only compares.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from govcheck.assessment.subjects import select
from govcheck.documents.read import read_node
from govcheck.graph.orggraph import OrgGraph
from govcheck.packs.parse_require import require
from govcheck.packs.parse_who import subject
from govcheck.packs.report import Report
from govcheck.source.nodes import Mapping, plain
from govcheck.source.reader import read_yaml
from tests.properties.organisations import VOCABULARY, graph_of
from tests.properties.saying import listed, told

CASES = Path(__file__).with_name("cases")
NAMES = tuple(sorted(path.stem for path in CASES.glob("*.yaml")))


@cache
def read(name: str) -> dict[str, tuple[OrgGraph, list[dict[str, Any]]]]:
    """The organisations of a constraint's cases by name, and what is asked of each."""
    path = CASES / f"{name}.yaml"
    found = {}
    root = read_yaml(path.read_bytes(), str(path))
    assert isinstance(root, Mapping)
    for key, node in root:
        assert isinstance(node, Mapping)
        organization, asked = node.get("organization"), node.get("ask")
        assert isinstance(organization, Mapping)
        assert asked is not None
        found[key.text] = (graph_of(read_node(organization, str(path), VOCABULARY).organization), plain(asked))
    return found


def cases() -> list[tuple[str, str]]:
    """Constraint and name of an organisation, for all of them."""
    return [(name, case) for name in NAMES for case in read(name)]


def said(name: str, case: str) -> str:
    """What a constraint says in one case."""
    return "\n".join(_lines(name, case))


def _lines(name: str, case: str) -> Iterator[str]:
    graph, asked = read(name)[case]
    yield f"# {case}"
    for one in asked:
        required = {key: value for key, value in one.items() if key != "subject"}
        report = Report(f"{name}.yaml")
        about = subject(one.get("subject", {"position": "every"}), (), report, VOCABULARY)
        checks = require(required, about, (), report, VOCABULARY)
        assert not report.problems.found, report.problems.found
        (check,) = checks
        yield f"= {listed(' ', (f'{key}: {value}' for key, value in one.items())).strip()}"
        refs = select(about, graph, frozenset()).refs
        looked = check.constraint.worth_a_look(refs, graph)
        if looked != refs:
            yield f"looks at{listed(' ', looked) or ' nothing'}"
        for verdict in check.constraint.check(refs, graph):
            yield from told(check.constraint, verdict, graph)


def recorded(name: str) -> dict[str, str]:
    """What is written down of a constraint, by case."""
    texts = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {text.split("\n", 1)[0].removeprefix("# "): text for text in texts}


def main() -> None:
    """Write down every case."""
    for name in NAMES:
        text = "\n\n".join(said(name, case) for case in read(name))
        (CASES / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
