"""Which seats carry which roles, and which might: declarations, titles, and facts that tell rivals for one abbreviation apart."""

from typing import Any

import pytest

from govcheck.graph.offices import Offices, possible_offices, resolve_offices
from govcheck.model.organization import Activity, Appointment, Entity, Holding, Line, Matrix, Metric, Organization, Position
from tests.vocabulary.shipped import VOCABULARY

Facts = dict[str, Any]


def _organization(positions: dict[str, Facts], **facts: Any) -> Organization:
    seats = {}
    for name, stated in positions.items():
        fields = dict(stated)
        upper = fields.pop("under", None)
        lines = (Line(upper),) if upper is not None else None
        seats[name] = Position(name, fields.pop("title", name), lines=lines, **fields)
    return Organization(positions=seats, **facts)


def _resolved(positions: dict[str, Facts], **facts: Any) -> dict[str, tuple[str, ...]]:
    return dict(resolve_offices(_organization(positions, **facts), VOCABULARY).carried)


def _rows(**rows: dict[str, str]) -> dict[str, Matrix]:
    return {"main": Matrix("main", rows={name.replace("_", " "): cells for name, cells in rows.items()})}


def test_a_declaration_wins_over_the_title() -> None:
    seats: dict[str, Facts] = {"x": {"title": "Chief Risk Officer", "roles": ("ciso", "cio")}, "y": {"title": "CISO", "roles": ()}}
    assert _resolved(seats) == {"x": ("cio", "ciso")}


def test_titles_and_ids_without_title_resolve() -> None:
    assert _resolved({"a": {"title": "CISO"}, "chief-risk-officer": {}, "tea": {"title": "Tea lady"}, "vorstand": {}}) == {
        "a": ("ciso",),
        "chief-risk-officer": ("cro",),
        "vorstand": ("management-board",),
    }


def test_a_shared_abbreviation_alone_decides_nothing() -> None:
    assert _resolved({"x": {"title": "CIO"}, "y": {"title": "CISO"}}) == {"y": ("ciso",)}


def test_a_rival_that_another_seat_carries_is_out() -> None:
    investment = {"x": {"title": "CIO"}, "y": {"title": "Chief Information Officer"}}
    assert _resolved(investment, sector="finance") == {"x": ("chief-investment-officer",), "y": ("cio",)}
    information: dict[str, Facts] = {"x": {"title": "CIO"}, "y": {"title": "Head of money", "roles": ("chief-investment-officer",)}}
    assert _resolved(information) == {"x": ("cio",), "y": ("chief-investment-officer",)}
    data = {"x": {"title": "CDO"}, "y": {"title": "Chief Data Officer"}}
    assert _resolved(data) == {"x": ("chief-digital-officer",), "y": ("chief-data-officer",)}


@pytest.mark.parametrize("title", ["CIO", "Group CIO", "Global CIO", "Konzern-CIO"])
def test_a_second_information_officer_is_not_taken_for_an_investment_officer(title: str) -> None:
    """Where no sector speaks for the rival it is open which of the two the seat is; where the sector excludes it there are two CIOs."""
    seats: dict[str, Facts] = {"group": {"title": title}, "own": {"title": "Chief Information Officer"}}
    both = ("chief-investment-officer", "cio")
    assert resolve_offices(_organization(seats), VOCABULARY) == Offices({"own": ("cio",)}, {"group": both}, {"group": both})
    assert possible_offices(_organization(seats), VOCABULARY, ["cio"]) == {"cio": (("group", 0.9),)}
    assert _resolved(seats, sector="manufacturing") == {"group": ("cio",), "own": ("cio",)}
    assert _resolved({**seats, "ciso": {"title": "CISO", "under": "group"}})["group"] == ("cio",)


def test_what_speaks_for_the_office_that_another_carries_leaves_it_open() -> None:
    """In a bank a CIO beside the Chief Information Officer invests; not where the CISO works for him."""
    seats: dict[str, Facts] = {"x": {"title": "CIO"}, "y": {"title": "Chief Information Officer"}, "z": {"title": "CISO", "under": "x"}}
    assert _resolved(seats, sector="finance") == {"y": ("cio",), "z": ("ciso",)}
    seats["z"] = {"title": "CISO", "under": "y"}
    assert _resolved(seats, sector="finance")["x"] == ("chief-investment-officer",)


def test_beside_two_seats_that_carry_both_offices_a_third_may_be_either() -> None:
    seats = {"x": {"title": "CIO"}, "y": {"title": "Chief Information Officer"}, "z": {"title": "Chief Investment Officer"}}
    organization = _organization(seats)
    both = ("chief-investment-officer", "cio")
    assert resolve_offices(organization, VOCABULARY) == Offices(
        {"y": ("cio",), "z": ("chief-investment-officer",)}, {"x": both}, {"x": both}
    )
    assert possible_offices(organization, VOCABULARY, both) == dict.fromkeys(both, (("x", 0.9),))


