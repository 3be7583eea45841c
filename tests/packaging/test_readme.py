"""What the README shows is what a run says."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.packaging.readme import README, REPORT, commands, excerpt, main_job, run, transcript

TEXT = README.read_text(encoding="utf-8")


def test_the_main_job_says_what_is_recorded_and_shown() -> None:
    status, report = run(main_job(TEXT))

    assert status == 1  # there are findings
    assert report == REPORT.read_text(encoding="utf-8")
    assert transcript(TEXT) == excerpt(main_job(TEXT), report), "renew it: python -m tests.packaging.readme write"


@pytest.mark.parametrize("day", ["2026-11-01", "2040-02-29"])
def test_the_transcript_does_not_grow_old(day: str) -> None:
    _, report = run([*main_job(TEXT), "--as-of", day])

    assert transcript(TEXT) == excerpt(main_job(TEXT), report)


def test_the_first_screen_has_both_commands_and_the_transcript() -> None:
    main, tests = commands(TEXT)

    assert shlex.split(main.partition("&&")[0]) == ["pip", "install", "."]
    assert shlex.split(tests.partition("&&")[0]) == ["pip", "install", "-e", ".[test]"]
    assert TEXT.index(main) < TEXT.index(tests) < TEXT.index(transcript(TEXT))
    assert TEXT[: TEXT.index(transcript(TEXT))].count("\n") < 30


def test_the_sample_organisation_is_read_and_judged(tmp_path: Path) -> None:
    (sample,) = re.findall(r"^```yaml\n(govcheck: 1\n.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tmp_path / "org.yaml").write_text(sample, encoding="utf-8")

    status, said = run(["govcheck", "check", "--format", "json", str(tmp_path / "org.yaml")])

    # it shows the head of information security under the CIO on purpose
    assert status == 1
    assert json.loads(said)["problems"] == []
    assert "ciso-independent-of-cio" in {finding["rule"] for finding in json.loads(said)["findings"]}


def test_the_steps_shown_are_what_the_plan_of_the_example_says() -> None:
    shown = TEXT.partition("## What to change")[2].partition("```text\n")[2].partition("```")[0]
    status, plan = run(["govcheck", "plan", *main_job(TEXT)[1:]])

    assert status == 0
    assert shown.startswith(" 7.  Let Chief Information Security Officer")
    assert f"\n\n{shown}\n" in plan, "renew it by hand from this plan"


def test_an_excerpt_keeps_whole_paragraphs_and_the_summary() -> None:
    report = "".join(f"finding {n}\n  because\n\n" for n in range(20)) + "summary\n"

    shown = excerpt(["govcheck", "org.yaml"], report).splitlines()

    assert shown[:3] == ["$ govcheck org.yaml", "finding 0", "  because"]
    assert shown[-6:] == ["finding 11", "  because", "", "[...]", "", "summary"]


def test_a_short_report_is_shown_whole() -> None:
    assert excerpt(["govcheck", "org.yaml"], "finding\n\nsummary\n") == "$ govcheck org.yaml\nfinding\n\nsummary\n"


def test_a_readme_without_commands_is_refused() -> None:
    with pytest.raises(ValueError, match="0 blocks of one sh command"):
        commands("# nothing\n")
