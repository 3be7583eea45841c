"""Which profile counts: the one that was typed, else that of the configuration, else none."""
# ruff: noqa: PTH113 - see config

import os

from govcheck.cli.config import Config
from govcheck.cli.knowledge import pack_paths
from govcheck.cli.usage import UsageError
from govcheck.packs.profiles import Profile
from govcheck.packs.rule import RulePacks
from govcheck.source.problems import InputError


def chosen_profile(typed: str | None, config: Config, packs: RulePacks, own: tuple[str, ...]) -> Profile | None:
    """The profile by id or file; `own` are the user's packs, which may bring profiles.

    Raises UsageError for a typed word that is none, InputError for one of the configuration and for what is wrong with a profile.
    """
    named = typed if typed is not None else config.profile
    if named is None:
        return None
    from pathlib import Path

    from govcheck.packs.parse_profile import is_file_name, load_profile, profile_paths, unknown_profile

    folders = pack_paths(own)
    paths = profile_paths(folders)
    path = Path(named) if is_file_name(named) or (named not in paths and os.path.isfile(named)) else paths.get(named)
    if path is None:
        if typed is not None:
            raise UsageError(unknown_profile(named, paths))
        raise InputError([config.problem(("profile",), unknown_profile(named, paths))])
    if typed is None and not path.is_file():
        raise InputError([config.problem(("profile",), f"no such file {named}; expected a profile")])
    return load_profile(path, packs, folders)
