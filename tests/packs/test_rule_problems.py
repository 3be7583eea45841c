"""What is wrong with a rule is told at its place, with the nearest word, and nothing that is wrong passes."""

from pathlib import Path

import pytest

from govcheck.packs.parse_who import SUBJECT_KINDS
from tests.packs.house import wrong

REQUIRE = "assigned: {letters: [A], to: {role: ciso}}"
TO = "to: {role: ciso}"
ACTIVITY = "activity: security-monitoring}\n"
BRACE = "a brace that belongs to no placeholder; expected {subject} or the like"
WHO_KEYS = "role, line_of, outside_line_of, kind, external, entity or party"
KINDS = ", ".join(SUBJECT_KINDS)
ALTERNATIVES = """\
any_of:
  - {judge: any, near_top: {of: ceo, at_most: 1}}
  - {near_top: {of: ceo, at_most: 2}, staffed: {role: cio}}
  near_top: {of: ceo, at_most: 1}"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: watched", "id: Watched_", ["1:5: expected small letters, digits and hyphens, found 'Watched_'"]),
        ("id: watched", "id: watcher", ["1:5: the rule is 'watcher' and its file 'watched.yaml'; expected watcher.yaml"]),
        ("id: watched", "id: [watched]", ["1:5: expected a text, found a list"]),
        ("title: The CISO watches", "title:", ["2:7: expected a text, found nothing"]),
        ("remediation: Do it.\n", "", ["1:1: the rule lacks remediation"]),
        (
            "examples:",
            "examlpes:",
            [
                "1:1: no example; expected one for each kind of finding and one without",
                "1:1: the rule lacks examples",
                "13:1: unknown key of a rule 'examlpes' (did you mean examples?)",
            ],
        ),
        ("rationale: Because.", "rationale: {because: yes}", ["11:12: expected a text, found a mapping"]),
        ("remediation: Do it.", "remediation: Do it.\nremediation: Do it.", ["13:1: the key 'remediation' stands here and in line 12"]),
        ("remediation: Do it.", "remediation: Do it.\njudge: all", ["13:8: unknown judge 'all'; expected one of any, every, none"]),
        (
            "remediation: Do it.",
            "remediation: Do it.\nrelated: [wacthed]",
            ["13:11: the related rule 'wacthed' is in no pack (did you mean watched?)"],
        ),
        ("conflict: warning", "conflict: warn", ["3:22: unknown severity 'warn' (did you mean warning?)"]),
        (
            "gap: info}",
            "gab: info}",
            ["3:31: unknown kind of finding 'gab' (did you mean gap?)", "10:3: a message for a gap, which the severity does not name"],
        ),
        ("{conflict: warning, gap: info}", "fatal", ["3:11: unknown severity 'fatal'; expected one of error, info, warning"]),
        ("{conflict: warning, gap: info}", "{}", ["3:11: expected a severity for conflict, gap or both"]),
        ("{conflict: warning, gap: info}", "{conflict: warning}", ["10:3: a message for a gap, which the severity does not name"]),
        ('  conflict: "{assignee} answers for {subject}"\n', "", ["8:1: no message for a conflict, which the severity names"]),
        ("{assignee} answers", "{asignee} answers", ["9:13: unknown placeholder 'asignee' (did you mean assignee?)"]),
        ("{assignee} answers", "{owner} answers", ["9:13: unknown placeholder 'owner'; expected one of assignee, letters, subject"]),
        ("{assignee} answers", "{assignee answers", [f"9:13: {BRACE}"]),
        ('nobody answers for {subject}"', 'nobody answers for subject}"', [f"10:8: {BRACE}"]),
        ('cites: ["house:1"]', "cites: []", ["4:8: cites nothing; expected source:clause"]),
        ("house:1", "house", ["4:9: expected source:clause, found 'house'"]),
        ("house:1", "hause:1", ["4:9: unknown source 'hause' (did you mean house?)"]),
        ("house:1", "house:3", ["4:9: unknown clause of house '3'; expected one of 1, 2"]),
        ("{activity: security-monitoring}", "security-monitoring", ["5:10: expected a mapping, found 'security-monitoring'"]),
        ("{activity: security-monitoring}", "{}", [f"5:10: expected exactly one kind of subject, found none; kinds are {KINDS}"]),
        (
            ACTIVITY,
            "activity: every, gate: every}\n",
            [f"5:10: expected exactly one kind of subject, found activity, gate; kinds are {KINDS}"],
        ),
        (ACTIVITY, "activity: security-monitorin}\n", ["5:21: unknown activity 'security-monitorin' (did you mean security-monitoring?)"]),
        (ACTIVITY, "activity: []}\n", ["5:21: an empty list; expected one or more"]),
        (ACTIVITY, "aktivity: security-monitoring}\n", ["5:11: unknown kind of subject 'aktivity' (did you mean activity?)"]),
        (ACTIVITY, "activity: every, where: {phase: []}}\n", ["5:43: an empty list; expected a value or a list of values"]),
        (ACTIVITY, "activity: every, where: {phase: {design: yes}}}\n", ["5:43: expected a value or a list of values, found a mapping"]),
        (REQUIRE, "asigned: {letters: [A], to: {role: ciso}}", ["7:3: unknown constraint 'asigned' (did you mean assigned?)"]),
        (
            REQUIRE,
            "assigned: {leters: [A], to: {role: ciso}, letters: A}",
            ["7:14: unknown parameter of assigned 'leters' (did you mean letters?)"],
        ),
        (REQUIRE, "assigned: {letters: [A]}", ["7:3: assigned lacks its parameter to: who should have one of them"]),
        (
            REQUIRE,
            "assigned: [A]",
            [
                "7:3: assigned lacks its parameter letters: the letters, any of which will do; stronger ones do too",
                "7:3: assigned lacks its parameter to: who should have one of them",
                "7:13: expected a mapping, found a list",
            ],
        ),
        (REQUIRE, "{}", ["7:3: expected exactly one constraint, found none"]),
        ("letters: [A]", "letters: [A, X]", ["7:27: unknown letter 'X'; expected one of A, C, I, R, S"]),
        ("letters: [A]", "letters: []", ["7:23: an empty list; expected one or more"]),
        (TO, "to: {role: cisso}", ["7:39: unknown role 'cisso' (did you mean ciso?)"]),
        (TO, "to: {roll: ciso}", ["7:33: unknown who-selector 'roll' (did you mean role?)"]),
        (TO, "to: {}", [f"7:32: an empty who-selector; expected {WHO_KEYS}"]),
        (TO, "to: []", ["7:32: an empty list; expected one or more"]),
        (TO, "to: [{role: cio}, {line_of: chiefs}]", ["7:56: unknown role 'chiefs' (did you mean ciso?)"]),
        (TO, "to: {role: []}", ["7:39: an empty list; expected one or more"]),
        (TO, "to: {line_of: [cio, ciso]}", ["7:42: expected one role, found 2"]),
        (TO, "to: {kind: boddy}", ["7:39: unknown kind of position 'boddy' (did you mean body?)"]),
        (TO, "to: {tier: high}", ["7:39: unknown tier of a body 'high'; expected one of governing, management, working"]),
        (TO, "to: {external: no}", ["7:43: expected true or false, found 'no'"]),
        (TO, "to: {role: ciso}, delegated: sometimes", ["7:57: expected true or false, found 'sometimes'"]),
        ("\nsubject: ", "\nwhen: {organization: {sector: []}}\nsubject: ", ["5:31: an empty list; expected a value or a list of values"]),
        ("\nsubject: ", "\nwhen: {}\nsubject: ", ["5:7: no condition; expected organization: {attribute: value}"]),
        (
            "\nsubject: ",
            "\nwhen: {entity: {regulated: true}}\nsubject: ",
            [
                "5:7: no condition; expected organization: {attribute: value}",
                "5:8: unknown subject of conditions 'entity'; expected one of organization",
            ],
        ),
        (
            "\nmessages:",
            "\nseverity_when: [{organization: {regulated: true}, severity: fatal, because: 'house:9'}, {severity: info}]\nmessages:",
            [
                "8:61: unknown severity 'fatal'; expected one of error, info, warning",
                "8:77: unknown clause of house '9'; expected one of 1, 2",
                "8:89: expected a mapping, found nothing",
                "8:89: expected a text, found nothing",
                "8:89: no condition; expected organization: {attribute: value}",
            ],
        ),
        (
            "    findings: [{kind",
            "    finding: [{kind",
            ["14:5: the example lacks findings", "16:5: unknown key of an example 'finding' (did you mean findings?)"],
        ),
        ("{kind: gap, subject", "{kind: gab, subject", ["16:23: unknown kind of finding 'gab' (did you mean gap?)"]),
        ("  - name: nobody\n", "  - nobody\n  - name: nobody\n", ["14:5: expected a mapping, found 'nobody'"]),
        (
            "    organization: {positions: {ciso: {is: ciso}}, raci: {security-monitoring: {ciso: R}}}\n",
            "    organization: none\n",
            ["15:19: expected an organisation file as a mapping"],
        ),
    ],
)
def test_a_problem_is_told_at_its_place(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert wrong(tmp_path, (old, new)) == told


@pytest.mark.parametrize(
    ("subject", "require", "told"),
    [
        ("{role: ciso}", "lists: {fact: scopes}", ["7:3: lists asks nothing; expected exactly one of any, every, none, only"]),
        (
            "{role: ciso}",
            "lists: {fact: scopes, any: [risk], none: [security]}",
            ["7:3: lists asks any and none; expected exactly one of any, every, none, only"],
        ),
        ("{role: ciso}", "reports_to: {lines: [dotted]}", ["7:3: reports_to asks nothing; expected exactly one of any, none"]),
        ("{activity: every}", "letter_count: {letters: [A]}", ["7:3: letter_count asks nothing; expected one of min, max"]),
        ("{position: every}", "span: {}", ["7:3: span asks nothing; expected one of min, max"]),
        ("{body: every}", "composed_of: {members_every: []}", ["7:32: an empty list; expected one or more"]),
        (
            "{role: ciso}",
            "near_top: {of: [ceo, board], at_most: -1}",
            ["7:18: expected one role, found 2", "7:41: expected a whole number from 0 on, found -1"],
        ),
        ("{position: every}", "unique: {of: title}", ["7:16: unknown of 'title'; expected one of activity, role"]),
        (
            "{role: ciso}",
            "independent_of: {who: {role: cio}, through: [line, money]}",
            ["7:54: unknown through 'money'; expected one of contract, evaluation, itself, line, oversight, pay, seats"],
        ),
        ("{activity: every}", "recurs: {at_least: yearley}", ["7:22: unknown frequency 'yearley' (did you mean yearly?)"]),
        ("{role: every}", "near_top: {of: ceo, at_most: 1}", ["5:17: unknown role 'every'"]),
        ("{organization: every}", "staffed: {role: ciso}", ["5:25: unknown organization 'every'; expected one of this"]),
        (
            "{gate: every}",
            "separated: {this: {letters: [A]}, from: {role: cio}}",
            ["7:22: a gate has no letters; expected an activity beside them"],
        ),
        (
            "{gate: every}",
            "separated: {this: {}, from: {role: cio, letters: A}}",
            [
                "7:21: expected one of role, letters (perhaps with activity) or as, found none",
                "7:31: expected one of role, letters (perhaps with activity) or as, found role, letters",
            ],
        ),
        (
            "{activity: every}",
            "separated: {this: {letters: A, activity: access-review, approved: yes}, from: {role: cio, activity: access-review}}",
            [
                "7:59: approved says nothing beside activity; expected it with letters",
                "7:69: expected true or false, found 'yes'",
                "7:93: activity says nothing beside role; expected it with letters",
            ],
        ),
        ("{role: ciso}", "any_of: [near_top: {of: ceo, at_most: 1}]", ["7:11: expected two alternatives or more, found 1"]),
        (
            "{role: ciso}",
            "any_of: {near_top: {of: ceo, at_most: 1}}",
            ["7:11: expected a list, found a mapping", "7:11: expected two alternatives or more, found 0"],
        ),
        (
            "{role: ciso}",
            ALTERNATIVES,
            [
                "7:3: expected any_of alone, found any_of, near_top",
                "8:6: a judge without a subject of its own; expected subject beside it",
                "9:5: expected exactly one constraint, found near_top, staffed",
            ],
        ),
    ],
)
def test_what_a_constraint_needs_is_told(tmp_path: Path, subject: str, require: str, told: list[str]) -> None:
    changes = (("{activity: security-monitoring}", subject), (REQUIRE, require), ("{assignee} answers for {subject}", "no"))
    assert wrong(tmp_path, *changes) == told
