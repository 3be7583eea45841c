"""Vocabulary files of packs: what they may add, and every problem at once."""

import json
from pathlib import Path

import pytest

from govcheck.model.slots import Problem
from govcheck.source.problems import InputError
from govcheck.vocabulary.plain import vocabulary_from_plain, vocabulary_texts, vocabulary_to_plain
from govcheck.vocabulary.read import read_vocabulary
from govcheck.vocabulary.terms import ActivityTerm, MetricTerm, Role, Tables, TitleMatch
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
  brewing:
    {title: Brewing, topic: operations, part_of: drinking, description: Pours., near: [Pouring, Filling of cups],
     aliases: {en: [Pouring]}}
  drinking: {title: Drinking, topic: operations, approves: brewing, within: brewing}
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
    # what states an activity outright is not only near to it
    assert dict(found.tables.alike) == {"filling cups": ("brewing",)}
    assert (drinking.part_of, drinking.approves, drinking.within, drinking.description) == (None, "brewing", "brewing", "")
    assert (found.within("brewing"), found.within("drinking"), found.within("no-such-activity")) == ("brewing", "brewing", None)
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


SMALL = """
roles:
  boss: {title: The Boss, description: Leads., aliases: {en: [Big Chief], de: [Oberhaupt]}, abbreviations: [BO], near: [top dog]}
  body: {title: Council, description: Meets., kind: body, tier: governing, near: [boss, Second Fiddle, top dog]}
  fiddle: {title: Second Fiddle, description: Plays., abbreviations: [BO], domain: [music, arts], sectors: [opera, circus]}
activities:
  play: {title: Playing, topic: music}
metrics:
  noise: {title: Noise, class: loud, topics: [music, arts]}
modifiers:
  deputy: {score: 0.8, words: {en: [Deputy, vice], de: [stellv.]}}
  former: {score: 0.25, words: {en: [Former, vice, "!"]}}
holders:
  vacant: {words: {en: [Open], de: [offen]}}
  unknown: {words: {en: ["?"]}}
words:
  topics: {music: m, arts: {description: a, topic: music}}
  metric-classes: {loud: l}
  sectors: {opera: o, circus: c}
"""
MORE = """
roles:
  boss: {aliases: {en: [Kingpin], fr: [Patron]}, abbreviations: [KP], near: [top cat]}
activities:
  play: {aliases: {en: [Busking]}}
  rehearse: {title: Rehearsing, topic: arts, part_of: play}
metrics:
  noise: {aliases: {en: [Decibel]}}
modifiers:
  deputy: {words: {en: [sub]}}
holders:
  vacant: {words: {en: [Gone]}}
words:
  topics: {food: {description: f}}
  drinks: {tea: {description: t, topic: food}, ale: b}
"""


