"""`Record`: what `typing.NamedTuple` makes, at a tenth of its price.

A run defines a hundred records, and a named tuple compiles a function of its own for each, which together costs as much as starting
the interpreter. A record makes it when many instances are made. For the type checker it is `typing.NamedTuple`, and a test
holds both against each other.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    # from 3.14 on a class body does not hand over its annotations any more
    from typing import NamedTuple as Record
else:
    from _collections import _tuplegetter
    from functools import cache
    from types import CodeType, FunctionType

    class _Maker(type):
        """Makes a class body of annotated fields into a tuple with names."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            namespace.update({field: _tuplegetter(place, field) for place, field in enumerate(fields)})
            namespace.setdefault("__slots__", ())
            if fields:
                namespace.update(_fields=fields, _field_defaults=defaults, __match_args__=fields, __new__=_first)
            return super().__new__(cls, name, bases, namespace)

    #: how many instances are made without a function of the class's own: most classes of a run make few, and never earn its price
    _FEW = 24
    _made: dict[type, int] = {}
    _new = tuple.__new__

    def _first(cls: Any, /, *values: Any, **named: Any) -> Any:
        """Make one of the first instances; then make the function that makes the others, leave it in the class, and let it go on.

        What does not fit goes to that function too, which says what is wrong with it.
        """
        fields, number = cls._fields, _made.get(cls, 0)
        rest = fields[len(values) :]
        if number < _FEW and len(values) <= len(fields):
            known = cls._field_defaults | named if rest else named
            if len(known.keys() & rest) == len(rest) and named.keys() <= set(rest):
                _made[cls] = number + 1
                return _new(cls, (*values, *map(known.__getitem__, rest)))
        code = _code(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{cls.__qualname__}.__new__")
        cls.__new__ = made = FunctionType(code, {"_new": _new}, "__new__", tuple(cls._field_defaults.values()))
        return made(cls, *values, **named)

    @cache
    def _code(fields: int) -> CodeType:
        """What makes a tuple of so many values. Names do not matter to it, so that records of one length share what is compiled once."""
        words = ", ".join(f"_{place}" for place in range(fields))
        return eval(f"lambda _cls, {words}: _new(_cls, ({words},))", {}).__code__  # type: ignore[no-any-return] # noqa: S307 - no text from outside

    class Record(tuple, metaclass=_Maker):
        """A tuple whose items have names, types and perhaps defaults, as a class body states them."""

        _fields: tuple[str, ...]
        _field_defaults: dict[str, Any]
        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changed: Any) -> Any:
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise TypeError(f"Got unexpected field names: {list(changed)!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in zip(self._fields, self, strict=True))})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)
