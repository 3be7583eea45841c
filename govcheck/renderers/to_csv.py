"""Findings as a table for a spreadsheet: CSV after RFC 4180, a row for each, in which nothing is a formula.

The text begins with a byte order mark. Excel, which is what a consultant opens a table with, takes a file without one for the
encoding of the machine and spoils every umlaut; LibreOffice, Numbers, pandas and csvkit read it either way, and whoever writes a
program has JSON. Lines end with CR LF, as the standard has it.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from govcheck import __version__
from govcheck.model.findings import Assessment, Finding, Statement
from govcheck.model.slots import Problem
from govcheck.renderers.pieces.deciding import worth_reading
from govcheck.renderers.pieces.look import Look
from govcheck.renderers.pieces.many import Many, Result, many_in_order
from govcheck.renderers.pieces.standing import crashed, place_of
from govcheck.renderers.pieces.visible import visible

BYTE_ORDER_MARK = "\ufeff"

COLUMNS = (
    *("source", "organization", "severity", "kind", "status", "rule", "subject", "message", "facts", "to_settle", "what_to_do", "clauses"),
    *("path", "line", "column", "severity_was", "severity_because", "waived_by", "waived_until", "waiver_reason", "fingerprint"),
)

#: a cell that begins with one of these is a formula for some program (the last four are their full-width forms), and so is one that
#: begins with a tab or a carriage return, which `visible` writes out
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

#: what Excel takes in one cell; the rest would run into the next row
LONGEST = 32_767

Row = dict[str, object]


def render(assessment: Assessment, look: Look) -> str:
    """A row for each finding, also the waived and the known ones; then what of the baseline is no longer there."""
    source = ", ".join(given.path for given in assessment.inputs)
    return render_many([(source, assessment)], look)


def render_problems(problems: tuple[Problem, ...], _version: str = __version__, look: Look | None = None) -> str:
    """A row for each problem of the input."""
    return render_many([("", problems)], look or Look())


def render_many(many: Many, _look: Look) -> str:
    """The rows of several organisations, one after the other; ``source`` and ``organization`` name them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for source, result in many_in_order(many):
        for row in _rows(result):
            named = {"source": source, "organization": (result.organization or "") if isinstance(result, Assessment) else ""}
            writer.writerow({key: cell(value) for key, value in {**named, **row}.items()})
    return BYTE_ORDER_MARK + text.getvalue()


def cell(value: object) -> str:
    """The value on one line; what a spreadsheet would calculate gets an apostrophe, after which it takes it for text."""
    text = visible(str(value))
    text = f"'{text}" if text.lstrip().startswith(_FORMULAS) else text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _rows(result: Result) -> Iterator[Row]:
    for problem in result.problems if isinstance(result, Assessment) else result:
        hint = f" (did you mean {problem.nearest}?)" if problem.nearest else ""
        place = {"path": problem.path, "line": problem.line, "column": problem.column}
        yield {"severity": "error", "kind": "problem", "message": f"{problem.message}{hint}", **place}
    if not isinstance(result, Assessment):
        return
    for rule, reason in crashed(result):
        yield {"severity": "error", "kind": "crash", "rule": rule, "message": f"the rule crashed: {reason}"}
    for finding in result.findings:
        yield _row(finding, result)
    for absent in result.absent or ():
        yield {
            "severity": absent.severity,
            "kind": absent.kind,
            "status": "absent",
            "rule": absent.rule,
            "subject": absent.subject,
            "message": absent.message,
            "fingerprint": absent.fingerprint,
        }


def _row(finding: Finding, assessment: Assessment) -> Row:
    place = place_of(finding, assessment)
    change, waiver = finding.severity_from, finding.waiver
    return {
        "severity": finding.severity,
        "kind": finding.kind,
        "status": "waived" if waiver is not None else finding.status,
        "rule": finding.rule,
        "subject": finding.subject,
        "message": finding.message,
        "facts": _listed(worth_reading(finding.evidence, (finding.message,))),
        "to_settle": _listed(finding.missing),
        "what_to_do": finding.remediation,
        "clauses": " ".join(finding.cites),
        **({"path": place.path, "line": place.line, "column": place.column} if place is not None else {}),
        **({"severity_was": change.was, "severity_because": change.because} if change is not None else {}),
        **({"waived_by": waiver.approver, "waived_until": waiver.expires or "", "waiver_reason": waiver.reason} if waiver else {}),
        "fingerprint": finding.fingerprint,
    }


def _listed(facts: Iterable[Statement]) -> str:
    return "; ".join(dict.fromkeys(fact.statement for fact in facts))
