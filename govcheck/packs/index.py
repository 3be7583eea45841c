"""The compiled index: vocabulary, sources and rules as JSON, without examples, so that a run reads no rule's YAML.

Its first line holds what every run needs. Behind it stand, end to end, texts that a run may do without and takes apart when it asks for
one: the large tables of the vocabulary, the sources, and for each pack what its source says, what its rules require, and what they say.

A wheel carries it, made when the wheel is built. A checkout keeps one in a cache folder beside ``rules/`` and makes it anew as soon as
any file of which it is made has another size or time; an edited rule is never missed.
"""

# ruff: noqa: PTH103, PTH105, PTH108, PTH120, PTH123 - pathlib costs a third of an interpreter's start, and every check comes through here

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from govcheck.model.digest import digest
from govcheck.model.record import Record
from govcheck.packs.compact import Sources, line, rules_from_plain, rules_to_plain, said_of, said_text, sources_text, tuples
from govcheck.packs.rule import Deferred, Pack, ProfileHead, RulePacks, Section
from govcheck.vocabulary.plain import vocabulary_from_plain, vocabulary_texts, vocabulary_to_plain
from govcheck.vocabulary.terms import Vocabulary

INDEX_FILE = "index"
CACHE_FOLDER = ".govcheck_cache"
FORMAT = 13


class Compiled(Record):
    """What an index holds, ready to use."""

    vocabulary: Vocabulary
    packs: RulePacks


def compiled(vocabulary: Vocabulary, packs: RulePacks, root: str, signature: str) -> str:
    """The index of some packs; paths are kept relative to `root`, the folder of the rules."""
    texts = [*vocabulary_texts(vocabulary), sources_text(source for _, source in sorted(packs.sources.items()))]
    commons = []
    for pack in packs.packs:
        common, of_rules = rules_to_plain(pack.rules, (_relative(rule.path, pack.path) for rule in pack.rules))
        commons.append(common)
        texts += [said_text(pack.said.value), *of_rules]
    head = {
        "format": FORMAT,
        "signature": signature,
        "lengths": [len(each.encode()) for each in texts],
        "vocabulary": vocabulary_to_plain(vocabulary),
        "profiles": [[head.id, head.title, head.when, _relative(head.path, root)] for head in packs.profiles],
        "packs": [
            {
                **{key: getattr(pack, key) for key in ("id", "title", "version", "date", "sources", "digest")},
                "path": _relative(pack.path, root),
                "beside": pack.beside,
                "sections": [[section.id, section.title, section.clauses] for section in pack.sections],
                "common": common,
            }
            for pack, common in zip(packs.packs, commons, strict=True)
        ],
    }
    return f"{line(head)}\n{''.join(texts)}"


def read_index(path: str, root: str, signature: str | None) -> Compiled | None:
    """The content of an index; None where there is none that can be read, or it was made of other files than those of the signature."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        end = data.index(b"\n") + 1
        head = json.loads(data[:end])
        lengths = head["lengths"]
        if head["format"] != FORMAT or end + sum(lengths) != len(data) or (signature is not None and head["signature"] != signature):
            return None
        texts = _texts(memoryview(data), end, lengths)
        vocabulary = vocabulary_from_plain(head["vocabulary"], texts)
        sources = Sources(next(texts))
        packs = tuple([_pack(each, root, texts) for each in head["packs"]])
        profiles = tuple([ProfileHead(name, title, tuples(when), f"{root}/{path}") for name, title, when, path in head["profiles"]])
        return Compiled(vocabulary, RulePacks(packs, sources, profiles))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, StopIteration):
        # missing, cut off, or somebody else's: an index is a copy, and the rules themselves are there
        return None


def _texts(data: memoryview, start: int, lengths: Iterable[int]) -> Iterator[memoryview]:
    for length in lengths:
        yield data[start : start + length]
        start += length


def _pack(data: dict[str, Any], root: str, texts: Iterator[memoryview]) -> Pack:
    described = {key: data[key] for key in ("id", "title", "version", "date", "digest")}
    path = f"{root}/{data['path']}"
    said = Deferred(said_of, next(texts))
    rules = rules_from_plain(data["common"], data["id"], path, texts)
    sections = tuple([Section(name, title, tuple(clauses), "") for name, title, clauses in data["sections"]])
    return Pack(
        **described, sources=tuple(data["sources"]), rules=rules, path=path, said=said, sections=sections, beside=tuple(data["beside"])
    )


def signature_of(folders: Iterable[str]) -> str:
    """A digest of the names, sizes and times of every file that an index depends on; what is hidden is an editor's or a system's own.

    The time of the last change of any kind tells an edit that keeps a file's size and pretends to its old time.
    """
    found: list[str] = []
    waiting: list[str] = [*folders]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif name.endswith((".yaml", ".py")):
                    try:
                        stat = entry.stat()
                        found.append(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}")
                    except OSError:
                        # a link to nowhere: whoever reads it says so
                        found.append(entry.path)
    return digest("\n".join(sorted(found)).encode())


def write_index(path: str, index: str) -> None:
    """Write an index whole or not at all; a folder that cannot be written to is no fault, the next run reads the YAML again."""
    temporary = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(index)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def parts_that_shape_it(package: str) -> tuple[str, ...]:
    """The folders of code whose change may change what an index means."""
    return tuple(f"{package}/{part}" for part in ("constraints", "packs", "vocabulary"))
