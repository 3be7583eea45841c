"""Which files are the project's."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def project_files(folder: str) -> list[str]:
    """The files of a folder that belong to the project, as git sees them; in an unpacked source distribution, all of them."""
    if (ROOT / ".git").exists():
        words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", folder]
        listed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        return sorted(path for path in listed if path and (ROOT / path).exists())
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(ROOT).as_posix() for path in found)
