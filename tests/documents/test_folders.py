"""Which files of a folder are organisations."""

import os
from pathlib import Path

from govcheck.documents.folders import organization_files

HEAD = "govcheck: 1\npositions: {a: }\n"


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def found(tmp_path: Path) -> list[str]:
    return [Path(path).relative_to(tmp_path.as_posix()).as_posix() for path in organization_files(str(tmp_path))]


def test_organisation_files_however_deep_and_written(tmp_path: Path) -> None:
    folder(
        tmp_path,
        **{
            "b.yaml": HEAD,
            "a/deep/er/a.yml": "# a remark\n---\npositions: {a: }\ngovcheck: 1\n",
            "flow.YAML": '{"govcheck": 1, "positions": {"a": null}}',
            "bom.yaml": "\ufeffgovcheck: 1\n",
            "quoted.yaml": "'govcheck': 1\n",
            "broken.yaml": "govcheck: 1\npositions: [\n",
        },
    )
    assert found(tmp_path) == ["a/deep/er/a.yml", "b.yaml", "bom.yaml", "broken.yaml", "flow.YAML", "quoted.yaml"]


def test_other_files_are_none(tmp_path: Path) -> None:
    folder(
        tmp_path,
        **{
            "waivers.yaml": "waivers: []\n",
            "rule.yaml": "id: x\nexamples: [{organization: {govcheck: 1}}]\n",
            "pipeline.yaml": "jobs:\n  govcheck: {run: govcheck org.yaml}\n",
            "broken.yaml": "a: [\n",
            "org.json": HEAD,
            "org.yaml.orig": HEAD,
            ".hidden.yaml": HEAD,
            ".github/org.yaml": HEAD,
        },
    )
    os.mkfifo(tmp_path / "pipe.yaml")
    assert found(tmp_path) == []


def test_what_another_one_includes_is_a_part_of_it(tmp_path: Path) -> None:
    folder(
        tmp_path,
        **{
            "org.yaml": HEAD + "include: [units/it.yaml, {positions: people.csv}]\n",
            "one.yaml": HEAD + "include: units/hr.yaml\n",
            "units/it.yaml": HEAD + "include: [./deeper/x.yaml]\n",
            "units/hr.yaml": HEAD,
            "units/deeper/x.yaml": HEAD,
            "units/own.yaml": HEAD,
        },
    )
    assert found(tmp_path) == ["one.yaml", "org.yaml", "units/own.yaml"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder(tmp_path, **{"a/org.yaml": HEAD})
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a/org.yaml"]
