"""Whatever is edited, removed, damaged and checked in whatever order: a check with the cache is the check without it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.repeating import Bench, Came

ORG = """\
govcheck: 1
organization: {name: Two Desks (fictional), sector: healthcare}
include: [units/desk.yaml]
positions:
  ceo: {title: Chief Executive Officer, holder: A. Byrne}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: R. Okafor}
raci:
  incident-containment: {cio: A, ciso: R}
"""
DESK = "positions:\n  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}\n"
CONFIG = '[rules.ciso-independent-of-cio]\nseverity = "warning"\n'
WAIVERS = """\
waivers:
  - rule: ciso-independent-of-cio
    subject: position:ciso
    kind: conflict
    reason: until the merger
    approver: ceo
    granted: 2026-10-01
    expires: 2027-03-31
"""
#: what may be in each file; None where it is not there, and a broken one among them
CONTENTS: dict[str, tuple[str | None, ...]] = {
    "org.yaml": (ORG, ORG.replace("cio: A, ciso: R", "cio: C, ciso: A/R"), ORG.replace("govcheck: 1", "govchek: 1")),
    "units/desk.yaml": (DESK, DESK.replace("to: cio", "to: ceo"), None),
    "govcheck.toml": (None, CONFIG, CONFIG.replace("warning", "info"), CONFIG.replace("warning", "warn")),
    "../pyproject.toml": (None, '[tool.govcheck]\nfail-on = "never"\n', "[project]\n"),
    "waivers.yaml": (WAIVERS, WAIVERS.replace("2027-03-31", "2026-11-30"), None),
}
WORDS = (
    ("org.yaml", "--select", "cio-ciso"),
    ("org.yaml", "--select", "cio-ciso", "--format", "json", "--output", "out.json"),
    ("org.yaml", "--as-of", "2026-12-24", "--quiet", "--select", "cio-ciso:7", "--waivers", "waivers.yaml"),
)

EDITS = st.one_of([st.tuples(st.just(path), st.integers(0, len(found) - 1)) for path, found in CONTENTS.items()])
DAMAGES = st.tuples(st.just("damage"), st.integers(0, 400))
STEPS = st.lists(st.one_of(EDITS, EDITS, DAMAGES), min_size=3, max_size=8)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


#: what a check without the cache came to, by what was in the files: there are few states, and most come again and again
Known = dict[tuple[object, ...], Came]


@pytest.fixture(scope="module")
def known() -> Known:
    return {}


@settings(max_examples=20)
@given(words=st.sampled_from(WORDS), steps=STEPS)
def test_a_check_with_the_cache_is_the_check_without(
    words: tuple[str, ...], steps: list[tuple[str, int]], bench: Bench, known: Known
) -> None:
    shutil.rmtree(bench.cache, ignore_errors=True)
    state = dict.fromkeys(CONTENTS, 0)
    for path in CONTENTS:
        put(bench.folder / path, CONTENTS[path][0])
    bench.check(*words)
    for what, which in steps:
        if what == "damage":
            for entry in bench.entries():
                data = entry.read_bytes()
                entry.write_bytes(data[:which] + bytes([data[which] ^ 1]) + data[which + 1 :] if which < len(data) else data[:which])
        else:
            state[what] = which
            put(bench.folder / what, CONTENTS[what][which])
        asked = (words, *state.items())
        if asked not in known:
            known[asked] = bench.anew(*words)
        assert bench.check(*words) == known[asked]


def put(path: Path, text: str | None) -> None:
    path.parent.mkdir(exist_ok=True)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, encoding="utf-8")
