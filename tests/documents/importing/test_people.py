"""Who holds a seat, as names in exports say it."""

import pytest

from govcheck.documents.importing.people import Held, Holders
from govcheck.packs.shipped import shipped

PLAINLY, ACTING = Held(), Held(acting=True)


@pytest.fixture(scope="module")
def holders() -> Holders:
    return Holders(shipped().vocabulary)


@pytest.mark.parametrize(
    "name",
    [
        "Ada Byrne",
        "Byrne, Ada",
        "A. Byrne",
        "Jean-Luc d'Arc",
        "Ana Ruiz Díaz",
        "Berg, J. R.",
        "Ruiz y Soler",
        "de la Cruz, Ana",
        "Åsa Öberg",
    ],
)
def test_a_name_is_one_person(holders: Holders, name: str) -> None:
    assert holders.held(name) == ((name,), PLAINLY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byrne (Acting)", ("Ada Byrne",)),
        ("Acting: Ada Byrne", ("Ada Byrne",)),
        ("Ada Byrne pro tem", ("Ada Byrne",)),
        ("Ada Byrne a.i.", ("Ada Byrne",)),
        ("Ada Byrne a. i.", ("Ada Byrne",)),
        ("Ad interim Ada Byrne", ("Ada Byrne",)),
        ("Ana Ruiz en funciones", ("Ana Ruiz",)),
        ("Interina Ana Ruiz", ("Ana Ruiz",)),
        ("Léa Roux par intérim", ("Léa Roux",)),
        ("Léa Roux p.i.", ("Léa Roux",)),
        ("Léa Roux intérimaire", ("Léa Roux",)),
        ("Kommissarische Leitung Eva Kern", ("Leitung Eva Kern",)),
        ("komm. Eva Kern", ("Eva Kern",)),
        ("interimistisch Eva Kern", ("Eva Kern",)),
        ("Interims Eva Kern", ("Eva Kern",)),
        ("Temporary Ada Byrne", ("Ada Byrne",)),
        ("A. Roth / B. Yilmaz (interim)", ("A. Roth", "B. Yilmaz")),
    ],
)
def test_who_stands_in_is_told_from_the_name(holders: Holders, text: str, names: tuple[str, ...]) -> None:
    assert holders.held(text) == (names, ACTING)


@pytest.mark.parametrize(
    ("text", "names", "how"),
    [
        ("", (), PLAINLY),
        ("Eliminated", (), Held(eliminated=True)),
        ("Ada Byrne (terminated)", ("Ada Byrne",), Held(left=True)),
        ("Vacant since May", (), Held(vacant=True)),
        ("VACANT POST", (), Held(vacant=True)),
        ("Nicht besetzt", (), Held(vacant=True)),
        ("TBC", (), Held(vacant=True)),
        ("T.B.D.", (), Held(vacant=True)),
        ("to be confirmed", (), Held(vacant=True)),
        ("wird noch besetzt", (), Held(vacant=True)),
        ("N/D", ("N/D",), PLAINLY),
        ("not disclosed", ("not disclosed",), PLAINLY),
        ("Withheld", ("N/D",), PLAINLY),
        ("Ada Byrne and Bo Falk", ("Ada Byrne", "Bo Falk"), PLAINLY),
        ("Roth / Kern", ("Roth", "Kern"), PLAINLY),
        ("Roth; Kern-Berg; Ott", ("Roth", "Kern-Berg", "Ott"), PLAINLY),
        ("A. Roth / Kern", ("A. Roth / Kern",), PLAINLY),
        ("Roth y Kern", ("Roth y Kern",), PLAINLY),
        ("Ada  Byrne ", ("Ada Byrne",), PLAINLY),
        ("**Ada Byrne**", ("Ada Byrne",), PLAINLY),
    ],
)
def test_what_else_stands_for_a_name(holders: Holders, text: str, names: tuple[str, ...], how: Held) -> None:
    assert holders.held(text) == (names, how)
