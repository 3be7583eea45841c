"""What a command knows before it reads an organisation: vocabulary and packs, shipped and the user's own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from govcheck.packs.rule import RulePacks
from govcheck.packs.shipped import shipped
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


class Knowledge(NamedTuple):
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
    from pathlib import Path  # reading YAML packs takes far longer than these imports; a plain check needs neither

    from govcheck.packs.load import load_packs, load_vocabulary, shipped_packs

    folders = [folder for path in given for folder in pack_folders(Path(path))]
    vocabulary = load_vocabulary(folders)
    return Knowledge(vocabulary, load_packs([*shipped_packs(), *folders], vocabulary))


def pack_folders(path: "Path") -> "tuple[Path, ...]":
    """The packs that a path means: itself, or those right inside it."""
    from govcheck.packs.load import PACK_FILE

    if path.is_dir() and not (path / PACK_FILE).is_file():
        inside = tuple(sorted(folder.parent for folder in path.glob(f"*/{PACK_FILE}")))
        if inside:
            return inside
    return (path,)
