"""The format of a source that has no name to tell it: standard input."""

import re

from govcheck.documents.importing.table import FORMATS, TREE, Format

#: how much of it is looked at
SAMPLE = 64 * 1024
_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis"
_DIAGRAM = re.compile(r"(?:flowchart|graph)(?:\s|\Z)", re.IGNORECASE)
_ALIGNMENT = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z|\s*\|\s*:?-{3,}:?\s*\|\s*\Z")
#: how a document of YAML begins: its mark, a list, a key that no delimiter of a table stands before
_TREE = re.compile(r"---(?:\s|\Z)|%YAML|-\s|[{\[]|[^,;|\t#]+:(?:\s|\Z)")


def sniffed(data: bytes) -> Format:
    """The format in which some bytes are written, by how they begin; CSV where nothing else fits."""
    if data.startswith(_ZIP):
        return FORMATS["xls" if _OPEN_DOCUMENT in data[:200] else "xlsx"]
    if data.startswith(_OLE):
        return FORMATS["xls"]
    lines = [line for line in data[:SAMPLE].decode("utf-8-sig", "replace").splitlines() if line.strip()]
    first = next((line for line in lines if not line.lstrip().startswith(("#", "%%"))), "")
    if _DIAGRAM.match(first.strip()):
        return FORMATS["mermaid"]
    if any(_ALIGNMENT.match(line) or line.startswith("```") for line in lines):
        return FORMATS["markdown"]
    return TREE if _TREE.match(first) else FORMATS["csv"]


def form_named(word: str) -> Format:
    """The format that goes by a word; raises KeyError for one that is none."""
    return TREE if word in ("yaml", "json") else FORMATS[word]


#: the words by which formats go
WORDS = (*FORMATS, "yaml", "json")
