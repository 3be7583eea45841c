"""The ten checks by pySHACL: ``python with_pyshacl.py facts.ttl`` prints each check with its count."""

import sys
from collections import Counter
from pathlib import Path

from pyshacl import validate
from rdflib import Graph, Namespace

SH = Namespace("http://www.w3.org/ns/shacl#")
shapes = Graph().parse(Path(__file__).with_name("shapes.ttl"))
_, results, _ = validate(Graph().parse(sys.argv[1]), shacl_graph=shapes, advanced=False, inference="none")
found: Counter[str] = Counter()
for result in results.subjects(SH.resultSeverity):
    shape = results.value(result, SH.sourceShape)
    found[str(shape).removeprefix("urn:o:")] += 1
for check, count in found.items():
    print(check, count)
