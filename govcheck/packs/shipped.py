"""The packs that come with govcheck: from their compiled index where that is valid, else from YAML."""

from pathlib import Path
from typing import Any

from govcheck.packs.index import CACHE_FOLDER, INDEX_FILE, Compiled, compiled, parts_that_shape_it, read_index, signature_of, write_index
from govcheck.packs.locate import rules_folder

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Compiled:
    """Vocabulary and packs; raises InputError where a rule of a checkout is wrong."""
    folder = rules_folder()
    if folder.parent == _PACKAGE:
        # a wheel's files do not change, and its index was made of them
        found = read_index(folder / INDEX_FILE, folder, None)
        return found if found is not None else _from_yaml()[0]
    signature = signature_of((folder, *parts_that_shape_it(_PACKAGE)))
    cache = folder.parent / CACHE_FOLDER / INDEX_FILE
    found = read_index(cache, folder, signature)
    if found is not None:
        return found
    result, data = _from_yaml()
    write_index(cache, compiled(result.vocabulary, result.packs, data, folder, signature))
    return result


def shipped_index() -> dict[str, Any]:
    """The index as a wheel carries it; raises InputError."""
    result, data = _from_yaml()
    return compiled(result.vocabulary, result.packs, data, rules_folder(), "")


def _from_yaml() -> tuple[Compiled, dict[str, Any]]:
    from govcheck.packs.load import load_packs, load_vocabulary, read_rule_file, shipped_packs  # only where the index does not serve

    vocabulary = load_vocabulary()
    packs = load_packs(shipped_packs(), vocabulary)
    data = {found.path: read_rule_file(Path(found.path), Path(pack.path)).data for pack in packs.packs for found in pack.rules}
    return Compiled(vocabulary, packs), data
