"""Files of a git revision: read as they stood there, with what they include, and refused in plain words."""

import os
import subprocess
from pathlib import Path

import pytest

from govcheck.documents.read import Document, read_files
from govcheck.documents.revisions import revision_of
from govcheck.model.slots import slot
from govcheck.source.problems import InputError
from tests.documents.files import vocabulary

ORG = """\
govcheck: 1
include: [units/it.yaml]
positions:
  ceo: {title: CEO}
"""
UNIT = "positions:\n  cio: {title: CIO, reports_to: ceo}\n"


def git(folder: Path, *words: str) -> str:
    who = {f"GIT_{part}_{field}": "x" for part in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit, tagged ``first``, holds an organisation in ``org``; the work tree holds another."""
    folder = tmp_path / "repository"
    (folder / "org" / "units").mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "org" / "org.yaml").write_text(ORG, encoding="utf-8")
    (folder / "org" / "units" / "it.yaml").write_text(UNIT, encoding="utf-8")
    (folder / "org" / "link.yaml").symlink_to("org.yaml")
    (folder / "ünit [x] $(id).yaml").write_text(ORG.replace("units/", "org/units/"), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    git(folder, "tag", "first")
    (folder / "org" / "org.yaml").write_text("govcheck: 1\npositions:\n  later: {title: Later}\n", encoding="utf-8")
    (folder / "org" / "units" / "it.yaml").unlink()
    monkeypatch.chdir(folder)
    return folder


def read(*paths: str) -> Document:
    return read_files(paths, vocabulary())


def problems(*paths: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(*paths)
    return list(map(str, caught.value.problems))


@pytest.mark.usefixtures("repository")
def test_a_file_is_read_as_it_stood_there_with_what_it_includes() -> None:
    document = read("first:org/org.yaml")

    assert sorted(document.organization.positions) == ["ceo", "cio"]
    assert [given.path for given in document.inputs] == ["first:org/org.yaml", "first:org/units/it.yaml"]
    (place,) = document.sources.locate(slot("line", "cio"))
    assert (place.path, place.line) == ("first:org/units/it.yaml", 2)
    assert sorted(read("org/org.yaml").organization.positions) == ["later"]


def test_a_path_that_begins_with_a_dot_is_meant_from_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "org")
    assert [given.path for given in read("HEAD:./org.yaml").inputs] == ["HEAD:./org.yaml", "HEAD:org/units/it.yaml"]
    assert [given.path for given in read("HEAD:org/org.yaml").inputs] == ["HEAD:org/org.yaml", "HEAD:org/units/it.yaml"]
    assert problems("HEAD:org.yaml") == ["HEAD:org.yaml:1:1: no such file in the revision HEAD (did you mean HEAD:./org.yaml?)"]


def test_several_files_of_a_revision_are_parts_of_one_organisation(repository: Path) -> None:
    (repository / "raci.yaml").write_text("govcheck: 1\nraci:\n  Containment: {cio: A}\n", encoding="utf-8")
    assert list(read("HEAD:org/org.yaml", "raci.yaml").organization.matrices["main"].rows) == ["Containment"]
    assert problems("HEAD:org/org.yaml", "first:./org/org.yaml") == [
        "first:./org/org.yaml:1:1: the same file as HEAD:org/org.yaml; expected each file once"
    ]


@pytest.mark.usefixtures("repository")
def test_no_name_is_a_pattern_or_a_command() -> None:
    assert sorted(read("HEAD:ünit [x] $(id).yaml").organization.positions) == ["ceo", "cio"]
    assert problems("HEAD:*") == ["HEAD:*:1:1: no such file in the revision HEAD"]
    assert problems("HEAD:/etc/passwd") == ["HEAD:/etc/passwd:1:1: no such file in the revision HEAD; expected a path from its top"]
    assert problems("HEAD:(top)org/org.yaml")[0].startswith("HEAD:(top)org/org.yaml:1:1: no such file in the revision HEAD")


@pytest.mark.parametrize("name", ["--output=stolen", "-p", "--exec-path=/x", "--help"])
def test_no_revision_is_an_option(repository: Path, name: str) -> None:
    assert problems(f"{name}:org.yaml") == [f"{name}:org.yaml:1:1: '{name}' is no revision; expected a branch, a tag or a commit"]
    assert not (repository / "stolen").exists()


@pytest.mark.usefixtures("repository")
def test_what_is_not_there_is_told_with_what_is_near() -> None:
    assert problems("fist:org/org.yaml") == ["fist:org/org.yaml:1:1: no revision 'fist' in this repository (did you mean first?)"]
    assert problems("first:org/orgg.yaml") == [
        "first:org/orgg.yaml:1:1: no such file in the revision first (did you mean first:org/org.yaml?)"
    ]
    assert problems("first:org") == ["first:org:1:1: a folder; expected an organisation file"]
    assert problems("first:.") == ["first:.:1:1: a folder; expected an organisation file"]
    assert problems("first:") == ["first::1:1: no such file in the revision first; expected REV:path"]
    assert problems(":org.yaml") == [":org.yaml:1:1: no revision before the colon; expected REV:path, such as HEAD:org.yaml"]
    assert problems("first:org/link.yaml") == [
        "first:org/link.yaml:1:1: a symbolic link, which is not followed within a revision; expected an organisation file"
    ]
    assert problems("first..main:org/org.yaml") == [
        "first..main:org/org.yaml:1:1: no revision 'first..main' in this repository (did you mean first?)"
    ]
    assert len(problems("fist:a.yaml", "first:b.yaml", "c.yaml")) == 3


def test_an_include_does_not_leave_its_folder(repository: Path) -> None:
    for written in ("../secret.yaml", "..", "/etc/passwd", "units/../../secret.yaml"):
        (repository / "org" / "org.yaml").write_text(f"govcheck: 1\ninclude: [{written}]\npositions: {{a: }}\n", encoding="utf-8")
        git(repository, "commit", "--quiet", "--all", "--message", written)
        assert problems("HEAD:org/org.yaml") == [
            f"HEAD:org/org.yaml:2:11: the include '{written}' leaves the folder of the file; expected a path inside that folder"
        ]


def test_an_include_that_is_not_there_and_a_circle(repository: Path) -> None:
    (repository / "org" / "org.yaml").write_text("govcheck: 1\ninclude: [no.yaml, units/it.yaml]\n", encoding="utf-8")
    (repository / "org" / "units" / "it.yaml").write_text("include: [it.yaml]\npositions: {a: }\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--all", "--message", "circle")
    unit = "HEAD:org/units/it.yaml"
    assert problems("HEAD:org/org.yaml") == [
        "HEAD:org/org.yaml:2:11: the include 'no.yaml': no such file in the revision HEAD (did you mean HEAD:org/org.yaml?)",
        f"HEAD:org/units/it.yaml:1:11: an include cycle: {unit} > {unit}; expected files that do not include each other",
    ]


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert problems("HEAD:org.yaml") == [
        "HEAD:org.yaml:1:1: this folder is in no git repository; expected REV:path inside one, or the path of a file"
    ]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert problems("HEAD:org.yaml") == ["HEAD:org.yaml:1:1: git is not installed; a file of a revision is read by git"]


def test_a_file_with_a_colon_in_its_name_comes_first(repository: Path) -> None:
    (repository / "first:org.yaml").write_text("govcheck: 1\npositions: {own: }\n", encoding="utf-8")
    assert list(read("first:org.yaml").organization.positions) == ["own"]


def test_a_colon_in_braces_belongs_to_the_revision() -> None:
    found = {path: made.name if (made := revision_of(path)) else None for path in ("HEAD^{/fix: it}:org.yaml", "a:b:c.yaml", "org.yaml")}
    assert found == {"HEAD^{/fix: it}:org.yaml": "HEAD^{/fix: it}", "a:b:c.yaml": "a", "org.yaml": None}
