"""Lets the golden screens be written anew: ``python -m pytest tests/tui --golden-update``."""

from __future__ import annotations

import pytest

OPTION = "--golden-update"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="write the golden screens instead of comparing them")


@pytest.fixture
def rewriting(request: pytest.FixtureRequest) -> bool:
    """Whether the golden screens are to be written."""
    return bool(request.config.getoption(OPTION, default=False))
