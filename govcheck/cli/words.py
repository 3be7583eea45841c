"""Every word that may be typed: the commands with their options and what these take, read off their parsers."""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from govcheck.cli.knowledge import knowledge
from govcheck.cli.main import COMMANDS
from govcheck.cli.parser import Collected, Parser
from govcheck.cli.usage import SEVERITY_WORDS
from govcheck.constraints.table import CONSTRAINTS
from govcheck.packs.waiver_rules import waiver_pack

FILES, FOLDERS, NOTHING = "files", "folders", "nothing"

#: what an option takes, by the word that its help uses for it; any other word stands for a file
_TAKEN = {
    **dict.fromkeys(("WORD", "ID"), "rules"),
    **dict.fromkeys(("DIR", "FOLDER"), FOLDERS),
    **dict.fromkeys(("COLOUR", "COLUMN=FIELD", "DATE", "N", "N|HEADING", "NAME", "TEXT", "V=R,..."), NOTHING),
    "SEVERITY": "severities",
    "ROLE": "roles",
    "ID|FILE": "profiles",
    "RULE|CONSTRAINT|ROLE|ACTIVITY|PROFILE": "explained",
}
_LISTED = re.compile(r"\bone of ((?:[a-z]+, )+[a-z]+)")


class Option(NamedTuple):
    """An option by its names, what it is for, and what it takes: None for a flag, else the name of a list or of a kind of path."""

    names: tuple[str, ...]
    meaning: str
    takes: str | None


class Command(NamedTuple):
    """A command, what it does, its options, and what its other words are."""

    name: str
    meaning: str
    options: tuple[Option, ...]
    words: str


class Words(NamedTuple):
    """All commands, and the lists that their options take words from."""

    commands: tuple[Command, ...]
    lists: Mapping[str, tuple[str, ...]]


def all_words() -> Words:
    """What the parsers of all commands and the shipped rules, roles and profiles have to offer."""
    lists = _lists()
    commands = []
    for name, (module, meaning) in COMMANDS.items():
        parser = _parser(module)
        options, words = [], NOTHING
        for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
            metavar = str(action.metavar or "")
            takes: str | None = _TAKEN.get(metavar, FILES)
            listed = action.choices or _formats(action.help or "", module if metavar in ("FORMAT", "SHELL") else "")
            if listed:
                takes = f"{name}-{(action.option_strings or [action.dest])[0].lstrip('-')}"
                lists[takes] = tuple(map(str, listed))
            if not action.option_strings:
                words = takes or NOTHING
                continue
            meant = " ".join(((action.help or "") % {"default": action.default, "prog": "govcheck"}).split())
            options.append(Option(tuple(action.option_strings), meant, None if action.nargs == 0 else takes))
        commands.append(Command(name, meaning, tuple(options), words))
    return Words(tuple(commands), lists)


def _parser(module: str) -> Parser:
    """The parser of a command: it makes one for whatever is typed, and hands it over instead of reading."""
    Parser.collecting = True
    try:
        import_module(module).run(["--help"])
    except Collected as found:
        return found.parser
    finally:
        Parser.collecting = False
    raise AssertionError(f"{module} has no parser")


def _formats(meaning: str, module: str) -> Sequence[str]:
    listed = _LISTED.search(meaning)
    if listed and module:
        return listed[1].split(", ")
    return tuple(getattr(import_module(module), "FORMATS", ())) if module else ()


def _lists() -> dict[str, tuple[str, ...]]:
    known = knowledge()
    packs = (*known.packs.packs, waiver_pack())
    rules = [rule.id for pack in packs for rule in pack.rules]
    roles = sorted(known.vocabulary.roles)
    profiles = [profile.id for profile in known.packs.profiles]
    return {
        "rules": tuple(sorted({*rules, *(pack.id for pack in packs)})),
        "severities": SEVERITY_WORDS,
        "roles": tuple(roles),
        "profiles": tuple(sorted(profiles)),
        "explained": tuple(sorted({*rules, *CONSTRAINTS, *roles, *known.vocabulary.activities, *profiles})),
    }
