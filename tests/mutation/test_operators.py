"""What a mutant is: every change of a small module, one by one; and the list of those that live on."""

import ast
from pathlib import Path

import pytest

from tests.mutation.operators import mutants, mutated
from tests.mutation.sampling import PARTS, interval, modules, sample
from tests.mutation.survivors import survivors

ROOT = Path(__file__).parents[2]
SOURCE = '''"""Text."""
TABLE = {"a": 1}
def least(found, at=1):
    """Text."""
    for each in found:
        if not each or each.n <= at:
            continue
        raise ValueError(f"no {each}")
    return tuple(x for x in found if x == "b")
'''
CHANGED = [
    ("1 -> 2", "def least(found, at=2):"),
    ("1 -> 0", "def least(found, at=0):"),
    ("condition negated", "if not (not each or each.n <= at):"),
    ("Or -> And", "if not each and each.n <= at:"),
    ("operand 1 of Or dropped", "if each.n <= at:"),
    ("operand 2 of Or dropped", "if not each:"),
    ("not dropped", "if each or each.n <= at:"),
    ("LtE -> Lt", "if not each or each.n < at:"),
    ("continue -> break", "break"),
    ("statement dropped", "continue"),
    ("returns ()", "return ()"),
    ("Eq -> NotEq", "return tuple((x for x in found if x != 'b'))"),
    ("filter dropped", "return tuple((x for x in found if True))"),
    ("'b' -> 'bx'", "return tuple((x for x in found if x == 'bx'))"),
]


def test_every_change_of_a_small_module() -> None:
    before = ast.unparse(ast.parse(SOURCE)).splitlines()
    told = []
    for mutant in mutants(SOURCE, "small.py"):
        after = ast.unparse(mutated(SOURCE, mutant)).splitlines()
        changed = [line.strip() for line in after if line not in before]
        told.append((mutant.what, changed[0] if changed else after[-2].strip()))
    assert sorted(told) == sorted(CHANGED)


@pytest.mark.parametrize("part", PARTS)
def test_a_sample_is_the_same_for_the_same_seed_and_takes_of_every_module(part: str) -> None:
    chosen, total = sample(part, 60, 3)
    assert (chosen, total) == sample(part, 60, 3)
    assert chosen != sample(part, 60, 4)[0]
    whole = sample(part, None, 3)[0]
    assert (len(whole), len(set(whole))) == (total, total)
    assert {mutant.module for mutant in chosen} == {mutant.module for mutant in whole} <= set(modules(part))


def test_the_interval_of_a_share() -> None:
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert interval(0, 0) == (0.0, 1.0)


def test_every_listed_survivor_is_a_mutant_of_a_line_that_is_there() -> None:
    gone = []
    for survivor in survivors():
        source = (ROOT / survivor.module).read_text(encoding="utf-8")
        lines = source.splitlines()
        there = {(lines[mutant.line - 1].strip(), mutant.what) for mutant in mutants(source, survivor.module)}
        if (survivor.line, survivor.what) not in there:
            gone.append(survivor)
    assert gone == []
    assert all(len(survivor.reason.split()) > 3 for survivor in survivors())
