"""What things are called in sentences: by the client's own titles, never by markup or ids alone."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.organization import Engagement, Line
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Binding, Verdict
from govcheck.packs.rule import Rule

ARROW = " → "
#: how many things a message lists at most
MOST_NAMED = 6

#: what a finding on a row says that is not there, whichever letter its rule asks for; the evidence adds that the row is missing
NO_ROW = "nobody is named for {subject}"


class Names:
    """Words the things of one organisation; `beside` is another state of it, whose seats are to be told apart from these."""

    def __init__(self, graph: OrgGraph, beside: OrgGraph | None = None) -> None:
        self._graph = graph
        self._graphs = (graph,) if beside is None else (graph, beside)

    @cached_property
    def _titles(self) -> Counter[str]:
        seats = {(id_, seat.title) for graph in self._graphs for id_, seat in graph.positions.items()}
        return Counter(title for _, title in seats)

    def of(self, ref: Ref) -> str:
        """A thing by name: a position by title (with its id where two share a title), a row by its name in quotes."""
        kind, name = ref
        if kind == "position":
            return self.position(name)
        if kind == "role":
            return self.role(name)
        if kind == "activity":
            return self.activity(name) if self._graph.rows.row(ref) is None else f'"{name}"'
        if kind == "organization":
            return self._graph.organization.name or "the organisation"
        if kind in ENTRIES:
            entry = self._graph.entry(kind, name)
            title = getattr(entry, "title", None)
            return str(title) if title and kind in ("party", "entity") else f'"{title or name}"' if kind != "party" else name
        if kind == "person":
            return self._graph.people.name(name)
        return name

    def position(self, position: str) -> str:
        """A position by its title."""
        seat = self._graph.positions.get(position)
        if seat is None:
            return position
        return f"{seat.title} ({position})" if self._titles[seat.title] > 1 else seat.title

    def role(self, role: str) -> str:
        """A role by its title in the vocabulary."""
        term = self._graph.vocabulary.roles.get(role)
        return term.title if term is not None else role

    def activity(self, activity: str) -> str:
        """A canonical activity by its title in the vocabulary, in quotes."""
        term = self._graph.vocabulary.activities.get(activity)
        return f'"{term.title if term is not None else activity}"'

    def known_words(self, kind: str | None) -> tuple[str, ...]:
        """A few of the words of a kind that the vocabulary knows, those first that stand first in it."""
        return tuple(self._graph.vocabulary.words.get(kind or "", {}))[:MOST_NAMED]

    def binding(self, placeholder: str, value: Binding) -> str:
        """What a placeholder becomes: several things are listed, many of them in part, a ``path`` is written with arrows."""
        if isinstance(value, tuple) and not isinstance(value, Ref):
            if placeholder == "path":
                return ARROW.join(self.of(ref) for ref in value)
            shown = value if len(value) <= MOST_NAMED else value[: MOST_NAMED - 1]
            named = [self.of(ref) for ref in shown]
            return listed(named if len(shown) == len(value) else [*named, f"{len(value) - len(shown)} more"])
        return self.of(value) if isinstance(value, Ref) else str(value)

    def message(self, rule: Rule, kind: Any, verdict: Verdict) -> str:
        """A rule's message with its placeholders filled in; one that the verdict leaves empty reads "nobody"."""
        words = dict.fromkeys([name for check in rule.checks for name in check.constraint.placeholders], "nobody")
        words["subject"] = self.of(verdict.subject)
        words.update({name: self.binding(name, value) for name, value in verdict.bindings.items()})
        message = rule.messages[kind] if self._looked_at(verdict) else NO_ROW
        for name, word in words.items():
            message = message.replace("{" + name + "}", word.replace("{", "{\u200b") if "{" in word else word)
        return message.replace("{\u200b", "{")

    def _looked_at(self, verdict: Verdict) -> bool:
        """Whether there was anything to look at: of a row that is not there, to say which letter it lacks would be to say too much."""
        return verdict.subject.kind != "activity" or self._graph.rows.row(verdict.subject) is not None

    def value(self, value: Any) -> str:
        """A value of a fact in words."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Ref):
            return self.of(value)
        if isinstance(value, Engagement):
            return self.of(value.partner) + (f" ({value.frequency})" if value.frequency else "")
        if isinstance(value, Line):
            return self.position(value.to)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return listed([self.value(each) for each in value]) if value else "none"
        return str(value)


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return words[0] if words else ""
    return f"{', '.join(words[:-1])} and {words[-1]}"
