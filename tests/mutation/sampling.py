"""The parts that are mutated, a seeded sample of the mutants of a part, and what the sample says of the part."""

from math import sqrt
from pathlib import Path
from random import Random

from tests.mutation.operators import Mutant, mutants

ROOT = Path(__file__).parents[2]
#: part -> its modules, as patterns below govcheck/
PARTS = {
    "constraints": ("constraints/*.py",),
    "engine": tuple(
        f"assessment/{name}.py"
        for name in (
            "assess",
            "fingerprints",
            "judging",
            "kleene",
            "names",
            "profiled",
            "questions",
            "sections",
            "statements",
            "subjects",
            "wanted",
        )
    ),
    "resolution": ("vocabulary/*.py", "graph/offices.py", "graph/doubtful.py", "documents/names.py"),
    "waivers": (
        "assessment/waivers.py",
        "assessment/concerned.py",
        "assessment/baselines.py",
        "packs/waivers.py",
        "packs/waiver_rules.py",
        "documents/baseline.py",
    ),
}


def modules(part: str) -> list[str]:
    """The modules of a part, as paths from the top of the project."""
    found = [path for pattern in PARTS[part] for path in sorted((ROOT / "govcheck").glob(pattern))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def sample(part: str, size: int | None, seed: int) -> tuple[list[Mutant], int]:
    """Mutants of a part, as many of each module as its share of all, at least one; and how many there are. All, where no size is said."""
    of_module = [mutants((ROOT / module).read_text(encoding="utf-8"), module) for module in modules(part)]
    total = sum(map(len, of_module))
    if size is None or size >= total:
        return [mutant for found in of_module for mutant in found], total
    chance = Random(seed)  # noqa: S311 - chance is no secret here
    chosen: list[Mutant] = []
    for found in of_module:
        share = min(len(found), max(1, round(size * len(found) / total))) if found else 0
        chosen += sorted(chance.sample(found, share), key=found.index)
    return chosen, total


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for the share that is killed; on the safe side for a sample in proportion to the modules."""
    if not tried:
        return 0.0, 1.0
    z, share = 1.96, killed / tried
    middle = share + z * z / (2 * tried)
    spread = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    scale = 1 + z * z / tried
    return (middle - spread) / scale, (middle + spread) / scale
