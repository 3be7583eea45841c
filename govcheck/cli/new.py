"""``govcheck new rule``: a rule that passes its examples, to be edited."""

import re
from collections.abc import Sequence
from pathlib import Path

from govcheck.cli.terminal import say, write_file
from govcheck.cli.usage import UsageError, one_of, parser
from govcheck.packs.load import PACK_FILE
from govcheck.packs.parse_sources import SOURCES_FILE
from govcheck.packs.scaffold import pack_text, rule_text, sources_text

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def run(argv: Sequence[str]) -> int:
    """Write the file of a new rule, and those of its pack where they are not there yet."""
    made = parser("new", "Make a new rule that passes its examples, to be edited.")
    made.add_argument("what", metavar="rule")
    made.add_argument("id", metavar="ID", help="what should be true, in small letters and hyphens")
    made.add_argument("--pack", required=True, metavar="DIR", help="the folder of the pack; made where it is not there yet")
    made.add_argument("--topic", default="", metavar="FOLDER", help="the folder within the pack")
    typed = made.parse_args(list(argv))
    one_of(typed.what, ("rule",), "thing to make")
    for name in (typed.id, *filter(None, typed.topic.split("/"))):
        if not _ID.match(name):
            raise UsageError(f"{name!r} is no name for a rule or a folder; expected small letters, digits and hyphens")
    folder = Path(typed.pack)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{typed.pack} is a file; expected the folder of a pack")
    path = folder / typed.topic / f"{typed.id}.yaml"
    if path.exists():
        raise UsageError(f"{path.as_posix()} is there already")
    pack = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "house"
    texts = {folder / PACK_FILE: pack_text(pack), folder / SOURCES_FILE: sources_text(pack), path: rule_text(typed.id, pack)}
    path.parent.mkdir(parents=True, exist_ok=True)
    for target, text in texts.items():
        if not target.exists():
            write_file(str(target), text)
            say(f"wrote {target.as_posix()}\n")
    say(f"edit it, then: govcheck test {folder.as_posix()} and govcheck org.yaml --pack {folder.as_posix()}\n")
    return 0
