"""What fuzzing starts from: files that are sound, and the words of their formats."""

import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.documents.importing.test_trees import BACKSTAGE, GRAPH, GROUPS, OSCAL, SCIM, TEAM
from tests.documents.importing.workbooks import binary_workbook, old_workbook, open_document, workbook
from tests.fuzzing.commands import ORGANISATION

ROOT = Path(__file__).parents[2]

_TABLE = b"""id,title,reports_to,holder
ceo,Chief Executive Officer,,A. Byrne
cio,Chief Information Officer,ceo,R. Okafor
ciso,Chief Information Security Officer,cio,Vacant
"""
_MARKDOWN = b"""# Responsibilities

| Activity | CIO | CISO | Legal |
|---|:-:|:-:|---|
| **Incident response** | C | **A/R** | (I) |
| Service restoration | A | R (Build) | - |
"""
_FLOWCHART = b"""flowchart TD
  ceo[Chief Executive Officer] --> cio["CIO"]
  ceo --> ciso[CISO]
  cio -.-> ciso
"""
_SEQUENCE = b"""# Chart

```mermaid
graph LR
  a((CEO)) -- leads --> b{CIO} & c[CISO]
```
"""
_VOCABULARY = b"""roles:
  head-vault:
    {title: Head of the Vault, description: Keeps it., domain: [security], near: [key], abbreviations: [HoV], aliases: {en: [Vault Lead]}}
  ciso: {abbreviations: [KSO], aliases: {de: [Schluesselmeister]}, near: [key master]}
activities:
  vault-review: {title: Vault review, topic: access, part_of: access-review, approves: vault-opening, aliases: {en: [review of the vault]}}
  vault-opening: {title: Vault opening, topic: access}
metrics:
  openings: {title: Openings, class: performance, topics: [operations], aliases: {en: [vault openings]}}
modifiers:
  night: {description: holds the office at night, score: 0.6, words: {en: [night], de: [Nacht]}}
holders:
  vacant: {words: {en: [nobody yet]}}
words:
  scopes: {vault: what is in the vault}
"""
_CONFIG = b"""select = ["cio-ciso", "structure", "raci"]
ignore = ["too-many-hats"]
fail-on = "warning"
profile = "small-organisation"

[rules.too-many-consulted]
severity = "info"
with = {max = 6}
because = "large committees"
"""
_PROFILE = b"""profile: fuzzed
title: Ours
extends: [default, small-organisation]
when: {organization: {sector: [finance, healthcare]}}
rules:
  ciso-independent-of-cio: {severity: info, because: agreed with the regulator}
  too-many-consulted: {with: {max: 6}, because: large committees}
  too-many-hats: {off: true, because: a small house}
costs: {state: 1, letter: 2, move: 9}
"""
_WAIVERS = b"""waivers:
  - rule: ciso-independent-of-cio
    subject: position:ciso
    kind: conflict
    reason: until the merger closes
    approver: board
    granted: 2026-10-01
    expires: 2027-03-31
  - rule: cio-not-accountable-for-enforcement
    subject: activity:Compliance enforcement
    fingerprint: "v1:ecd4fae0d84d85c844b2"
    kind: conflict
    reason: agreed
    approver: ceo
    granted: 2025-01-01
    expires: 2025-06-30
"""
_BASELINE = b"""{
  "govcheck_baseline": 1,
  "organization": "Two Desks (fictional)",
  "as_of": "2026-11-26",
  "findings": [
    {"fingerprint": "v1:ecd4fae0d84d85c844b2", "rule": "cio-not-accountable-for-enforcement", "kind": "conflict", "severity": "error",
     "subject": "activity:Compliance enforcement", "message": "CIO is accountable"},
    {"fingerprint": "v1:00", "rule": "ciso-independent-of-cio", "kind": "conflict", "severity": "error",
     "subject": "position:ciso", "message": "reports to the CIO"}
  ]
}
"""
_ANSWERS = b"""no,question,answer,how to answer,decides,id
1,Whom does the CISO reach?,to: Board; about: cyber-risk; frequency: quarterly; written: yes,,,channel:position:ciso
2,By what is the work of the CIO measured?,uptime; cost,,,position:cio/measured_by
3,Who does what?,A: CISO; R: CIO,,,rows:incident-response
4,How much risk?,low,,,position:ciso/risk_appetite
5,Who decides on automation?,Chief Executive Officer; cio,,,decision:automation/by
6,Is technology the core?,yes,,,organization:technology_core
7,Who owns the policy?,ciso,,,policy:information-security/owner
8,Whom does the CISO report to?,ceo,,,line:ciso
9,Who holds it?,J. Roe,,,holder:cio
10,Who does what?,A: ceo,,,row:main/Compliance enforcement
"""
_REVIEW = b"""kind,name,where,candidates,score,evidence,is
title,VP Technology,cio,cio (0.60),0.60,in words near to,cio
title,Chief Executive Officer,ceo,,,,none
"""
_MAP = b"""govcheck_map: 1
columns:
  Kostenstelle: ignore
  id: seat_id
  title: title
  reports_to: manager
  holder: name
letters: {V: R, E: A}
"""
_SAMPLES: Mapping[str, tuple[bytes, ...]] = {
    "csv": (_TABLE,),
    "md": (_MARKDOWN, _SEQUENCE),
    "json": (GRAPH.encode(), SCIM.encode()),
    "yaml": tuple(text.encode() for text in (TEAM, BACKSTAGE, GROUPS, OSCAL)),
    "mmd": (_FLOWCHART,),
    "vocabulary": (_VOCABULARY,),
    "config": (_CONFIG,),
    "profile": (_PROFILE,),
    "waivers": (_WAIVERS,),
    "baseline": (_BASELINE,),
    "answers": (_ANSWERS,),
    "review": (_REVIEW,),
    "map": (_MAP,),
}


