"""What a rule looks at and when it does not apply, in plain sentences."""

from collections.abc import Iterable

from govcheck.assessment.judging import needed_roles
from govcheck.cli.page import listed
from govcheck.model.facts import ENTRIES
from govcheck.model.findings import Kind
from govcheck.packs.rule import Conditions, Rule, Subject
from govcheck.vocabulary.terms import Vocabulary

_EVERY = {
    "position": "each position",
    "body": "each board or committee",
    "activity": "each row of every matrix",
    "framework": "each framework that the organisation names",
    "organization": "the organisation as a whole",
    "entity": "each legal entity",
}
_STATED = {"set": "stated", "unset": "not stated"}


def subject_words(subject: Subject, vocabulary: Vocabulary) -> str:
    """What a rule looks at."""
    return _things(subject, vocabulary) + (f", where {_where(subject.where)}" if subject.where else "")


def condition_words(conditions: Conditions) -> str:
    """Conditions on the organisation: ``regulated is true and sector is finance or healthcare``."""
    return listed([f"{field} is {_values(wanted)}" for field, wanted in conditions])


def exceptions(rule: Rule, vocabulary: Vocabulary) -> Iterable[str]:
    """When a rule says nothing, each case a sentence."""
    if rule.when:
        fields = listed([field for field, _ in rule.when], "or")
        yield f"It asks only organisations whose {condition_words(rule.when)}. Where the file does not say {fields}, it is not modelled."
    needed = [role_words(role, vocabulary) for role in needed_roles(rule)]
    if needed:
        missing = listed(needed, "or nobody is the")
        yield f"Where nobody is the {missing}, there is nothing to judge; who is missing is for other rules to say."
    kind = rule.subject.kind
    if kind in ENTRIES and rule.subject.every:
        if kind == "activity":
            where = "; where it has no such row, it does not apply" if rule.subject.where else ""
            yield f"Where the file has no matrix, it is not modelled{where}."
        else:
            section = ENTRIES[kind][0]
            yield f"Where the file has no section {section}, it is not modelled; where that has no such entry, it does not apply."
    elif rule.subject.where:
        yield f"Where there is no such {_NOUN.get(kind, kind)}, it does not apply."
    if Kind.GAP in rule.severity:
        topics = sorted({vocabulary.activities[name].topic for name in rule.subject.ids if name in vocabulary.activities})
        about = f"Where no row of a matrix is about {listed(topics, 'or')}" if kind == "activity" and topics else _UNSAID
        yield f"{about}, it is told as not modelled, which is no finding."
    else:
        yield "What the file leaves unsaid is no finding of this rule: it speaks only of what is stated."


def severity_words(rule: Rule) -> str:
    """The severities of a rule in words: one, or one for each kind of finding."""
    found = dict(rule.severity)
    if len(set(found.values())) == 1 and len(found) == 2:
        return next(iter(found.values())).value
    return ", ".join(f"{kind} {severity}" for kind, severity in found.items())


def role_words(role: str, vocabulary: Vocabulary) -> str:
    """An office by its title."""
    known = vocabulary.roles.get(role)
    return known.title if known is not None else role


def word(value: object) -> str:
    """A value as a file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_UNSAID = "Where the file says nothing at all about what it asks"
_NOUN = {"role": "position", "activity": "row", "position": "position", "body": "body"}


def _things(subject: Subject, vocabulary: Vocabulary) -> str:
    kind, ids = subject.kind, subject.ids
    if not ids or kind == "organization":
        return _EVERY.get(kind, f"each {kind}")
    if kind == "role":
        return f"each position that is the {listed([f'{role_words(role, vocabulary)} ({role})' for role in ids], 'or the')}"
    if kind == "body":
        return f"each body that is the {listed([f'{role_words(role, vocabulary)} ({role})' for role in ids], 'or the')}"
    if kind == "activity":
        named = [f'"{vocabulary.activities[name].title}" ({name})' if name in vocabulary.activities else name for name in ids]
        return f"the {'activity' if len(ids) == 1 else 'activities'} {listed(named)}"
    return f"the {kind} {listed(list(ids))}"


def _where(where: Conditions) -> str:
    told = []
    for fact, values in where:
        if values == ("pack",) and fact == "canonical":
            told.append("the activity is one that a rule of this pack names")
        elif fact == "canonical":
            told.append(f"the activity is {_values(values)}")
        else:
            told.append(f"{fact} is {_values(values)}")
    return listed(told)


def _values(wanted: tuple[object, ...]) -> str:
    return listed([_STATED.get(word(value), word(value)) for value in wanted], "or")
