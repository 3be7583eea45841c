"""Mutate a part of govcheck and count what its tests notice: ``python -m tests.mutation.run PART [--sample N] [--seed S]``.

A mutant is killed where a test fails, cannot be collected or takes ten times as long. The first run measures which tests run which
lines, and keeps that in the file of ``--coverage`` for the next one.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from tests.mutation.covering import covered
from tests.mutation.operators import Mutant
from tests.mutation.sampling import PARTS, interval, sample
from tests.mutation.survivors import equivalent
from tests.mutation.trying import KILLED, try_out


def main(words: list[str]) -> int:
    """Try the mutants of a part and print those that live; 1 where under 90 % are killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.run", description="Count which mutants the tests notice.")
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--sample", type=int, metavar="N", help="try so many, each module its share (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=20.0, metavar="N", help="of tests for each mutant at most (default: %(default)s)")
    parser.add_argument("--coverage", type=Path, default=Path(".mutation_coverage.json"), metavar="FILE", help="default: %(default)s")
    parser.add_argument("--only", default="", metavar="TEXT", help="only mutants in whose name this text stands")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only mutants that lived when that output was written")
    parser.add_argument("--output", type=Path, metavar="FILE", help="also write what became of each mutant, as lines of JSON")
    chosen = parser.parse_args(words)

    known = covered(chosen.coverage)
    some, total = sample(chosen.part, chosen.sample, chosen.seed)
    some = [mutant for mutant in some if chosen.only in str(mutant)]
    if chosen.again:
        lived = {
            told["mutant"] for told in map(json.loads, chosen.again.read_text(encoding="utf-8").splitlines()) if told["became"] != KILLED
        }
        some = [mutant for mutant in some if str(mutant) in lived]
    counts: Counter[str] = Counter()
    began = time.monotonic()

    def told(mutant: Mutant, found: str) -> None:
        if found != KILLED and (reason := equivalent(mutant)):
            found = f"equivalent ({reason})"
        counts[found.split(" (")[0]] += 1
        if found != KILLED:
            print(f"{found}: {mutant}", flush=True)
        if chosen.output:
            with chosen.output.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"mutant": str(mutant), "became": found}) + "\n")

    try_out(some, known, chosen.seconds, told)
    killed, tried = counts[KILLED], counts.total() - counts["equivalent"]
    low, high = interval(killed, tried)
    print(f"{chosen.part}: {dict(counts)} of {total} mutants, in {time.monotonic() - began:.0f} s")
    print(f"killed {killed} of {tried} that are not equivalent: {killed / max(tried, 1):.1%}, with 95 % between {low:.1%} and {high:.1%}")
    return 0 if killed >= 0.9 * tried else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