_WORKBOOKS: Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]] = {
    "xlsx": lambda rows: workbook({"People": rows}, merged=[("People", "A6:B6")]),
    "ods": lambda rows: open_document("People", rows),
    "xls": lambda rows: old_workbook("People", rows),
    "xlsb": lambda rows: binary_workbook("People", rows),
}


def corpus(target: str) -> tuple[bytes, ...]:
    """Sound inputs of a target."""
    if target == "organisation":
        return tuple(path.read_bytes() for path in sorted(ROOT.glob("examples/*/org.yaml")))
    if target == "rule":
        # a rule is named as its file, and the others are not there to be related to
        named = (
            path.read_bytes().replace(b"id: " + path.stem.encode(), b"id: fuzzed", 1)
            for path in sorted(ROOT.glob("rules/cio-ciso/*/*.yaml"))
        )
        return tuple(re.sub(rb"\nrelated: .*", b"", text) for text in named)
    if target in _WORKBOOKS:
        return (_WORKBOOKS[target]([line.split(",") for line in _TABLE.decode().splitlines()]),)
    if target in ("plan", "compare", "report"):
        return (
            ORGANISATION.encode(),
            (ROOT / "examples/incident-matrix/org.yaml").read_bytes(),
            (ROOT / "examples/chart-only/org.yaml").read_bytes(),
        )
    return _SAMPLES[target]


def words(samples: Sequence[bytes]) -> tuple[bytes, ...]:
    """The words that stand in some inputs, so that one can stand where another did."""
    return tuple(sorted({word for sample in samples for text in _texts(sample) for word in re.findall(rb"[\w./:-]+", text)}))


def _texts(sample: bytes) -> tuple[bytes, ...]:
    """A sample itself; of an archive, the files in it."""
    if not sample.startswith(b"PK"):
        return (sample,)
    with ZipFile(BytesIO(sample)) as archive:
        return tuple(archive.read(name) for name in archive.namelist())