def test_tables_hold_what_all_folders_say(tmp_path: Path) -> None:
    found = read_vocabulary([_write(tmp_path / "one", SMALL), _write(tmp_path / "two", MORE)])
    assert found.tables == Tables(
        titles={
            "big chief": "boss", "body": "body", "boss": "boss", "council": "body", "fiddle": "fiddle", "kingpin": "boss",
            "oberhaupt": "boss", "patron": "boss", "second fiddle": "fiddle",
        },
        abbreviations={"bo": ("boss", "fiddle"), "kp": ("boss",)},
        near={"boss": ("body",), "fiddle": ("body",), "top cat": ("boss",), "top dog": ("body", "boss")},
        activities={"busking": "play", "play": "play", "playing": "play", "rehearse": "rehearse", "rehearsing": "rehearse"},
        alike={},
        metrics={"decibel": "noise", "noise": "noise"},
        modifiers={"deputy": 0.8, "former": 0.25, "stellv": 0.8, "sub": 0.8, "vice": 0.25},
        holders={"": "unknown", "gone": "vacant", "offen": "vacant", "open": "vacant"},
    )  # fmt: skip
    assert [list(table) for table in found.tables._asdict().values()] == [sorted(table) for table in found.tables._asdict().values()]
    assert found.words == {
        "drinks": {"ale": "b", "tea": "t"}, "metric-classes": {"loud": "l"}, "sectors": {"circus": "c", "opera": "o"},
        "topics": {"arts": "a", "food": "f", "music": "m"},
    }  # fmt: skip
    assert found.word_topics == {"drinks": {"tea": "food"}, "topics": {"arts": "music"}}
    assert found.roles == {
        "body": Role("body", "Council", "body", "governing", (), (), ("Second Fiddle", "boss", "top dog"), "Meets."),
        "boss": Role(
            "boss", "The Boss", near=("top cat", "top dog"), description="Leads.", abbreviations=("BO", "KP"),
            aliases={"de": ("Oberhaupt",), "en": ("Big Chief", "Kingpin"), "fr": ("Patron",)},
        ),
        "fiddle": Role(
            "fiddle", "Second Fiddle", domain=("arts", "music"), sectors=("circus", "opera"), description="Plays.", abbreviations=("BO",)
        ),
    }  # fmt: skip
    assert found.activities == {
        "play": ActivityTerm("play", "Playing", "music", aliases={"en": ("Busking",)}),
        "rehearse": ActivityTerm("rehearse", "Rehearsing", "arts", "play"),
    }
    assert found.metrics == {"noise": MetricTerm("noise", "Noise", "loud", ("arts", "music"), aliases={"en": ("Decibel",)})}
    again = vocabulary_from_plain(
        json.loads(json.dumps(vocabulary_to_plain(found))), iter(memoryview(text.encode()) for text in vocabulary_texts(found))
    )
    assert {name: dict(table) for name, table in again.tables._asdict().items()} == {
        name: dict(table) for name, table in found.tables._asdict().items()
    }
    # what only a manual page shows is left out
    plain_roles = {id_: role._replace(description="", abbreviations=(), aliases={}) for id_, role in found.roles.items()}
    plain_activities = {id_: term._replace(description="", aliases={}) for id_, term in found.activities.items()}
    plain_metrics = {id_: term._replace(description="", aliases={}) for id_, term in found.metrics.items()}
    assert (again.roles, again.activities, again.metrics) == (plain_roles, plain_activities, plain_metrics)
    assert again.words == {kind: dict.fromkeys(words, "") for kind, words in found.words.items()}
    assert again.word_topics == found.word_topics


