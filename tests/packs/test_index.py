"""The compiled index: equal to the YAML of which it is made, never stale, and never in the way."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.packs import locate, shipped
from govcheck.packs.compact import rules_from_plain, rules_to_plain
from govcheck.packs.index import CACHE_FOLDER, FORMAT, INDEX_FILE, Compiled, compiled, read_index, signature_of
from govcheck.packs.load import load_packs, load_vocabulary, shipped_packs
from govcheck.packs.locate import rules_path
from govcheck.packs.rule import Check, Rule, RulePacks
from govcheck.source.problems import InputError
from govcheck.vocabulary.plain import vocabulary_texts, vocabulary_to_plain
from tests.packs.house import PACK, SOURCES, edited
from tests.properties.rules import rules

VOCABULARY = Path(__file__).parents[1] / "documents" / "vocabulary" / "small.yaml"
SMALL = edited(("subject: {activity: security-monitoring}", "subject: {activity: incident-response}")).replace(
    "security-monitoring", "incident-response"
)


# ---- equal to the YAML ----


def told(rule: Rule) -> dict[str, Any]:
    """All that an index keeps of a rule, so that it can be compared: a constraint by its parameters."""
    texts = ("path", "title", "messages", "remediation", "rationale", "repair", "related", "formerly")
    plain = {name: getattr(rule, name) for name in (*Rule._fields, *texts) if name not in ("requirements", "worded", "folder", "file")}
    return {**plain, "checks": [_told(check) for check in rule.checks]}


def _told(check: Check) -> tuple[Any, ...]:
    return type(check.constraint), vars(check.constraint), check.subject, check.judge


def everything(found: Compiled) -> dict[str, Any]:
    return {
        "vocabulary": (vocabulary_to_plain(found.vocabulary), vocabulary_texts(found.vocabulary)),
        "sources": dict(found.packs.sources),
        # what a section is about stands on manual pages alone, and those are made of the YAML
        "packs": [
            pack._replace(rules=(), sections=tuple(section._replace(about="") for section in pack.sections)) for pack in found.packs.packs
        ],
        "rules": [told(rule) for rule in found.packs.rules],
    }


def test_the_index_of_the_shipped_packs_is_what_their_yaml_says(tmp_path: Path) -> None:
    vocabulary = load_vocabulary()
    fresh = Compiled(vocabulary, load_packs(shipped_packs(), vocabulary))
    path = tmp_path / INDEX_FILE
    path.write_text(compiled(*fresh, rules_path(), ""), encoding="utf-8")

    found = read_index(str(path), rules_path(), None)

    assert found is not None
    assert everything(found) == everything(fresh)


@given(st.lists(rules(), max_size=4))
def test_any_rules_come_back_from_an_index_as_they_were(written: list[Rule]) -> None:
    names = [f"random-{number}" for number in range(len(written))]
    written = [
        rule._replace(id=name, requirements={name: rule.checks}, worded={name: rule.texts})
        for name, rule in zip(names, written, strict=True)
    ]
    paths = [f"{number}.yaml" for number in range(len(written))]
    common, texts = rules_to_plain(written, paths)
    found = rules_from_plain(json.loads(json.dumps(common)), "house", "rules", iter([memoryview(each.encode()) for each in texts]))
    assert list(map(told, found)) == [told(rule._replace(folder="rules", file=path)) for rule, path in zip(written, paths, strict=True)]


# ---- a checkout ----


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a pack of one rule; the folder of its rules."""
    folder = tmp_path / "rules"
    files = {
        "vocabulary/small.yaml": VOCABULARY.read_text(encoding="utf-8"),
        "sources.yaml": SOURCES,
        "house/pack.yaml": PACK,
        "house/watched.yaml": SMALL,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for part in ("constraints", "packs", "vocabulary"):
        (tmp_path / "govcheck" / part).mkdir(parents=True)
    for module in (locate, shipped):
        monkeypatch.setattr(module, "PACKAGE", str(tmp_path / "govcheck"))
    return folder


def titles() -> dict[str, str]:
    """The shipped rules by id, with their titles."""
    return {rule.id: rule.title for rule in shipped.shipped().packs.rules}


def cache(checkout: Path) -> Path:
    return checkout.parent / CACHE_FOLDER / INDEX_FILE


@pytest.fixture
def no_yaml(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose index is there, in a run that must not read its YAML."""

    def unwanted() -> Compiled:
        raise AssertionError("the YAML was read")

    assert titles() == {"watched": "The CISO watches"}
    monkeypatch.setattr(shipped, "_from_yaml", unwanted)
    return checkout


def test_the_second_run_reads_no_yaml(no_yaml: Path) -> None:
    assert titles() == {"watched": "The CISO watches"}
    assert cache(no_yaml).is_file()


def test_what_comes_from_the_index_is_what_comes_from_yaml(checkout: Path) -> None:
    first, second = shipped.shipped(), shipped.shipped()
    assert cache(checkout).is_file()
    assert everything(second) == everything(first)


def test_the_index_names_no_folder_of_this_machine(checkout: Path) -> None:
    shipped.shipped()
    assert str(checkout) not in cache(checkout).read_text(encoding="utf-8")


RENAMED = SMALL.replace("id: watched", "id: guarded")


def _edit(folder: Path) -> None:
    (folder / "house/watched.yaml").write_text(SMALL.replace("The CISO watches", "The CISO looks out"), encoding="utf-8")


def _edit_in_secret(folder: Path) -> None:
    """As some tools do that unpack or synchronise: another text of equal size, with the time of the old one."""
    path = folder / "house/watched.yaml"
    before = path.stat()
    path.write_text(SMALL.replace("The CISO watches", "The CISO guards!"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _add(folder: Path) -> None:
    (folder / "house/deep").mkdir()
    (folder / "house/deep/guarded.yaml").write_text(RENAMED, encoding="utf-8")


def _rename(folder: Path) -> None:
    (folder / "house/watched.yaml").rename(folder / "house/guarded.yaml")
    (folder / "house/guarded.yaml").write_text(RENAMED, encoding="utf-8")


def _delete(folder: Path) -> None:
    (folder / "house/watched.yaml").unlink()


def _add_a_pack(folder: Path) -> None:
    (folder / "home").mkdir()
    (folder / "home/pack.yaml").write_text(PACK.replace("id: house", "id: home"), encoding="utf-8")
    (folder / "home/guarded.yaml").write_text(RENAMED, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_edit, {"watched": "The CISO looks out"}),
        (_edit_in_secret, {"watched": "The CISO guards!"}),
        (_add, {"watched": "The CISO watches", "guarded": "The CISO watches"}),
        (_rename, {"guarded": "The CISO watches"}),
        (_delete, {}),
        (_add_a_pack, {"watched": "The CISO watches", "guarded": "The CISO watches"}),
    ],
)
def test_a_change_of_the_rules_is_never_missed(checkout: Path, change: Callable[[Path], None], expected: dict[str, str]) -> None:
    titles()
    change(checkout)
    assert titles() == expected
    assert titles() == expected  # from the index that was made anew


def test_a_change_of_the_vocabulary_is_never_missed(checkout: Path) -> None:
    before = shipped.shipped().vocabulary
    path = checkout / "vocabulary/small.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Chief Risk Officer", "Head of Risk"), encoding="utf-8")
    assert (before.roles["cro"].title, shipped.shipped().vocabulary.roles["cro"].title) == ("Chief Risk Officer", "Head of Risk")


def test_a_change_of_the_sources_is_never_missed(checkout: Path) -> None:
    titles()
    (checkout / "sources.yaml").write_text(SOURCES.replace("Our own policy", "Another policy"), encoding="utf-8")
    assert shipped.shipped().packs.sources["house"].title == "Another policy"


def test_a_change_of_the_code_that_reads_rules_is_never_missed(no_yaml: Path) -> None:
    (no_yaml.parent / "govcheck/constraints/brand_new.py").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError, match="the YAML was read"):
        titles()


def test_a_wrong_rule_is_told_on_every_run_and_leaves_no_index(checkout: Path) -> None:
    titles()
    (checkout / "house/watched.yaml").write_text(SMALL.replace("role: ciso", "role: cisso", 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match="unknown role 'cisso'"):
            shipped.shipped()
    (checkout / "house/watched.yaml").write_text(SMALL, encoding="utf-8")
    assert titles() == {"watched": "The CISO watches"}


def test_what_an_editor_leaves_behind_is_no_rule(no_yaml: Path) -> None:
    """A lock is a link to nowhere; neither it nor a hidden copy makes the index stale."""
    (no_yaml / "house/.#watched.yaml").symlink_to("nobody@nowhere.1")
    (no_yaml / "house/._watched.yaml").write_bytes(b"\x00")
    assert titles() == {"watched": "The CISO watches"}


def test_a_link_to_nowhere_is_told_as_a_problem(checkout: Path) -> None:
    titles()
    (checkout / "house/lost.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(InputError, match=r"lost\.yaml:1:1: no such file or directory; expected a readable file"):
        shipped.shipped()


# ---- an index that cannot be used ----


def _with(**changes: Any) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        first, _, rest = data.partition(b"\n")
        return json.dumps({**json.loads(first), **changes}).encode() + b"\n" + rest

    return changed


def _without_a_severity(data: bytes) -> bytes:
    head = json.loads(data.partition(b"\n")[0])
    head["packs"][0]["common"][2].pop()
    return _with(packs=head["packs"])(data)


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "no JSON": lambda _: b"{",
    "no text": lambda _: b"\xff\xfe\x00",
    "a list": lambda _: b"[]",
    "nothing": lambda _: b"null",
    "nested without end": lambda _: b"[" * 200_000,
    "only its format": lambda _: json.dumps({"format": FORMAT}).encode(),
    "cut off": lambda data: data[: len(data) // 2],
    "short of a letter": lambda data: data[:-1],
    "its first line alone": lambda data: data[: data.index(b"\n") + 1],
    "nothing behind its first line": lambda data: _with(lengths=[])(data[: data.index(b"\n") + 1]),
    "another format": _with(format=FORMAT + 1),
    "of other files": _with(signature="0" * 64),
    "packs are a number": _with(packs=5),
    "packs are lists": _with(packs=[[]]),
    "a severity is missing": _without_a_severity,
    "a column is missing": lambda data: data.replace(b"watched\x1e", b"watched?", 1),
    "a column is longer than the others": lambda data: data.replace(b"watched\x1e", b"watche\x1f\x1e", 1),
    "no vocabulary": _with(vocabulary={}),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_an_index_that_is_spoiled_or_foreign_is_made_anew(checkout: Path, spoil: Callable[[bytes], bytes]) -> None:
    titles()
    whole = cache(checkout).read_bytes()
    spoilt = spoil(whole)
    assert spoilt != whole
    cache(checkout).write_bytes(spoilt)
    assert titles() == {"watched": "The CISO watches"}
    assert cache(checkout).read_bytes() == whole


def test_a_file_where_the_folder_should_be_is_no_failure(checkout: Path) -> None:
    (checkout.parent / CACHE_FOLDER).write_text("mine", encoding="utf-8")
    assert titles() == {"watched": "The CISO watches"}
    assert (checkout.parent / CACHE_FOLDER).read_text(encoding="utf-8") == "mine"


def test_a_folder_where_the_index_should_be_is_no_failure(checkout: Path) -> None:
    cache(checkout).mkdir(parents=True)
    assert titles() == {"watched": "The CISO watches"}
    assert os.listdir(cache(checkout).parent) == [INDEX_FILE]  # noqa: PTH208 - and nothing is left behind


@pytest.mark.parametrize("refused", ["makedirs", "replace"])
def test_a_folder_that_cannot_be_written_to_is_no_failure(checkout: Path, monkeypatch: pytest.MonkeyPatch, refused: str) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, refused, refuse)
    assert titles() == {"watched": "The CISO watches"}
    folder = cache(checkout).parent
    assert not folder.exists() or list(folder.iterdir()) == []


# ---- an installed wheel ----


@pytest.fixture
def installed(checkout: Path) -> Path:
    """The rules within the package, with their index."""
    index = shipped.shipped_index()
    folder = checkout.parent / "govcheck" / "rules"
    checkout.rename(folder)
    (folder / INDEX_FILE).write_text(index, encoding="utf-8", newline="\n")
    return folder


def test_an_installed_index_is_used_whatever_the_times_of_the_files(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "signature_of", None)
    monkeypatch.setattr(shipped, "_from_yaml", None)
    os.utime(installed / "house/watched.yaml", (0, 0))
    (rule,) = shipped.shipped().packs.rules
    assert (rule.title, rule.path) == ("The CISO watches", f"{installed.as_posix()}/house/watched.yaml")


@pytest.mark.parametrize("spoil", [None, SPOILED["cut off"], SPOILED["another format"]])
def test_without_an_index_that_can_be_used_the_yaml_is_read_and_nothing_written(
    installed: Path, spoil: Callable[[bytes], bytes] | None
) -> None:
    path = installed / INDEX_FILE
    data = path.read_bytes()
    path.unlink()
    if spoil is not None:
        path.write_bytes(spoil(data))
    before = sorted(installed.parent.parent.rglob("*"))
    (rule,) = shipped.shipped().packs.rules
    assert rule.title == "The CISO watches"
    assert sorted(installed.parent.parent.rglob("*")) == before


def test_an_index_is_the_same_whenever_it_is_made(checkout: Path) -> None:
    index = shipped.shipped_index()
    assert shipped.shipped_index() == index
    assert json.loads(index.partition("\n")[0])["signature"] == ""
    assert not cache(checkout).exists()


def test_the_signature_is_that_of_rules_and_code_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a", encoding="utf-8")
    before = signature_of([str(tmp_path)])
    for name in ("notes.txt", ".hidden.yaml", "a.yaml~"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert signature_of([str(tmp_path)]) == before
    (tmp_path / "b.py").write_text("", encoding="utf-8")
    assert signature_of([str(tmp_path)]) != before


# ---- the build ----


def test_a_wheel_gets_the_index_and_an_editable_install_none(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    from govcheck.packs.wheel_index import WheelIndexHook  # the one module that needs the build's backend

    root = str(Path(__file__).parents[2])
    path = list(sys.path)
    hook = WheelIndexHook(root, {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    editable: dict[str, Any] = {"force_include": {}}
    hook.initialize("editable", editable)
    assert editable == {"force_include": {}}

    standard: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", standard)
    ((source, target),) = standard["force_include"].items()
    assert target == f"govcheck/rules/{INDEX_FILE}"
    assert Path(source).read_bytes() == shipped.shipped_index().encode()
    hook.finalize("standard", standard, "")
    assert not Path(source).exists()
    assert sys.path == path


def test_packs_without_rules_make_an_index_too(tmp_path: Path) -> None:
    found = Compiled(load_vocabulary(), RulePacks((), {}))
    path = tmp_path / INDEX_FILE
    path.write_text(compiled(*found, str(tmp_path), "x"), encoding="utf-8", newline="\n")
    again = read_index(str(path), str(tmp_path), "x")
    assert again is not None
    assert everything(again) == everything(found)
    assert read_index(str(path), str(tmp_path), "y") is None
