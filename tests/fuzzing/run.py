"""Fuzz govcheck, led by what parts of it an input reaches: ``python -m tests.fuzzing.run TARGET [--seconds N] [--keep DIR]``.

Needs atheris. Each input is refused with problems or judged; anything else (an exception, an input that takes longer than ten seconds, more
than two gigabytes) ends the run with status 1 and leaves the input in the folder.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random


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
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (default: %(default)s)")
    parser.add_argument("--keep", default=".", metavar="DIR", help="where an input goes that shows a fault (default: here)")
    chosen = parser.parse_args(words)

    target, samples = TARGETS[chosen.target], corpus(chosen.target)
    format_words = words_of(samples)
    told: Counter[str] = Counter()

    def one(data: bytes) -> None:
        told[target(data)] += 1

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)
        if chance.random() < 0.2:
            found: bytes = atheris.Mutate(data, len(data))
            return found
        return mutated(data, format_words, chance)[:most]

    folder = tempfile.mkdtemp()
    for number, sample in enumerate(samples):
        Path(folder, f"{number:04}").write_bytes(sample)
    options = (
        f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=20000", "-verbosity=0",
        f"-artifact_prefix={chosen.keep}{os.sep}", "-print_final_stats=1",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, folder], one, custom_mutator=mutate)
    import atexit

    atexit.register(lambda: print(f"{chosen.target}: {told.total():,} inputs, {dict(told)}", flush=True))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
