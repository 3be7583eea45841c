"""What a mutant may be: one small change of a module's syntax tree, of the kind that a tired programmer makes.

Left out, since no rule rests on them: texts for people (docstrings, messages, f-strings, any string with a space in it), annotations,
decorators, assertions, and what stands outside functions: the tables of a module are data, which rules and examples hold.
"""

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

Change = Callable[[ast.AST], ast.AST | None]


class Mutant(NamedTuple):
    """One change: where (the place of a node in the order of `ast.walk`, a field of it, an index into that field), and which."""

    module: str
    function: str
    line: int
    end_line: int
    what: str
    node: int
    field: str
    at: int | None
    number: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}: {self.what}"


_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_TESTED = (ast.If, ast.IfExp, ast.While)


def mutants(source: str, module: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    found: list[Mutant] = []
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    for function, parent, field, index, child in _children(tree):
        for number, (what, _) in enumerate(_changes(parent, field, child)):
            line, end = getattr(child, "lineno", 0), getattr(child, "end_lineno", 0)
            found.append(Mutant(module, function, line, end, what, numbers[id(parent)], field, index, number))
    return sorted(found, key=lambda each: (each.line, each.node, each.field, each.at or 0, each.number))


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The module with that one change."""
    tree = ast.parse(source)
    parent = next(node for number, node in enumerate(ast.walk(tree)) if number == mutant.node)
    held = getattr(parent, mutant.field)
    child = held if mutant.at is None else held[mutant.at]
    _, change = list(_changes(parent, mutant.field, child))[mutant.number]
    changed = change(child)
    if mutant.at is None:
        setattr(parent, mutant.field, changed)
    elif changed is None and len(held) > 1:
        del held[mutant.at]
    else:
        held[mutant.at] = changed or ast.Pass()
    return ast.fix_missing_locations(tree)


def _children(tree: ast.Module) -> Iterator[tuple[str, ast.AST, str, int | None, ast.AST]]:
    """Everything within functions that may change: the function's name, the node's parent, and where in the parent it stands."""
    stack: list[tuple[str, bool, ast.AST]] = [("", False, tree)]
    while stack:
        name, inside, parent = stack.pop()
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list", "type_comment"):
                continue
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.Raise):  # it may be dropped, but its words are texts
                    yield name, parent, field, index, child
                    continue
                if not isinstance(child, ast.AST) or isinstance(child, ast.Assert | ast.JoinedStr) or _is_text(child, parent):
                    continue
                within = f"{name}.{child.name}".lstrip(".") if isinstance(child, (*_FUNCTIONS, ast.ClassDef)) else name
                if inside:
                    yield name, parent, field, index, child
                stack.append((within, isinstance(child, _FUNCTIONS) or (inside and not isinstance(child, ast.ClassDef)), child))


def _is_text(node: ast.AST, parent: ast.AST) -> bool:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    return isinstance(parent, ast.Expr) or " " in node.value.strip() or not node.value.isprintable()


def _changes(parent: ast.AST, field: str, node: ast.AST) -> Iterator[tuple[str, Change]]:
    """The changes of one node: what is told of each, and what makes it."""
    yield from _of_operators(node)
    yield from _of_constants(node)
    yield from _of_statements(node, field)
    if field == "test" and isinstance(parent, _TESTED) and not _turns_by_itself(node):
        yield "condition negated", lambda child: ast.UnaryOp(ast.Not(), child)  # type: ignore[arg-type]
    if field == "ifs" and not _turns_by_itself(node):
        yield "filter negated", lambda child: ast.UnaryOp(ast.Not(), child)  # type: ignore[arg-type]
    if field == "ifs":
        yield "filter dropped", lambda _: ast.Constant(value=True)
    if isinstance(parent, ast.Return) and field == "value" and not (isinstance(node, ast.Constant) and node.value is None):
        if isinstance(node, ast.Tuple) or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tuple"):
            yield "returns ()", lambda _: ast.Tuple(elts=[], ctx=ast.Load())
        elif not (isinstance(node, ast.Constant) and isinstance(node.value, bool)):
            yield "returns None", lambda _: ast.Constant(value=None)


def _turns_by_itself(test: ast.AST) -> bool:
    """Whether the change of its own operator negates a condition already."""
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    turned = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], turned)


def _of_operators(node: ast.AST) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            other = _COMPARED[type(op)]
            yield f"{type(op).__name__} -> {other.__name__}", _set_compared(at, other)
    elif isinstance(node, ast.BoolOp):
        other_bool: type[ast.boolop] = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} -> {other_bool.__name__}", lambda child: _with(child, op=other_bool())
        for at in range(len(node.values)):
            yield f"operand {at + 1} of {type(node.op).__name__} dropped", _without_operand(at)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda child: child.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus dropped", lambda child: child.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _COUNTED:
        changed = _COUNTED[type(node.op)]
        yield f"{type(node.op).__name__} -> {changed.__name__}", lambda child: _with(child, op=changed())
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLED:
        called = _CALLED[node.func.id]
        yield f"{node.func.id} -> {called}", lambda child: _with(child, func=ast.Name(called, ast.Load()))


def _of_constants(node: ast.AST) -> Iterator[tuple[str, Change]]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield f"{value} -> {not value}", lambda _: ast.Constant(value=not value)
    elif isinstance(value, int | float):
        yield f"{value} -> {value + 1}", lambda _: ast.Constant(value=value + 1)
        if value > 0:
            yield f"{value} -> {value - 1}", lambda _: ast.Constant(value=value - 1)
    elif isinstance(value, str):
        yield f"{value!r} -> {value + 'x'!r}", lambda _: ast.Constant(value=value + "x")


def _of_statements(node: ast.AST, field: str) -> Iterator[tuple[str, Change]]:
    if field not in ("body", "orelse", "finalbody") or not isinstance(node, ast.stmt):
        return
    if isinstance(node, ast.Break):
        yield "break -> continue", lambda _: ast.Continue()
    elif isinstance(node, ast.Continue):
        yield "continue -> break", lambda _: ast.Break()
    elif _leaves_no_name_unset(node):
        yield "statement dropped", lambda _: None


def _leaves_no_name_unset(node: ast.stmt) -> bool:
    """Whether a statement may be dropped without a NameError: that would be no mutant worth a test; nor would a docstring."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return not isinstance(node.targets[0], ast.Name | ast.Tuple)
    return isinstance(node, ast.AugAssign | ast.Delete | ast.Raise)


def _with(node: ast.AST, **fields: ast.AST) -> ast.AST:
    for name, value in fields.items():
        setattr(node, name, value)
    return node


def _set_compared(at: int, other: type[ast.cmpop]) -> Change:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.Compare)
        node.ops[at] = other()
        return node

    return change


def _without_operand(at: int) -> Change:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.BoolOp)
        left = [value for number, value in enumerate(node.values) if number != at]
        return left[0] if len(left) == 1 else _with(node, values=left)  # type: ignore[arg-type]

    return change
