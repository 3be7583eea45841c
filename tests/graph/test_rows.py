"""Rows, the activities for which they stand, and letters."""

from govcheck.graph.rows import Row, Rows, Standing
from govcheck.model.organization import Activity, Matrix, Organization
from govcheck.model.slots import Ref, slot
from tests.properties.organisations import VOCABULARY, graph_of

MAIN = Matrix(
    "main",
    rows={
        "incident-response": {"ciso": "A/R", "cio": "C"},
        "Firewall tidy-up": {"cio": "A", "ops": "R"},
        "Access review": {"ciso": "A"},
    },
)
OTHER = Matrix("unit", rows={"Access review": {"cio": "A", "ops": "R"}})
ROWS = Rows(
    Organization(
        matrices={"unit": OTHER, "main": MAIN}, activities={"Firewall tidy-up": Activity("Firewall tidy-up", canonical="it-strategy")}
    ),
    VOCABULARY,
)


def row(matrix: str, name: str, canonical: str | None) -> Row:
    source = MAIN if matrix == "main" else OTHER
    return Row(matrix, name, source.rows[name], canonical)


RESPONSE = row("main", "incident-response", "incident-response")
TIDY = row("main", "Firewall tidy-up", "it-strategy")
REVIEW = row("main", "Access review", "access-review")
UNIT = row("unit", "Access review", "access-review")


def test_every_row_with_the_activity_for_which_it_stands() -> None:
    assert ROWS.all == (REVIEW, TIDY, RESPONSE, UNIT)
    assert tuple(ROWS) == ROWS.all
    assert [found.ref for found in ROWS.all] == [
        Ref("activity", "Access review"),
        Ref("activity", "Firewall tidy-up"),
        Ref("activity", "incident-response"),
        Ref("activity", "unit/Access review"),
    ]
    assert all(ROWS.row(found.ref) == found for found in ROWS.all)
    assert ROWS.row(Ref("activity", "it-strategy")) is None


def test_a_part_stands_on_the_row_of_its_whole() -> None:
    assert ROWS.standing_for("access-review") == Standing((REVIEW, UNIT))
    assert ROWS.standing_for("incident-containment") == Standing((RESPONSE,), whole="incident-response")
    assert ROWS.standing_for("incident-response") == Standing((RESPONSE,))
    assert ROWS.standing_for("security-strategy") == Standing(())


def test_a_row_of_something_wider_stands_for_nothing_but_is_known() -> None:
    wide = {"Supplier management": {"cio": "A"}}
    rows = Rows(Organization(matrices={"main": Matrix("main", rows=wide)}), VOCABULARY)
    (found,) = rows.all
    assert rows.standing_for("it-vendor-management") == Standing(())
    assert rows.wider("it-vendor-management") == Standing((found,), whole="vendor-management")
    assert rows.wider("vendor-management") == Standing(())
    assert ROWS.wider("it-vendor-management") == Standing(())
    own = Rows(Organization(matrices={"main": Matrix("main", rows={**wide, "IT vendor management": {}})}), VOCABULARY)
    assert own.wider("it-vendor-management") == Standing(())


def test_what_rows_say_of_an_activity_that_has_none_is_a_value_too() -> None:
    def value(activity: str, *rows: str) -> object:
        organization = Organization(matrices={"main": Matrix("main", rows={name: {} for name in rows})})
        return graph_of(organization).value(slot("rows", activity))

    assert value("incident-response", "Access review") is None
    assert value("incident-response", "Digital forensics") == (None, ())
    assert value("incident-forensics", "Incident investigation") == ("incident-investigation", (Ref("activity", "Incident investigation"),))
    assert value("it-vendor-management", "Supplier management") == (None, ())
    assert value("vendor-management", "Supplier management") == (None, (Ref("activity", "Supplier management"),))


def test_rows_are_found_by_the_letters_and_digits_of_their_name() -> None:
    assert ROWS.named("incident response") == (RESPONSE,)
    assert ROWS.named("ACCESS-REVIEW") == (REVIEW, UNIT)
    assert ROWS.named("access") == ()


def test_letters_of_a_row() -> None:
    assert RESPONSE.letters("ciso") == "AR"
    assert RESPONSE.letters("nobody") == ""
    assert RESPONSE.assignees("R") == ("ciso",)
    assert RESPONSE.assignees("CA") == ("cio", "ciso")
    assert RESPONSE.cell("cio") == slot("cell", "main", "incident-response", "cio")
    assert UNIT.slot == slot("row", "unit", "Access review")


def test_the_rows_of_a_position_and_the_letters_in_use() -> None:
    assert ROWS.of("cio") == (TIDY, RESPONSE, UNIT)
    assert ROWS.of("nobody") == ()
    assert [letter for letter in "ARCIS" if ROWS.uses(letter)] == ["A", "R", "C"]


def test_what_is_said_of_a_row_and_the_topics_of_all() -> None:
    assert ROWS.activity(TIDY) == Activity("Firewall tidy-up", canonical="it-strategy")
    assert ROWS.activity(RESPONSE) is None
    assert ROWS.topics == {VOCABULARY.activities[name].topic for name in ("access-review", "it-strategy", "incident-response")}
