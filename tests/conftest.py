"""Settings that every test runs under."""

import os

import pytest
from hypothesis import HealthCheck, settings

# the same examples on every run and on every machine: a failure that comes and goes teaches nothing
settings.register_profile("govcheck", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("govcheck")

# what is tested is judged, and nobody's own cache plays a part; the tests of the cache ask for one of their own
os.environ["GOVCHECK_NO_CACHE"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is printed now over the expected outputs (tests/**/golden); read the difference before it is committed",
    )
