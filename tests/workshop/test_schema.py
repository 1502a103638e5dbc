"""The schemas: made of the compiler's own keys, up to date on disk, and never against a file that is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from plain_yaml import plain_data
from star_city_game.cli.main import main
from star_city_game.compiler.load import read_declared
from star_city_game.compiler.reader import read_file
from star_city_game.workshop.modeline import SIGN, schema_for
from star_city_game.workshop.schema import ALL_KEYS, DIALECT, ids_of, laid_out, schemas
from star_city_game.workshop.schema_files import KINDS
from star_city_game.workshop.schema_parts import PARTS, REQUIRED, RULES, name_of
from star_city_game.workshop.schema_values import VALUES
from star_city_game.workshop.schema_words import WORDS

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "schemas"
SCHEMA_OF = schemas()
STORIES = [ROOT / "story", *sorted(path.parent for path in ROOT.glob("examples/*/story.yaml"))]
CASES = sorted(path.parent for path in (ROOT / "tests" / "conformance").glob("*/story.yaml"))


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(SCHEMA_OF[kind])


def files_of(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.yaml")):
        kind = schema_for(path.relative_to(folder).as_posix())
        if kind is not None:
            yield path, kind


def complaints(path: Path, kind: str) -> list[str]:
    node, found = read_file(path)
    assert node is not None, found
    errors = validator(kind).iter_errors(plain_data(node))
    return [f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors]


@pytest.mark.parametrize("kind", SCHEMA_OF)
def test_each_schema_is_a_schema(kind: str) -> None:
    assert SCHEMA_OF[kind]["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(SCHEMA_OF[kind])


def test_every_definition_stands_in_a_schema() -> None:
    used = {name for schema in SCHEMA_OF.values() for name in schema["$defs"]}
    assert used == {name_of(what) for what in ALL_KEYS} | PARTS.keys()


@pytest.mark.parametrize("what", ALL_KEYS)
def test_every_key_has_a_meaning_and_a_shape(what: str) -> None:
    """A key of the compiler that fails here wants a line in schema_values, in schema_words and in the reference."""
    assert set(VALUES[what]) == set(ALL_KEYS[what])
    assert set(WORDS[what]) == set(ALL_KEYS[what])
    assert all(words.endswith((".", "…")) for words in WORDS[what].values())


def test_nothing_is_described_that_the_compiler_does_not_know() -> None:
    assert set(VALUES) == set(WORDS) == set(ALL_KEYS)
    assert set(REQUIRED) | set(RULES) <= set(ALL_KEYS)
    assert all(set(keys) <= set(ALL_KEYS[what]) for what, keys in REQUIRED.items())
    assert set(KINDS) == set(SCHEMA_OF)


@pytest.mark.parametrize("kind", SCHEMA_OF)
def test_the_schemas_in_docs_are_up_to_date(kind: str) -> None:
    """When this fails: ``star-city schema``."""
    assert (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8") == laid_out(SCHEMA_OF[kind])


def test_docs_hold_no_other_schema() -> None:
    assert sorted(path.stem for path in SCHEMAS.iterdir()) == sorted(SCHEMA_OF)


@pytest.mark.parametrize("folder", [*STORIES, *CASES], ids=lambda folder: folder.name)
def test_every_file_of_ours_is_right_by_its_schema(folder: Path) -> None:
    assert [line for path, kind in files_of(folder) for line in complaints(path, kind)] == []


@pytest.mark.parametrize("folder", STORIES[1:], ids=lambda folder: folder.name)
def test_the_examples_name_their_schemas(folder: Path) -> None:
    for path, kind in files_of(folder):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        sign, _, way = first.partition(" $schema=")
        assert sign == SIGN
        assert (path.parent / way).resolve() == SCHEMAS / f"{kind}.json"


def test_a_storys_own_ids_are_completed_and_others_still_accepted(tmp_path: Path) -> None:
    assert main(["--story", str(ROOT / "examples" / "cloak"), "schema", "--ids", "--out", str(tmp_path)]) == 0
    schema = json.loads((tmp_path / "scenes.json").read_text(encoding="utf-8"))
    assert "cloakroom" in schema["$defs"]["scene_id"]["anyOf"][0]["enum"]
    assert "foyer.doors" in schema["$defs"]["target"]["anyOf"][0]["enum"]
    assert schema["$defs"]["ending_id"]["anyOf"][0]["enum"] == ["lost", "won"]
    assert schema["$defs"]["place_id"]["anyOf"][0]["enum"] == ["opera"]
    jsonschema.validate({"attic": {"body": [{"goto": "cellar"}, {"goto": ".here"}, {"goto": "bar"}]}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"attic": {"body": {"goto": "Not an id"}}}, schema)


def test_every_kind_of_id_is_completed() -> None:

    known = ids_of(read_declared(ROOT / "story"))
    assert all(known.values())
    assert set(known) == {name for name in PARTS if name.endswith("_id")} | {"target"}
