"""Paths of files as other programs want them: from the folder in which govcheck ran, with ``/``, and as URIs."""

import re

from govcheck.renderers.pieces.look import Look

#: what a file is called that came through standard input; no other program can open it
STDIN = "-"

#: what follows the name of a workbook: the sheet
_SHEET = re.compile(r"(?<=\.xlsx|\.xlsm|\.xlsb)#.*|(?<=\.xls|\.ods)#.*", re.IGNORECASE | re.DOTALL)


def relative(path: str, look: Look) -> str:
    """The path from the folder of the run where it lies below it, without ``./``; any other path as it was given."""
    root = look.root.rstrip("/") + "/"
    if len(root) > 1 and path.startswith(root):
        path = path[len(root) :]
    absolute = path.startswith("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return ("/" if absolute else "") + "/".join(parts)


def file_of(path: str, look: Look) -> str:
    """The path of the file itself, which other programs open: `relative`, without the sheet of a workbook (``raci.xlsx#Sheet 1``)."""
    return relative(_SHEET.sub("", path), look)


def uri(path: str, look: Look) -> str:
    """The file as a URI: relative to the folder of the run where it can be, else ``file:``."""
    from urllib.parse import quote

    path = file_of(path, look)
    written = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    if path.startswith("/"):
        return f"file://{written}"
    if re.match("[A-Za-z]:/", path):
        return f"file:///{path[0]}:{written[4:]}"
    return written
