"""``govcheck explain``: the manual page of a rule, a constraint, a role, an activity or a profile."""

from collections.abc import Iterable, Sequence

from govcheck.cli.knowledge import Knowledge, knowledge
from govcheck.cli.profile_page import profile_page
from govcheck.cli.rule_page import rule_page
from govcheck.cli.terminal import look, say
from govcheck.cli.usage import UsageError, parser
from govcheck.cli.waiver_page import waiver_page
from govcheck.cli.word_pages import activity_page, constraint_page, role_page
from govcheck.constraints.table import CONSTRAINTS
from govcheck.packs.waiver_rules import waiver_pack
from govcheck.renderers.table import Look
from govcheck.source.problems import nearest


def run(argv: Sequence[str]) -> int:
    """Print a manual page."""
    made = parser("explain", "The manual page of a rule, a constraint, a role, an activity or a profile.")
    made.add_argument("word", metavar="RULE|CONSTRAINT|ROLE|ACTIVITY|PROFILE")
    made.add_argument("--pack", action="append", default=[], metavar="DIR", help="a rule pack of your own, beside those that come along")
    typed = made.parse_args(list(argv))
    known = knowledge(typed.pack, texts=True)
    pages = list(_pages(typed.word, known, look()))
    if not pages:
        raise UsageError(_unknown(typed.word, known))
    say("\n".join("\n".join(page) + "\n" for page in pages))
    return 0


def _pages(word: str, known: Knowledge, seen: Look) -> Iterable[list[str]]:
    for rule in known.packs.rules:
        if word == rule.id or word in rule.formerly:
            yield rule_page(rule, known, seen)
    pack = waiver_pack()
    for rule in pack.rules:
        if word == rule.id:
            yield waiver_page(rule, pack, known.packs, seen)
    everything = known.packs._replace(packs=(*known.packs.packs, pack))
    for head in known.packs.profiles:
        if word == head.id:
            yield profile_page(head, everything, seen)
    if word in CONSTRAINTS:
        yield constraint_page(CONSTRAINTS[word], known, seen)
    role = known.vocabulary.role_id(word)
    if role is not None:
        yield role_page(role, known, seen)
    activity = known.vocabulary.activity_id(word) or known.vocabulary.match_activity(word)
    if activity is not None:
        yield activity_page(activity, known, seen)


def _unknown(word: str, known: Knowledge) -> str:
    valid = [
        *(rule.id for rule in (*known.packs.rules, *waiver_pack().rules)),
        *(head.id for head in known.packs.profiles),
        *CONSTRAINTS,
        *known.vocabulary.roles,
        *known.vocabulary.activities,
    ]
    near = nearest(word, valid)
    hint = f" (did you mean {near}?)" if near else "; govcheck rules lists the rules"
    return f"{word!r} is no rule, constraint, role, activity or profile{hint}"
