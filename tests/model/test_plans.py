"""Plans: what a record of one works out for itself."""

from govcheck.model.plans import Certificate


def certificate(cost: int, bound: int) -> Certificate:
    return Certificate(pool=(), clauses=(), chosen=(), cost=cost, bound=bound, irreducible=True, nodes=1, runs=1)


def test_a_plan_is_of_least_cost_where_the_bound_reaches_its_cost() -> None:
    assert certificate(cost=7, bound=7).optimal
    assert not certificate(cost=7, bound=6).optimal
