"""What a command knows before it reads an organisation: vocabulary and packs, shipped and the user's own."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govcheck.model.record import Record
from govcheck.packs.rule import Pack, RulePacks
from govcheck.packs.shipped import shipped
from govcheck.source.notes import note_folder
from govcheck.source.problems import InputError
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.slots import Problem


class Knowledge(Record):
    """The vocabulary and the packs of a run."""

    vocabulary: Vocabulary
    packs: RulePacks


def knowledge(own: Iterable[str] = (), *, texts: bool = False) -> Knowledge:
    """The shipped packs with the user's own ones; raises InputError with every problem of all of them.

    Without `texts` the shipped rules may come from their index, which leaves out the rationale.
    """
    given = tuple(own)
    if not given and not texts:
        found = shipped()
        return Knowledge(found.vocabulary, found.packs)
    known, problems = collected(pack_paths(given))
    if problems:
        raise InputError(problems)
    return known


def proven(own: Iterable[str] = ()) -> Knowledge:
    """As `knowledge`, for judging: a rule of the user's own whose examples do not come out as they say is a problem as well."""
    given = tuple(own)
    if not given:
        return knowledge()
    for path in given:
        note_folder(path)
    from govcheck.assessment.examples import run_examples  # only a pack of one's own has to prove itself

    folders = pack_paths(given)
    known, problems = collected(folders)
    for pack in sound(known.packs, problems, folders):
        problems = (*problems, *(failure.problem() for failure in run_examples(pack, known.vocabulary, known.packs).failures))
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem[:3]))
    return known


def collected(folders: "Sequence[Path]") -> "tuple[Knowledge, tuple[Problem, ...]]":
    """The shipped packs with those of the folders, as far as they can be read, and every problem of all of them."""
    from govcheck.packs.load import collect_packs, load_vocabulary, shipped_packs  # a plain check reads no YAML of packs

    vocabulary = load_vocabulary(folders)
    packs, problems = collect_packs([*shipped_packs(), *folders], vocabulary)
    return Knowledge(vocabulary, packs), problems


def sound(packs: RulePacks, problems: "Iterable[Problem]", folders: "Iterable[Path]") -> tuple[Pack, ...]:
    """The packs of these folders with those of their rules in whose files there is no problem."""
    from pathlib import Path  # see collected

    wrong = {problem.path for problem in problems}
    chosen = {folder.resolve() for folder in folders}
    return tuple(
        pack._replace(rules=tuple(rule for rule in pack.rules if rule.path not in wrong))
        for pack in packs.packs
        if Path(pack.path).resolve() in chosen
    )


def pack_paths(paths: Iterable[str]) -> "tuple[Path, ...]":
    """The packs that paths mean, in their order."""
    from pathlib import Path  # see collected

    return tuple(folder for path in paths for folder in pack_folders(Path(path)))


def pack_folders(path: "Path") -> "tuple[Path, ...]":
    """The packs that a path means: itself, or those right inside it."""
    from govcheck.packs.load import PACK_FILE

    if path.is_dir() and not (path / PACK_FILE).is_file():
        inside = tuple(sorted(folder.parent for folder in path.glob(f"*/{PACK_FILE}")))
        if inside:
            return inside
    return (path,)
