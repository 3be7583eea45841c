"""The manual page of a rule about waivers: it looks at no organisation, so it has no examples to run."""

from govcheck.cli.page import Page
from govcheck.cli.rule_page import clauses
from govcheck.cli.rule_words import severity_words
from govcheck.packs.rule import Pack, Rule, RulePacks
from govcheck.packs.tuning import limits_of
from govcheck.renderers.table import Look


def waiver_page(rule: Rule, pack: Pack, packs: RulePacks, look: Look) -> list[str]:
    """The lines of the page; `packs` are those whose sources it cites."""
    page = Page(look)
    page.title(rule.id)
    page.lines.append("")
    page.text(rule.title, "")
    page.lines.append("")
    page.entry("severity", severity_words(rule), 12)
    page.entry("pack", f"{pack.id}: {pack.title}, version {pack.version}", 12)
    for name, value in limits_of(rule).items():
        page.entry("limit", f"{name}: {value}; another one stands in the configuration, [rules.{rule.id}] with = {{{name} = ...}}", 12)
    page.heading("What it checks")
    page.text("It looks at each waiver of a rule that was judged, where a run has a file of waivers.")
    page.heading("Why")
    page.text(rule.rationale)
    page.heading("When it does not apply")
    page.item("Where there are no waivers, or only waivers of rules that are not selected.")
    page.item(f"Whoever does not want it leaves it out: --ignore {rule.id}")
    page.heading("How to put it right")
    page.text(rule.remediation)
    page.heading("Related rules")
    page.rules([other for other in pack.rules if other.id != rule.id])
    page.heading("Clauses")
    clauses(page, rule, packs)
    return page.lines
