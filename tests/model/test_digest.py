"""Digests do not depend on who computes them."""

import hashlib

import pytest

from govcheck.model.digest import LARGE, digest


@pytest.mark.parametrize("size", [0, 1, LARGE - 1, LARGE, LARGE + 1])
def test_small_and_large_contents_have_the_digest_that_everybody_computes(size: int) -> None:
    data = b"a" * size
    assert digest(data) == hashlib.sha256(data).hexdigest()
