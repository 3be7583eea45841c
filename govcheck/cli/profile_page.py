"""The manual page of a profile: for whom it is, what it changes and why, and what it says that changes cost."""

from pathlib import Path

from govcheck.cli.page import Page
from govcheck.cli.rule_words import condition_words
from govcheck.packs.parse_profile import load_profile
from govcheck.packs.profiles import COSTS
from govcheck.packs.rule import ProfileHead, RulePacks
from govcheck.packs.tuning import change_words
from govcheck.renderers.table import Look


def profile_page(head: ProfileHead, packs: RulePacks, look: Look) -> list[str]:
    """The lines of the page; raises InputError where the profile is wrong."""
    profile = load_profile(Path(head.path), packs, [Path(pack.path) for pack in packs.packs if pack.path])
    rules = {rule.id: rule for rule in packs.rules}
    page = Page(look)
    page.title(profile.id)
    page.lines.append("")
    page.text(profile.title, "")
    page.heading("For whom it is")
    page.text(f"Organisations whose {condition_words(profile.when)}; for others it changes nothing." if profile.when else "Anybody.")
    page.text(f'govcheck org.yaml --profile {profile.id}, or profile = "{profile.id}" in the configuration.')
    page.heading("What it changes, and why")
    tunings = profile.tunings(layer.when for layer in profile.layers)
    for tuning in tunings:
        changes = ["off"] if tuning.off else change_words(rules[tuning.rule], tuning.severity, dict(tuning.limits))
        page.item(f"{tuning.rule}: {', '.join(changes) or 'nothing'}")
        page.text(f"because: {tuning.because}", "    ")
    if not tunings:
        page.text("nothing")
    page.heading("What a change of the organisation costs, in a plan of remediation")
    for kind, meaning in COSTS.items():
        page.entry(kind, f"{profile.costs[kind]:>2}  {meaning}", 12)
    return page.lines
