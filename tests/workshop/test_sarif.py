"""Findings as SARIF: what a code host needs is there, and in its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from star_city_game import __version__
from star_city_game.cli.main import main
from tales import write_tale

HALL = "hall:\n  body:\n    - It is {nerv}.\n    - due\n    - ending: over\n"


def test_findings_are_results_of_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tale(tmp_path / "a tale", scenes__hall=HALL, qualities="nerve: {type: int, min: 0, max: 9}\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--sarif", "--story", "a tale"]) == 1
    whole = json.loads(capsys.readouterr().out)
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    driver, results = run["tool"]["driver"], run["results"]
    assert (driver["name"], driver["semanticVersion"]) == ("star-city", __version__)
    assert [(each["ruleId"], each["level"]) for each in results] == [("SC220", "error"), ("SC117", "warning")]
    assert all(driver["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in results)
    place = results[0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a%20tale/scenes/hall.yaml"},
        "region": {"startLine": 3, "startColumn": 14},
    }
    assert "write: nerve" in results[0]["message"]["text"]


@pytest.mark.parametrize("where", ["inside", "outside"])
def test_the_place_is_told_as_tools_find_it(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = write_tale(tmp_path / "tale", scenes__hall=HALL)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(story if where == "inside" else tmp_path / "elsewhere")
    assert main(["check", "--sarif", "--story", str(story)]) == 1
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == ("scenes/hall.yaml" if where == "inside" else (story / "scenes" / "hall.yaml").as_uri())


def test_no_findings_are_an_empty_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = write_tale(tmp_path / "tale", scenes__hall="hall: {body: [{ending: over}]}\n")
    assert main(["check", "--sarif", "--story", str(story)]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []
