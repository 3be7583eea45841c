"""Files of a git revision, named ``REV:path`` as git names them; read by git itself, with includes from the same revision.

No word reaches a shell. A revision that begins with a hyphen is refused before git sees it, and only the object id that git makes of
the others is handed on. Nothing is fetched: what a partial clone does not have is a problem.
"""
# pathlib costs a quarter of an interpreter start, and nothing here needs more of it than this

import os
import posixpath
import subprocess
from collections.abc import Iterable, Sequence
from functools import cached_property

from govcheck.source.notes import bar
from govcheck.source.problems import nearest

_LINK, _FILE = "120000", "blob"
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
#: more names than this are not searched for the nearest one
_MOST_NAMES = 20_000


class _Failed(Exception):  # noqa: N818 - what git or we say of it, for a problem
    """Git cannot do what it was asked for."""


class Revision:
    """The files of one revision; takes the place of the disk for what is named ``REV:path``."""

    def __init__(self, name: str) -> None:
        self.name = name
        # what a name stands for is git's to say
        bar()

    def identity(self, path: str) -> str:
        """What two names of one file have in common: the object id of the revision and the path from its top."""
        try:
            return f"{self._tree}:{self._inner(path)}"
        except _Failed:
            return path

    def target(self, path: str, written: str) -> str | None:
        """The file that another one includes; None where that is outside the folder of the other."""
        folder = posixpath.dirname(self._inner(path))
        inner = posixpath.normpath(posixpath.join(folder, written))
        above = posixpath.isabs(written) or inner == ".." or inner.startswith("../")
        if above or not (folder in ("", ".") or inner.startswith(f"{folder}/")):
            return None
        return f"{self.name}:{inner}"

    def shown(self, path: str) -> str:
        """The path as messages and findings have it."""
        return path

    def content(self, path: str, *, regular: bool) -> bytes | str:
        """What the file holds, or as text why it cannot be read."""
        try:
            return self._content(self._inner(path))
        except _Failed as problem:
            return str(problem)

    def _content(self, inner: str) -> bytes:
        if not inner.isprintable() or not inner:
            raise _Failed(f"no such file in the revision {self.name}; expected REV:path")
        if posixpath.isabs(inner) or inner.startswith("../"):
            raise _Failed(f"no such file in the revision {self.name}; expected a path from its top")
        listed = _git("--literal-pathspecs", "ls-tree", "-z", "--full-tree", self._tree, "--", inner)
        mode, kind, object_id = listed.split(b"\t")[0].decode().split() if listed else ("", "", "")
        if mode == _LINK:
            raise _Failed("a symbolic link, which is not followed within a revision; expected an organisation file")
        if kind == "tree" or inner == ".":
            raise _Failed("a folder; expected an organisation file")
        if kind != _FILE:
            raise _Failed(f"no such file in the revision {self.name}{self._hint(inner)}")
        return _git("cat-file", "blob", object_id)

    def _inner(self, path: str) -> str:
        """The path from the top of the tree; one that begins with a dot is meant from here, as git has it."""
        inner = path[len(self.name) + 1 :]
        if inner.startswith(("./", "../")):
            inner = posixpath.join(self._here, inner)
        return posixpath.normpath(inner) if inner else ""

    @cached_property
    def _here(self) -> str:
        return _git("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")

    @cached_property
    def _tree(self) -> str:
        name = self.name
        if not name:
            raise _Failed("no revision before the colon; expected REV:path, such as HEAD:org.yaml")
        if name.startswith("-") or not name.isprintable():
            raise _Failed(f"{name!r} is no revision; expected a branch, a tag or a commit")
        _git("rev-parse", "--git-dir")
        found = _git("rev-parse", "--verify", "--quiet", f"{name}^{{tree}}", otherwise=b"").decode().strip()
        if not found:
            near = nearest(name, _names(_git("for-each-ref", "--format=%(refname:short)")))
            raise _Failed(f"no revision {name!r} in this repository" + (f" (did you mean {near}?)" if near else ""))
        return found

    def _hint(self, inner: str) -> str:
        """A path that was probably meant: the same one from here, else the nearest."""
        here = posixpath.normpath(posixpath.join(self._here, inner))
        names = _names(_git("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._tree), b"\0")
        near = f"./{inner}" if here != inner and here in names else nearest(inner, names)
        return f" (did you mean {self.name}:{near}?)" if near else ""


def revision_of(path: str) -> Revision | None:
    """The revision that a path names; None for a path of the disk, such as one with a drive letter."""
    depth = 0
    for place, sign in enumerate(path):
        # a revision may search for words, HEAD^{/fix: it}, and the colon in braces is one of these
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == ":" and depth <= 0:
            drive = os.name == "nt" and place == 1 and path[2:3] in ("/", "\\")
            return None if drive else Revision(path[:place])
    return None


def _names(listed: bytes, end: bytes = b"\n") -> Sequence[str]:
    names: Iterable[bytes] = listed.split(end)
    return [name.decode("utf-8", "replace") for name in names if name][:_MOST_NAMES]


def _git(*words: str, otherwise: bytes | None = None) -> bytes:
    """What git prints; where it fails `otherwise`, or raises what it says."""
    try:
        done = subprocess.run(  # noqa: S603 - see above
            ["git", *words],  # noqa: S607 - the user's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, ValueError) as error:
        reason = "git is not installed" if isinstance(error, FileNotFoundError) else str(error)
        raise _Failed(f"{reason}; a file of a revision is read by git") from None
    if done.returncode == 0:
        return done.stdout
    if otherwise is not None:
        return otherwise
    said = (done.stderr.decode("utf-8", "replace").strip() or "no reason given").splitlines()[0].removeprefix("fatal: ")
    if "not a git repository" in said:
        raise _Failed("this folder is in no git repository; expected REV:path inside one, or the path of a file")
    raise _Failed(f"git cannot read it: {said}")
