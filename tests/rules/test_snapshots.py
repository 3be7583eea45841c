"""What every shipped rule says of its examples is what is recorded: whole findings, whole verdicts, whole proposals."""

import pytest

from tests.rules.record_snapshots import RULES, SNAPSHOTS, path_of, said


@pytest.mark.parametrize("name", sorted(RULES))
def test_what_a_rule_says_of_its_examples_is_what_is_recorded(name: str) -> None:
    pack, rule = RULES[name]
    recorded = path_of(rule).read_text(encoding="utf-8")

    told = said(pack, rule)

    assert told.splitlines() == recorded.splitlines(), "renew it and read the difference: python -m tests.rules.record_snapshots"


def test_no_record_is_left_of_a_rule_that_is_gone() -> None:
    assert sorted(SNAPSHOTS.glob("*/*.txt")) == sorted(path_of(rule) for _, rule in RULES.values())
