"""The ten checks by clingo: ``python with_clingo.py facts.pl`` prints each check with its count."""

import sys
from collections import Counter
from pathlib import Path

from clingo.control import Control

control = Control()
control.load(str(Path(__file__).with_name("checks.lp")))
control.load(sys.argv[1])
control.ground()
found: Counter[str] = Counter()
control.solve(on_model=lambda model: found.update(symbol.arguments[0].name for symbol in model.symbols(shown=True)))
for check, count in found.items():
    print(check, count)
