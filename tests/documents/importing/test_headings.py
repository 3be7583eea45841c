"""Headings of charts in four languages, also as they are written for everybody."""

import pytest

from govcheck.documents.importing.headings import field_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Vorgesetzte/r", "manager"),
        ("Vorgesetzte(r)", "manager"),
        ("Mitarbeiter:in", "name"),
        ("Mitarbeiter*in", "name"),
        ("Stelleninhaber/-in", "name"),
        ("Salarié(e)", "name"),
        ("Empleado/a", "name"),
        ("Jefe/a", "manager"),
        ("Reports To", "manager"),
    ],
)
def test_a_heading_for_everybody_names_its_field(heading: str, field: str) -> None:
    known = field_of(heading)
    assert known is not None
    assert known.field == field


def test_an_unknown_heading_names_none() -> None:
    assert field_of("Lieblingsfarbe/-n") is None
