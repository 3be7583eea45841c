"""What makes two findings the same one: over time (fingerprint) and over rules (group).

A fingerprint hashes rule, kind, subject and key, by the oldest names (``formerly`` lists the oldest first), and activities by their
canonical name where that is unique in the matrices; never persons, lines, order, wording or other packs.
"""

from collections.abc import Iterable

from govcheck.graph.oldest import oldest_name
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.digest import digest
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import Kind
from govcheck.model.slots import Ref, Slot
from govcheck.model.verdicts import Verdict
from govcheck.packs.rule import Rule

#: facts that a finding is about where it has any of them; else it is about lines and seats
_ABOUT = frozenset(("cell", "channel", *ENTRIES)) - {"activity", "party", "entity"}
#: facts that say which of the deciding facts a finding is about; the others only rule something out
_TELLING = frozenset(("line", "dotted", "holder", "cell", "channel", "position", *ENTRIES)) - {"activity", "party"}
_BACKGROUND = frozenset(("kind", "tier", "part_of"))
#: kinds of facts whose path ends with a field, and not with the id of a seat
_DESCRIBED = frozenset(("position", *ENTRIES))


def fingerprint(rule: Rule, kind: Kind, verdict: Verdict, graph: OrgGraph) -> str:
    """``v1:`` and 20 hexadecimal digits."""
    name = rule.formerly[0] if rule.formerly else rule.id
    parts = [name, kind, oldest(verdict.subject, graph), *(oldest(ref, graph) for ref in verdict.key)]
    return "v1:" + digest("\0".join(parts).encode())[:20]


def oldest(ref: Ref, graph: OrgGraph) -> str:
    """A thing by the name that changes least."""
    if ref.kind == "position":
        return str(Ref("position", oldest_name(ref.id, graph.positions)[0]))
    if ref.kind == "activity":
        row = graph.rows.row(ref)
        if row is not None and row.canonical is not None and graph.rows.standing_for(row.canonical).rows == (row,):
            return str(Ref("activity", row.canonical))
    return str(ref)


def group(kind: Kind, verdict: Verdict) -> str:
    """12 hexadecimal digits that findings on the same facts share, whichever rules raise them."""
    telling = sorted(str(fact) for fact in _telling((*verdict.evidence, *verdict.missing)))
    own = [] if telling else [str(verdict.subject), *map(str, verdict.key), *map(str, verdict.missing)]
    return digest("\0".join([kind, *telling, *own]).encode())[:12]


def _telling(facts: Iterable[Slot]) -> set[Slot]:
    found = {fact for fact in facts if fact.kind in _TELLING and not (fact.kind in _DESCRIBED and fact.path[1] in _BACKGROUND)}
    return {fact for fact in found if fact.kind in _ABOUT} or found
