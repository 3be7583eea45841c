"""Titles that name more than one office, or one office twice.

``CIO / CISO``, ``Head of Legal and Compliance``, ``Chief Information Officer (CIO)``: such a title is exact only where every part
of it is.
"""

import re
from collections.abc import Callable, Iterable

from govcheck.vocabulary.normalise import AND, normalise_title
from govcheck.vocabulary.terms import TitleMatch

_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*\Z", re.DOTALL)
_DASHED = re.compile(r"(.*\S)\s+[-–—:]\s+(\S.*)\Z", re.DOTALL)
#: words with which an office begins, and which one writes once for two: ``Leiterin Recht und Compliance``
_HEADS = frozenset(
    (
        "head", "director", "leiter", "directeur", "responsable", "vp", "manager", "chief", "direktor", "jefe", "comite", "vorstand",
        "geschaeftsfuehrer", "abteilungsleiter", "bereichsleiter", "gerente", "chef",
    )
)  # fmt: skip
_TAILS = frozenset(("officer", "manager", "director", "committee"))
#: what is no office behind a head: ``Vorstand Personal und Recht`` is no head of the legal department
_FUNCTIONS = frozenset(
    (
        "recht", "legal", "legal department", "rechtsabteilung", "direction juridique", "asesoria juridico", "compliance",
        "compliance department", "revision", "interne revision", "innenrevision", "konzernrevision", "internal audit", "audit interne",
        "auditoria interno", "it operations", "it ops", "it betrieb", "servicedesk", "helpdesk", "it support", "devops",
        "vendor management", "security operations",
    )
)  # fmt: skip
#: ends of German compounds, written once for two: ``Prüfungs- und Risikoausschuss``
_ENDS = ("ausschuss", "beauftragte", "leiter", "vorstand")

Office = Callable[[str], TitleMatch]
Shares = Callable[[str, Iterable[str]], bool]


def match_joined(title: str, words: list[str], office: Office, shares_domain: Shares) -> TitleMatch:
    """The offices of a title that is no single alias; `office` looks up one part, `shares_domain` compares offices."""
    twice = _BRACKETED.match(title) or _DASHED.match(title)
    if twice is not None:
        return _agreeing(_part(twice[1], office, shares_domain), _part(twice[2], office, shares_domain))
    return _joined(words, office, shares_domain)


def _part(text: str, office: Office, shares_domain: Shares) -> TitleMatch:
    from govcheck.vocabulary.normalise import title_words

    found = office(normalise_title(text))
    return found if found != TitleMatch() else _joined(title_words(text), office, shares_domain)


def _agreeing(first: TitleMatch, second: TitleMatch) -> TitleMatch:
    """One office said twice: exact where both may mean it and one of them says it outright."""
    meant_first, meant_second = {*first.roles, *first.rivals}, {*second.roles, *second.rivals}
    both = meant_first & meant_second
    outright = (set(first.roles) | set(second.roles)) & both
    if outright and (set(first.roles) <= both or not first.roles) and (set(second.roles) <= both or not second.roles):
        return TitleMatch(tuple(sorted(outright)))
    return TitleMatch((), tuple(sorted(both))) if both and not outright else TitleMatch()


def _joined(words: list[str], office: Office, shares_domain: Shares) -> TitleMatch:
    if AND not in words and "," not in words:
        return TitleMatch()
    for parts in (_spread(words), _split(words), _compounds(words)):
        if len(parts) < 2 or (words[0] in _HEADS and any(" ".join(part) in _FUNCTIONS for part in parts)):
            continue
        found = [office(" ".join(part)) for part in parts]
        if all(match != TitleMatch() for match in found):
            return _together(found, shares_domain)
    return TitleMatch()


def _split(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in (AND, ","):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _spread(words: list[str]) -> list[list[str]]:
    """``head legal and compliance`` as ``head legal`` and ``head compliance``; ``chief risk and compliance officer`` likewise."""
    parts = _split(words)
    head = [words[0]] if words[0] in _HEADS else []
    tail = [words[-1]] if words[-1] in _TAILS else []
    if not head and not tail:
        return []
    last = len(parts) - 1
    return [
        (head if number > 0 and part[:1] != head else []) + part + (tail if number < last and part[-1:] != tail else [])
        for number, part in enumerate(parts)
    ]


def _compounds(words: list[str]) -> list[list[str]]:
    """``datenschutz and informationssicherheitsbeauftragte`` with the end of the compound at both."""
    parts = _split(words)
    end = next((end for end in _ENDS if words[-1].endswith(end) and words[-1] != end), "")
    if not end:
        return []
    return [part if part[-1].endswith(end) else [*part[:-1], part[-1] + end] for part in parts]


def _together(found: list[TitleMatch], shares_domain: Shares) -> TitleMatch:
    """All offices of the parts; one that is open is settled by an office beside it that it works with and its rivals do not."""
    roles = {role for match in found for role in match.roles}
    rivals: set[str] = set()
    for match in found:
        if not match.rivals or roles.intersection(match.rivals):
            continue
        near = [rival for rival in match.rivals if shares_domain(rival, sorted(roles))]
        if len(near) == 1:
            roles.add(near[0])
        else:
            rivals.update(match.rivals)
    return TitleMatch(tuple(sorted(roles)), tuple(sorted(rivals)))
