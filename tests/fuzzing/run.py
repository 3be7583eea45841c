"""Fuzz govcheck, led by what parts of it an input reaches: ``python -m tests.fuzzing.run TARGET [--seconds N] [--inputs N] [--keep DIR]``.

Needs atheris. Each input is refused with problems or judged; anything else (an exception, an input that takes longer than a minute, more
than two gigabytes) ends the run with another status than 0 and leaves the input in the folder. A number of inputs makes a run the same
on every machine, where the environment has a fixed PYTHONHASHSEED.
"""

import argparse
import atexit
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from time import monotonic


def main(words: list[str]) -> None:
    """Fuzz one target for a time; never returns, since libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["govcheck"]):
        from tests.fuzzing.targets import TARGETS
    from tests.fuzzing.corpus import corpus
    from tests.fuzzing.corpus import words as words_of
    from tests.fuzzing.mutating import mutated

    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing.run", description="Fuzz one target, led by coverage.")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: %(default)s)")
    parser.add_argument("--inputs", type=int, default=-1, help="how many inputs at most (default: no end)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (default: %(default)s)")
    parser.add_argument("--keep", default=".", metavar="DIR", help="where an input goes that shows a fault (default: here)")
    chosen = parser.parse_args(words)

    target, samples = TARGETS[chosen.target], corpus(chosen.target)
    format_words = words_of(samples)
    told: Counter[str] = Counter()
    folder = tempfile.mkdtemp()
    until = monotonic() + chosen.seconds

    def finish() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"{chosen.target}: {told.total():,} inputs, {dict(sorted(told.items()))}", flush=True)

    def one(data: bytes) -> None:
        told[target(data)] += 1
        if told.total() == chosen.inputs or monotonic() > until:
            # libFuzzer would end the process too, but let nobody say a last word
            finish()
            os._exit(0)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)
        if chance.random() < 0.2:
            found: bytes = atheris.Mutate(data, len(data))
            return found
        return mutated(data, format_words, chance)[:most]

    for number, sample in enumerate(samples):
        Path(folder, f"{number:04}").write_bytes(sample)
    options = (
        f"-seed={chosen.seed}", "-timeout=60", "-rss_limit_mb=2048", "-max_len=20000", "-verbosity=0",
        f"-artifact_prefix={chosen.keep}{os.sep}",
    )  # fmt: skip
    atexit.register(finish)
    atheris.Setup([sys.argv[0], *options, folder], one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
