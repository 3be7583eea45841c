"""Verdicts and edits in short lines that a person can read and a test can hold whole."""

from collections.abc import Iterable, Iterator
from typing import Any

from govcheck.constraints.constraint import Constraint
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Edit, State, Verdict


def told(constraint: Constraint, verdict: Verdict, graph: OrgGraph) -> Iterator[str]:
    """A verdict whole, and below it the changes that its constraint proposes."""
    bindings = listed(" ", (f"{name}={plain(bound)}" for name, bound in verdict.bindings.items()))
    yield f"{verdict.state} {verdict.subject}{listed(' / ', verdict.key)}{f' with{bindings}' if bindings else ''}"
    yield f"  by{listed(' ', verdict.evidence)}{' missing' * bool(verdict.missing)}{listed(' ', verdict.missing)}"
    edits = constraint.repairs(verdict, graph)
    assert verdict.state is not State.SATISFIED or not edits, (verdict, edits)
    yield from changes("  ", edits)


def changes(indent: str, edits: Iterable[Edit]) -> Iterator[str]:
    """Edits, one a line: what becomes of which fact, and for which price."""
    for edit in edits:
        after = f"one of {' or '.join(map(plain, edit.choices))}" if edit.choices else plain(edit.after)
        beside = f" ({plain(edit.after)})" if edit.choices and edit.after is not None else ""
        yield f"{indent}{edit.kind} {edit.slot}: {plain(edit.before)} -> {after}{beside} for {edit.price}"


def listed(sign: str, values: Iterable[Any]) -> str:
    """Each value after a sign."""
    return "".join(f"{sign}{value}" for value in values)


def plain(value: Any) -> str:
    """A value in one short line: of a record what is not as it is by default."""
    if isinstance(value, Ref | Slot):
        return str(value)
    if hasattr(value, "_fields"):
        own = ((name, each) for name, each in value._asdict().items() if each != value._field_defaults.get(name, ...))
        return f"{type(value).__name__}({', '.join(f'{name}={plain(each)}' for name, each in own)})"
    if isinstance(value, tuple):
        return f"[{', '.join(map(plain, value))}]"
    return "nothing" if value is None else str(value)
