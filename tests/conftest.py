"""What every test may ask for on the command line, and what none may touch."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write conformance transcripts instead of comparing them")


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("STAR_CITY_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
