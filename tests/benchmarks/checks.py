"""The ten checks that every program makes, as the rules of govcheck that make them, and what govcheck counts."""

import json
from collections.abc import Mapping

#: check, as the peers name it -> rule
CHECKS: Mapping[str, str] = {
    "circle": "reporting-circle",
    "no_superior": "no-superior",
    "several_superiors": "several-superiors",
    "wide_span": "span-too-wide",
    "no_accountable": "nobody-accountable",
    "several_accountable": "several-accountable",
    "no_responsible": "nobody-responsible",
    "many_responsible": "too-many-responsible",
    "many_consulted": "too-many-consulted",
    "ciso_under_cio": "ciso-independent-of-cio",
}

#: the words of a check that makes these and no others, and counts them
WORDS = ("check", "--select", ",".join(CHECKS.values()), "--format", "json", "--fail-on", "never")


def counts(printed: bytes) -> dict[str, int]:
    """Check -> how often govcheck found it, from the JSON that it printed."""
    found = [finding["rule"] for finding in json.loads(printed)["findings"]]
    return {check: found.count(rule) for check, rule in CHECKS.items()}
