"""`OrgGraph`: one organisation, its vocabulary and the day of the run, as the questions that rules ask."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from govcheck.graph.chart import Chart
from govcheck.graph.offices import Offices, possible_offices, resolve_offices
from govcheck.graph.people import People
from govcheck.graph.relations import Relations
from govcheck.graph.rows import Rows
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import Candidate
from govcheck.model.organization import Entry, Organization, Position
from govcheck.model.settings import Settings
from govcheck.model.slots import Ref, Slot
from govcheck.vocabulary.terms import Vocabulary

if TYPE_CHECKING:
    import networkx

T = TypeVar("T")


class OrgGraph:
    """An organisation as a graph.

    `chart` answers for reporting lines, `people` for holders, `rows` for the matrices, `relations` for who works with whom; the
    methods here answer for roles, for the sections and for single facts. The graph never changes, and its answers are sorted.
    """

    def __init__(self, organization: Organization, vocabulary: Vocabulary, settings: Settings) -> None:
        self.organization = organization
        self.vocabulary = vocabulary
        self.settings = settings
        self.positions: Mapping[str, Position] = organization.positions
        self.chart: Chart = Chart(organization, self.tier)
        self.people: People = People(organization, settings.as_of)
        self.rows: Rows = Rows(organization, vocabulary)
        self.relations: Relations = Relations(organization)
        self._answers: dict[object, Any] = {}

    def changed(self, organization: Organization) -> "OrgGraph":
        """The graph of an organisation made from this one; where its seats are the same, what is known of them is not found out again."""
        other = OrgGraph(organization, self.vocabulary, self.settings)
        if organization.positions is self.positions and organization.persons is self.organization.persons:
            other.chart, other.people = self.chart, self.people
        return other

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question that many rules ask; worked out once, since the graph never changes."""
        found = self._answers.get(question, self._answers)
        if found is self._answers:
            found = self._answers[question] = answer()
        given: T = found
        return given

    # ---- roles -------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _offices(self) -> Offices:
        return resolve_offices(self.organization, self.vocabulary)

    @cached_property
    def _carriers(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for position in sorted(self._offices.carried):
            for role in self._offices.carried[position]:
                found.setdefault(role, []).append(position)
        return {role: tuple(positions) for role, positions in found.items()}

    def roles_of(self, position: str) -> tuple[str, ...]:
        """The roles that a position carries by declaration or by exact title."""
        return self._offices.carried.get(position, ())

    def between(self, position: str) -> tuple[str, ...]:
        """The offices of which a position may be any, since its title is an abbreviation that they share; () where none is open."""
        return self._offices.between.get(position, ())

    def sharing(self, role: str) -> frozenset[str]:
        """The positions whose title is an abbreviation of a role and of others, so that other facts have to decide what they are."""
        return self.once(("sharing", role), lambda: frozenset(p for p, rivals in self._offices.shared.items() if role in rivals))

    def carriers(self, role: str) -> tuple[str, ...]:
        """The positions that carry a role by declaration or by exact title."""
        return self._carriers.get(role, ())

    def might_carry(self, role: str) -> tuple[tuple[str, float], ...]:
        """The positions whose title only suggests a role, with a score from 0 to 1; they decide nothing."""
        return self.once(("might_carry", role), lambda: tuple(possible_offices(self.organization, self.vocabulary, (role,)).get(role, ())))

    def tier(self, position: str) -> str | None:
        """The tier of a body: stated, else its role's in the vocabulary, else ``working``; None for what is no body."""
        seat = self.positions.get(position)
        if seat is None or seat.kind != "body":
            return None
        if seat.tier is not None:
            return seat.tier
        tiers = (self.vocabulary.roles[role].tier for role in self.roles_of(position) if role in self.vocabulary.roles)
        return next((tier for tier in tiers if tier is not None), "working")

    def positions_of(self, ref: Ref) -> tuple[str, ...]:
        """The positions that a who-word names: itself, or the carriers of a role; none for a party."""
        if ref.kind == "position":
            return (ref.id,) if ref.id in self.positions else ()
        return self.carriers(ref.id) if ref.kind == "role" else ()

    def all_seats_of_role(self, role: str) -> frozenset[str]:
        """Where a role's authority sits: its carriers and every other seat that their holders occupy."""
        return self.people.every_seat_of_holders(self.carriers(role))

    def line_of(self, role: str) -> frozenset[str]:
        """The carriers of a role, every other seat of their holders, and everybody below these."""
        return self.once(("line_of", role), lambda: self.chart.line_of(self.all_seats_of_role(role)))

    # ---- rows --------------------------------------------------------------------------------------------------------------------

    @cached_property
    def doubtful_rows(self) -> Mapping[Ref, tuple[Candidate, ...]]:
        """The rows whose name only suggests an activity that has no row, with what it suggests; they decide nothing."""
        from govcheck.graph.doubtful import doubtful_rows  # asked only where an activity has no row

        return doubtful_rows(self.rows, self.vocabulary)

    def might_stand_for(self, activity: str) -> tuple[Ref, ...]:
        """The rows whose name only suggests an activity that has no row, sorted."""
        return tuple(
            sorted(row for row, candidates in self.doubtful_rows.items() if any(candidate.term == activity for candidate in candidates))
        )

    # ---- sections ----------------------------------------------------------------------------------------------------------------

    def entries(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind of entry (``gate``, ``policy`` ...), sorted."""
        return tuple(sorted(getattr(self.organization, ENTRIES[kind][0]) or ()))

    def entry(self, kind: str, entry: str) -> Entry | None:
        """One entry, or None where the section does not have it."""
        found: Entry | None = (getattr(self.organization, ENTRIES[kind][0]) or {}).get(entry)
        return found

    # ---- facts -------------------------------------------------------------------------------------------------------------------

    def value(self, fact: Slot) -> Any:
        """The value of any slot, stated or read off others; None for what is absent."""
        from govcheck.graph.values import value_of  # values and graph know each other; a plain check asks for few values

        return value_of(self, fact)

    def topic(self, fact: Slot) -> str:
        """The topic to which a slot belongs, as the not-modelled list names it: ``policies``, ``holder``, ``raci:incident``."""
        from govcheck.graph.topics import topic_of

        return topic_of(self, fact)

    def is_modelled(self, topic: str) -> bool:
        """Whether the file says anything about a topic, or declares it complete."""
        if topic not in self._modelled:
            from govcheck.graph.topics import is_modelled

            self._modelled[topic] = is_modelled(self, topic)
        return self._modelled[topic]

    @cached_property
    def _modelled(self) -> dict[str, bool]:
        return {}

    # ---- algorithms --------------------------------------------------------------------------------------------------------------

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """The chart and the matrices as a networkx graph, for algorithms, drawing and export.

        Nodes are ``position:…``, ``activity:…`` and ``person:…`` with their attributes; edges carry ``kind``: ``solid``, ``dotted``,
        ``chair``, ``member``, ``holds``, or ``letters`` with the letters themselves.
        """
        from govcheck.graph.network import to_networkx  # networkx costs many interpreter starts

        return to_networkx(self)

    def intermediaries(self, lower: str, upper: str) -> tuple[str, ...]:
        """The positions through which every solid way from `lower` up to `upper` runs, nearest first."""
        from govcheck.graph.network import dominators  # networkx costs many interpreter starts

        return dominators(self, lower, upper)

    def find(self, roles: Iterable[str]) -> tuple[str, ...]:
        """The positions that carry any of these roles."""
        return tuple(sorted({position for role in roles for position in self.carriers(role)}))
