"""A small checker of certificates, which shares nothing with the search but the record: whoever doubts a plan does this.

A plan is of least cost among its candidates if (1) its edits, made from scratch, leave no finding but those that wait for its decisions,
(2) each clause follows from a finding that is there under the candidates that it names, and stays as long as the clause is not met, and
(3) no set of candidates that costs less than the bound meets all clauses.
"""

from collections.abc import Callable, Iterable
from random import Random

from govcheck.model.facts import apply
from govcheck.model.findings import Finding
from govcheck.model.organization import Organization
from govcheck.model.plans import Certificate, Clause
from tests.remediation.exhaustive import fit

Assess = Callable[[Organization], tuple[Finding, ...]]
Name = tuple[object, ...]


def check(certificate: Certificate, organization: Organization, assess: Assess, random: Random, samples: int) -> list[str]:
    """What is wrong with a certificate; nothing, if it holds. `samples` of its clauses are tried out."""
    wrong = []
    pool = certificate.pool
    if sum(pool[number].cost for number in certificate.chosen) != certificate.cost:
        wrong.append("the cost is not that of the chosen")
    wrong += [
        f"the plan does not meet clause {place}" for place, clause in enumerate(certificate.clauses) if not met(clause, certificate.chosen)
    ]
    tried = random.sample(certificate.clauses, min(samples, len(certificate.clauses)))
    for clause in tried:
        name = (clause.rule, clause.kind, clause.subject, clause.key)
        if name not in names(assess(made(organization, certificate, clause.under))):
            wrong.append(f"{name} is not there under {clause.under}")
        for _ in range(2):
            other = breaking(certificate, clause, random)
            if name not in names(assess(made(organization, certificate, other))):
                wrong.append(f"{name} goes under {other}, which does not meet its clause")
    cheaper = meeting(certificate, certificate.bound - 1)
    if cheaper is not None:
        wrong.append(f"{cheaper} meets every clause for less than the bound")
    return wrong


def names(findings: Iterable[Finding]) -> set[Name]:
    """What makes findings the same ones elsewhere."""
    return {(finding.rule, finding.kind, finding.subject, finding.key) for finding in findings}


def met(clause: Clause, chosen: Iterable[int]) -> bool:
    """Whether a set meets a clause."""
    return bool({*clause.inside} & {*chosen}) or not {*clause.outside} <= {*chosen}


def made(organization: Organization, certificate: Certificate, chosen: Iterable[int]) -> Organization:
    """The organisation with some candidates made, each fact once, and decisions not at all."""
    after = {}
    for number in sorted(chosen):
        candidate = certificate.pool[number]
        if candidate.decision:
            continue
        slot = candidate.edit.slot
        if candidate.adds is None or candidate.drops is None:
            after[slot] = candidate.edit
            continue
        now = after[slot].after if slot in after else candidate.edit.before
        kept = [item for item in now or () if item not in candidate.drops]
        both = sorted({*kept, *candidate.adds}, key=lambda item: item if isinstance(item, str) else repr(item))
        after[slot] = candidate.edit._replace(after=tuple(both))
    return apply(organization, after.values())


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
    """A set that meets every clause and costs no more, or None; tries the ways of one broken clause after the other."""

    def grow(chosen: tuple[int, ...], out: frozenset[int], left: int) -> tuple[int, ...] | None:
        broken = next((clause for clause in certificate.clauses if not met(clause, chosen)), None)
        if broken is None:
            return chosen
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
