"""Circles against networkx, which finds all of them."""

import networkx
from hypothesis import given
from hypothesis import strategies as st

from govcheck.graph.circles import circles
from tests.properties.charts import chart, post

NODES = "abcdefg"
lines = st.dictionaries(st.sampled_from(NODES), st.sets(st.sampled_from(NODES), max_size=3))


@given(lines)
def test_each_node_that_is_the_least_of_a_circle_has_its_shortest(found: dict[str, set[str]]) -> None:
    network: networkx.DiGraph[str] = networkx.DiGraph([(node, upper) for node, uppers in found.items() for upper in uppers])
    shortest: dict[str, int] = {}
    for circle in networkx.simple_cycles(network):
        least = min(circle)
        shortest[least] = min(shortest.get(least, len(circle)), len(circle))

    given_back = circles(found)

    assert {circle[0]: len(circle) for circle in given_back} == shortest
    assert list(given_back) == sorted(given_back)
    for circle in given_back:
        assert min(circle) == circle[0]
        assert all(upper in found[node] for node, upper in zip(circle, (*circle[1:], circle[0]), strict=True))


def test_a_plain_chart_gives_each_circle_once() -> None:
    chart = {"ceo": ["board"], "b": ["c"], "c": ["d"], "d": ["b"], "below": ["b"], "self": ["self"], "under": ["ceo"]}
    assert circles(chart) == (("b", "c", "d"), ("self",))


def test_crossing_circles_are_told_by_as_few_as_break_them_all() -> None:
    """Two circles share b: the one through a is told on a, the one that remains without a on b."""
    assert circles({"a": ["b"], "b": ["a", "c"], "c": ["b"]}) == (("a", "b"), ("b", "c"))


def test_no_circle_and_no_lines() -> None:
    assert circles({}) == ()
    assert circles({"a": ["b", "c"], "b": ["c"]}) == ()


def test_a_long_circle_is_found_in_one_go() -> None:
    names = [f"p{number:05}" for number in range(20_000)]
    chart = {lower: [upper] for lower, upper in zip(names, [*names[1:], names[0]], strict=True)}
    assert circles(chart) == (tuple(names),)


def test_a_circle_begins_with_the_same_seat_after_a_renaming() -> None:
    before = chart(post("a", "b"), post("b", "c"), post("c", "a"))
    after = chart(post("z", "b", formerly=("a",)), post("b", "c"), post("c", "z"))
    assert (before.chart.circles, after.chart.circles) == ((("a", "b", "c"),), (("z", "b", "c"),))
