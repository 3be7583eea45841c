"""How the sections of a pack stand: every clause comes to the worst outcome of the pack's own rules for it, and of others' findings."""

import pytest

from govcheck.assessment.judging import Judged
from govcheck.assessment.sections import chart_alone, sections_of
from govcheck.constraints.staffed import Staffed
from govcheck.documents.read import read_node
from govcheck.model.findings import ClauseResult, Kind, Outcome, SectionResult, Severity
from govcheck.model.organization import Organization
from govcheck.model.slots import Ref
from govcheck.model.verdicts import State, Verdict
from govcheck.packs.rule import Check, Pack, Rule, Section, SeverityRule, Subject, Texts
from govcheck.source.nodes import Mapping
from govcheck.source.reader import read_yaml
from tests.properties.organisations import VOCABULARY

CLAUSES = tuple(f"src:1.{letter}" for letter in "abcdef")


def judged(outcome: Outcome, *cites: str, because: str = "", unspoken: bool = False, lacking: tuple[str, ...] = ()) -> Judged:
    """A rule with these citations that came to that outcome, with a finding where it is one."""
    modifiers = (SeverityRule((("regulated", (True,)),), Severity.ERROR, because),) if because else ()
    nothing: tuple[dict[str, tuple[Check, ...]], dict[str, Texts]] = {"r": ()}, {"r": Texts("t", {}, "")}
    rule = Rule("r", "p", "", cites, Subject("organization"), *nothing, severity={Kind.GAP: Severity.INFO}, severity_when=modifiers)
    verdict = Verdict(Ref("organization", "this"), State.VIOLATED)
    raised = ((Kind(outcome.value), verdict),) if outcome in (Outcome.CONFLICT, Outcome.GAP) else ()
    return Judged(rule, outcome, raised=raised, unspoken=unspoken, lacking=lacking)


def outcomes(*rules: Judged, organization: Organization | None = None, others: tuple[Judged, ...] = ()) -> dict[str, Outcome | None]:
    """What the clauses of a pack with one section come to, beside the rules of `others`."""
    pack = Pack("p", "P", "1", "", ("src",), (), "", "", (Section("1", "One", CLAUSES),))
    found = sections_of(pack, rules, organization or Organization(), others)
    return {c.clause.removeprefix("src:1."): c.outcome for s in found for c in s.clauses}


def test_a_clause_comes_to_the_worst_outcome_of_its_rules() -> None:
    found = outcomes(
        judged(Outcome.PASS, "src:1.a", "src:1.b", "src:1.c", "src:1.d"),
        judged(Outcome.CONFLICT, "src:1.b"),
        judged(Outcome.NOTMODELLED, "src:1.c"),
        judged(Outcome.NOTAPPLICABLE, "src:1.d"),
        judged(Outcome.GAP, "src:1.e", "other:1.a"),
    )
    assert found == {
        "a": Outcome.PASS,
        "b": Outcome.CONFLICT,
        "c": Outcome.NOTMODELLED,
        "d": Outcome.PASS,
        "e": Outcome.GAP,
        "f": None,
    }


def test_rules_about_rows_that_are_not_there_leave_a_clause_open_that_no_other_judges() -> None:
    found = outcomes(
        judged(Outcome.NOTAPPLICABLE, "src:1.a", "src:1.b", "src:1.c", unspoken=True),
        judged(Outcome.PASS, "src:1.b", "src:1.e"),
        judged(Outcome.CONFLICT, "src:1.c"),
        judged(Outcome.NOTAPPLICABLE, "src:1.d"),
    )
    assert [found[clause] for clause in "abcd"] == [Outcome.NOTMODELLED, Outcome.PASS, Outcome.CONFLICT, Outcome.NOTAPPLICABLE]


@pytest.mark.parametrize(
    ("lacking", "asked", "beside", "alone"),
    [
        ("ciso", Outcome.GAP, Outcome.NOTMODELLED, Outcome.NOTMODELLED),
        # a matrix names those who have a part in it, and does not say that there is no CISO
        ("ciso", Outcome.NOTMODELLED, Outcome.NOTMODELLED, Outcome.NOTMODELLED),
        # an office that nothing asks for may be missing, and nobody can be consulted who is not there
        ("general-counsel", Outcome.GAP, Outcome.PASS, Outcome.NOTAPPLICABLE),
        ("ciso", Outcome.PASS, Outcome.PASS, Outcome.NOTAPPLICABLE),
    ],
)
def test_a_rule_that_waits_for_an_office_that_is_asked_for_says_nothing(
    lacking: str, asked: Outcome, beside: Outcome, alone: Outcome
) -> None:
    """Nothing passes beside it, and what it asks is not said to be of no concern."""
    office = judged(asked, "src:1.f")
    office = office._replace(rule=office.rule._replace(requirements={"r": (Check(Staffed(role="ciso")),)}))
    waits = judged(Outcome.NOTAPPLICABLE, "src:1.a", "src:1.b", lacking=(lacking,))
    found = outcomes(judged(Outcome.PASS, "src:1.a"), waits, office)
    assert (found["a"], found["b"]) == (beside, alone)


