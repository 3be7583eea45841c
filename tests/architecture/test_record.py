"""A record is to everybody what `typing.NamedTuple` is."""

import pickle
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from govcheck.model.record import Record


class OfTyping(NamedTuple):
    """What is to be matched."""

    a: int
    b: str = "b"
    c: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        """Two fields as one."""
        return f"{self.a}{self.b}"


class OfOurs(Record):
    """What is to be matched."""

    a: int
    b: str = "b"
    c: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        """Two fields as one."""
        return f"{self.a}{self.b}"


USES: dict[str, Callable[[Any], Any]] = {
    "by place": lambda made: made(1, "x", ("y",)),
    "by name": lambda made: made(c=("y",), a=1),
    "defaults": lambda made: made(1),
    "is a tuple": lambda made: isinstance(made(1), tuple) and made(1) == (1, "b", ()) and len(made(1)) == 3,
    "field": lambda made: (made(1).a, made(1, "x").b, made(1)[2]),
    "property": lambda made: made(1).both,
    "unpacked": lambda made: [*made(1, "x")],
    "equal": lambda made: (made(1) == made(1), made(1) == made(2), hash(made(1)) == hash(made(1))),
    "ordered": lambda made: sorted([made(2), made(1)]),
    "written": lambda made: repr(made(1, "x")).partition("(")[2],
    "replaced": lambda made: made(1)._replace(b="z"),
    "as a mapping": lambda made: made(1)._asdict(),
    "made of values": lambda made: made._make([1, "x", ()]),
    "made of too few": lambda made: made._make([1]),
    "fields": lambda made: (made._fields, made._field_defaults, made.__match_args__),
    "annotations": lambda made: made.__annotations__,
    "documentation": lambda made: (made.__doc__, made.both.__doc__),
    "none": lambda made: made(),
    "too many": lambda made: made(1, "b", (), 4),
    "an unknown name": lambda made: made(1, z=1),
    "twice": lambda made: made(1, a=1),
    "set": lambda made: setattr(made(1), "a", 2),
    "a new attribute": lambda made: setattr(made(1), "z", 2),
    "copied": lambda made: deepcopy(made(1, "x")),
    "pickled": lambda made: pickle.loads(pickle.dumps(made(1, "x"))),  # noqa: S301 - our own bytes
    "matched": lambda made: matched(made(1, "x")),
}


def matched(made: Any) -> Any:
    match made:
        case OfTyping(a, b) | OfOurs(a, b):
            return a, b


def outcome(use: Callable[[Any], Any], made: Any) -> Any:
    try:
        return use(made)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)


def fresh(number: int) -> Any:
    """A class of its own, of which so many instances were made."""

    class Fresh(Record):
        a: int
        b: str = "b"
        c: tuple[str, ...] = ()

        @property
        def both(self) -> str:
            return f"{self.a}{self.b}"

    for each in range(number):
        Fresh(each)
    return Fresh


#: what goes by the name of a class in its module, or asks its annotations
OF_THE_MODULE = frozenset(("copied", "pickled", "matched", "annotations", "documentation"))


@pytest.mark.parametrize("use", USES)
def test_a_record_does_what_a_named_tuple_does(use: str) -> None:
    assert outcome(USES[use], OfOurs) == outcome(USES[use], OfTyping)


def test_a_field_that_is_not_there_cannot_be_replaced() -> None:
    # as a named tuple does from Python 3.13 on
    made: Any = OfOurs(1)
    with pytest.raises(TypeError, match=r"Got unexpected field names: \['z'\]"):
        made._replace(z="z")


@pytest.mark.parametrize("number", [0, 1, 23, 24, 25, 100])
@pytest.mark.parametrize("use", [use for use in USES if use not in OF_THE_MODULE])
def test_the_first_instances_and_those_after_many_do_too(use: str, number: int) -> None:
    assert outcome(USES[use], fresh(number)) == outcome(USES[use], OfTyping)


def told(use: Callable[[Any], Any], made: Any) -> str:
    with pytest.raises(TypeError) as caught:
        use(made)
    return str(caught.value)


@pytest.mark.parametrize("use", ["none", "too many", "an unknown name", "twice"])
def test_what_is_wrong_is_told_alike_of_the_first_instance_and_after_many(use: str) -> None:
    assert told(USES[use], fresh(0)) == told(USES[use], fresh(100))


def test_many_instances_leave_the_function_that_makes_more() -> None:
    class Fresh(Record):
        a: int

    before = Fresh.__new__
    assert [Fresh(number).a for number in range(20)] == [*range(20)]
    assert Fresh.__new__ is before
    assert [Fresh(number).a for number in range(20)] == [*range(20)]
    assert Fresh.__new__ is not before
    assert Fresh.__new__.__name__ == "__new__"


class NamedAsItsMaker(Record):
    """Its fields have the names of what makes a record."""

    new: int
    cls: str


def test_a_field_may_have_any_name() -> None:
    assert NamedAsItsMaker(1, "x")._asdict() == {"new": 1, "cls": "x"}
    assert NamedAsItsMaker(cls="y", new=2) == (2, "y")
