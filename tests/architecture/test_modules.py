"""What every module of the package has in common: short, well named, silent, and it never ends the process."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "govcheck"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))

LONGEST = 300
SAY_NOTHING = {"base", "common", "core", "helper", "helpers", "misc", "shared", "stuff", "tools", "util", "utils"}
ENDS = {"sys.exit", "os._exit", "exit", "quit", "SystemExit"}
PRINTS = {"print", "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write"}


def test_the_modules_are_found() -> None:
    assert {"govcheck/__init__.py", "govcheck/__main__.py", "govcheck/model/slots.py"} <= set(MODULES)


def test_no_module_is_longer_than_one_concern() -> None:
    lengths = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}


def test_no_module_name_says_nothing() -> None:
    assert [module for module in MODULES if SAY_NOTHING & set(Path(module).with_suffix("").parts)] == []


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    names = {module: Path(module).stem for module in MODULES}
    assert [module for module, name in names.items() if name in sys.stdlib_module_names and name != "__main__"] == []


def test_every_folder_is_a_package() -> None:
    folders = {(ROOT / module).parent for module in MODULES}
    assert sorted(folder.name for folder in folders if not (folder / "__init__.py").is_file()) == []


def test_only_the_command_line_prints() -> None:
    assert used(PRINTS, outside="govcheck/cli/") == []


def test_only_the_command_line_ends_the_process() -> None:
    assert used(ENDS, outside="govcheck/cli/") == []


def test_only_the_command_line_asks_for_the_time() -> None:
    clocks = {"date.today", "datetime.date.today", "datetime.now", "datetime.datetime.now", "time.time", "time.monotonic"}
    assert used(clocks, outside="govcheck/cli/") == []


def test_whoever_asks_for_the_environment_is_known_to_the_cache() -> None:
    """An answer is only said again where it would be the same: what a check learns from the environment is part of the question."""
    asking = {found.partition(":")[0] for found in used({"os.environ", "os.environ.get", "os.getenv", "os.environb"}, outside="nowhere")}
    assert asking == {
        "govcheck/cli/cache.py",
        "govcheck/cli/cached.py",  # which kept answers there are, and whether a job's page gets one
        "govcheck/cli/outputs.py",  # the same page
        "govcheck/cli/progress.py",  # while it lasts
        "govcheck/cli/terminal.py",  # colour and that page: both in the question
        "govcheck/documents/importing/old_sheets.py",  # hands it on to a process that is given bytes
        "govcheck/documents/revisions.py",  # which are never kept
    }


def used(names: set[str], outside: str) -> list[str]:
    """Where the modules outside a part use one of those names, as ``path:line: name``."""
    return [
        f"{module}:{line}: {name}"
        for module in MODULES
        if not module.startswith(outside)
        for line, name in dotted_names(ast.parse((ROOT / module).read_text(encoding="utf-8")))
        if name in names
    ]


def dotted_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name and dotted name that is read in a module, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, ast.unparse(node)
