"""Checks an organisation's chart and RACI matrix against published governance rules.

The words of the project as one public face. Every name is loaded when it is first asked for, so that ``import govcheck`` costs
next to nothing and a part below may ask for the version without knowing the parts above it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.comparisons import Change, Comparison
    from govcheck.model.findings import Assessment, Finding, Kind, Outcome, Question, RuleResult, Severity
    from govcheck.model.organization import Organization
    from govcheck.model.settings import Settings
    from govcheck.model.slots import Location, Problem, Ref, Slot
    from govcheck.model.verdicts import Edit, State, Verdict
    from govcheck.source.problems import GovcheckError, InputError

__all__ = [
    "Assessment",
    "Change",
    "Comparison",
    "Edit",
    "Finding",
    "GovcheckError",
    "InputError",
    "Kind",
    "Location",
    "Organization",
    "Outcome",
    "Problem",
    "Question",
    "Ref",
    "RuleResult",
    "Settings",
    "Severity",
    "Slot",
    "State",
    "Verdict",
    "__version__",
]

#: the one place that states it: the build, the command line and every output read it here
__version__ = "0.1.0"

_HOMES = {
    "Assessment": "govcheck.model.findings",
    "Change": "govcheck.model.comparisons",
    "Comparison": "govcheck.model.comparisons",
    "Edit": "govcheck.model.verdicts",
    "Finding": "govcheck.model.findings",
    "GovcheckError": "govcheck.source.problems",
    "InputError": "govcheck.source.problems",
    "Kind": "govcheck.model.findings",
    "Location": "govcheck.model.slots",
    "Organization": "govcheck.model.organization",
    "Outcome": "govcheck.model.findings",
    "Problem": "govcheck.model.slots",
    "Question": "govcheck.model.findings",
    "Ref": "govcheck.model.slots",
    "RuleResult": "govcheck.model.findings",
    "Settings": "govcheck.model.settings",
    "Severity": "govcheck.model.findings",
    "Slot": "govcheck.model.slots",
    "State": "govcheck.model.verdicts",
    "Verdict": "govcheck.model.verdicts",
}


def __getattr__(name: str) -> object:
    """The public name, loaded from the part that it lives in; raises AttributeError for any other."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'govcheck' has no attribute {name!r}")
    from importlib import import_module  # only where a name is asked for

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