def test_of_the_rules_of_other_packs_only_findings_count() -> None:
    found = outcomes(
        judged(Outcome.PASS, "src:1.a", "src:1.b"),
        judged(Outcome.NOTMODELLED, "src:1.c", "src:1.d"),
        others=(
            judged(Outcome.CONFLICT, "other:9", "src:1.a", "src:1.e"),
            judged(Outcome.NOTMODELLED, "src:1.b"),
            judged(Outcome.PASS, "src:1.c", "src:1.f"),
            judged(Outcome.GAP, "src:1.d"),
        ),
    )
    assert found == {
        "a": Outcome.CONFLICT,
        "b": Outcome.PASS,
        "c": Outcome.NOTMODELLED,
        "d": Outcome.GAP,
        "e": Outcome.CONFLICT,
        "f": None,
    }


def test_a_prohibition_about_a_row_that_is_not_there_is_no_pass_of_the_clause() -> None:
    found = outcomes(
        judged(Outcome.PASS, "src:1.a", "src:1.b", "src:1.c", unspoken=True),
        judged(Outcome.PASS, "src:1.b"),
        judged(Outcome.GAP, "src:1.c"),
    )
    assert (found["a"], found["b"], found["c"]) == (Outcome.NOTMODELLED, Outcome.NOTMODELLED, Outcome.GAP)


def test_a_rule_that_was_left_out_says_nothing() -> None:
    found = outcomes(judged(Outcome.NOTSELECTED, "src:1.a", "src:1.b"), judged(Outcome.PASS, "src:1.b"))
    assert found == {"a": Outcome.NOTSELECTED, "b": Outcome.PASS, "c": None, "d": None, "e": None, "f": None}


@pytest.mark.parametrize("outcome", [Outcome.NOTMODELLED, Outcome.NOTAPPLICABLE, Outcome.NOTSELECTED, Outcome.ERROR])
def test_where_nothing_was_judged_there_are_no_sections(outcome: Outcome) -> None:
    assert outcomes(judged(outcome, "src:1.a")) == {}


@pytest.mark.parametrize(
    ("regulated", "expected"),
    [(True, Outcome.CONFLICT), (False, Outcome.NOTAPPLICABLE), (None, Outcome.NOTMODELLED)],
)
def test_a_reason_of_a_severity_comes_to_what_its_rules_come_to_where_it_holds(regulated: bool | None, expected: Outcome) -> None:
    found = outcomes(judged(Outcome.CONFLICT, "src:1.a", because="src:1.f"), organization=Organization(regulated=regulated))
    assert (found["a"], found["f"]) == (Outcome.CONFLICT, expected)


def test_a_reason_that_is_cited_as_well_counts_as_cited() -> None:
    found = outcomes(judged(Outcome.PASS, "src:1.a", because="src:1.a"))
    assert found["a"] is Outcome.PASS


def test_a_section_keeps_the_name_and_the_order_of_its_pack() -> None:
    sections = (Section("2", "Two", ("src:2.a",)), Section("1", "One", ("src:1.a",)))
    pack = Pack("p", "P", "1", "", ("src",), (), "", "", sections)
    assert sections_of(pack, [judged(Outcome.PASS, "src:1.a")], Organization()) == (
        SectionResult("p", "2", "Two", (ClauseResult("src:2.a", None),)),
        SectionResult("p", "1", "One", (ClauseResult("src:1.a", Outcome.PASS),)),
    )


@pytest.mark.parametrize(
    ("more", "alone"),
    [
        ("entities: {x: {title: X}}", True),
        ("parties: {customers: {kind: customer}}", True),
        ("raci: {it-strategy: {ceo: A}}", False),
        ("gates: {go-live: {approver: ceo}}", False),
        ("channels: [{from: ceo, to: customers}]\nparties: {customers: {kind: customer}}", False),
        ("complete: [raci]", False),
    ],
)
def test_a_chart_is_alone_until_the_file_says_who_does_what(more: str, alone: bool) -> None:
    node = read_yaml(f"positions: {{ceo: {{title: Chief Executive Officer}}}}\n{more}\n".encode(), "org.yaml")
    assert isinstance(node, Mapping)
    assert chart_alone(read_node(node, "org.yaml", VOCABULARY).organization) is alone


def test_a_reason_stays_one_where_a_rule_that_cites_the_clause_was_left_out() -> None:
    found = outcomes(
        judged(Outcome.NOTSELECTED, "src:1.f"),
        judged(Outcome.CONFLICT, "src:1.a", because="src:1.f"),
        organization=Organization(regulated=True),
    )
    assert (found["a"], found["f"]) == (Outcome.CONFLICT, Outcome.CONFLICT)


def test_a_rule_that_asks_for_an_office_where_it_does_not_apply_asks_for_none() -> None:
    office = judged(Outcome.NOTAPPLICABLE, "src:1.f")
    office = office._replace(rule=office.rule._replace(requirements={"r": (Check(Staffed(role="ciso")),)}))
    waits = judged(Outcome.NOTAPPLICABLE, "src:1.a", lacking=("ciso",))
    assert outcomes(judged(Outcome.PASS, "src:1.a"), waits, office)["a"] is Outcome.PASS


def test_of_several_reasons_of_one_rule_each_holds_by_its_own_condition() -> None:
    one = judged(Outcome.CONFLICT, "src:1.a", because="src:1.f")
    other = SeverityRule((("regulated", (False,)),), Severity.INFO, "src:1.e")
    both = one._replace(rule=one.rule._replace(severity_when=(*one.rule.severity_when, other)))
    found = outcomes(both, organization=Organization(regulated=True))
    assert (found["e"], found["f"]) == (Outcome.NOTAPPLICABLE, Outcome.CONFLICT)
