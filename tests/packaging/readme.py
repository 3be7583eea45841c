"""The README's commands, its transcript, its table and its guide, read out of it and written into it.

``python -m tests.packaging.readme main`` and ``... tests`` print the two commands of the first screen, for the build to run;
``... write`` renews the transcript from a real run and the table of the ten differences from its pack; ``... ends-with-report FILE``
says whether a captured output ends with the recorded report. Nothing of govcheck is imported before it is needed: the build asks for
the commands before it has installed anything.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
REPORT = ROOT / "examples/hospital/report.txt"

#: how much of a long report stands in the README: whole findings from its beginning, and its summary
FIRST_LINES = 36
LEFT_OUT = "[...]"

_COMMAND = re.compile(r"^```sh\n(.+)\n```$", re.MULTILINE)
_TRANSCRIPT = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


_TABLE = re.compile(
    r"(?<=^<!-- differences: written by python -m tests.packaging.readme write -->\n).*?(?=^<!-- end)", re.MULTILINE | re.DOTALL
)
_GUIDE = re.compile(r"^### A rule of your own in five minutes\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(readme: str) -> tuple[str, str]:
    """The two commands of the first screen: install and do the main job; install what tests need and pass them."""
    found = _COMMAND.findall(readme)
    if len(found) < 2:
        raise ValueError(f"the README has {len(found)} blocks of one sh command; expected at least two")
    return found[0], found[1]


def main_job(readme: str) -> list[str]:
    """The words of the main job, without what installs it."""
    return shlex.split(commands(readme)[0].rpartition("&&")[2])


def transcript(readme: str) -> str:
    """What the README shows of a run."""
    return found[0] if (found := _TRANSCRIPT.findall(readme)) else ""


def excerpt(words: list[str], report: str) -> str:
    """A report as the README shows it: the command, its first findings and its summary."""
    lines = report.splitlines()
    paragraphs = [number for number, line in enumerate(lines) if not line.strip()]
    first = max((number for number in paragraphs if number <= FIRST_LINES), default=len(lines))
    last = max(paragraphs, default=0) + 1
    shown = lines if last <= first + 1 else [*lines[:first], "", LEFT_OUT, "", *lines[last:]]
    return "\n".join([f"$ {shlex.join(words)}", *shown]) + "\n"


def table(readme: str) -> str:
    """The table of the ten differences as it stands in the README."""
    return found[0] if (found := _TABLE.findall(readme)) else ""


def differences() -> str:
    """The table of the ten differences as the pack has it: for each section how many statements are in it and how many rules ask."""
    from govcheck.cli.knowledge import knowledge

    pack = next(pack for pack in knowledge(texts=True).packs.packs if pack.id == "cio-ciso")
    rows = ["", "| | difference | what the article expects | statements | rules |", "|---|---|---|---|---|"]
    for section in pack.sections:
        rules = sum(bool({*rule.cites} & {*section.clauses}) for rule in pack.rules)
        number = section.id if section.id.isdecimal() else ""
        rows.append(f"| {number} | {section.title} | {section.about} | {len(section.clauses)} | {rules} |")
    rows.append(f"| | in all | | {sum(len(section.clauses) for section in pack.sections)} | {len(pack.rules)} |")
    paragraphs = REPORT.read_text(encoding="utf-8").split("\n\n")
    shown = next(paragraph for paragraph in paragraphs if paragraph.startswith(pack.title)).rstrip("\n")
    rows += ["", "A rule that rests on statements of two differences counts in both. Of the hospital of the first screen it says:", ""]
    return "\n".join([*rows, "```text", shown, "```", "", ""])


def guide(readme: str) -> list[tuple[str, str]]:
    """The blocks of the guide for authors of rules, in their order: ``console`` or ``yaml``, and what stands in it."""
    return _BLOCK.findall(found[0]) if (found := _GUIDE.findall(readme)) else []


def run(words: list[str]) -> tuple[int, str]:
    """Exit status and output of the main job, by the interpreter that runs this."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    return done.returncode, done.stdout.decode("utf-8")


def main(words: list[str]) -> int:
    """Do what the words ask for; 2 where they ask for nothing known."""
    readme = README.read_text(encoding="utf-8")
    match words:
        case ["main" | "tests" as which]:
            print(commands(readme)[which == "tests"])
        case ["write"]:
            job = main_job(readme)
            shown = excerpt(job, run(job)[1])
            readme = _TRANSCRIPT.sub(lambda _: shown, readme, count=1)
            README.write_text(_TABLE.sub(lambda _: differences(), readme, count=1), encoding="utf-8")
        case ["ends-with-report", captured]:
            if not Path(captured).read_text(encoding="utf-8").endswith(REPORT.read_text(encoding="utf-8")):
                print(f"the output does not end with {REPORT.relative_to(ROOT).as_posix()}", file=sys.stderr)
                return 1
        case _:
            print("expected one of: main, tests, write, ends-with-report FILE", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
