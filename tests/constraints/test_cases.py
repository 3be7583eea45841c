"""What constraints say in their cases is what is written down: whole verdicts, whole proposals."""

import pytest

from tests.constraints.cases import NAMES, cases, read, recorded, said


@pytest.mark.parametrize(("name", "case"), cases())
def test_what_a_constraint_says_is_what_is_written_down(name: str, case: str) -> None:
    renew = "renew it and read the difference: python -m tests.constraints.cases"
    assert said(name, case).splitlines() == recorded(name)[case].splitlines(), renew


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_of_a_case_that_is_gone(name: str) -> None:
    assert sorted(recorded(name)) == sorted(read(name))
