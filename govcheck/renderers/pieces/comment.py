"""Sections of a comment on GitHub, put together so that it keeps its length."""

from collections.abc import Sequence
from typing import NamedTuple

from govcheck.renderers.pieces.counted import counted

#: GitHub takes 65,536 characters; a few are kept for what is added around the text
MOST = 65_000

#: what is kept for saying that something was left out
_NOTE = 300


class Section(NamedTuple):
    """A title, the blocks below it, what a block is called where some are left out, and whether all of it is folded."""

    title: str
    blocks: Sequence[str]
    thing: str
    folded: bool = False


def size(text: str) -> int:
    """How long GitHub takes a text to be: characters outside the basic plane count twice."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def fitted(heading: str, sections: Sequence[Section], room: int) -> str:
    """The heading and as many blocks as fit into that many characters, in their order; then how many of what were left out.

    Nothing where not even the heading fits.
    """
    text = f"\n\n{heading}" if heading else ""
    if size(text) + _NOTE > room:
        return ""
    left = room - size(text) - _NOTE
    cut: dict[str, int] = {}
    ruled = not any(section.title and not section.folded for section in sections)
    for section in sections:
        if section.folded and not ruled:
            # what is folded would look like a part of the last heading
            text, left, ruled = f"{text}\n\n---", left - 5, True
        told, kept = _section(section, left)
        left -= size(told)
        text += told
        if kept < len(section.blocks):
            cut[section.thing] = cut.get(section.thing, 0) + len(section.blocks) - kept
            # a shorter block further down would only look as if nothing stood between
            left = 0
    if cut:
        what = ", ".join(counted(count, thing) for thing, count in cut.items())
        text += f"\n\n_Left out, since GitHub takes no longer comment: {what}. The text and JSON of govcheck have them._"
    return text


def _section(section: Section, room: int) -> tuple[str, int]:
    """A section with the blocks that fit, and how many they are; no title without a block."""
    before = (
        f"\n\n<details>\n<summary>{section.title}</summary>\n"
        if section.folded
        else f"\n\n### {section.title}\n"
        if section.title
        else "\n"
    )
    after = "\n\n</details>" if section.folded else ""
    left = room - size(before) - size(after)
    kept: list[str] = []
    for block in section.blocks:
        left -= size(block) + 2
        if left < 0:
            break
        kept.append(block)
    if not kept:
        return "", 0
    text = ""
    for block in kept:
        # items of a list stand together, everything else apart
        text += f"\n{block}" if block.startswith("- ") and text else f"\n{block}" if not text else f"\n\n{block}"
    return before + text + after, len(kept)
