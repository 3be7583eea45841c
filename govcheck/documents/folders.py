"""The organisations in a folder: the YAML files in it, however deep, that begin as an organisation file and that no other includes."""
# pathlib costs a quarter of an interpreter start, and nothing here needs more of it than this
# ruff: noqa: PTH113, PTH118, PTH120, PTH123

import os
import re
from collections.abc import Iterator

from govcheck.source.nodes import Mapping, Scalar, Sequence
from govcheck.source.problems import InputError
from govcheck.source.reader import read_yaml

#: the header at the top of a file, before or after other sections, also where the file is one mapping in braces
_HEADER = re.compile(rb"""^(\xef\xbb\xbf)?(\{\s*)?["']?govcheck["']?\s*:""", re.MULTILINE)
_ENDINGS = (".yaml", ".yml")


def organization_files(folder: str) -> tuple[str, ...]:
    """The paths of the organisations in a folder, sorted; what begins with a dot is passed over, and links to folders are not followed.

    A file that cannot be read may be one, and is among them: whoever reads it tells why it cannot be.
    """
    found: list[str] = []
    included: set[str] = set()
    for path in _yaml_files(folder):
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            found.append(path)
            continue
        if _HEADER.search(data):
            found.append(path)
            included.update(_included(path, data))
    return tuple(path.replace(os.sep, "/") for path in sorted(found) if os.path.realpath(path) not in included)


def _yaml_files(folder: str) -> Iterator[str]:
    for inside, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.normpath(os.path.join(inside, name))
            # a pipe or a device is no file of a folder
            if not name.startswith(".") and name.lower().endswith(_ENDINGS) and os.path.isfile(path):
                yield path


def _included(path: str, data: bytes) -> Iterator[str]:
    """The files that a file includes, as far as it can be read."""
    if b"include" not in data:
        return
    try:
        root = read_yaml(data, path)
    except InputError:
        return
    value = root.get("include") if isinstance(root, Mapping) else None
    for item in value.items if isinstance(value, Sequence) else [value]:
        if isinstance(item, Scalar) and item.text.isprintable():
            yield os.path.realpath(os.path.join(os.path.dirname(path), item.text))
