"""What the checker says of the example organisations, beside them: ``python -m tests.completeness.record_examples`` writes it anew.

Recording is an explicit act, and its difference is read before it is committed; the test only compares.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

#: the day as of which the examples are judged
DAY = "2026-11-23"

#: file beside an organisation -> the format in which it holds what the checker says
RECORDS = {"report.txt": "text", "assessment.json": "json"}

#: the example whose chart the README shows, and the picture beside it
PICTURED, PICTURE = "hospital", "chart.svg"


def names() -> list[str]:
    """The examples, sorted."""
    return sorted(path.parent.name for path in EXAMPLES.glob("*/org.yaml"))


def said(name: str, form: str, seed: str = "random") -> str:
    """What a run from the root of the project says of an example; raises RuntimeError where it could not be judged.

    `seed` is that of the hashes, which must not matter.
    """
    words = ["check", f"examples/{name}/org.yaml", "--as-of", DAY, "--format", form]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-m", "govcheck", *words], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"examples/{name}/org.yaml: exit status {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def draw(path: Path) -> None:
    """Draw the chart that the README shows into a file."""
    words = ["draw", f"examples/{PICTURED}/org.yaml", "--as-of", DAY, "--output", str(path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "govcheck", *words], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=True)


def main() -> None:
    """Record every example."""
    for name in names():
        for file, form in RECORDS.items():
            (EXAMPLES / name / file).write_text(said(name, form), encoding="utf-8", newline="\n")
    draw(EXAMPLES / PICTURED / PICTURE)


if __name__ == "__main__":
    main()
