"""Packs as a profile wants them, with every change that it makes and the reason that it gives."""

from collections.abc import Mapping

from govcheck.assessment.judging import holds, unmet
from govcheck.model.findings import ProfileChange, ProfileUsed
from govcheck.model.organization import Organization
from govcheck.model.record import Record
from govcheck.packs.profiles import Profile
from govcheck.packs.rule import Rule, RulePacks
from govcheck.packs.tuning import change_words, tuned, with_rules


class Profiled(Record):
    """The packs after a profile, the rules that it leaves out with the reason, and what is told of it."""

    packs: RulePacks
    left_out: Mapping[str, str]
    used: ProfileUsed


def profiled(packs: RulePacks, profile: Profile, organization: Organization) -> Profiled:
    """The packs tuned by a profile, as far as it is meant for this organisation.

    A profile whose conditions do not hold, or of which the file does not say whether they do, changes nothing, and that is told.
    """
    holding, _ = holds(profile.when, organization)
    if not holding:
        return Profiled(packs, {}, ProfileUsed(profile.id, (), unmet(profile.when, organization)))
    met = {layer.when for layer in profile.layers if holds(layer.when, organization)[0]}
    rules = {rule.id: rule for rule in packs.rules}
    changed: dict[str, Rule] = {}
    left_out: dict[str, str] = {}
    told: list[ProfileChange] = []
    for tuning in profile.tunings(met):
        rule = rules.get(tuning.rule)
        if rule is None:
            continue
        if tuning.off:
            left_out[rule.id] = f"the profile {profile.id} leaves it out: {tuning.because}"
            told.append(ProfileChange(rule.id, "off", tuning.because))
            continue
        limits = dict(tuning.limits)
        told += [ProfileChange(rule.id, change, tuning.because) for change in change_words(rule, tuning.severity, limits)]
        changed[rule.id] = tuned(rule, tuning.severity, limits, tuning.because)
    return Profiled(with_rules(packs, changed), left_out, ProfileUsed(profile.id, tuple(told)))
