"""PyYAML with its patterns asleep is PyYAML."""

import json
import subprocess
import sys
from typing import Any

SHOWN = r"""
import json, re
seen = {}
def look(name, value):
    if isinstance(value, re.Pattern) or type(value).__name__ == "_Asleep":
        seen[name] = [value.pattern, int(value.flags), value.groups, dict(value.groupindex)]
for module in (yaml.reader, yaml.resolver, yaml.constructor, yaml.scanner, yaml.emitter, yaml.representer):
    for name, owner in [(name, value) for name, value in vars(module).items() if isinstance(value, type)]:
        for field, value in vars(owner).items():
            look(f"{module.__name__}.{name}.{field}", value)
            if field == "yaml_implicit_resolvers":
                for letter, each in value.items():
                    for place, (tag, pattern) in enumerate(each):
                        look(f"{name}.{letter}.{place}.{tag}", pattern)
text = "a: 2020-01-02\nb: [1.5, 0x1f, yes, ~, '1']\nc: 2001-12-14t21:59:43.10-05:00\n"
read = yaml.load(text, Loader=yaml.SafeLoader)
print(json.dumps([seen, repr(read), yaml.safe_dump({"a": "2020-01-02", "b": ["yes", "1.5", "x"], "c": read["c"]})]))
"""


def shown(program: str) -> Any:
    return json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)


def test_every_pattern_and_all_that_is_read_and_written_by_them_is_the_same() -> None:
    awake = shown(f"import yaml\n{SHOWN}")
    assert len(awake[0]) > 10
    assert shown(f"from govcheck.source.libyaml import yaml\n{SHOWN}") == awake


def test_no_pattern_is_compiled_that_libyaml_does_without() -> None:
    compiled = r"""
import json, re, re._compiler as compiler, sys
asked, real = [], compiler.compile
def watched(*given):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"].startswith(("re", "govcheck.source.libyaml")):
        frame = frame.f_back
    asked.append(frame.f_globals["__name__"])
    return real(*given)
compiler.compile = watched
from govcheck.source.reader import read_yaml
read_yaml(b"govcheck: 1", "org.yaml")
print(json.dumps(asked))
"""
    asked = shown(compiled)
    assert "govcheck.source.nodes" in asked
    assert not [name for name in asked if name.startswith("yaml")]


def test_whoever_else_compiles_a_pattern_meanwhile_meets_none_that_sleeps() -> None:
    program = r"""
import builtins, json, re
met, real, before = [], builtins.__import__, re.compile
def watched(name, *rest):
    if name.startswith("yaml") or name in ("tokens", "reader"):
        met.append(re.compile is not before and isinstance(re.compile("x"), re.Pattern))
    return real(name, *rest)
builtins.__import__ = watched
import govcheck.source.libyaml
print(json.dumps([met != [] and all(met), re.compile is before]))
"""
    assert shown(program) == [True, True]
