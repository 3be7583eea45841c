"""Reading packs from folders: every problem of every file at once."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govcheck.model.findings import SEVERITIES, Kind
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.packs.locate import rules_folder
from govcheck.packs.named import named_beside
from govcheck.packs.parse_profile import PROFILES, collect_profiles, profile_paths
from govcheck.packs.parse_rule import Context, is_id, rule
from govcheck.packs.parse_sections import sections
from govcheck.packs.parse_sources import MODIFIERS_FILE, SOURCES_FILE, all_modifiers, all_sources
from govcheck.packs.report import Report, choice, items, mapping, only_keys, read_bytes, text, texts
from govcheck.packs.rule import Deferred, Example, Pack, Rule, RulePacks, Said
from govcheck.packs.statements import NOT_CHECKED_FILE, STATEMENTS_FILE, not_checked, statements
from govcheck.packs.waiver_rules import waiver_pack
from govcheck.source.nodes import Mapping as MappingNode
from govcheck.source.nodes import Node, plain
from govcheck.source.problems import InputError, nearest
from govcheck.source.reader import read_yaml
from govcheck.vocabulary.read import read_vocabulary
from govcheck.vocabulary.terms import Vocabulary

PACK_FILE = "pack.yaml"
VOCABULARY = "vocabulary"
#: folders of ``rules/`` that are no packs, and files of a pack that are no rules
NO_PACKS = frozenset((VOCABULARY, PROFILES))
NO_RULES = frozenset((PACK_FILE, SOURCES_FILE, MODIFIERS_FILE, STATEMENTS_FILE, NOT_CHECKED_FILE))
_PACK_TEXTS = ("id", "title", "version", "date")
_PACK_KEYS = (*_PACK_TEXTS, "sources", "sections")


class RuleFile(Record):
    """A rule as its file has it: the values, and the nodes for examples and positions."""

    path: str
    topic: str
    data: Any
    node: Node


def shipped_packs() -> tuple[Path, ...]:
    """The folders of the packs that come with govcheck."""
    return tuple(sorted(f for f in rules_folder().iterdir() if f.is_dir() and f.name not in NO_PACKS and f.name[0] != "."))


def load_vocabulary(packs: Iterable[Path] = ()) -> Vocabulary:
    """The vocabulary that comes with govcheck, with what the packs add to it; raises InputError."""
    own = [pack / VOCABULARY for pack in packs if (pack / VOCABULARY).is_dir()]
    return read_vocabulary([rules_folder() / VOCABULARY, *own])


def load_packs(folders: Sequence[Path], vocabulary: Vocabulary) -> RulePacks:
    """The packs of these folders; raises InputError with every problem of all their files."""
    packs, problems = collect_packs(folders, vocabulary)
    if problems:
        raise InputError(problems)
    return packs


def collect_packs(folders: Sequence[Path], vocabulary: Vocabulary) -> tuple[RulePacks, tuple[Problem, ...]]:
    """What can be read of the packs of these folders, and every problem of all their files.

    A rule's id must be unique in all packs together, and the name of its file must be its id.
    """
    problems: list[Problem] = []
    sources = all_sources(folders, problems)
    context = Context(vocabulary, sources, all_modifiers(folders, sources, problems))
    packs: list[Pack] = []
    reports: dict[str, Report] = {}
    for folder in folders:
        pack = _pack(folder, context, problems, reports)
        other = next((one for one in packs if one.id == pack.id), None)
        told = reports.get((folder / PACK_FILE).as_posix())
        if other is not None and told is not None:
            told.add(("id",), f"the pack id {pack.id!r} is taken by {other.path}")
        packs.append(pack)
    # also those whose files have problems of their own
    files = {path.stem for folder in folders if folder.is_dir() for path in rule_files(folder)}
    _names(packs, files, reports)
    problems += [problem for report in reports.values() for problem in report.problems.found]
    found = RulePacks(tuple(packs), sources)
    shipped = rules_folder()
    # the shipped profiles tune the shipped rules, so all of these have to be there
    around = [shipped] if set(shipped_packs()) <= set(folders) else []
    offered = [path for path in profile_paths(folders).values() if path.parent.parent in (*around, *folders)]
    # a profile may tune the rules about waivers as well
    everything = found._replace(packs=(*found.packs, waiver_pack()))
    profiles, wrong = collect_profiles(offered, everything, folders, frozenset(files))
    return found._replace(profiles=profiles), (*problems, *wrong)


def _names(packs: Iterable[Pack], files: Iterable[str], reports: Mapping[str, Report]) -> None:
    """Note the rules whose ids are taken, and those that are related to rules that are in no pack."""
    known = frozenset(files)
    seen: dict[str, str] = {}
    for found in (one for pack in packs for one in pack.rules):
        report = reports[found.path]
        if found.id in seen:
            report.add(("id",), f"the rule id {found.id!r} is taken by {seen[found.id]}")
        seen.setdefault(found.id, found.path)
        for i, other in enumerate(found.related):
            if other not in known:
                report.add(("related", i), f"the related rule {other!r} is in no pack", nearest(other, known))


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a pack folder, sorted."""
    inside = (path for path in folder.rglob("*.yaml") if path.name not in NO_RULES)
    return tuple(sorted(path for path in inside if _is_rule(path.relative_to(folder))))