@pytest.mark.parametrize(
    ("sector", "roles"),
    [
        ("healthcare", ("cio",)),
        ("Healthcare", ("cio",)),
        ("manufacturing", ("cio",)),
        ("finance", None),
        ("insurance", None),
        ("asset management", None),
        # a word that the vocabulary does not know excludes nobody
        ("Finanzwesen", None),
        (None, None),
    ],
)
def test_a_sector_excludes_offices_that_are_not_to_be_expected_there(sector: str | None, roles: tuple[str, ...] | None) -> None:
    assert _resolved({"x": {"title": "CIO"}}, sector=sector) == ({} if roles is None else {"x": roles})


def test_the_sector_of_the_entity_counts_before_that_of_the_organisation() -> None:
    entities = {"fund": Entity("fund", sector="asset-management"), "it": Entity("it")}
    seats = {"x": {"title": "CIO", "entity": "fund"}, "y": {"title": "CIO", "entity": "it"}}
    assert _resolved(seats, sector="healthcare", entities=entities) == {"y": ("cio",)}


def test_a_subordinate_confirms_an_office() -> None:
    assert _resolved({"x": {"title": "CIO"}, "y": {"title": "Head of IT Operations", "under": "x"}})["x"] == ("cio",)
    assert _resolved({"x": {"title": "CSO"}, "y": {"title": "Security Architect", "under": "x"}}).get("x") is None
    assert _resolved({"x": {"title": "CDO"}, "y": {"title": "Data Steward", "under": "x"}})["x"] == ("chief-data-officer",)
    assert _resolved({"x": {"title": "CRO"}, "y": {"title": "Head of Operational Risk", "under": "x"}})["x"] == ("cro",)
    assert _resolved({"x": {"title": "CRO"}, "y": {"title": "VP Sales", "under": "x"}})["x"] == ("chief-revenue-officer",)


def test_a_subordinate_whose_own_title_is_open_confirms_nothing() -> None:
    assert _resolved({"x": {"title": "CIO"}, "y": {"title": "CDO", "under": "x"}}) == {}


@pytest.mark.parametrize(("letters", "seat", "heading"), [("A", 1, 1), ("R", 1, 1), ("A/R", 1, 1), ("C", 0, 1), ("I", 0, 0)])
def test_a_row_confirms_the_office_of_those_who_work_on_it(letters: str, seat: int, heading: int) -> None:
    """Of the heading of a column nothing else is known, so what it is asked about counts too; what it is told of does not."""
    for implicit, confirms in ((False, seat), (True, heading)):
        found = _resolved({"x": {"title": "CIO", "implicit": implicit}}, matrices=_rows(IT_operations={"x": letters}))
        assert found == ({"x": ("cio",)} if confirms else {})


def test_a_row_speaks_by_its_declared_activity_too() -> None:
    activities = {"Tidying": Activity("Tidying", canonical="it-operations")}
    assert _resolved({"x": {"title": "CIO"}}, matrices=_rows(Tidying={"x": "A"}), activities=activities) == {"x": ("cio",)}
    assert _resolved({"x": {"title": "CIO"}}, matrices=_rows(Tidying={"x": "A"})) == {}


def test_scopes_and_measures_confirm_an_office() -> None:
    assert _resolved({"x": {"title": "CIO", "scopes": ("technology",)}}) == {"x": ("cio",)}
    assert _resolved({"x": {"title": "CRO", "measured_by": ("sales",)}}) == {"x": ("chief-revenue-officer",)}
    assert _resolved({"x": {"title": "CIO", "measured_by": ("Rendite",)}}) == {}
    metrics = {"Rendite": Metric("Rendite", canonical="investment-return")}
    assert _resolved({"x": {"title": "CIO", "measured_by": ("Rendite",)}}, metrics=metrics) == {"x": ("chief-investment-officer",)}


def test_evidence_for_two_rivals_settles_nothing() -> None:
    seats = {"x": {"title": "CIO", "scopes": ("technology",), "measured_by": ("assets under management",)}}
    assert _resolved(seats) == {}


def test_a_matrix_without_a_chart_resolves_its_headings() -> None:
    headings = {name: {"title": name, "implicit": True} for name in ("CIO", "CISO", "Board", "Legal", "Asset Owner", "All staff")}
    rows = _rows(Incident_response={"CISO": "A", "CIO": "R", "Legal": "C", "Board": "I"})
    assert _resolved(headings, matrices=rows) == {
        "Asset Owner": ("asset-owner",),
        "Board": ("board",),
        "CIO": ("cio",),
        "CISO": ("ciso",),
        "Legal": ("general-counsel",),
    }


def test_vorstand_is_a_body_unless_somebody_is_named_as_its_holder() -> None:
    person = Holding(appointments=(Appointment("K. Brandt"),))
    assert _resolved({"v": {"title": "Vorstand", "kind": "body"}}) == {"v": ("management-board",)}
    assert _resolved({"v": {"title": "Vorstand", "holding": person}, "it": {"title": "Vorstand IT", "holding": person}}) == {"it": ("cio",)}


