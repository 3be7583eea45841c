"""What every constraint is: declared parameters, placeholders and reads, a check over a set of subjects, candidate edits."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from govcheck.graph.orggraph import OrgGraph
from govcheck.model.organization import EMPTY
from govcheck.model.record import Record
from govcheck.model.slots import Ref
from govcheck.model.verdicts import Edit, Verdict


class Parameter(Record):
    """One parameter of a constraint, so that a pack is validated when it is loaded and editors can explain it.

    `shape` is one of the shapes that the pack loader reads: ``who`` (a who-selector or a list of them), ``end`` (one side of a
    separation), ``role``, ``activity``, ``letters``, ``words`` (a list of open words), ``word``, ``facts`` (fact -> value or
    ``set``), ``fact``, ``list`` and ``day`` (a fact that is one), ``fields`` (facts that name people), ``count``, ``flag``,
    ``frequency`` (or ``stated``), ``lines``. `choices` close a ``word``, ``words`` or ``fact``.
    """

    name: str
    shape: str
    meaning: str
    required: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()


class Constraint:
    """A named, parametrised check; a subclass declares itself and implements `check` (or `judge`, subject by subject).

    An instance holds its parameters as attributes of the same names. Constraints are values: no state, no side effects.
    """

    name: ClassVar[str]
    #: one sentence: what is satisfied, what violates, what leaves it open
    meaning: ClassVar[str]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    #: placeholder of messages -> what it stands for; ``subject`` is always there
    placeholders: ClassVar[Mapping[str, str]] = EMPTY
    #: kinds of slots that the check reads; evidence and missing slots are of these kinds
    reads: ClassVar[frozenset[str]] = frozenset()
    #: kinds of subjects that it can judge: position, activity, gate, policy ... organization
    subjects: ClassVar[frozenset[str]] = frozenset()
    #: parameters of which a rule states one at least, since without any of them nothing is asked; with `asks_one`, exactly one
    asks: ClassVar[tuple[str, ...]] = ()
    asks_one: ClassVar[bool] = False
    #: True where the verdicts depend on the set of subjects, not on each alone
    over_set: ClassVar[bool] = False

    _defaults: ClassVar[Mapping[str, Any]] = EMPTY

    def __init_subclass__(cls) -> None:
        cls._defaults = {parameter.name: parameter.default for parameter in cls.parameters}

    def __init__(self, **values: Any) -> None:
        if unknown := values.keys() - self._defaults.keys():
            raise TypeError(f"{self.name} has no parameter {', '.join(sorted(unknown))}")
        self.__dict__.update(self._defaults)
        self.__dict__.update(values)

    def check(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Verdict, ...]:
        """The verdicts on a set of subjects, in their order."""
        return tuple(verdict for subject in subjects for verdict in self.judge(subject, graph))

    def worth_a_look(self, subjects: tuple[Ref, ...], graph: OrgGraph) -> tuple[Ref, ...]:
        """Those of the subjects about which `check` has to be asked, in their order.

        About each that is left out there is one verdict, satisfied, as a glance at one fact tells: in a large organisation that is nearly
        everybody, and nobody reads their evidence.
        """
        return subjects

    def judge(self, subject: Ref, graph: OrgGraph) -> Iterable[Verdict]:
        """The verdicts on one subject, for constraints that look at each alone."""
        raise TypeError(f"{self.name} judges sets, not single subjects")

    def presumes(self, verdict: Verdict) -> bool:
        """Whether a verdict that is satisfied rests on what is taken for granted: no reason for a finding, and nothing that was said."""
        return False

    def repairs(self, verdict: Verdict, graph: OrgGraph) -> tuple[Edit, ...]:
        """Candidate edits, each of which (alone or with others of the list) can turn the verdict; () where only a person can say."""
        return ()

    def required_roles(self) -> tuple[str, ...]:
        """The roles without which the check says nothing: those that its parameters name outside a list of alternatives."""
        found: list[str] = []
        for parameter in self.parameters:
            value = getattr(self, parameter.name)
            if value is None:
                continue
            if parameter.shape in ("who", "end"):
                found += value.required_roles()
            elif parameter.shape == "role":
                found.append(value)
        return tuple(dict.fromkeys(found))