def _is_rule(path: Path) -> bool:
    """Whether a YAML file of a pack is a rule: what is hidden is an editor's or a system's own."""
    return not NO_PACKS & set(path.parts[:-1]) and not any(part.startswith(".") for part in path.parts)


def read_rule_file(path: Path, folder: Path) -> RuleFile:
    """One rule file; raises InputError where it is not YAML."""
    node = read_yaml(read_bytes(path), path.as_posix(), "a rule")
    topic = "/".join(path.relative_to(folder).parts[:-1])
    # the organisation of an example is read by whoever runs it, with its own rules for scalars
    return RuleFile(path.as_posix(), topic, plain(node), node)


def examples(file: RuleFile, report: Report) -> tuple[Example, ...]:
    """The examples of a rule file, with their organisations as nodes."""
    found = []
    listed = items(mapping(file.data, (), report).get("examples", []), ("examples",), report)
    for i, data in enumerate(listed):
        example = mapping(data, ("examples", i), report)
        if not isinstance(data, dict):
            continue
        only_keys(example, ("name", "organization", "findings"), ("examples", i), report, "key of an example")
        lacking = [key for key in ("name", "organization", "findings") if key not in example]
        for key in lacking:
            report.add(("examples", i), f"the example lacks {key}")
        if lacking:
            continue
        at = report.node(("examples", i)) or file.node
        node = report.node(("examples", i, "organization"))
        if not isinstance(node, MappingNode):
            report.add(("examples", i, "organization"), "expected an organisation file as a mapping")
            continue
        raised = tuple(
            _expected(finding, ("examples", i, "findings", j), report)
            for j, finding in enumerate(items(example["findings"], ("examples", i, "findings"), report))
        )
        found.append(Example(text(example["name"], ("examples", i, "name"), report), node, raised, at.line, at.column))
    if not listed:
        report.add(("examples",), "no example; expected one for each kind of finding and one without")
    return tuple(found)


def _expected(data: Any, trail: tuple[str | int, ...], report: Report) -> dict[str, Any]:
    finding = mapping(data, trail, report)
    only_keys(finding, ("kind", "subject", "message", "key", "severity"), trail, report, "key of an expected finding")
    for key in ("kind", "subject", "message"):
        if key not in finding:
            report.add(trail, f"the expected finding lacks {key}")
    for key, words, what in (("kind", Kind, "kind of finding"), ("severity", SEVERITIES, "severity")):
        if key in finding:
            choice(finding[key], tuple(words), (*trail, key), report, what)
    refs = [(finding["subject"], (*trail, "subject"))] if "subject" in finding else []
    keys = items(finding["key"], (*trail, "key"), report) if "key" in finding else []
    for ref, place in (*refs, *((each, (*trail, "key", i)) for i, each in enumerate(keys))):
        named = text(ref, place, report)
        if named and not all(named.partition(":")):
            report.add(place, f"expected kind:name such as position:ciso, found {named!r}")
    return finding


