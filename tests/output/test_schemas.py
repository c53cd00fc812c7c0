"""JSON for programs: what each command writes keeps the schema that `mou schema` prints of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mou_cli.output
from conftest import ROOT, Mou
from mou_cli.output.shapes.schemas import SHAPES, output_schema

ALLIANCE = ROOT / "examples" / "mid-essex-alliance"
REPORT = "maldon-2021-06-30"


def schema_of(mou: Mou, name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(mou("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def objects_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield value
        for inner in value.values():
            yield from objects_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects_of(inner)


@pytest.mark.parametrize("name", SHAPES)
def test_an_output_has_a_version_and_nothing_that_is_not_told(mou: Mou, name: str) -> None:
    schema = schema_of(mou, name)
    assert schema == {"$schema": schema["$schema"], **output_schema(name)}
    assert schema["title"] == name.capitalize()
    assert schema["description"].startswith("What `mou ")
    assert schema["properties"]["schema_version"]["const"] in (1, 2)
    for found in objects_of(schema):
        assert found["additionalProperties"] is False
        optional = set(found["properties"]) - set(found["required"])
        assert optional <= {"ground", "rewrites"}


def test_each_face_for_programs_has_a_schema() -> None:
    folder = Path(mou_cli.output.__path__[0])
    faces = {path.parent.name for path in folder.glob("*/json.py")} - {"escaping"}
    assert faces == set(SHAPES)


@pytest.mark.parametrize("root", [ROOT, ROOT / "examples" / "riverside"])
def test_problems_keep_their_schema(mou: Mou, root: Path) -> None:
    found = json.loads(mou("-C", root, "validate", "--format", "json").out)
    jsonschema.validate(found, schema_of(mou, "problems"))


def test_problems_of_a_broken_file_keep_their_schema(mou: Mou) -> None:
    broken = ROOT / "tests" / "rules" / "YML001"
    found = json.loads(mou("-C", broken, "validate", "--format", "json").out)
    assert found["problems"]
    jsonschema.validate(found, schema_of(mou, "problems"))
    found["problems"][0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema_of(mou, "problems"))


@pytest.mark.parametrize("judged", [[], ["--as-of", "2021-06-24"]])
def test_deadlines_keep_their_schema(mou: Mou, judged: list[str]) -> None:
    ran = mou("-C", ALLIANCE, "deadlines", REPORT, "--format", "json", *judged)
    found = json.loads(ran.out)
    assert found["meetings"][0]["deadlines"]
    jsonschema.validate(found, schema_of(mou, "deadlines"))
    found["meetings"][0]["deadlines"][0]["standing"] = "late"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema_of(mou, "deadlines"))
