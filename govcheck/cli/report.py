"""``govcheck report``: what was found, as a document to hand over."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govcheck.cli.draw import ending, once
from govcheck.cli.extras import extra
from govcheck.cli.judging import Judged, judged, request
from govcheck.cli.logo import read_logo
from govcheck.cli.options import add_judging_options
from govcheck.cli.terminal import complain, say, write_files
from govcheck.cli.usage import UsageError, one_of, parser
from govcheck.dossier.gather import gather
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.dossiers import Cover, Dossier
from govcheck.model.findings import JUDGED, SEVERITIES, Outcome, Severity
from govcheck.renderers.papers import REPORTS, write

if TYPE_CHECKING:
    from govcheck.model.findings import Assessment
    from govcheck.model.plans import Contradiction, Plan

#: of an organisation with more positions there is a plan only where it is asked for
MOST_PLANNED = 1000


def run(argv: Sequence[str]) -> int:
    """Write the reports and say so; nothing is written where one of them cannot be made."""
    made = parser("report", "Write what was found as a document to hand over.")
    made.add_argument("files", nargs="+", metavar="org.yaml", help="files that are parts of one organisation; - is standard input")
    made.add_argument("--output", "-o", action="append", metavar="FILE", help=f"the report; its ending is one of {', '.join(REPORTS)}")
    made.add_argument("--client", default="", metavar="NAME", help="whom it is about (default: the name of the organisation)")
    made.add_argument("--title", default="", metavar="TEXT", help="what it is called")
    made.add_argument("--logo", metavar="FILE", help="an image for the head of the report")
    made.add_argument("--accent", default=Cover().accent, metavar="COLOUR", help="a colour of the house, as #rrggbb")
    made.add_argument("--no-plan", action="store_true", help="leave out what to change")
    made.add_argument(
        "--clear",
        metavar="SEVERITY",
        help="plan to clear findings from this severity on: error (default), warning, info; also for more than 1,000 positions",
    )
    made.add_argument("--keep", action="append", default=[], metavar="FACT", help="the plan does not change this, such as ciso.reports_to")
    made.add_argument(
        "--forbid", action="append", default=[], metavar="CHANGE", help="nor makes such a change (move, appoint ...) or FACT=VALUE"
    )
    add_judging_options(made)
    typed = made.parse_args(list(argv))
    outputs = [(path, ending(path, REPORTS)) for path in once(typed.output, "report.html")]
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", typed.accent):
        raise UsageError(f"--accent {typed.accent!r} is no colour; expected #rrggbb, such as {Cover().accent}")
    cover = Cover(typed.client, typed.title, typed.accent.lower(), read_logo(typed.logo) if typed.logo is not None else None)
    threshold = Severity(one_of(typed.clear or "error", tuple(severity.value for severity in SEVERITIES), "--clear"))
    if typed.no_plan and (typed.clear or typed.keep or typed.forbid):
        raise UsageError("--no-plan leaves the plan out, and --clear, --keep and --forbid are about it; expected one or the other")
    found = judged(request(typed))
    positions = len(found.document.organization.positions)
    plan = None
    unplanned = ""
    if positions > MOST_PLANNED and not (typed.no_plan or typed.clear):
        complain(f"govcheck report: no plan for {positions} positions, which may take minutes; --clear error asks for one")
        unplanned = (
            f"This report has no plan of what to change: for more than {MOST_PLANNED:,} positions, and here are {positions:,}, it is made "
            "only where it is asked for (govcheck report --clear error)."
        )
    elif not typed.no_plan:
        plan = _plan(found, threshold, typed.keep, typed.forbid)
    dossier = _dossier(found, cover, plan)._replace(unplanned=unplanned)
    reports: list[tuple[str, str | bytes]] = []
    for path, kind in outputs:
        with extra("report", f"a report as {kind.upper()}"):
            reports.append((path, write(kind, dossier)))
    write_files(reports)
    say("".join(f"wrote {path}\n" for path, _ in reports))
    return _status(found.assessment)


def page(found: Judged) -> str:
    """The report of a judged organisation as an HTML page; raises ImportError where what it needs is not installed."""
    return write("html", _dossier(found, Cover())).decode()


def _dossier(found: Judged, cover: Cover, plan: "Plan | Contradiction | None" = None) -> Dossier:
    graph = OrgGraph(found.document.organization, found.vocabulary, found.settings)
    return gather(found.assessment, graph, found.packs, cover, plan)


def _plan(found: Judged, threshold: Severity, keeps: Sequence[str], forbids: Sequence[str]) -> "Plan | Contradiction | None":
    """What to change; nothing where no rule said anything, or where one crashed, so that no plan would be proved."""
    from govcheck.cli.plan import planned  # loads what a page without a plan does not need

    outcomes = {rule.outcome for rule in found.assessment.rules}
    return None if Outcome.ERROR in outcomes or not outcomes & {*JUDGED} else planned(found, threshold, keeps, forbids)


def _status(assessment: "Assessment") -> int:
    """3 where a rule crashed, which the report says as well; findings are what a report is for."""
    crashed = [rule for rule in assessment.rules if rule.outcome is Outcome.ERROR]
    for rule in crashed:
        complain(f"govcheck report: the rule {rule.id} crashed: {rule.reason}")
    return 3 if crashed else 0
