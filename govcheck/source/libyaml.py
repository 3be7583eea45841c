"""PyYAML, imported for its libyaml binding: its own reader, resolver and constructor are left asleep.

They compile a dozen patterns when they are imported, one of them over the whole of Unicode. libyaml's parser uses none of them, and to
compile them costs a seventh of a check of 25 people. So each is compiled when something is first asked of it.
"""

import re
import sys
from typing import Any

__all__ = ["yaml"]


class _Asleep:
    """A pattern that is compiled when an attribute of it is first asked for, and then looks like one that always was."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = _compile(*self.__dict__["_given"])
        self.__dict__.update({each: getattr(pattern, each) for each in dir(pattern) if not each.startswith("_")})
        return getattr(pattern, name)


_compile = re.compile


def _for_yaml(*given: Any) -> Any:
    """What `re.compile` gives; a pattern that sleeps where PyYAML asks, so that nobody else who does so meanwhile meets one."""
    asked_by = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - the documented way to know the caller
    return (_Asleep if asked_by.startswith("yaml.") else _compile)(*given)


re.compile = _for_yaml  # type: ignore[assignment]
try:
    import yaml
finally:
    re.compile = _compile
