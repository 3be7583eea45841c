"""The packs that come with govcheck: from their compiled index where that is valid, else from YAML."""
# ruff: noqa: PTH120 - pathlib costs a third of an interpreter's start, and a plain check comes through here

import os

from govcheck.packs.index import CACHE_FOLDER, INDEX_FILE, Compiled, compiled, parts_that_shape_it, read_index, signature_of, write_index
from govcheck.packs.locate import PACKAGE, rules_path


def shipped() -> Compiled:
    """Vocabulary and packs; raises InputError where a rule of a checkout is wrong."""
    folder = rules_path()
    around = os.path.dirname(folder)
    if around == PACKAGE:
        # a wheel's files do not change, and its index was made of them
        found = read_index(f"{folder}/{INDEX_FILE}", folder, None)
        return found if found is not None else _from_yaml()
    signature = signature_of((folder, *parts_that_shape_it(PACKAGE)))
    cache = f"{around}/{CACHE_FOLDER}/{INDEX_FILE}"
    found = read_index(cache, folder, signature)
    if found is not None:
        return found
    result = _from_yaml()
    write_index(cache, compiled(result.vocabulary, result.packs, folder, signature))
    return result


def shipped_index() -> str:
    """The index as a wheel carries it; raises InputError."""
    result = _from_yaml()
    return compiled(result.vocabulary, result.packs, rules_path(), "")


def _from_yaml() -> Compiled:
    from govcheck.packs.load import load_packs, load_vocabulary, shipped_packs  # only where the index does not serve

    vocabulary = load_vocabulary()
    return Compiled(vocabulary, load_packs(shipped_packs(), vocabulary))
