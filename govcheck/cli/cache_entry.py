"""An entry of the cache: what a run said, with all that it depended on; and its bytes, which nobody has to trust.

The bytes are a line that names the format, a digest of the rest, and rows of texts, each text as a netstring (its length, a colon,
itself, a comma). Nothing in them is code or names code, and reading them needs no library. Whatever is not exactly of this form is none.
"""

from collections.abc import Mapping, Sequence

from govcheck.source.notes import stamp

MAGIC = b"govcheck answer 1\n"
#: a folder of many such would not be small any more
MAX_BYTES = 16 * 1024 * 1024
#: kinds of what a run says, each with how many texts it takes to say it again
SAID: Mapping[str, int] = {"say": 2, "complain": 1, "write": 3, "append": 1}

Row = tuple[str, ...]


class Entry:
    """What a run said and came to, and all that it depended on.

    `around` is the stamp of what is neither typed nor read; `files` are rows of path, where it and its folder lead, size and stamp (both
    empty where there was no file); `folders` rows of path and stamp; `said` rows of kind and texts.
    """

    __slots__ = ("around", "files", "folders", "said", "status")

    def __init__(self, around: str, status: int, files: Sequence[Row], folders: Sequence[Row], said: Sequence[Row]) -> None:
        self.around = around
        self.status = status
        self.files = files
        self.folders = folders
        self.said = said


def entry_to_bytes(entry: Entry) -> bytes:
    """The bytes of an entry."""
    rows: list[Row] = [("entry", entry.around, str(entry.status))]
    rows += [("file", *row) for row in entry.files]
    rows += [("folder", *row) for row in entry.folders]
    rows += [("said", *row) for row in entry.said]
    body = packed([packed([_encoded(text) for text in row]) for row in rows])
    return b"".join((MAGIC, stamp(body).encode(), b"\n", body))


def entry_from_bytes(data: bytes) -> Entry | None:
    """The entry in some bytes, None where they are no entry."""
    try:
        magic, digest, body = data[: len(MAGIC)], data[len(MAGIC) : len(MAGIC) + 65], data[len(MAGIC) + 65 :]
        if magic != MAGIC or digest != stamp(body).encode() + b"\n":
            return None
        rows = [tuple([text.decode("utf-8", "surrogatepass") for text in _unpacked(row)]) for row in _unpacked(body)]
        (_, around, status), *others = rows
        sorts: dict[str, list[Row]] = {"file": [], "folder": [], "said": []}
        for sort, *row in others:
            sorts[sort].append(tuple(row))
        found = Entry(around, int(status), sorts["file"], sorts["folder"], sorts["said"])
    except (ValueError, KeyError):
        return None
    sizes = [len(row) == 5 for row in found.files] + [len(row) == 2 for row in found.folders]
    said = [row and SAID.get(row[0]) == len(row) - 1 for row in found.said]
    return found if rows[0][0] == "entry" and all(sizes) and all(said) else None


def packed(texts: Sequence[bytes]) -> bytes:
    """Texts in a row, so that no two rows have the same bytes."""
    return b"".join([b"%d:%b," % (len(text), text) for text in texts])


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> list[bytes]:
    """The texts in a row; raises ValueError for anything else."""
    found = []
    at = 0
    while at < len(data):
        colon = data.index(b":", at, at + 20)
        digits = data[at:colon]
        end = colon + 1 + (int(digits) if digits.isdigit() else len(data))
        if data[end : end + 1] != b",":
            raise ValueError("no netstring")
        found.append(data[colon + 1 : end])
        at = end + 1
    return found
