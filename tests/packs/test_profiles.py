"""Profiles: what the shipped ones say, how chains add up, and that whatever is wrong is told at its place, all at once."""

from pathlib import Path

import pytest

from govcheck.model.findings import Kind, Severity
from govcheck.packs.load import load_packs, load_vocabulary
from govcheck.packs.parse_profile import load_profile, profile_paths
from govcheck.packs.profiles import COSTS, Profile, Tuning
from govcheck.packs.rule import RulePacks
from govcheck.packs.shipped import shipped
from govcheck.packs.tuning import change_words, limits_of, tuned
from govcheck.source.problems import InputError
from tests.packs.house import RULE, write

DEFAULT_COSTS = {
    "state": 1, "inform": 1, "letter": 2, "channel": 2, "gate": 3, "policy": 3, "dotted": 3, "move": 5, "appoint": 8, "seat": 13,
}  # fmt: skip
AGENCY = (("us_federal_agency", (True,)),)
STATUTE = "fisma:3554(a)(3)(A)"
DESIGNATED = f"{STATUTE}, the CIO designates the senior information security officer, who carries out the CIO's responsibilities"
CARRIES_OUT = f"{STATUTE}, the CIO answers for the programme and the senior information security officer carries it out"
DELEGATED = f"{STATUTE}, the head of the agency delegates to the CIO the authority to ensure compliance"


@pytest.fixture(scope="module")
def packs() -> RulePacks:
    return shipped().packs


def profile(folder: Path, packs: RulePacks, text: str, name: str = "own") -> Profile:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path, packs)


def wrong(folder: Path, packs: RulePacks, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        profile(folder, packs, text)
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in caught.value.problems]


# ---- the shipped ones ----


def test_the_default_profile_changes_nothing_and_holds_the_costs(packs: RulePacks) -> None:
    found = load_profile(profile_paths()["default"], packs)
    assert found.tunings([()]) == ()
    assert dict(found.costs) == DEFAULT_COSTS
    assert list(found.costs) == list(COSTS)


def test_in_a_federal_agency_the_statute_makes_remarks_of_what_the_article_forbids(packs: RulePacks) -> None:
    found = load_profile(profile_paths()["us-federal-agency"], packs)
    reasons = {
        "cio-not-accountable-for-security-programme": DELEGATED,
        "ciso-deputy-in-cio-line": f"{STATUTE}, whoever stands below an officer of the CIO's office stands in the CIO's line",
        "ciso-independent-of-cio": DESIGNATED,
        "ciso-leads-security-programme": CARRIES_OUT,
        "ciso-reports-to-the-top": DESIGNATED,
        "dotted-line-is-no-independence": DESIGNATED,
        "security-covers-every-layer": CARRIES_OUT,
    }
    assert found.when == AGENCY
    assert found.tunings([(), AGENCY]) == tuple(Tuning(rule, because, Severity.INFO) for rule, because in reasons.items())
    assert found.tunings([()]) == ()
    assert dict(found.costs) == DEFAULT_COSTS


def test_every_shipped_profile_can_be_asked_for_and_gives_reasons(packs: RulePacks) -> None:
    assert [head.id for head in packs.profiles] == sorted(profile_paths()) == ["default", "small-organisation", "us-federal-agency"]
    for head in packs.profiles:
        found = load_profile(Path(head.path), packs)
        assert (found.id, found.title, found.when) == head[:3]
        assert all(tuning.because for layer in found.layers for tuning in layer.tunings)


# ---- chains ----


def test_a_profile_adds_to_what_it_extends_and_its_own_word_counts(tmp_path: Path, packs: RulePacks) -> None:
    base = "profile: base\ntitle: Base\nextends: default\nrules:\n"
    profile(tmp_path, packs, base + "  span-too-wide: {with: {max: 20}, because: b}\n  too-many-hats: {off: true, because: b}\n", "base")
    found = profile(
        tmp_path,
        packs,
        "profile: own\ntitle: Own\nextends: [base.yaml]\nrules: {span-too-wide: {with: {max: 9}, because: o}}\ncosts: {move: 1}\n",
    )
    assert found.tunings([()]) == (
        Tuning("span-too-wide", "o", limits=(("max", 9),)),
        Tuning("too-many-hats", "b", off=True),
    )
    assert dict(found.costs) == {**DEFAULT_COSTS, "move": 1}


def test_a_base_that_two_bases_share_counts_once(tmp_path: Path, packs: RulePacks) -> None:
    for name in ("one", "two"):
        profile(tmp_path, packs, f"profile: {name}\ntitle: T\nextends: default\n", name)
    found = profile(tmp_path, packs, "profile: own\ntitle: T\nextends: [one.yaml, two.yaml]\n")
    assert [layer.profile for layer in found.layers] == ["default", "one", "two", "own"]