def _pack(folder: Path, context: Context, problems: list[Problem], reports: dict[str, Report]) -> Pack:
    path = folder / PACK_FILE
    data: dict[str, Any] = {}
    if not folder.is_dir():
        problems.append(Problem(folder.as_posix(), 1, 1, "no such folder; expected the folder of a rule pack"))
    elif not path.is_file():
        problems.append(Problem(folder.as_posix(), 1, 1, f"no {PACK_FILE} in the folder; expected id, title, version and date in it"))
    else:
        data = _read_pack_file(path, context, problems, reports)
        others = sorted(found for found in folder.rglob("*.yml") if _is_rule(found.relative_to(folder)))
        problems += [Problem(found.as_posix(), 1, 1, f"a file that is not read; expected {found.stem}.yaml") for found in others]
    identity = data.get("id", folder.name)
    rules: list[Rule] = []
    digest = hashlib.sha256()
    for file_path in rule_files(folder) if folder.is_dir() else ():
        try:
            digest.update(file_path.relative_to(folder).as_posix().encode() + b"\0" + read_bytes(file_path) + b"\0")
            file = read_rule_file(file_path, folder)
        except InputError as error:
            problems += error.problems
            continue
        report = reports[file.path] = Report(file.path, file.node)
        report.duplicate_keys()
        found = rule(file.data, identity, file.topic, report, context)
        examples(file, report)
        if found is not None and is_id(found.id) and found.id != file_path.stem:
            report.add(("id",), f"the rule is {found.id!r} and its file {file_path.name!r}; expected {found.id}.yaml")
        if found is not None:
            rules.append(found)
    for name in (STATEMENTS_FILE, NOT_CHECKED_FILE):
        if (folder / name).is_file():
            digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    said = _said(folder, context, problems, reports)
    return Pack(
        id=identity,
        title=data.get("title", ""),
        version=data.get("version", ""),
        date=data.get("date", ""),
        sources=data.get("sources", ()),
        rules=tuple(sorted(rules, key=lambda r: r.id)),
        digest=digest.hexdigest(),
        path=folder.as_posix(),
        sections=data.get("sections", ()),
        said=Deferred(lambda: said),
        beside=named_beside(rules),
    )


def _said(folder: Path, context: Context, problems: list[Problem], reports: dict[str, Report]) -> Said:
    """What the files beside the rules state of the source; nothing where there are none."""
    found: dict[str, tuple[Any, Report]] = {}
    for name, what in ((STATEMENTS_FILE, "source, differences and statements"), (NOT_CHECKED_FILE, "clauses and reasons")):
        path = folder / name
        if not path.is_file():
            continue
        try:
            node = read_yaml(read_bytes(path), path.as_posix(), what)
        except InputError as error:
            problems += error.problems
            continue
        report = reports[path.as_posix()] = Report(path.as_posix(), node)
        report.duplicate_keys()
        found[name] = (plain(node), report)
    listed = statements(*found[STATEMENTS_FILE], context.sources) if STATEMENTS_FILE in found else ()
    return Said(listed, not_checked(*found[NOT_CHECKED_FILE], listed) if NOT_CHECKED_FILE in found else {})


def _read_pack_file(path: Path, context: Context, problems: list[Problem], reports: dict[str, Report]) -> dict[str, Any]:
    try:
        node = read_yaml(read_bytes(path), path.as_posix(), "id, title, version and date of a pack")
    except InputError as error:
        problems += error.problems
        return {}
    report = reports[path.as_posix()] = Report(path.as_posix(), node)
    report.duplicate_keys()
    data = mapping(plain(node), (), report)
    only_keys(data, _PACK_KEYS, (), report, "key of a pack")
    found: dict[str, Any] = {}
    for key in _PACK_TEXTS:
        if key in data:
            found[key] = text(data[key], (key,), report)
        else:
            report.add((), f"the pack lacks {key}")
    if found.get("id") and not is_id(found["id"]):
        report.add(("id",), f"expected small letters, digits and hyphens, found {found['id']!r}")
    found["sources"] = texts(data["sources"], ("sources",), report) if data.get("sources") is not None else ()
    for i, source in enumerate(found["sources"]):
        if source not in context.sources:
            report.unknown(("sources", i) if isinstance(data["sources"], list) else ("sources",), "source", source, context.sources)
    found["sections"] = sections(data["sections"], ("sections",), report, context.sources) if "sections" in data else ()
    return found
