"""Vocabulary folders to a `Vocabulary`, with every problem at once.

A later folder (a user's pack) may add terms, and add aliases, abbreviations and near words to terms of an earlier one; it never
changes what a term means.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.source.nodes import Mapping, Node, Scalar, Sequence, describe
from govcheck.source.problems import InputError, Problems
from govcheck.source.reader import read_yaml
from govcheck.vocabulary.assemble import Draft, Drafts, assemble
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    from govcheck.model.slots import Problem

#: section -> key of an entry -> shape of its value
SECTIONS: dict[str, dict[str, str]] = {
    "roles": {
        "title": "text", "description": "text", "kind": "text", "tier": "text", "domain": "texts", "sectors": "texts",
        "near": "texts", "abbreviations": "texts", "aliases": "aliases",
    },
    "activities": {
        "title": "text", "description": "text", "topic": "text", "part_of": "text", "approves": "text", "within": "text",
        "near": "texts", "aliases": "aliases",
    },
    "metrics": {"title": "text", "description": "text", "class": "text", "topics": "texts", "aliases": "aliases"},
    "modifiers": {"description": "text", "score": "number", "words": "aliases"},
    "holders": {"description": "text", "words": "aliases"},
    "words": {"description": "text", "topic": "text"},
}  # fmt: skip
_REQUIRED = {
    "roles": ("title", "description"),
    "activities": ("title", "topic"),
    "metrics": ("title", "class"),
    "modifiers": ("score", "words"),
    "holders": ("words",),
}
#: what a later folder may say of a term that is there already
_ADDABLE = frozenset(("aliases", "abbreviations", "near", "words"))


def read_vocabulary(folders: Iterable[Path]) -> Vocabulary:
    """The vocabulary of all ``*.yaml`` files in the folders, in their order; a folder that is not there has none.

    Raises InputError with every problem that the files have.
    """
    drafts = Drafts()
    problems: list[Problem] = []
    for number, folder in enumerate(folders):
        for path in sorted(folder.glob("*.yaml")):
            found = Problems(path.as_posix())
            try:
                _read_file(read_yaml(path.read_bytes(), found.path), number, drafts, found)
            except InputError as error:
                problems.extend(error.problems)
            problems.extend(found.found)
    vocabulary = assemble(drafts)
    problems.extend(drafts.problems)
    if problems or vocabulary is None:
        raise InputError(problems)
    return vocabulary


def _read_file(root: Node, folder: int, drafts: Drafts, problems: Problems) -> None:
    if not isinstance(root, Mapping):
        problems.add(root, f"a vocabulary file is {describe(root)}; expected a mapping with {', '.join(SECTIONS)}")
        return
    seen: set[str] = set()
    for key, section in root:
        if key.text not in SECTIONS:
            problems.unknown(key, "vocabulary section", key.text, SECTIONS)
        elif key.text in seen:
            problems.add(key, f"the section {key.text} stands twice; expected it once")
        elif not isinstance(section, Mapping):
            problems.add(section, f"{key.text} is {describe(section)}; expected a mapping")
        elif key.text == "words":
            _read_words(section, drafts, problems)
        else:
            _read_section(key.text, section, folder, drafts, problems)
        seen.add(key.text)


def _read_words(section: Mapping, drafts: Drafts, problems: Problems) -> None:
    for kind, entries in section:
        if not isinstance(entries, Mapping):
            problems.add(entries, f"words of the kind {kind.text} are {describe(entries)}; expected word: description")
            continue
        for word, meaning in entries:
            known = drafts.words.setdefault(kind.text, {})
            if word.text in known:
                problems.add(word, f"the word {word.text!r} of the kind {kind.text} stands twice")
                continue
            description = meaning
            if isinstance(meaning, Mapping):
                values = _values("words", word.text, meaning, problems)
                topic, description = values.get("topic"), values.get("description", meaning)
                if isinstance(topic, Scalar):
                    drafts.word_topics.setdefault(kind.text, {})[word.text] = (topic, problems)
            if not isinstance(description, Scalar) or description.is_null:
                problems.add(description, f"the word {word.text!r} has {describe(description)}; expected a description")
            else:
                known[word.text] = description.text


def _read_section(name: str, section: Mapping, folder: int, drafts: Drafts, problems: Problems) -> None:
    for key, entry in section:
        if not isinstance(entry, Mapping):
            problems.add(entry, f"{name} {key.text} is {describe(entry)}; expected a mapping")
            continue
        values = _values(name, key.text, entry, problems)
        draft = drafts.entries[name].get(key.text)
        if draft is None:
            for wanted in _REQUIRED[name]:
                if entry.key(wanted) is None:
                    problems.add(key, f"{name} {key.text} has no {wanted}")
            drafts.entries[name][key.text] = Draft(key, values, problems, folder)
        elif draft.folder == folder:
            problems.add(key, f"{name} {key.text} stands twice; expected it once")
        else:
            for settled in sorted(set(values) - _ADDABLE):
                problems.add(entry.key(settled), f"the {settled} of {key.text} is settled; a pack may add {', '.join(sorted(_ADDABLE))}")
            drafts.additions[name].append((key.text, Draft(key, values, problems, folder)))


def _values(name: str, entry_id: str, entry: Mapping, problems: Problems) -> dict[str, Node]:
    shapes = SECTIONS[name]
    values: dict[str, Node] = {}
    for key, value in entry:
        if key.text not in shapes:
            problems.unknown(key, f"key of {name} {entry_id}", key.text, shapes)
        elif key.text in values:
            problems.add(key, f"{key.text} of {name} {entry_id} stands twice; expected it once")
        elif not _fits(value, shapes[key.text]):
            problems.add(value, f"{key.text} of {name} {entry_id} is {describe(value)}; expected {_EXPECTED[shapes[key.text]]}")
        else:
            values[key.text] = value
    return values


_EXPECTED = {
    "text": "text",
    "texts": "a list of texts",
    "number": "a number from 0 to 1",
    "aliases": "a list of texts for each language",
}


def _fits(value: Node, shape: str) -> bool:
    if shape == "text":
        return isinstance(value, Scalar) and not value.is_null
    if shape == "number":
        number = value.value() if isinstance(value, Scalar) else None
        return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1
    if shape == "texts":
        return isinstance(value, Sequence) and all(_fits(item, "text") for item in value)
    return isinstance(value, Mapping) and all(_fits(texts, "texts") for _, texts in value)