def test_a_pack_brings_profiles_of_its_own(tmp_path: Path) -> None:
    own = "profile: strict\ntitle: Strict\nrules: {watched: {severity: error, because: 'house:1'}}\ncosts: {" + ", ".join(
        f"{kind}: 1" for kind in COSTS
    )
    vocabulary = load_vocabulary()
    folder = write(tmp_path / "house", {"watched.yaml": RULE, "profiles/strict.yaml": own + "}\n"})
    found = load_packs([folder], vocabulary)
    assert [(head.id, head.title) for head in found.profiles] == [("strict", "Strict")]
    assert [rule.id for rule in found.rules] == ["watched"]

    (folder / "profiles/strict.yaml").write_text(own.replace("watched: {severity: error", "waiver-too-long: {with: {days: 90}") + "}\n")
    assert [head.id for head in load_packs([folder], vocabulary).profiles] == ["strict"]

    (folder / "profiles/strict.yaml").write_text(own.replace("watched", "wacthed") + "}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_packs([folder], vocabulary)
    at = f"{folder.as_posix()}/profiles/strict.yaml:3:9: "
    assert [str(problem) for problem in caught.value.problems] == [f"{at}unknown rule 'wacthed' (did you mean watched?)"]


# ---- problems ----

HEAD = "profile: own\ntitle: T\nextends: default\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("profile: other\ntitle: T\nextends: default\n", [
            "own.yaml:1:10: the profile is 'other' and its file 'own.yaml'; expected other.yaml",
        ]),
        ("title: T\nextends: default\n", [
            "own.yaml:1:1: the profile lacks profile",
        ]),
        (HEAD + "rule: {}\n", [
            "own.yaml:4:1: unknown key of a profile 'rule' (did you mean rules?)",
        ]),
        ("profile: own\ntitle: T\nextends: [default, us-federal]\n", [
            "own.yaml:3:20: unknown profile 'us-federal' (did you mean us-federal-agency?)",
        ]),
        ("profile: own\ntitle: T\nextends: [default, ./no.yaml]\n", [
            "own.yaml:3:20: no such file: ./no.yaml",
        ]),
        ("profile: own\ntitle: T\nextends: [default, own.yaml]\n", [
            "own.yaml:3:20: the profile 'own.yaml' extends itself, directly or through others",
        ]),
        (HEAD + "when: {organization: {secter: x}}\n", [
            ("own.yaml:4:23: 'secter' is nearly 'sector', a fact of an organization; expected that, "
            "or a house attribute of another name (did you mean sector?)"),
        ]),
        (HEAD + "rules:\n  span-to-wide: {off: true, because: x}\n", [
            "own.yaml:5:3: unknown rule 'span-to-wide' (did you mean span-too-wide?)",
        ]),
        (HEAD + "rules:\n  span-too-wide: {with: {maxi: 3, max: -1}, because: x}\n", [
            "own.yaml:5:26: span-too-wide has no limit 'maxi'; it has max, min",
            "own.yaml:5:40: the limit max of span-too-wide must be a whole number, not -1",
        ]),
        (HEAD + "rules:\n  span-too-wide: {severity: worse}\n", [
            "own.yaml:5:3: span-too-wide lacks because: the clause or the reason for the change",
            "own.yaml:5:29: unknown severity 'worse'; expected one of error, info, warning",
        ]),
        (HEAD + "rules:\n  span-too-wide: {because: 'fisma:9'}\n", [
            "own.yaml:5:3: span-too-wide changes nothing; expected severity, with or off",
            "own.yaml:5:28: unknown clause of fisma '9'; expected one of 3554(a)(3)(A)",
        ]),
        (HEAD + "rules:\n  span-too-wide: {off: true, severity: info, because: x}\n", [
            "own.yaml:5:19: span-too-wide is off, so that its severity and limits mean nothing; expected one or the other",
        ]),
        (HEAD + "costs: {move: -5, seat: 0, appoint: many, letter: , mvoe: 1}\n", [
            "own.yaml:4:15: the cost of move must be a whole number from 1 on, not -5",
            "own.yaml:4:25: the cost of seat must be a whole number from 1 on, not 0",
            "own.yaml:4:37: the cost of appoint must be a whole number from 1 on, not 'many'",
            "own.yaml:4:51: the cost of letter must be a whole number from 1 on, not nothing",
            "own.yaml:4:53: unknown kind of change 'mvoe' (did you mean move?)",
        ]),
        ("profile: own\ntitle: T\ncosts: {state: 1, inform: 1, letter: 2, channel: 2, gate: 3, policy: 3, dotted: 3, move: 5}\n", [
            "own.yaml:3:1: no cost of appoint, seat; state it, or extend default",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, packs: RulePacks, text: str, told: list[str]) -> None:
    assert wrong(tmp_path, packs, text) == told


# ---- tuning ----


@pytest.mark.parametrize("text", ["{}\n", "~\n", "", "[]\n", "ours\n"])
def test_a_file_that_says_nothing_of_a_profile_is_a_problem(tmp_path: Path, packs: RulePacks, text: str) -> None:
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_profile(tmp_path / "ours.yaml", packs)
    assert raised.value.problems


def test_a_severity_of_a_profile_counts_whatever_would_modify_it(packs: RulePacks) -> None:
    rule = next(rule for rule in packs.rules if rule.id == "ciso-reports-to-the-top")
    assert rule.severity_when
    changed = tuned(rule, Severity.INFO, {}, STATUTE)
    assert changed.severity == rule.severity == {Kind.CONFLICT: Severity.WARNING, Kind.GAP: Severity.WARNING}
    assert changed.severity_when[:-1] == rule.severity_when
    assert changed.severity_when[-1][:3] == ((), Severity.INFO, STATUTE)


def test_changes_are_worded_from_what_to_what(packs: RulePacks) -> None:
    rules = {rule.id: rule for rule in packs.rules}
    span, independent = rules["span-too-wide"], rules["ciso-independent-of-cio"]
    assert limits_of(tuned(span, None, {"max": 5}, "x")) == {**limits_of(span), "max": 5}
    assert change_words(span, Severity.WARNING, {"max": 5, "min": 1}) == ["severity: info -> warning", "max: 12 -> 5", "min: none -> 1"]
    assert change_words(independent, Severity.INFO, {}) == ["severity: conflict error, gap warning -> info"]
    assert change_words(span, Severity.INFO, {}) == []
