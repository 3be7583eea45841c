"""What fuzzing starts from: files that are sound, and the words of their formats."""

import re
from collections.abc import Sequence
from pathlib import Path

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
_ENTITIES = b"""{"value": [
  {"id": "1", "displayName": "A. Byrne", "jobTitle": "Chief Executive Officer", "manager": null},
  {"id": "2", "displayName": "R. Okafor", "jobTitle": "CIO", "manager": {"id": "1"}}
]}
"""
_TEAM = b"""team:
  - {slug: byrne, name: A. Byrne, title: Chief Executive Officer}
  - {slug: okafor, name: R. Okafor, title: CIO, reports_to: byrne}
"""
_FLOWCHART = b"""flowchart TD
  ceo[Chief Executive Officer] --> cio["CIO"]
  ceo --> ciso[CISO]
  cio -.-> ciso
"""
_SAMPLES = {"csv": (_TABLE,), "md": (_MARKDOWN,), "json": (_ENTITIES,), "yaml": (_TEAM,), "mmd": (_FLOWCHART,)}


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
    if target == "xlsx":
        return _workbooks()
    return _SAMPLES[target]


def words(samples: Sequence[bytes]) -> tuple[bytes, ...]:
    """The words that stand in some inputs, so that one can stand where another did."""
    return tuple(sorted({word for sample in samples for word in re.findall(rb"[\w./:-]+", sample)}))


def _workbooks() -> tuple[bytes, ...]:
    """A workbook of the sample table, where a library to make one is installed."""
    from io import BytesIO

    try:
        from openpyxl import Workbook
    except ImportError:
        return (b"PK\x03\x04",)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in _TABLE.decode().splitlines():
        sheet.append(line.split(","))
    out = BytesIO()
    book.save(out)
    return (out.getvalue(),)
