"""Rules as SARIF describes them (OASIS SARIF 2.1.0, section 3.49), with what GitHub code scanning reads of them."""

import re
from collections.abc import Mapping
from typing import Any

from govcheck.model.findings import Guide, RuleResult, Severity
from govcheck.renderers.pieces.markup import code, escaped
from govcheck.renderers.pieces.visible import visible

Json = dict[str, Any]

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

#: how GitHub calls the severity of a rule that is not about vulnerabilities
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

#: GitHub refuses a rule with more tags, and cuts longer descriptions
MOST_TAGS = 20
_LONGEST_DESCRIPTION = 1024

#: what kinds of notifications there are, with what each means
NOTIFICATIONS = {
    "input-problem": "Something is wrong with the input, so that it could not be judged, or not all of it.",
    "import-note": "Something in a source of another format was left out, is doubtful, or was read in a way worth knowing.",
    "rule-crashed": "A rule failed on this input and was left out; the other rules were judged.",
    "profile-change": "The profile changed a rule, or does not apply.",
    "limit": "Something was left out, because those who read this file take no more.",
}


def message(text: str) -> Json:
    """A plain message of one line."""
    return {"text": literal(visible(text)) or "(no text)"}


def literal(text: str) -> str:
    """The text so that what SARIF would read as a placeholder or a link (section 3.11) stands for itself."""
    text = text.replace("{", "{{").replace("}", "}}")
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def sentence(text: str) -> str:
    """The text with a full stop where it ends without a mark."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) or not text else f"{text}."


def rule_descriptor(rule: RuleResult, guide: Guide | None) -> Json:
    """What a viewer shows of a rule. There is no `helpUri`: no page of the web tells more than `help` does."""
    title = guide.title if guide and guide.title.strip() else rule.id.replace("-", " ")
    why = guide.rationale if guide and guide.rationale.strip() else title
    remedy = guide.remediation if guide else ""
    help_text = [sentence(visible(title)), sentence(visible(why))]
    help_markdown = [f"**{escaped(title)}**", escaped(why)]
    if remedy.strip():
        help_text.append(sentence(f"What to do: {visible(remedy)}"))
        help_markdown.append(f"**What to do:** {escaped(remedy)}")
    if rule.cites:
        help_text.append(f"It rests on {visible(', '.join(rule.cites))}.")
        help_markdown.append(f"It rests on {', '.join(map(code, rule.cites))}.")
    return {
        **_named(rule.id),
        "shortDescription": message(sentence(title)[:_LONGEST_DESCRIPTION]),
        "fullDescription": message(sentence(why)[:_LONGEST_DESCRIPTION]),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "help": {"text": literal("\n".join(help_text)), "markdown": "\n\n".join(help_markdown).replace("{", "{{").replace("}", "}}")},
        "properties": {
            "tags": list(dict.fromkeys(("governance", rule.severity.value, rule.pack, *rule.cites)))[:MOST_TAGS],
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
            "cites": list(rule.cites),
        },
    }


def notification_descriptors() -> list[Json]:
    """The kinds of notifications, to which each notification refers."""
    return [
        {**_named(name), "shortDescription": {"text": meaning}, "fullDescription": {"text": meaning}, "help": {"text": meaning}}
        for name, meaning in NOTIFICATIONS.items()
    ]


def _named(name: str) -> Json:
    """The id, and ``CisoIndependentOfCio`` for ``ciso-independent-of-cio``, as SARIF writes names; a single word is not said twice."""
    pascal = "".join(word.capitalize() for word in re.split("[^0-9A-Za-z]+", name))
    return {"id": name} if pascal.lower() == name.lower() else {"id": name, "name": pascal}
