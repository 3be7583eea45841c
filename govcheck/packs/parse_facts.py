"""Whether the facts that a rule names are words of the organisation file, and facts of what the rule looks at.

A misspelt fact would be told when the rule runs, or never: a thing that cannot state it just does not.
"""

from collections.abc import Iterable

from govcheck.constraints.ends import End
from govcheck.model.filewords import DAY, FIELDS, LIST, PEOPLE, words_that_hold
from govcheck.packs.report import Report, Trail

#: facts that conditions on the organisation may ask for beside its attributes
CONDITIONS = ("complete", "roots")
_SAYS = {LIST: "is no list", DAY: "is no day", PEOPLE: "names nobody"}


def fact(word: str, kind: str, trail: Trail, report: Report, holds: str = "", *, key: bool = False, more: Iterable[str] = ()) -> None:
    """Note a word that is no fact of that kind of thing (or, with `holds`, none of that sort); `more` are known beside the file's."""
    if not word or not kind:
        return
    known = FIELDS.get(kind, {})
    if word in more:
        return
    if word not in known:
        if kind != "organization" or holds in (LIST, PEOPLE):
            report.unknown(trail, f"fact of {a(kind)}", word, (*known, *more), key=key)
            return
        from govcheck.vocabulary.resemblance import near_word  # only rules about house attributes need it

        near = near_word(word, known)
        if near is not None:
            expected = f"a fact of {a(kind)}; expected that, or a house attribute of another name"
            report.add(trail, f"{word!r} is nearly {near!r}, {expected}", near, key=key)
    elif holds and word not in (valid := words_that_hold(kind, holds)):
        listed = ", ".join(sorted(valid))
        expected = f"expected {'one of ' if len(valid) > 1 else ''}{listed}" if valid else f"{a(kind)} states none"
        report.add(trail, f"{word!r} of {a(kind)} {_SAYS[holds]}; {expected}", key=key)


def end_of(found: End, stated: object, kind: str, trail: Trail, report: Report) -> None:
    """Note what one end of a separation asks of a kind of thing that has no such thing."""
    if found.field is not None:
        fact(found.field, kind, (*trail, "as"), report, PEOPLE)
    if kind in ("", "activity") or not isinstance(stated, dict):
        return
    if "letters" in stated and not {"role", "as", "activity"} & set(stated):
        report.add((*trail, "letters"), f"{a(kind)} has no letters; expected an activity beside them", key=True)


def a(kind: str) -> str:
    """A kind of thing with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
