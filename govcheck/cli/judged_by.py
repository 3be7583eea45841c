"""What a run judges by: packs, selection and profile, as the words typed and the configuration want them."""
# ruff: noqa: PTH110, PTH112 - see config

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from govcheck.assessment.assess import Selection
from govcheck.cli.config import Config, configured
from govcheck.cli.knowledge import proven
from govcheck.cli.usage import UsageError
from govcheck.model.record import Record
from govcheck.model.slots import Problem
from govcheck.packs.rule import RulePacks
from govcheck.packs.waiver_rules import waiver_pack
from govcheck.source.problems import InputError, nearest
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    from govcheck.cli.judging import Request
    from govcheck.packs.profiles import Profile


class JudgedBy(Record):
    """Vocabulary, packs (the last is the one about waivers), which rules are chosen, and the profile; no rule is tuned yet."""

    vocabulary: Vocabulary
    packs: RulePacks
    selection: Selection
    profile: "Profile | None"


def judged_by(wanted: "Request", config: Config) -> JudgedBy:
    """What the request and the configuration ask to judge by.

    Raises InputError with every problem of the configuration, the packs and the profile, each at its place, and UsageError with every
    word typed that names no rule.
    """
    missing = list(_missing(wanted, config))
    if any(trail[0] == "packs" for trail, _ in missing):
        # a rule that is asked for may stand in the pack that is not there
        raise InputError([config.problem(trail, message) for trail, message in missing])
    own = (*config.packs, *wanted.pack)
    known = proven(own)
    packs = known.packs._replace(packs=(*known.packs.packs, waiver_pack()))
    typed = Selection(words(wanted.select), words(wanted.ignore))
    unknown = typed.unknown(packs.rules)
    if unknown:
        raise UsageError("\n".join(_unknown(word, packs) for word in unknown))
    problems = [config.problem(trail, message) for trail, message in missing]
    problems += _unknown_words(packs, config)
    profile: list[Profile | None] = []
    steps: tuple[Callable[[], object], ...] = (
        lambda: configured(packs, config),
        lambda: profile.append(_profile(wanted, config, packs, own)),
    )
    for step in steps:
        try:
            step()
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return JudgedBy(known.vocabulary, packs, Selection(typed.select or config.select, (*typed.ignore, *config.ignore)), profile[0])


def _profile(wanted: "Request", config: Config, packs: RulePacks, own: tuple[str, ...]) -> "Profile | None":
    if wanted.profile is None and config.profile is None:
        return None
    from govcheck.cli.profiling import chosen_profile  # few runs ask for a profile

    return chosen_profile(wanted.profile, config, packs, own)


def words(typed: Sequence[str] | None) -> tuple[str, ...]:
    """Words that were typed one by one or with commas between them."""
    return tuple(word for each in typed or () for word in each.split(",") if word)


def _missing(wanted: "Request", config: Config) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The folders and files of the configuration that count and are not there: trail and message."""
    for place, pack in enumerate(config.packs):
        if not os.path.isdir(pack):
            yield ("packs", place), f"no such folder {pack}; expected the folder of a rule pack"
    waivers = None if wanted.no_waivers or wanted.waivers or wanted.waivers_from else config.waivers
    baseline = None if wanted.no_baseline or wanted.baseline else config.baseline
    for key, path, what in (("waivers", waivers, "a file of waivers"), ("baseline", baseline, "a baseline")):
        # with a colon it may be a file of a revision
        if path is not None and ":" not in path and not os.path.exists(path):
            yield (key,), f"no such file {path}; expected {what}"


def _unknown_words(packs: RulePacks, config: Config) -> Iterator[Problem]:
    unknown = set(Selection(config.select, config.ignore).unknown(packs.rules)) if config.select or config.ignore else ()
    for key, chosen in (("select", config.select), ("ignore", config.ignore)):
        for place, word in enumerate(chosen):
            if word in unknown:
                yield config.problem((key, place), f"{word!r} names no rule, pack or clause", word, _names(packs))


def _unknown(word: str, packs: RulePacks) -> str:
    near = nearest(word, _names(packs))
    return f"{word!r} names no rule, pack or clause" + (f" (did you mean {near}?)" if near else "")


def _names(packs: RulePacks) -> set[str]:
    return {name for rule in packs.rules for name in (rule.id, rule.pack, *rule.cites)}
