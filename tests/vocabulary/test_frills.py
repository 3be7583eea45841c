"""What people write around the name of an activity, taken off step by step."""

import pytest

from govcheck.vocabulary.frills import managed, plainer
from govcheck.vocabulary.joined import _compounds, _spread


@pytest.mark.parametrize(
    ("name", "simpler"),
    [
        ("access review", []),
        ("incident", []),
        ("annual", []),
        ("annual risk assessment", ["risk assessment"]),
        ("conduct annual access review", ["conduct access review", "access review"]),
        ("run access review programme", ["run access review", "access review programme", "access review"]),
        ("process", []),
        ("lead", []),
        ("manage incident", ["incident management"]),
        ("annual manage incident", ["manage incident", "incident management"]),
    ],
)
def test_simpler_forms_the_nearest_first(name: str, simpler: list[str]) -> None:
    assert list(dict.fromkeys(plainer(name))) == simpler


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("manage incident", "incident management"),
        ("manage policie", "policy management"),
        ("manage vendor contracts", "vendor contract management"),
        ("manage business", "business management"),
        ("manage", "manage"),
        ("management of incident", "management of incident"),
    ],
)
def test_managing_something_is_its_management(name: str, turned: str) -> None:
    assert managed(name) == turned


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("head legal and compliance", ["head legal", "head compliance"]),
        ("head legal and head compliance", ["head legal", "head compliance"]),
        ("chief risk and compliance officer", ["chief risk officer", "chief compliance officer"]),
        # each part is whole, and found as it stands
        ("chief risk officer and chief compliance officer", []),
        ("tea and coffee", []),
    ],
)
def test_a_head_and_a_tail_go_with_every_part(title: str, parts: list[str]) -> None:
    assert [" ".join(part) for part in _spread(title.split())] == parts


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("datenschutz and informationssicherheitsbeauftragte", ["datenschutzbeauftragte", "informationssicherheitsbeauftragte"]),
        ("pruefungs risiko and lenkungsausschuss", ["pruefungs risikoausschuss", "lenkungsausschuss"]),
        ("risikoausschuss and pruefungsausschuss", ["risikoausschuss", "pruefungsausschuss"]),
        # the end alone is no compound
        ("pruefungs and ausschuss", []),
        ("tea and coffee", []),
    ],
)
def test_the_end_of_a_compound_goes_with_every_part(title: str, parts: list[str]) -> None:
    assert [" ".join(part) for part in _compounds(title.split())] == parts
