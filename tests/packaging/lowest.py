"""The lowest versions that the project declares of what it runs with, as constraints of pip: ``python -m tests.packaging.lowest``.

``... FILE`` says whether an installation, as ``pip freeze`` tells it, has these and no others.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.project import ROOT

#: the extras that users install; what tests and developers need besides is taken as new as it is
EXTRAS = ("import", "report")
_BOUND = re.compile(r"(?P<name>[\w.-]+)(\[[\w,]+\])?>=(?P<version>[\d.]+)")


def constraints() -> Iterator[str]:
    """``name==version`` of each dependency and of what the extras bring; raises ValueError where one has no lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in (*project["dependencies"], *(one for extra in EXTRAS for one in project["optional-dependencies"][extra])):
        bound = _BOUND.fullmatch(requirement)
        if bound is None:
            raise ValueError(f"{requirement!r} has no lower bound; expected NAME>=VERSION")
        yield f"{bound['name']}=={bound['version']}"


def others(frozen: str) -> list[str]:
    """The constraints that an installation does not keep, as ``pip freeze`` tells it."""
    installed = {_plain(line) for line in frozen.splitlines()}
    return [line for line in constraints() if _plain(line) not in installed]


def _plain(pin: str) -> str:
    """A pin however its name is written and however many zeros end its version."""
    name, _, version = pin.partition("==")
    return "==".join((re.sub(r"[-_.]+", "-", name).lower(), re.sub(r"(\.0)+$", "", version.strip())))


def main(words: list[str]) -> int:
    """Print the constraints, or the ones that an installation does not keep: then 1."""
    left = others(Path(words[0]).read_text(encoding="utf-8")) if words else []
    sys.stdout.writelines(f"{line}\n" for line in (left if words else constraints()))
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
