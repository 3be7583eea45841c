"""The compiled index: vocabulary, sources and rules as JSON, without manual pages and examples, so that a run reads no rule's YAML.

A wheel carries it, made when the wheel is built. A checkout keeps one in a cache folder beside ``rules/`` and makes it anew as soon as
any file of which it is made has another size or time; an edited rule is never missed.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from govcheck.packs.parse_rule import Context, rule
from govcheck.packs.report import Report
from govcheck.packs.rule import Pack, RulePacks, Section, Source
from govcheck.source.problems import InputError
from govcheck.vocabulary.plain import vocabulary_from_plain, vocabulary_to_plain
from govcheck.vocabulary.terms import Vocabulary

INDEX_FILE = "index.json"
CACHE_FOLDER = ".govcheck_cache"
FORMAT = 2
#: keys of a rule file that only a manual page or a test needs
_LEFT_OUT = frozenset(("rationale", "figures", "examples"))


class Compiled(NamedTuple):
    """What an index holds, ready to use."""

    vocabulary: Vocabulary
    packs: RulePacks


def compiled(vocabulary: Vocabulary, packs: RulePacks, data: dict[str, Any], root: Path, signature: str) -> dict[str, Any]:
    """The index of some packs; `data` maps the path of each rule to the values of its file, and paths are kept relative to `root`."""
    return {
        "format": FORMAT,
        "signature": signature,
        "vocabulary": vocabulary_to_plain(vocabulary, texts=False),
        "sources": [source._asdict() for _, source in sorted(packs.sources.items())],
        "packs": [
            {
                **{key: getattr(pack, key) for key in ("id", "title", "version", "date", "sources", "digest")},
                "path": _relative(pack.path, root),
                "sections": [section._replace(about="")._asdict() for section in pack.sections],
                "rules": [
                    {
                        "topic": found.topic,
                        "path": _relative(found.path, root),
                        "data": {key: value for key, value in data[found.path].items() if key not in _LEFT_OUT},
                    }
                    for found in pack.rules
                ],
            }
            for pack in packs.packs
        ],
    }


def read_index(path: Path, root: Path, signature: str | None) -> Compiled | None:
    """The content of an index; None where there is none, or it was made of other files than those of the signature."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if data.get("format") != FORMAT or (signature is not None and data.get("signature") != signature):
        return None
    vocabulary = vocabulary_from_plain(data["vocabulary"])
    sources = {each["id"]: Source(**{**each, "clauses": tuple(each["clauses"])}) for each in data["sources"]}
    context = Context(vocabulary, sources)
    return Compiled(vocabulary, RulePacks(tuple(_pack(each, root, context) for each in data["packs"]), sources))


def _pack(data: dict[str, Any], root: Path, context: Context) -> Pack:
    rules = []
    problems = []
    for each in data["rules"]:
        report = Report((root / each["path"]).as_posix())
        found = rule({**each["data"], "rationale": "-", "examples": []}, data["id"], each["topic"], report, context)
        problems += report.problems.found
        if found is not None:
            rules.append(found._replace(rationale=""))
    if problems or len(rules) != len(data["rules"]):
        raise InputError(problems)
    described = {key: data[key] for key in ("id", "title", "version", "date", "digest")}
    sections = tuple(Section(**{**each, "clauses": tuple(each["clauses"])}) for each in data["sections"])
    path = (root / data["path"]).as_posix()
    return Pack(**described, sources=tuple(data["sources"]), rules=tuple(rules), path=path, sections=sections)


def signature_of(folders: Iterable[Path]) -> str:
    """A digest of the names, sizes and times of every file that an index depends on."""
    found: list[str] = []
    waiting: list[str] = [str(folder) for folder in folders]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith((".yaml", ".py")):
                    stat = entry.stat()
                    found.append(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()


def write_index(path: Path, index: dict[str, Any]) -> None:
    """Write an index whole or not at all; a folder that cannot be written to is no fault, the next run reads the YAML again."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)


def _relative(path: str, root: Path) -> str:
    return Path(path).relative_to(root).as_posix()


def parts_that_shape_it(package: Path) -> Sequence[Path]:
    """The folders of code whose change may change what an index means."""
    return (package / "packs", package / "vocabulary")
