"""Words of an answer: what says yes, none or nothing; nodes as a file would hold them; the names that an organisation declares."""

from collections.abc import Collection, Iterator, Mapping

from govcheck.documents.chart_shapes import Engagements, Holder, Lines
from govcheck.documents.letters import STRENGTH
from govcheck.documents.names import Pair
from govcheck.documents.references import DeclaredNames, PositionName, PositionNames, Roles, Who, WhoOne
from govcheck.documents.scalars import Words
from govcheck.documents.shapes import Shape
from govcheck.documents.table import SECTIONS
from govcheck.model.organization import Organization
from govcheck.source.nodes import Mapping as MapNode
from govcheck.source.nodes import Node, Scalar
from govcheck.source.nodes import Sequence as ListNode

_UNKNOWN = frozenset(
    (
        "", "?", "unknown", "not known", "don't know", "i don't know", "do not know", "n/a", "tbd", "unbekannt", "nicht bekannt",
        "inconnu", "desconocido", "no se sabe",
    )
)  # fmt: skip
_NONE = frozenset(
    (
        "none", "nobody", "no one", "nothing", "-", "keine", "keiner", "niemand", "nichts", "aucun", "aucune", "personne", "rien",
        "ninguno", "ninguna", "nadie", "nada",
    )
)  # fmt: skip
YES = frozenset(("yes", "y", "true", "ja", "oui", "sí", "si"))
NO = frozenset(("no", "n", "false", "nein", "non"))
#: words for the letters of a matrix, as people write them
LETTERS: Mapping[str, str] = {
    "accountable": "A", "responsible": "R", "support": "S", "supports": "S", "consulted": "C", "informed": "I",
    **{letter.casefold(): letter for letter in STRENGTH},
}  # fmt: skip
_LISTS = (PositionNames, DeclaredNames, Who, Roles, Words, Engagements, Lines, Holder)
_SOMEBODY = (PositionName, PositionNames, Who, WhoOne, Engagements, Lines)


def says_nothing(text: str) -> bool:
    """Whether an answer is blank, or says that it is not known."""
    return text.casefold().rstrip(".!") in _UNKNOWN


def says_none(text: str) -> bool:
    """Whether an answer says that there is none."""
    return text.casefold().rstrip(".!") in _NONE


def parts(text: str) -> Iterator[str]:
    """What stands on lines of its own or between semicolons."""
    return (part.strip() for line in text.splitlines() for part in line.split(";") if part.strip())


def truth(word: str) -> str:
    """A word for yes or no as a file has it; any other word as it is."""
    plain = word.casefold()
    return "true" if plain in YES else "false" if plain in NO else word


def as_known(text: str, known: Collection[str]) -> str:
    """``Major deployment`` as the word that rules know; any other text as it is."""
    word = "-".join(text.casefold().replace("-", " ").split())
    return word if word in known else text


def is_list(shape: Shape) -> bool:
    """Whether a field takes several values."""
    return isinstance(shape, _LISTS)


def names_somebody(shape: Shape) -> bool:
    """Whether a field takes the ids of positions."""
    return isinstance(shape, _SOMEBODY)


def scalar(text: str, at: Scalar, *, plain: bool = False) -> Scalar:
    """A word of an answer, with the place of the answer."""
    return Scalar(text, plain, at.line, at.column, at.end_line, at.end_column)


def mapping(pairs: Mapping[str, str | None], at: Scalar) -> MapNode:
    """Keys with words of an answer; None is an empty list."""
    node = MapNode(at.line, at.column)
    for key, value in pairs.items():
        item: Node = ListNode(at.line, at.column) if value is None else scalar(value, at, plain=value in ("true", "false"))
        node.pairs.append((scalar(key, at), item))
    return node


def declared(organization: Organization) -> dict[str, dict[str, Pair]]:
    """The names that an organisation declares, as a file would declare them."""
    at = Scalar("", False, 1, 1, 1, 1)
    found: dict[str, dict[str, Pair]] = {}
    for section in ("positions", *(section.word for section in SECTIONS)):
        entries = getattr(organization, section) or {}
        for entry, record in entries.items():
            if getattr(record, "implicit", False):
                continue
            node = mapping({"title": getattr(record, "title", None) or entry}, at)
            roles = getattr(record, "roles", None)
            if roles is not None:
                declared = ListNode(1, 1)
                declared.items.extend(scalar(role, at) for role in roles)
                node.pairs.append((scalar("is", at), declared))
            found.setdefault(section, {})[entry] = (scalar(entry, at), node)
    return found
