"""Titles that name more than one office, or one office twice.

``CIO / CISO``, ``Head of Legal and Compliance``, ``Chief Information Officer (CIO)``: such a title is exact only where every part
of it is.
"""

import re
from collections.abc import Callable, Iterable

from govcheck.vocabulary.normalise import AND, normalise_title
from govcheck.vocabulary.terms import TitleMatch

_BRACKETED = r"(?s)(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*\Z"
_DASHED = r"(?s)(.*\S)\s+[-–—:]\s+(\S.*)\Z"
_DASHES = frozenset("-–—:")
#: words with which an office begins, and which one writes once for two: ``Leiterin Recht und Compliance``
_HEADS = frozenset(
    (
        "head", "director", "leiter", "directeur", "responsable", "vp", "manager", "chief", "direktor", "jefe", "comite", "vorstand",
        "geschaeftsfuehrer", "abteilungsleiter", "bereichsleiter", "gerente", "chef",
    )
)  # fmt: skip
_TAILS = frozenset(("officer", "manager", "director", "committee"))
#: names of departments that stand for their office alone, and beside another office are where it works: ``Project Manager, Compliance``,
#: ``Vorstand Personal und Recht``
_FUNCTIONS = frozenset(
    (
        "recht", "legal", "legal department", "rechtsabteilung", "direction juridique", "service juridique", "asesoria juridico",
        "servicios juridicos", "compliance", "compliance department", "compliance abteilung", "direction conformite",
        "service conformite", "revision", "interne revision", "innenrevision", "konzernrevision", "abteilung interne revision",
        "internal audit", "internal audit department", "audit interne", "direction audit interne", "auditoria interno",
        "departamento auditoria interno", "external audit", "auditoria externo", "it operations", "it ops", "it betrieb", "servicedesk",
        "helpdesk", "it support", "it helpdesk", "it servicedesk", "devops", "vendor management", "security operations", "soc", "pmo",
        "project management office",
    )
)  # fmt: skip
#: offices that serve the one that stands behind a comma: ``Chief of Staff, CISO``
_SERVING = frozenset(("chief staff", "stabschef", "directeur cabinet", "jefe gabinete"))
#: what the first of two subjects may lend the second, and subjects that take it: ``Head of IT Audit and Risk`` leads IT risk, not risk
_LENT = frozenset(("it", "information", "cyber", "cybersecurity", "data", "technology", "ict"))
_TAKING = frozenset(("risk", "risk management", "compliance", "audit", "governance", "operations", "revision", "risikomanagement"))
#: ends of German compounds, written once for two: ``Prüfungs- und Risikoausschuss``
_ENDS = ("ausschuss", "beauftragte", "leiter", "vorstand")

Office = Callable[[str], TitleMatch]
Shares = Callable[[str, Iterable[str]], bool]


def match_joined(title: str, words: list[str], office: Office, shares_domain: Shares) -> TitleMatch:
    """The offices of a title that is no single alias; `office` looks up one part, `shares_domain` compares offices."""
    # most titles of two offices have neither, and to compile a pattern costs more than to read a small file
    twice = re.match(_BRACKETED, title) if title.rstrip()[-1:] in (")", "]") else None
    if twice is None and not _DASHES.isdisjoint(title):
        twice = re.match(_DASHED, title)
    if twice is not None:
        return _agreeing(_part(twice[1], office, shares_domain), _part(twice[2], office, shares_domain))
    return _joined(words, office, shares_domain)


def _part(text: str, office: Office, shares_domain: Shares) -> TitleMatch:
    from govcheck.vocabulary.normalise import title_words

    found = office(normalise_title(text))
    return found if found != TitleMatch() else _joined(title_words(text), office, shares_domain)


def _agreeing(first: TitleMatch, second: TitleMatch) -> TitleMatch:
    """One office said twice: exact where both may mean it and one of them says it outright, or where they have nothing else in common."""
    meant_first, meant_second = {*first.roles, *first.rivals}, {*second.roles, *second.rivals}
    both = meant_first & meant_second
    outright = (set(first.roles) | set(second.roles)) & both
    if outright and set(first.roles) <= both and set(second.roles) <= both:
        return TitleMatch(tuple(sorted(outright)))
    if outright or not both:
        return TitleMatch()
    # ``CSO (ISO)``: of two words that leave it open, each excludes the rivals of the other
    return TitleMatch(tuple(both)) if len(both) == 1 else TitleMatch((), tuple(sorted(both)))


def _joined(words: list[str], office: Office, shares_domain: Shares) -> TitleMatch:
    if AND not in words and "," not in words:
        return TitleMatch()
    for parts in (_spread(words), _split(words), _compounds(words)):
        said = [" ".join(part) for part in parts]
        functions = sum(each in _FUNCTIONS for each in said)
        if len(parts) < 2 or 0 < functions < len(parts) or ("," in words and not _SERVING.isdisjoint(said)):
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
    if head and len(parts[0]) > 2 and parts[0][1] in _LENT and any(" ".join(part) in _TAKING for part in parts[1:]):
        return []
    tail = [words[-1]] if words[-1] in _TAILS else []
    if not head and not tail:
        return []
    if head and tail and parts[0][-1:] == tail:
        # ``Chief Financial Officer / Data Protection Officer``: the first is whole, and what follows has a head of its own or none
        return []
    return [(head if part[:1] != head else []) + part + (tail if part[-1:] != tail else []) for part in parts]


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
