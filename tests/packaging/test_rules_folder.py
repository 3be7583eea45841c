"""The rules are found in a checkout and in an installation."""

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from govcheck.packs import locate

ROOT = Path(__file__).parents[2]


def test_a_checkout_has_them_at_the_top_level() -> None:
    assert locate.rules_folder() == ROOT / "rules"


def test_an_installation_has_them_in_the_package(tmp_path: Path) -> None:
    installed = tmp_path / "site-packages/govcheck/rules"
    installed.mkdir(parents=True)
    # somebody else's rules beside the package are not ours
    (tmp_path / "site-packages/rules").mkdir()

    assert copy_of_locate(tmp_path).rules_folder() == installed


def test_without_them_the_message_says_what_to_do(tmp_path: Path) -> None:
    copied = copy_of_locate(tmp_path)
    missing = tmp_path / "site-packages/govcheck/rules"

    with pytest.raises(FileNotFoundError) as raised:
        copied.rules_folder()

    message = f"the rules that come with govcheck are missing: no folder {missing}; install govcheck again"
    assert str(raised.value) == message


def copy_of_locate(folder: Path) -> ModuleType:
    """The module as it would be loaded from an installation under that folder."""
    home = folder / "site-packages/govcheck/packs"
    home.mkdir(parents=True)
    copied = shutil.copy(locate.__file__, home)
    spec = spec_from_file_location("copied_locate", copied)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
