"""`owned_by`: whose a policy, gate, training, decision, risk, asset or vendor is."""

from collections.abc import Iterable
from types import MappingProxyType

from govcheck.constraints.constraint import Constraint, Parameter
from govcheck.constraints.proposing import heads, questions, setting
from govcheck.constraints.selecting import Match, Selector, Who, both, either, joined, match
from govcheck.constraints.standing import standing
from govcheck.graph.orggraph import OrgGraph
from govcheck.model.facts import ENTRIES
from govcheck.model.slots import Ref, Slot, slot
from govcheck.model.verdicts import Binding, Edit, EditKind, State, Verdict

FIELDS = ("owner", "approver", "challengers", "by", "overseer", "acceptor")
_PRICES = {"gate": "gate", "decision": "gate"}
#: fields in which several people act together
_TOGETHER = frozenset(("by", "approver", "challengers"))


class OwnedBy(Constraint):
    """Everybody whom the entry names in the fields of `as` is meant by `who`; with `any`, one of them will do.

    Where an entry says that those whom it names act each alone (``joint: false``), all of them must be meant even so, since each of
    them is to be held back; with `alone`, which asks for a right, one of them will do there too. A field that is not stated leaves it
    open; one that says *none* names nobody, which is never enough. A vendor that supplies a seat of the office in `sparing` is passed
    over: whose its contract should be is another matter.
    """

    name = "owned_by"
    meaning = "satisfied if those whom the entry names are meant; violated if it names others; open where it names nobody"
    parameters = (
        Parameter("as", "fields", "the fields of the entry that name somebody", required=True, choices=FIELDS),
        Parameter("who", "who", "who should be named there", required=True),
        Parameter("any", "flag", "whether one of several will do, unless each acts alone", default=False),
        Parameter("sparing", "role", "the office of which a vendor that supplies a seat is passed over"),
        Parameter("alone", "flag", "with any: whether one of several who act each alone will do as well", default=False),
    )
    placeholders = MappingProxyType(
        {
            "owner": "who is named there and is not meant",
            "standing": "after a comma, in whose line one owner is, where somebody outside it is asked for and the title does not say it",
        }
    )
    reads = frozenset(
        (
            "gate", "policy", "training", "decision", "risk", "asset", "vendor", "is", "role", "holder", "seats",
            "line", "position", "tier", "root", "dotted", "party",
        )
    )  # fmt: skip
    subjects = frozenset(("gate", "policy", "training", "decision", "risk", "asset", "vendor"))

    who: Who
    any: bool
    sparing: str | None
    alone: bool

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """One verdict per entry, none on one that is passed over."""
        spared = self._supplied_by(graph)
        if subject.kind == "vendor" and any(graph.value(fact) == subject.id for fact in spared):
            return
        facts = self._facts(subject)
        joint = self._joint(subject)
        named = tuple(ref for fact in facts for ref in graph.value(fact) or ())
        found = {ref: match(self.who, ref, graph) for ref in named}
        unsaid = tuple(fact for fact in facts if graph.value(fact) is None)
        one_will_do = self.any and not (joint and graph.value(joint[0]) is False)
        if one_will_do:
            outcome = either((*found.values(), *(Match(None, (fact,), (fact,)) for fact in unsaid)))
        elif not named:
            outcome = Match(None if unsaid else False, (), unsaid)
        else:
            outcome = both((*found.values(), *(Match(None, (fact,), (fact,)) for fact in unsaid)))
        state = {True: State.SATISFIED, False: State.VIOLATED, None: State.UNDETERMINED}[outcome.holds]
        bindings: dict[str, Binding] = {}
        others = tuple(dict.fromkeys(ref for ref in named if found[ref].holds is outcome.holds))
        if state is not State.SATISFIED and others:
            bindings |= {"owner": others, "standing": self._standing(others, graph)}
        sparing = (slot("role", self.sparing),) if self.sparing is not None else ()
        evidence = joined((facts, joint if self.any else (), outcome.evidence, sparing, spared))
        yield Verdict(subject, state, bindings=bindings, evidence=evidence, missing=outcome.missing)

    def _standing(self, owners: tuple[Ref, ...], graph: OrgGraph) -> str:
        """As what one owner stands in a line outside of which the rule wants them."""
        lines = tuple(Selector(line_of=each.outside_line_of) for each in self.who.any if each.outside_line_of is not None)
        seats = graph.positions_of(owners[0]) if len(owners) == 1 else ()
        return standing(Who(lines), seats[0], graph) if len(seats) == 1 and lines else ""

    def _supplied_by(self, graph: OrgGraph) -> tuple[Slot, ...]:
        """Who supplies the seats of the office that is spared."""
        carriers = graph.carriers(self.sparing) if self.sparing is not None else ()
        return tuple(slot("position", carrier, "supplied_by") for carrier in carriers)

    def _facts(self, subject: Ref) -> tuple[Slot, ...]:
        """The fields that the kind of entry has; raises ValueError where it has none of them, for the rule then asks nothing."""
        known = ENTRIES[subject.kind][1]._fields
        fields = [field for field in getattr(self, "as") if field in known]
        if not fields:
            raise ValueError(f"a {subject.kind} states none of {', '.join(getattr(self, 'as'))}")
        return tuple(slot(subject.kind, subject.id, field) for field in fields)

    def _joint(self, subject: Ref) -> tuple[Slot, ...]:
        return (slot("decision", subject.id, "joint"),) if subject.kind == "decision" and not self.alone else ()

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Name whoever is meant by office, leave out the others, let them act jointly; the rest only a person can say."""
        if verdict.state is State.SATISFIED:
            return ()
        facts = self._facts(verdict.subject)
        if verdict.state is State.UNDETERMINED:
            doubts = tuple(fact for fact in verdict.missing if fact not in facts)
            unsaid = (fact for fact in facts if fact in verdict.missing)
            return (*questions(doubts, graph), *(edit for fact in unsaid for edit in self._named(fact, graph)))
        # where everybody is to be meant, a field that names nobody else may stay as it is
        at_fault = facts if self.any else tuple(fact for fact in facts if self._is_at_fault(fact, graph)) or facts
        edits = [edit for fact in at_fault for edit in (*self._named(fact, graph), *self._left_out(fact, graph))]
        if self.any:
            alone = (joint for joint in self._joint(verdict.subject) if graph.value(joint) is False)
            edits += [Edit(joint, False, True, EditKind.CHANGE, "gate") for joint in alone]
        return tuple(dict.fromkeys(edits))

    def _is_at_fault(self, fact: Slot, graph: OrgGraph) -> bool:
        named: tuple[Ref, ...] | None = graph.value(fact)
        return named is None or any(match(self.who, ref, graph).holds is False for ref in named)

    def _named(self, fact: Slot, graph: OrgGraph) -> tuple[Edit, ...]:
        before = graph.value(fact)
        _, field = fact.path
        wanted = (Ref("position", position) for position in heads(self.who, graph))
        # several may decide together, but what has two owners has none
        values = (tuple(sorted({*(before or ()), ref})) if self.any and field in _TOGETHER else (ref,) for ref in wanted)
        kind = EditKind.STATE if before is None else EditKind.CHANGE
        return setting(fact, before, values, kind, "state" if before is None else _PRICES.get(fact.kind, "policy"))

    def _left_out(self, fact: Slot, graph: OrgGraph) -> tuple[Edit, ...]:
        before = graph.value(fact) or ()
        kept = tuple(ref for ref in before if match(self.who, ref, graph).holds)
        if not kept:
            return ()
        return (Edit(fact, before, kept, EditKind.CHANGE, _PRICES.get(fact.kind, "policy")),)
