"""Libraries that only some commands need come as extras; what to say where one is not installed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from govcheck.cli.usage import UsageError

#: extra -> the modules that it brings
EXTRAS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"report": frozenset(("PIL", "docx", "font_roboto", "jinja2", "lxml", "markupsafe", "openpyxl", "resvg_py"))}
)


@contextmanager
def extra(name: str, what: str) -> Iterator[None]:
    """Raise UsageError where a library of the extra that is needed for `what` is not installed."""
    try:
        yield
    except ImportError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS[name]:
            raise
        raise UsageError(f"{what} needs {missing}, which is not installed; install it with: pip install 'govcheck[{name}]'") from None
