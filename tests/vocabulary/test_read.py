"""Vocabulary files of packs: what they may add, and every problem at once."""

from pathlib import Path

import pytest

from govcheck.model.slots import Problem
from govcheck.source.problems import InputError
from govcheck.vocabulary.read import read_vocabulary
from govcheck.vocabulary.terms import TitleMatch
from tests.vocabulary.shipped import FOLDER


def _write(folder: Path, text: str, name: str = "house.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def _problems(folder: Path, *before: Path) -> list[Problem]:
    with pytest.raises(InputError) as raised:
        read_vocabulary([*before, folder])
    return [problem._replace(path=Path(problem.path).name) for problem in raised.value.problems]


def test_a_pack_adds_terms_and_aliases(tmp_path: Path) -> None:
    own = _write(
        tmp_path / "own",
        """
roles:
  ciso: {aliases: {en: [Guardian of Bytes]}, abbreviations: [GOB], near: [byte warden]}
  head-of-tea: {title: Head of Tea, description: Makes tea., domain: [business-operations]}
activities:
  incident-response: {aliases: {en: [bushfire handling]}}
  tea-making: {title: Tea making, topic: operations}
metrics:
  uptime: {aliases: {en: [kettle readiness]}}
modifiers:
  part: {words: {en: [moonlighting]}}
holders:
  vacant: {words: {en: [gone fishing]}}
words:
  sectors: {teahouses: places that serve tea}
""",
    )
    vocabulary = read_vocabulary([FOLDER, own])
    assert vocabulary.match_title("Guardian of Bytes") == TitleMatch(("ciso",))
    assert vocabulary.match_title("GOB") == TitleMatch(("ciso",))
    assert vocabulary.match_title("CISO") == TitleMatch(("ciso",))
    assert vocabulary.match_title("Head of Tea") == TitleMatch(("head-of-tea",))
    assert [c.score for c in vocabulary.suggest_title("Byte Warden", ["ciso"])] == [0.6]
    assert [c.score for c in vocabulary.suggest_title("Moonlighting CISO", ["ciso"])] == [0.85]
    assert vocabulary.match_activity("Bushfire handling") == "incident-response"
    assert vocabulary.activities["tea-making"].topic == "operations"
    assert vocabulary.match_metric("Kettle readiness") == "uptime"
    assert vocabulary.holder_word("Gone fishing") == "vacant"
    assert "teahouses" in vocabulary.words["sectors"]
    assert "Guardian of Bytes" in vocabulary.roles["ciso"].aliases["en"]


def test_a_new_term_is_all_that_its_file_says(tmp_path: Path) -> None:
    text = """
roles:
  tea:
    {title: Head of Tea, description: Makes tea., kind: body, tier: working, domain: [operations], sectors: [teahouses],
     aliases: {en: [Brewer]}}
activities:
  brewing: {title: Brewing, topic: operations, part_of: drinking, description: Pours., aliases: {en: [Pouring]}}
  drinking: {title: Drinking, topic: operations, approves: brewing}
metrics:
  cups: {title: Cups, class: volume, topics: [operations], description: Counts cups., aliases: {en: [mugs]}}
words:
  topics: {operations: o}
  sectors: {teahouses: t}
  metric-classes: {volume: v}
"""
    found = read_vocabulary([_write(tmp_path / "own", text)])
    role, brewing, drinking, cups = found.roles["tea"], found.activities["brewing"], found.activities["drinking"], found.metrics["cups"]
    assert (role.title, role.description, role.kind, role.tier, role.domain, role.sectors, dict(role.aliases)) == (
        "Head of Tea", "Makes tea.", "body", "working", ("operations",), ("teahouses",), {"en": ("Brewer",)},
    )  # fmt: skip
    assert (brewing.title, brewing.topic, brewing.part_of, brewing.approves, brewing.description, dict(brewing.aliases)) == (
        "Brewing", "operations", "drinking", None, "Pours.", {"en": ("Pouring",)},
    )  # fmt: skip
    assert (drinking.part_of, drinking.approves, drinking.description) == (None, "brewing", "")
    assert (cups.title, cups.metric_class, cups.topics, cups.description, dict(cups.aliases)) == (
        "Cups", "volume", ("operations",), "Counts cups.", {"en": ("mugs",)},
    )  # fmt: skip


def test_names_of_a_new_term_have_to_be_known(tmp_path: Path) -> None:
    text = """
roles:
  tea: {title: Tea, description: T., tier: wrking, sectors: [teahuses]}
metrics:
  cups: {title: Cups, class: volum, topics: [x], description: C., aliases: {en: ["!"]}}
words:
  sectors: {teahouses: t}
  metric-classes: {volume: v}
"""
    assert [(p.line, p.message, p.nearest) for p in _problems(_write(tmp_path / "own", text))] == [
        (3, "unknown tier 'wrking'", "working"),
        (3, "unknown sector 'teahuses'", "teahouses"),
        (5, "unknown class of metrics 'volum'", "volume"),
        (5, "unknown topic 'x'", None),
        (5, "nothing is left of the alias '!' of cups once it is normalised; expected a word with meaning", None),
    ]


def test_what_is_no_number_and_no_mapping_is_told(tmp_path: Path) -> None:
    text = "roles:\n  tea: {title: Tea, description: T., aliases: 3}\nmodifiers:\n  m: {score: high, words: {en: [more]}}\n"
    assert [p.line for p in _problems(_write(tmp_path / "own", text))] == [2, 4]


def test_a_folder_without_vocabulary_adds_nothing(tmp_path: Path) -> None:
    assert read_vocabulary([FOLDER, tmp_path / "none"]).tables == read_vocabulary([FOLDER]).tables


def test_a_pack_does_not_change_what_a_term_means(tmp_path: Path) -> None:
    own = _write(tmp_path / "own", "roles:\n  ciso: {title: Chief Ice Skating Officer}\n")
    assert _problems(own, FOLDER) == [
        Problem("house.yaml", 2, 10, "the title of ciso is settled; a pack may add abbreviations, aliases, near, words")
    ]


def test_an_alias_belongs_to_one_term(tmp_path: Path) -> None:
    own = _write(tmp_path / "own", "roles:\n  cro: {aliases: {en: [chief-information officer]}}\n")
    assert _problems(own, FOLDER) == [
        Problem("house.yaml", 2, 24, "the alias 'chief-information officer' of cro belongs to cio; expected one role for each alias")
    ]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = """
roles:
  alpha: {title: Alpha, description: A., domain: [securty], kind: posts, abreviations: [A]}
  beta: {description: B.}
  beta: {title: Beta, description: B.}
activities:
  x: {title: Ex, topic: incidnet, part_of: y}
  y: {title: Why, topic: incident, part_of: x, approves: z}
  q: 12
metrics:
  m: {title: Em, class: cost, topics: incident}
holders:
  gone: {words: {en: [away]}}
modifiers:
  m: {score: 3, words: {en: [more]}}
wrods: {}
words:
  topics: {security: s, incident: i}
  metric-classes: {cost: c, cost: d}
"""
    assert [(p.line, p.message, p.nearest) for p in _problems(_write(tmp_path / "own", text))] == [
        (3, "unknown topic 'securty'", "security"),
        (3, "unknown kind of role 'posts'", "post"),
        (3, "unknown key of roles alpha 'abreviations'", "abbreviations"),
        (4, "roles beta has no title", None),
        (5, "roles beta stands twice; expected it once", None),
        (7, "the activity is part of itself: x > y > x", None),
        (7, "unknown topic 'incidnet'", "incident"),
        (8, "the activity is part of itself: y > x > y", None),
        (8, "unknown activity 'z'; expected one of x, y", None),
        (9, "activities q is the number 12; expected a mapping", None),
        (11, "topics of metrics m is 'incident'; expected a list of texts", None),
        (13, "unknown kind of holder word 'gone'; expected one of unknown, vacant", None),
        (15, "score of modifiers m is the number 3; expected a number from 0 to 1", None),
        (16, "unknown vocabulary section 'wrods'", "words"),
        (19, "the word 'cost' of the kind metric-classes stands twice", None),
    ]


@pytest.mark.parametrize("text", ["", "[1]", "12", "roles: [a]", "words: {x: 1}", "roles: {a: {near: {b: c}}}", "\t- x", "roles: {a: "])
def test_bad_files_are_problems_not_tracebacks(tmp_path: Path, text: str) -> None:
    assert _problems(_write(tmp_path / "own", text)) != []
