"""The lowest versions that the project declares of what it runs with, as constraints of pip: ``python -m tests.packaging.lowest``."""

import re
import sys
import tomllib
from collections.abc import Iterator

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


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in constraints())