def test_what_might_be_an_office() -> None:
    organization = _organization(
        {
            "cto": {"title": "CTO"},
            "x": {"title": "CIO"},
            "dep": {"title": "Deputy CISO"},
            "vp": {"title": "VP Technology Services"},
            "declared": {"title": "Deputy CISO", "roles": ("soc-manager",)},
            "tea": {"title": "Tea lady"},
        },
        sector="finance",
    )
    assert possible_offices(organization, VOCABULARY, ["ciso", "cio", "dpo"]) == {
        "cio": (("x", 0.9), ("cto", 0.8), ("vp", 0.6)),
        "ciso": (("dep", 0.8),),
    }


@pytest.mark.parametrize(("kind", "implicit", "asked"), [("post", True, True), ("group", True, True), ("group", False, False)])
def test_a_column_headed_by_a_team_may_stand_for_its_head_and_a_team_of_the_chart_is_nobody(kind: str, implicit: bool, asked: bool) -> None:
    seats: dict[str, Facts] = {
        "it": {"title": "IT Department", "kind": kind, "implicit": implicit},
        "security": {"title": "Security Team", "kind": kind, "implicit": implicit},
    }
    expected = {"cio": (("it", 0.6),), "ciso": (("security", 0.6),)} if asked else {}
    assert possible_offices(_organization(seats), VOCABULARY, ["cio", "ciso"]) == expected


def test_a_seat_that_is_settled_might_still_be_near_another_office() -> None:
    organization = _organization({"x": {"title": "CPO", "scopes": ("privacy",)}})
    assert resolve_offices(organization, VOCABULARY).carried == {"x": ("chief-privacy-officer",)}
    assert possible_offices(organization, VOCABULARY, ["dpo", "chief-privacy-officer"]) == {"dpo": (("x", 0.8),)}


def test_the_order_of_positions_does_not_matter() -> None:
    seats: dict[str, Facts] = {
        "a": {"title": "CIO"},
        "b": {"title": "CIO", "scopes": ("technology",)},
        "c": {"title": "CDO", "under": "b"},
        "d": {"title": "Chief Data Officer"},
    }
    forward = resolve_offices(_organization(seats), VOCABULARY)
    backward = resolve_offices(_organization(dict(reversed(seats.items()))), VOCABULARY)
    assert forward.carried == backward.carried == {"b": ("cio",), "c": ("chief-digital-officer",), "d": ("chief-data-officer",)}


def test_a_column_headed_by_another_office_may_be_the_one_that_nobody_carries() -> None:
    """A matrix without a chart whose technology column is headed CTO is asked about; a seat declared to be the CTO has answered."""
    column: dict[str, Facts] = {"cto": {"title": "CTO", "roles": ("cto",), "implicit": True}}
    declared: dict[str, Facts] = {"cto": {"title": "CTO", "roles": ("cto",)}}

    assert possible_offices(_organization(column), VOCABULARY, ["cio"]) == {"cio": (("cto", 0.8),)}
    assert possible_offices(_organization(declared), VOCABULARY, ["cio"]) == {}


def test_an_office_that_the_vocabulary_does_not_know_confirms_nothing() -> None:
    seats: dict[str, Facts] = {"x": {"title": "CIO"}, "y": {"title": "Tea", "roles": ("tea-maker",), "under": "x"}}
    assert _resolved(seats) == {"y": ("tea-maker",)}


def test_a_sector_is_known_by_its_word_however_it_is_written() -> None:
    for sector in (" Health-Care", "health_care", "HEALTHCARE "):
        expected = {"x": ("cio",)} if sector.strip().casefold().replace("_", "-") in VOCABULARY.words["sectors"] else {}
        assert _resolved({"x": {"title": "CIO"}}, sector=sector) == expected
    for sector in ("asset_management", "Asset management", " asset-management "):
        seats: dict[str, Facts] = {"x": {"title": "CPO"}, "y": {"title": "CMO"}}
        assert _resolved(seats, sector=sector) == _resolved(seats, sector="asset-management")
        assert possible_offices(_organization({"x": {"title": "CIO"}}, sector=sector), VOCABULARY, ["cio"]) == {"cio": (("x", 0.9),)}


def test_of_three_offices_that_are_left_each_is_as_likely() -> None:
    found = possible_offices(_organization({"x": {"title": "ISO"}}), VOCABULARY, ["ciso", "head-physical-security", "cio"])
    assert found == {"ciso": (("x", 0.73),), "head-physical-security": (("x", 0.73),)}


def test_somebody_in_person_might_be_no_body() -> None:
    person = Holding(appointments=(Appointment("Ada"),))
    seats: dict[str, Facts] = {
        "a": {"title": "Deputy Vorstand"},
        "b": {"title": "Deputy Vorstand", "holding": person},
        "c": {"title": "Deputy Vorstand", "holding": person, "kind": "body"},
        "d": {"title": "Deputy Vorstand", "holding": Holding(vacant=True)},
    }
    found = possible_offices(_organization(seats), VOCABULARY, ["management-board"])
    assert [seat for seat, _ in found["management-board"]] == ["a", "c", "d"]
