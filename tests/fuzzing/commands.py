"""What is fuzzed through the command line: one file that a command reads, the others being sound; the status is 0, 1 or 2."""

import gc
import io
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from govcheck.cli.main import WRONG, main
from govcheck.documents.read import read_files
from tests.fuzzing.told import JUDGED, REFUSED, known

#: what stands beside the file that is fuzzed
CHART = "id,title,reports_to,holder,Kostenstelle\nceo,Chief Executive Officer,,A. Byrne,1\ncio,VP Technology,ceo,R. Okafor,2\n"
ORGANISATION = """\
govcheck: 1
organization: {name: Two Desks (fictional), sector: finance, regulated: true}
positions:
  board: {title: Board of Directors, kind: body, tier: governing, chair: ned, members: [ned]}
  ned: {title: Non-executive director, kind: member, holder: H. Albers}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Byrne}
  cio: {title: CIO, is: cio, reports_to: ceo, holder: R. Okafor}
  ciso: {title: Chief Information Security Officer, reports_to: cio, holder: M. Lund}
raci:
  Incident containment: {cio: A, ciso: R}
  Compliance enforcement: {cio: A}
"""
BESIDE = {"org.yaml": ORGANISATION, "chart.csv": CHART}
WRITTEN, REPORT = "written.yaml", "report.html"


#: an answer that is said again tells nothing of the file
_UNCACHED = patch.dict(os.environ, {"GOVCHECK_NO_CACHE": "1"})


def command(fuzzed: str, *words: str) -> Callable[[bytes], str]:
    """A command that reads the file `fuzzed`; what it writes to `WRITTEN` is an organisation file."""

    def run(data: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in BESIDE.items():
                Path(folder, name).write_text(text, encoding="utf-8")
            Path(folder, fuzzed).write_bytes(data)
            paths = {*BESIDE, fuzzed, WRITTEN, REPORT}
            status, told = ran([str(Path(folder, word)) if word in paths else word for word in words])
            assert status in (0, 1, 2), told
            assert status != WRONG or told, "refused without a word"
            written = Path(folder, WRITTEN)
            if written.exists():
                read_files([str(written)], known().vocabulary)
        return REFUSED if status == WRONG else JUDGED

    return run


def ran(words: Sequence[str]) -> tuple[int, str]:
    """The status of a run in this process, and what it said on standard error."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err), patch("govcheck.cli.knowledge.shipped", known), _UNCACHED:
            status = main(words)
    finally:
        # a run ends with its process, and so keeps its garbage; many in one process may not
        gc.unfreeze()
        gc.enable()
    return status, err.getvalue()


_CHECK = ("check", "--as-of", "2026-11-26", "org.yaml")
_IMPORT = ("import", "--as-of", "2026-11-26", "chart.csv", "-o", WRITTEN)
COMMANDS: Mapping[str, Callable[[bytes], str]] = {
    "config": command("govcheck.toml", *_CHECK, "--config", "govcheck.toml"),
    "profile": command("fuzzed.yaml", *_CHECK, "--profile", "fuzzed.yaml"),
    "waivers": command("fuzzed.yaml", *_CHECK, "--waivers", "fuzzed.yaml"),
    "baseline": command("fuzzed.json", *_CHECK, "--baseline", "fuzzed.json"),
    "answers": command("fuzzed.csv", "interview", *_CHECK[1:], "--answers", "fuzzed.csv", "-o", WRITTEN),
    "review": command("fuzzed.csv", *_IMPORT, "--review", "fuzzed.csv"),
    "map": command("fuzzed.yaml", *_IMPORT, "--map-file", "fuzzed.yaml"),
    "plan": command("fuzzed.yaml", "plan", "--as-of", "2026-11-26", "fuzzed.yaml", "--write", WRITTEN),
    "compare": command("fuzzed.yaml", "compare", "--as-of", "2026-11-26", "org.yaml", "fuzzed.yaml"),
    "report": command("fuzzed.yaml", "report", "--as-of", "2026-11-26", "fuzzed.yaml", "--output", REPORT),
}
