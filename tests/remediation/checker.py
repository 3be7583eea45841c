"""A small checker of certificates, which shares nothing with the search but the record: whoever doubts a plan does this.

A plan is of least cost among its candidates if (1) its edits, made from scratch, leave no finding but those that wait for its decisions,
(2) each clause follows from a finding that is there under the candidates that it names, and stays as long as the clause is not met, and
(3) no set of candidates that costs less than the bound meets all clauses.
"""

from collections.abc import Callable, Iterable
from random import Random

from govcheck.model.findings import Kind
from govcheck.model.organization import Organization
from govcheck.model.plans import Certificate, Clause
from govcheck.model.slots import Ref
from tests.remediation.making import fit, made

#: what a rule, by its id, finds at or above the threshold in an organisation
Finds = Callable[[str, Organization], set[tuple[Kind, Ref, tuple[Ref, ...]]]]
#: how many random sets that do not meet a clause are tried for each
BREAKING = 3


def check(certificate: Certificate, organization: Organization, finds: Finds, random: Random) -> list[str]:
    """What is wrong with a certificate; nothing, if it holds. Every clause is tried out."""
    wrong = []
    pool = certificate.pool
    if sum(pool[number].cost for number in certificate.chosen) != certificate.cost:
        wrong.append("the cost is not that of the chosen")
    for place, clause in enumerate(certificate.clauses):
        if not met(clause, certificate.chosen):
            wrong.append(f"the plan does not meet clause {place}")
        wrong += [
            f"{clause.rule} finds no {clause.kind} of {clause.subject} under {chosen}, which does not meet clause {place}"
            for chosen in (clause.under, *(breaking(certificate, clause, random) for _ in range(BREAKING)))
            if met(clause, chosen) or (clause.kind, clause.subject, clause.key) not in finds(clause.rule, made(organization, pool, chosen))
        ]
    cheaper = meeting(certificate, certificate.bound - 1)
    if cheaper is not None:
        wrong.append(f"{cheaper} meets every clause for less than the bound")
    return wrong


def met(clause: Clause, chosen: Iterable[int]) -> bool:
    """Whether a set meets a clause."""
    return bool({*clause.inside} & {*chosen}) or not {*clause.outside} <= {*chosen}


def breaking(certificate: Certificate, clause: Clause, random: Random) -> tuple[int, ...]:
    """A random set that does not meet a clause."""
    pool = certificate.pool
    chosen = list(clause.outside)
    others = [number for number in range(len(pool)) if number not in (*clause.inside, *clause.outside)]
    random.shuffle(others)
    for number in others[: random.randint(0, len(others))]:
        if all(fit(pool[number], pool[known]) for known in chosen):
            chosen.append(number)
    return tuple(sorted(chosen))


def meeting(certificate: Certificate, most: int) -> tuple[int, ...] | None:
    """A set that meets every clause and costs no more, or None; tries the ways of the broken clause that has the fewest."""

    def grow(chosen: tuple[int, ...], out: frozenset[int], left: int) -> tuple[int, ...] | None:
        every = [clause for clause in certificate.clauses if not met(clause, chosen)]
        if not every:
            return chosen
        broken = min(every, key=lambda clause: sum(number not in out for number in clause.inside))
        tried: set[int] = set()
        for number in broken.inside:
            candidate = certificate.pool[number]
            if number in out or candidate.cost > left or not all(fit(candidate, certificate.pool[other]) for other in chosen):
                continue
            found = grow((*chosen, number), out | tried, left - candidate.cost)
            if found is not None:
                return found
            tried.add(number)
        return None

    return grow((), frozenset(), most)
