"""``govcheck test``: run the examples of rule packs, the shipped ones or a user's."""

from collections.abc import Sequence
from pathlib import Path

from govcheck.assessment.examples import ExampleRun, Failure, run_examples
from govcheck.cli.knowledge import collected, pack_folders, sound
from govcheck.cli.terminal import say, say_problems, visible
from govcheck.cli.usage import UsageError, parser
from govcheck.packs.load import shipped_packs
from govcheck.renderers.pieces.counted import counted


def run(argv: Sequence[str]) -> int:
    """Run every example and compare whole findings; 2 where one differs or is lacking, or a file has another problem."""
    made = parser("test", "Run the examples of rule packs and compare whole findings.")
    made.add_argument("folders", nargs="*", metavar="DIR", help="a pack, or a folder of packs (default: the packs that come along)")
    made.add_argument("--rule", action="append", default=[], metavar="ID", help="only the examples of this rule")
    typed = made.parse_args(list(argv))
    shipped = {folder.resolve() for folder in shipped_packs()}
    wanted = [folder for path in typed.folders for folder in pack_folders(Path(path))] or list(shipped_packs())
    known, problems = collected([folder for folder in wanted if folder.resolve() not in shipped])
    packs = sound(known.packs, problems, wanted)
    ids = {rule.id for pack in packs for rule in pack.rules}
    for name in typed.rule:
        if name not in ids and not problems:
            raise UsageError(f"no rule {name!r} in these packs")
    if typed.rule:
        packs = tuple(pack._replace(rules=tuple(rule for rule in pack.rules if rule.id in typed.rule)) for pack in packs)
    runs = [run_examples(pack, known.vocabulary, known.packs) for pack in packs]
    failures = [failure for one in runs for failure in one.failures]
    if failures or not problems:
        say(_text(runs, failures))
    say_problems(problems)
    return 2 if failures or problems else 0


def _text(runs: Sequence[ExampleRun], failures: Sequence[Failure]) -> str:
    lines = [line for failure in failures for line in _failure(failure)]
    rules, examples = sum(one.rules for one in runs), sum(one.examples for one in runs)
    failed = len({(failure.rule, failure.example) for failure in failures})
    return "\n".join([*lines, f"{counted(rules, 'rule')}, {counted(examples, 'example')}, {failed} failed"]) + "\n"


def _failure(failure: Failure) -> list[str]:
    head = f"{failure.path}:{failure.line}:{failure.column}: {failure.rule}: {failure.example}"
    return [visible(line) for line in (head, *(f"    {difference}" for difference in failure.differences))]