TOPICS = "words: {topics: {t: t}}\n"
SCORES = {"a": "true", "b": "-0.1", "c": "1.01", "d": "x"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", ["1:1: a vocabulary file is a list; expected a mapping with roles, activities, metrics, modifiers, holders, words"]),
        ("roles: 3\nroles: {}\n", [
            "1:8: roles is the number 3; expected a mapping",
            "2:1: the section roles stands twice; expected it once",
        ]),
        ("words:\n  x: {k: v, k: w, m: [n]}\n  y: 7\n  z: {q: [r]}\n", [
            "2:13: the word 'k' of the kind x stands twice",
            "2:22: the word 'm' has a list; expected a description",
            "3:6: words of the kind y are the number 7; expected word: description",
            "4:10: the word 'q' has a list; expected a description",
        ]),
        ("words: {x: 3}\n", ["1:12: words of the kind x are the number 3; expected word: description"]),
        ("words:\n  x: {a: , b: [c], d: {topic: 7}, a: again}\n", [
            "2:10: the word 'a' has nothing; expected a description",
            "2:15: the word 'b' has a list; expected a description",
            "2:23: the word 'd' has a mapping; expected a description",
            "2:31: unknown topic '7'",
        ]),
        ("words:\n  x: {a: {description: d, topic: food}}\n  topics: {foot: f}\n", ["2:34: unknown topic 'food' (did you mean foot?)"]),
        ("words:\n  x: {a: {description: d, topics: food}}\n", [
            "2:27: unknown key of words a 'topics' (did you mean topic?)",
        ]),
        ("roles:\n  a: 3\n  b: {title: , description: [x]}\n  c: {title: C, title: D, description: C.}\n", [
            "2:6: roles a is the number 3; expected a mapping",
            "3:14: title of roles b is nothing; expected text",
            "3:29: description of roles b is a list; expected text",
            "4:17: title of roles c stands twice; expected it once",
        ]),
        ("roles:\n  p: {title: P, description: P., domain: [[x]], near: {x: y}, aliases: {en: x}}\n", [
            "2:42: domain of roles p is a list; expected a list of texts",
            "2:55: near of roles p is a mapping; expected a list of texts",
            "2:72: aliases of roles p is a mapping; expected a list of texts for each language",
        ]),
        ("activities:\n  p: {aliases: {en: [x]}}\nmetrics:\n  m: {}\nmodifiers:\n  d: {}\nholders:\n  vacant: {}\n", [
            "2:3: activities p has no title",
            "2:3: activities p has no topic",
            "4:3: metrics m has no class",
            "4:3: metrics m has no title",
            "6:3: modifiers d has no score",
            "6:3: modifiers d has no words",
            "8:3: holders vacant has no words",
        ]),
        ("modifiers:\n" + "".join(f"  {n}: {{score: {s}, words: {{}}}}\n" for n, s in SCORES.items()), [
            "2:14: score of modifiers a is true; expected a number from 0 to 1",
            "3:14: score of modifiers b is the number -0.1; expected a number from 0 to 1",
            "4:14: score of modifiers c is the number 1.01; expected a number from 0 to 1",
            "5:14: score of modifiers d is 'x'; expected a number from 0 to 1",
        ]),
        ("roles:\n  p: {title: P, description: P., abbreviations: [AA], aliases: {en: [aa, B, '-']}}\n  b: {title: B, description: B.}\n", [
            "2:70: 'aa' is both an alias and an abbreviation; expected it under abbreviations alone",
            "2:77: nothing is left of the alias '-' of p once it is normalised; expected a word with meaning",
            "3:3: the alias 'b' of b belongs to p; expected one role for each alias",
            "3:14: the alias 'B' of b belongs to p; expected one role for each alias",
        ]),
        (TOPICS + "activities:\n  p: {title: P, topic: t, aliases: {en: [C]}}\n  b: {title: B, topic: t, aliases: {en: [c, P]}}\n", [
            "4:42: the alias 'c' of b belongs to p; expected one activity for each alias",
            "4:45: the alias 'P' of b belongs to p; expected one activity for each alias",
        ]),
        ("metrics:\n  p: {title: P, class: c}\n  b: {title: p, class: c}\nwords: {metric-classes: {c: c}}\n", [
            "3:14: the alias 'p' of b belongs to p; expected one metric for each alias",
        ]),
        ("holders:\n  vacant: {words: {en: [x]}}\n  unknown: {words: {en: [X, y]}}\n", [
            "3:26: the holder word 'X' of unknown belongs to vacant; expected it under one kind",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_vocabulary_is_told_at_its_place(tmp_path: Path, text: str, told: list[str]) -> None:
    assert sorted(str(problem).removeprefix("house.yaml:") for problem in _problems(_write(tmp_path / "own", text))) == sorted(told)


def test_problems_of_several_files_and_folders_are_told_together(tmp_path: Path) -> None:
    one = _write(tmp_path / "one", "roles: 3\n", "b.yaml")
    _write(one, "x: {}\n", "a.yaml")
    _write(one, "no: yaml: at all", "notes.yml")
    two = _write(tmp_path / "two", "\t- no", "c.yaml")
    found = _problems(two, one)
    assert [problem.path for problem in found] == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize("key", ["title", "description", "kind", "tier", "domain", "sectors"])
def test_a_later_folder_settles_nothing_anew(tmp_path: Path, key: str) -> None:
    value = "[x]" if key in ("domain", "sectors") else "x"
    own = _write(tmp_path / "own", f"roles:\n  ciso: {{near: [y], {key}: {value}}}\n")
    (problem,) = [problem for problem in _problems(own, FOLDER) if "settled" in problem.message]
    assert problem == Problem(
        "house.yaml", 2, 21, f"the {key} of ciso is settled; a pack may add abbreviations, aliases, near, words"
    )  # fmt: skip


def test_activities_that_are_part_of_a_circle_are_each_told(tmp_path: Path) -> None:
    """What leads into a circle is not part of it."""
    rows = [("p", "q"), ("q", "r"), ("r", "q"), ("s", "s"), ("t", "p")]
    lines = "".join(f"  {name}: {{title: T{name}, topic: t, part_of: {whole}}}\n" for name, whole in rows)
    found = _problems(_write(tmp_path / "own", f"activities:\n{lines}words: {{topics: {{t: t}}}}\n"))
    assert [(problem.line, problem.message) for problem in found] == [
        (3, "the activity is part of itself: q > r > q"),
        (4, "the activity is part of itself: r > q > r"),
        (5, "the activity is part of itself: s > s"),
    ]
