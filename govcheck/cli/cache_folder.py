"""The folder of the cache: where it is, and reading and writing it so that runs at the same time do not disturb each other.

It holds words of clients' files, so that only its owner may look into it, and what somebody else put there is not read. An entry is
written beside its name and then renamed, and an old one that is read at that moment stays whole. The oldest go when there are too many.
"""
# pathlib costs a third of an interpreter's start, and every check comes through here
# ruff: noqa: PTH100, PTH102, PTH105, PTH108, PTH112, PTH117, PTH118, PTH120, PTH123

import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping, Sequence

OPTION, OFF = "--cache-dir", "--no-cache"
#: a folder in the place of the platform's own, and whether to do without
VARIABLE, OFF_VARIABLE = "GOVCHECK_CACHE_DIR", "GOVCHECK_NO_CACHE"
ENDING, UNFINISHED = ".answer", ".part"
#: how many entries are kept, and how many bytes of them
MOST, MOST_BYTES = 500, 64 * 1024 * 1024
#: seconds after which nobody writes any more what is still unfinished
ABANDONED = 3600
#: what tells programs that make copies that this folder needs none, as https://bford.info/cachedir/ has it
_TAG_FILE = "CACHEDIR.TAG"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# A cache of govcheck: it may be deleted at any time.\n"


def cache_folder(words: Sequence[str], environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """The folder that these words and the environment ask for; None where they ask for none, or there is no place for one."""
    if OFF in words or environment.get(OFF_VARIABLE):
        return None
    typed = None
    for place, word in enumerate(words):
        if word == OPTION:
            typed = words[place + 1] if place + 1 < len(words) else None
        elif word.startswith(f"{OPTION}="):
            typed = word.partition("=")[2]
    return typed or environment.get(VARIABLE) or _of_the_platform(environment, platform)


def _of_the_platform(environment: Mapping[str, str], platform: str) -> str | None:
    home = environment.get("HOME", "")
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches") if home else ""
    else:
        # a relative path is none, says the specification of XDG
        base = environment.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.join(home, ".cache") if home else ""
    # a home that is not there is not made
    return os.path.join(base, "govcheck") if os.path.isabs(base) and os.path.isdir(os.path.dirname(base)) else None


def read_entry(folder: str, name: str, most: int) -> bytes | None:
    """The bytes of an entry; None where it is not there, too large, no file, or somebody else's."""
    path = os.path.join(folder, name + ENDING)
    try:
        handle = os.open(path, os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK") | _flag("O_CLOEXEC") | _flag("O_BINARY"))
    except (OSError, ValueError):
        return None
    try:
        with open(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > most or not _is_ours(found):
                return None
            data = file.read(most + 1)
        # so that what is used is not among the oldest
        os.utime(path)
    except OSError:
        return None
    return data


def write_entry(folder: str, name: str, data: bytes) -> str | None:
    """Write an entry and make room for it; returns why it could not be written, None where it could."""
    temporary = os.path.join(folder, f".{name}-{os.getpid()}-{os.urandom(4).hex()}{UNFINISHED}")
    try:
        _made(folder)
        _write_new(temporary, data)
        try:
            os.replace(temporary, os.path.join(folder, name + ENDING))
        except OSError:
            os.unlink(temporary)
            raise
        _make_room(folder)
    except (OSError, ValueError) as error:
        return str(getattr(error, "strerror", None) or error)
    return None


def entries(folder: str) -> list[tuple[float, int, str]]:
    """When each entry was used last, its size and its path, oldest first; what nobody finished writing has the time zero."""
    found = []
    for path, status in _files(folder):
        unfinished = path.endswith(UNFINISHED) and status.st_mtime < time.time() - ABANDONED
        if unfinished or path.endswith(ENDING):
            found.append((0.0 if unfinished else status.st_mtime, status.st_size, path))
    return sorted(found)


def remove(found: Sequence[tuple[float, int, str]]) -> None:
    """Remove entries; one that is gone already was removed by another run."""
    for _, _, path in found:
        try:
            os.unlink(path)
        except FileNotFoundError:
            continue


def _make_room(folder: str) -> None:
    found = entries(folder)
    size = sum(each[1] for each in found)
    count = len(found)
    too_many = count > MOST or size > MOST_BYTES
    for place, each in enumerate(found):
        # well below the bounds, so that the next runs have room
        if each[0] and not (too_many and (count > MOST * 3 // 4 or size > MOST_BYTES * 3 // 4)):
            break
        remove(found[place : place + 1])
        count, size = count - 1, size - each[1]


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as listed:
            for each in listed:
                try:
                    status = each.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(status.st_mode):
                    yield each.path, status
    except (FileNotFoundError, NotADirectoryError):
        return


def _made(folder: str) -> None:
    """Make the folder, and that of all caches, for their owner alone."""
    if os.path.isdir(folder):
        return
    above = os.path.dirname(os.path.abspath(folder))
    for path in (above, folder):
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
    tag = os.path.join(folder, _TAG_FILE)
    if not os.path.lexists(tag):
        _write_new(tag, _TAG)


def _write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet, for its owner alone; raises OSError, and leaves nothing half written."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_NOFOLLOW") | _flag("O_CLOEXEC") | _flag("O_BINARY"), 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
    except OSError:
        os.unlink(path)
        raise


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def _flag(name: str) -> int:
    """A flag for opening files that not every platform has."""
    return getattr(os, name, 0)
