"""``govcheck test``: run the examples of rule packs, the shipped ones or a user's."""

from collections.abc import Sequence
from pathlib import Path

from govcheck.assessment.examples import ExampleRun, Failure, run_examples
from govcheck.cli.knowledge import knowledge, pack_folders
from govcheck.cli.terminal import say, visible
from govcheck.cli.usage import UsageError, parser
from govcheck.packs.load import shipped_packs


def run(argv: Sequence[str]) -> int:
    """Run every example and compare whole findings; 1 where one differs or is lacking."""
    made = parser("test", "Run the examples of rule packs and compare whole findings.")
    made.add_argument("folders", nargs="*", metavar="DIR", help="a pack, or a folder of packs (default: the packs that come along)")
    made.add_argument("--rule", action="append", default=[], metavar="ID", help="only the examples of this rule")
    typed = made.parse_args(list(argv))
    shipped = {folder.resolve() for folder in shipped_packs()}
    wanted = [folder for path in typed.folders for folder in pack_folders(Path(path))] or list(shipped_packs())
    own = [folder.as_posix() for folder in wanted if folder.resolve() not in shipped]
    known = knowledge(own, texts=True)
    chosen = {folder.resolve() for folder in wanted}
    packs = [pack for pack in known.packs.packs if Path(pack.path).resolve() in chosen]
    ids = {rule.id for pack in packs for rule in pack.rules}
    for name in typed.rule:
        if name not in ids:
            raise UsageError(f"no rule {name!r} in these packs")
    if typed.rule:
        packs = [pack._replace(rules=tuple(rule for rule in pack.rules if rule.id in typed.rule)) for pack in packs]
    runs = [run_examples(pack, known.vocabulary, known.packs) for pack in packs]
    say(_text(runs))
    return int(any(one.failures for one in runs))


def _text(runs: Sequence[ExampleRun]) -> str:
    failures = [failure for one in runs for failure in one.failures]
    lines = [line for failure in failures for line in _failure(failure)]
    rules, examples = sum(one.rules for one in runs), sum(one.examples for one in runs)
    failed = len({(failure.rule, failure.example) for failure in failures})
    return "\n".join([*lines, f"{rules} rules, {examples} examples, {failed} failed"]) + "\n"


def _failure(failure: Failure) -> list[str]:
    head = f"{failure.path}:{failure.line}: {failure.rule}: {failure.example}"
    return [visible(line) for line in (head, *(f"    {difference}" for difference in failure.differences))]
