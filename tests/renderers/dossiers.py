"""Dossiers for the tests of reports: the hospital as it is, and one in which every name is hostile."""

from datetime import date
from functools import cache

from govcheck.dossier.gather import gather
from govcheck.model.dossiers import Cell, Cover, Dossier, Grid, Reference, Row, Stand, Turn
from govcheck.model.findings import (
    Assessment,
    Finding,
    Guide,
    Input,
    Kind,
    NotModelled,
    Outcome,
    PackUsed,
    Place,
    ProfileChange,
    ProfileUsed,
    Question,
    RuleResult,
    Severity,
    Statement,
    Waiver,
)
from govcheck.model.organization import Line
from govcheck.model.plans import (
    Alternative,
    Certificate,
    Cleared,
    Contradiction,
    Demand,
    Pin,
    Plan,
    Proof,
    Step,
    StepGroup,
    Tally,
    Undecided,
)
from govcheck.model.slots import Location, Ref, slot
from govcheck.model.verdicts import Edit, EditKind
from tests.dossier.judged import example, known
from tests.renderers.assessments import section
from tests.renderers.hostile import CHART, NAMES


@cache
def of_example(name: str) -> Dossier:
    assessment, graph = example(name)
    return gather(assessment, graph, known().packs, Cover())


def _finding(name: str, place: int) -> Finding:
    at = Location(name, 1, 1, 1, 5)
    return Finding(
        rule=name,
        kind=list(Kind)[place % 2],
        severity=list(Severity)[place % 3],
        subject=Ref("position", name),
        key=(Ref("position", name),),
        message=name,
        cites=(f"{name}:{name}",),
        group=f"{place}",
        places=(Place("primary", at),),
        evidence=(Statement(slot("line", name), f"fact {name}", (at,)), Statement(slot("cell", name, name, name), f"cell {name}", ())),
        missing=(Statement(slot("line", name), f"missing {name}"),),
        remediation=name,
        fingerprint=f"v1:{place}",
        waiver=Waiver(name, Ref("position", name), None, date(2027, 1, 31), at) if place % 5 == 4 else None,
    )


def _hostile() -> Dossier:
    assessment = Assessment(
        organization=NAMES[0],
        inputs=tuple(Input(name, "0" * 64, (name, name)) for name in NAMES),
        packs=(PackUsed(NAMES[0], NAMES[0], "d", NAMES[0]),),
        as_of=date(2026, 11, 23),
        rules=tuple(
            RuleResult(name, NAMES[0], list(Outcome)[n % 7], Severity.INFO, (f"{name}:1",), reason=name) for n, name in enumerate(NAMES)
        ),
        findings=tuple(_finding(name, place) for place, name in enumerate(NAMES)),
        questions=tuple(Question(name, Ref("position", name), name) for name in NAMES),
        notmodelled=tuple(NotModelled(name, (name,)) for name in NAMES),
        overlooked=NAMES,
        says={f"{NAMES[0]}:{n}.0": name for n, name in enumerate(NAMES)},
        sections=tuple(section(f"{n}", name, Outcome.PASS, Outcome.CONFLICT, pack=NAMES[0]) for n, name in enumerate(NAMES)),
        guides={name: Guide(name, name, name) for name in NAMES},
        profile=ProfileUsed(NAMES[0], tuple(ProfileChange(name, name, name) for name in NAMES)),
    )
    cell = Cell("A/R", Stand.CONFLICT, CHART.seats[0].remarks)
    return Dossier(
        assessment=assessment,
        chart=CHART,
        whole=CHART,
        grids=(Grid(NAMES[0], NAMES[0], tuple((n, n) for n in NAMES), tuple(Row(n, (cell,) * len(NAMES), cell.remarks) for n in NAMES)),),
        references=tuple(Reference(name, name, name, name, name, name, 1) for name in NAMES),
        turns=(Turn(1, NAMES[0], NAMES[1]),),
        cover=Cover(NAMES[0], NAMES[1]),
    )


HOSTILE = _hostile()


def _plan(assessment: Assessment) -> Plan:
    """A plan for the hospital, written by hand: it is about what reports make of one, not about what is best."""
    moved = next(finding for finding in assessment.findings if finding.rule == "ciso-independent-of-cio")
    cleared = Cleared(moved.rule, moved.kind, moved.severity, moved.subject, moved.message, moved.fingerprint)
    line = Edit(slot("line", "ciso"), (Line("digital-committee"),), (Line("ceo"),), EditKind.CHANGE, "move")
    cell = Edit(slot("cell", "main", "Incident containment", "ciso"), "C", "A", EditKind.CHANGE, "letter")
    old = Edit(slot("cell", "main", "Incident containment", "cio"), "A", None, EditKind.CHANGE, "letter")
    seat = "Chief Information Security Officer"
    quick = Step(
        1,
        StepGroup.QUICK,
        EditKind.CHANGE,
        f'Make {seat} accountable for "Incident containment"',
        "Board of Directors",
        (cell, old),
        4,
        (),
        ("cio-ciso:10.d",),
    )
    other = Alternative(f"Let {seat} report to Board of Directors", (line._replace(after=(Line("board"),)),), 5)
    structural = Step(
        2,
        StepGroup.STRUCTURAL,
        EditKind.CHANGE,
        f"Let {seat} report to Chief Executive Officer",
        "Board of Directors",
        (line,),
        5,
        (cleared,),
        moved.cites,
        (other,),
    )
    decision = Undecided(
        3, StepGroup.APPOINTMENT, "Say who fills SOC Manager", seat, slot("holder", "soc"), None, (), 8, (cleared,), ("structure:O-09",)
    )
    before = Tally({Severity.ERROR: 11, Severity.WARNING: 5, Severity.INFO: 1}, {Severity.ERROR: 4, Severity.WARNING: 3})
    after = Tally({Severity.WARNING: 5, Severity.INFO: 1}, {Severity.WARNING: 3})
    return Plan(
        organization=assessment.organization,
        inputs=assessment.inputs,
        packs=assessment.packs,
        profile=None,
        as_of=assessment.as_of,
        threshold=Severity.ERROR,
        pins=(Pin("ciso.holder"),),
        costs={},
        steps=(quick, structural),
        decisions=(decision,),
        cost=17,
        promise="The least cost among 40 candidate edits.",
        proof=Proof(before, after, (), ()),
        certificate=Certificate((), (), (), 17, 17, True, 1, 1),
        before=assessment.findings,
        after=(),
    )


@cache
def planned() -> Dossier:
    """The hospital with that plan."""
    assessment, graph = example("hospital")
    return gather(assessment, graph, known().packs, Cover(), _plan(assessment))


CONTRADICTION = Contradiction(
    "Kitchen Sink",
    Severity.ERROR,
    (Demand("one-rule", "One rule", ("cio-ciso:7.d",), ("it says so",), "Do it."),),
    (Pin("ciso.reports_to"),),
    12,
)
