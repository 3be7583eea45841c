"""Changes that a text survives as a text of its kind: lines and words move, go, come twice, or give way to words of the format."""

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

#: what files hold that nobody expected
STRANGE = (
    b"", b" ", b"\t", b"-", b"~", b"null", b"[]", b"{}", b"[", b"}", b"&a", b"*a", b"!!str", b"<<", b"? ", b"|", b">", b"'",
    b'"', b"%", b"@", b"`", b"\xef\xbb\xbf", b"\x00", b"\xff\xfe", b"\xc3\x28", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\x85",
    b"\r", b"\x1b[31m", b"9" * 400, b"x" * 5_000, b"0x1F", b"1e309", b".inf", b".nan", b"2026-02-30", b"12:30", b"007", b"A/R/C/I",
    b"A/A", b"=1+1", b"<script>", b"../..", b"/etc/passwd",
)  # fmt: skip


def mutated(data: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    """The data with one to four changes; of an archive, most often of one of the files in it."""
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _archived(data, words, chance)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_CHANGES)(data, words, chance)
    return data


def _archived(data: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    """An archive in which one file is changed; one that is broken already, as it is."""
    out = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            chosen = chance.choice(old.namelist())
            for name in old.namelist():
                part = old.read(name)
                new.writestr(ZipInfo(name), mutated(part, words, chance) if name == chosen else part)
    except (BadZipFile, IndexError, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error):
        return data
    return out.getvalue()


def _line(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """A line goes, comes twice, or moves."""
    lines = data.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines.pop(at) if chance.random() < 0.7 else lines[at]
    if chance.random() < 0.7:
        lines.insert(to, line)
    return b"\n".join(lines)


def _word(data: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    """A word gives way to another of the format, or to something strange."""
    parts = data.split(b" ")
    at = chance.randrange(len(parts))
    parts[at] = chance.choice(words) if words and chance.random() < 0.6 else chance.choice(STRANGE)
    return b" ".join(parts)


def _inserted(data: bytes, words: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice((*STRANGE, *words[:1])) + data[at:]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.randint(1, 8) :]


def _indented(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at][1:] if chance.random() < 0.5 else b"  " + lines[at]
    return b"\n".join(lines)


def _flipped(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes((data[at] ^ (1 << chance.randrange(8)),)) + data[at + 1 :]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (_line, _word, _word, _inserted, _cut, _indented, _flipped)
