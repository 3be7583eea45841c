"""Which rows no rule is about."""

import pytest

from govcheck.assessment.assess import Selection, assess
from govcheck.documents.read import read_files
from govcheck.model.settings import Settings
from tests.properties.organisations import AS_OF
from tests.remediation.test_search import known

CHART = "positions: {ceo: {title: Chief Executive Officer}, cio: {title: Chief Information Officer, reports_to: ceo}}\n"


def rows_overlooked(more: str, selection: Selection | None = None) -> tuple[str, ...]:
    document = read_files(["-"], known().vocabulary, f"govcheck: 1\n{CHART}{more}".encode())
    return assess(document, known().packs, known().vocabulary, Settings(AS_OF), selection).overlooked


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ()),
        ("raci: {Incident response: {cio: R}}", ()),
        (
            "raci: {Watering the plants: {cio: R}, Incident response: {cio: R}, Feeding the cat: {ceo: A}}",
            ('"Feeding the cat"', '"Watering the plants"'),
        ),
        # named only at the other end of a separation, or as an alternative
        ("raci: {Facilitation of access: {cio: A}, Compliant systems: {cio: A}}", ()),
        # a rule about a part looks at them, where the part has no row of its own
        ("raci: {Vulnerability management: {cio: R}, Audit preparation: {cio: R}}", ()),
        ("raci: {Audit preparation: {cio: R}, Audit readiness: {cio: R}}", ('"Audit preparation"',)),
        # and so does a rule about something that they may hold beside others
        ("raci: {Supplier management: {cio: R}, Data governance: {cio: R}}", ()),
        ("organization: {frameworks: [iso-27001]}\nraci: {ISO 27001: {cio: R}, GDPR: {cio: R}}", ('"GDPR"',)),
        # the part of what a rule is about is not what the rule is about
        ("raci: {Penetration testing: {cio: R}}", ('"Penetration testing"',)),
        ("matrices: {house: {rows: {Watering the plants: {cio: R}}}}", ('"house/Watering the plants"',)),
    ],
)
def test_rows_that_no_rule_is_about(more: str, expected: tuple[str, ...]) -> None:
    assert rows_overlooked(more) == expected


def test_what_is_overlooked_does_not_depend_on_what_was_selected() -> None:
    more = "raci: {Watering the plants: {cio: R}, Incident response: {cio: R}}"
    assert rows_overlooked(more, Selection(select=("structure",))) == rows_overlooked(more)
