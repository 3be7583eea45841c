"""``govcheck``: finds the command and turns what goes wrong into a message and an exit code.

Exit codes: 0 nothing at or above the threshold; 1 findings; 2 the input, a pack, the configuration or the words typed are wrong, or
nothing could be judged; 3 a rule crashed, or govcheck did.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

from govcheck.cli.terminal import complain, say_problems
from govcheck.cli.usage import UsageError
from govcheck.source.problems import InputError, MissingExtraError

#: command -> (module with ``run(argv) -> int``, what it does)
COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("govcheck.cli.cached", "judge an organisation and report conflicts and gaps (the default)"),
    "import": ("govcheck.cli.import_", "write an organisation file from an HR export, a RACI spreadsheet, a team page ..."),
    "compare": ("govcheck.cli.compare", "tell what changed between two states, and which findings came with it"),
    "plan": ("govcheck.cli.plan", "tell the least that has to change, in order and with its proof"),
    "explain": ("govcheck.cli.explain", "the manual page of a rule, constraint, role or activity"),
    "report": ("govcheck.cli.report", "write what was found as a document to hand over"),
    "draw": ("govcheck.cli.draw", "draw the chart as a picture, whole or around a role, with the findings on it"),
    "interview": ("govcheck.cli.interview", "what to ask the client, and what becomes of the answers"),
    "rules": ("govcheck.cli.rules", "list the rules"),
    "test": ("govcheck.cli.test", "run the examples that stand in the rules of a pack"),
    "new": ("govcheck.cli.new", "make a new rule that passes its examples, to be edited"),
    "init": ("govcheck.cli.init", "write a commented organisation file to start from"),
    "cache": ("govcheck.cli.cache", "tell where answers are kept and how much room they take, or remove them"),
    "completion": ("govcheck.cli.completion", "print a script that completes words in bash, zsh or fish"),
    "schema": ("govcheck.cli.schema", "print the JSON Schema of a file format"),
}
OK, FINDINGS, WRONG, CRASHED = 0, 1, 2, 3


def command() -> NoReturn:
    """What the installed command does: `main`, and then leave at once.

    Otherwise the interpreter would first take itself apart, object by object, although the system frees all of it together: a thirtieth of
    a small check.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # it was closed before we began: what goes there is for nobody
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - pathlib is slow to start, and it stays open
    status = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        # what is not written yet cannot be: the interpreter says so, and has an exit code for it
        sys.exit(status)
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a first word that is no command is a file to check."""
    # a run makes much and throws little away: looking for garbage costs more than all of it weighs
    gc.disable()
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return OK if words else WRONG
    if words[0] in ("-V", "--version"):
        from govcheck import __version__

        sys.stdout.write(f"govcheck {__version__}\n")
        return OK
    command = words.pop(0) if words[0] in COMMANDS else "check"
    try:
        status = int(import_module(COMMANDS[command][0]).run(words))
        # nor is there anything to gain from looking for it when the program ends, which Python would do
        gc.freeze()
        return status
    except UsageError as error:
        complain(f"govcheck {command}: {error}")
        return WRONG
    except InputError as error:
        say_problems(error.problems)
        return WRONG
    except MissingExtraError as error:
        complain(f"govcheck {command}: {error}")
        return WRONG
    except BrokenPipeError:
        # whoever read the output has seen enough; the interpreter must not complain of it when it flushes
        sys.stdout = None
        return OK
    except KeyboardInterrupt:
        complain("govcheck: interrupted")
        return 130
    except Exception as error:  # noqa: BLE001 - our own crash must not look like a finding or like bad input
        complain(_crash(command, error))
        return CRASHED


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name.ljust(width)}  {meaning}" for name, (_, meaning) in COMMANDS.items()]
    return "\n".join(
        (
            "usage: govcheck [check] org.yaml [more.yaml ...]",
            "       govcheck COMMAND [--help]",
            "",
            "Checks who reports to whom and who answers for what against published governance rules.",
            "",
            "commands:",
            *lines,
            "",
            "exit codes: 0 nothing to report, 1 findings, 2 wrong input or usage, 3 a rule crashed",
            "",
        )
    )


def _crash(command: str, error: Exception) -> str:
    import traceback

    where = "".join(traceback.format_exception(error))
    return f"govcheck {command} crashed; this is a fault of govcheck, not of your file\n{where}"
