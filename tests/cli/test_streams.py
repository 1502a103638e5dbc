"""What happens when what is written cannot be taken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
CLOAK = Path(__file__).resolve().parents[2] / "examples" / "cloak"


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the command with a standard output that takes nothing."""
    with FULL.open("w") as full:
        return subprocess.run(
            [sys.executable, "-m", "star_city_game", *arguments],
            input=typed,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )


@pytest.mark.parametrize("arguments", [("where",), ("check", "--story", str(CLOAK))])
def test_a_full_standard_output_is_told_in_a_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["star-city: there is no room left for what standard output is to take"]


def test_so_it_is_while_playing(tmp_path: Path) -> None:
    done = run("--plain", "--story", str(CLOAK), "--saves", str(tmp_path), typed="1\n1\n")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["--plain --seed 1", "check", "fmt - --check"])
def test_a_stream_that_is_closed_is_no_crash(arguments: str, closed: str, tmp_path: Path) -> None:
    command = f'exec "{sys.executable}" -m star_city_game --story "{CLOAK}" --saves "{tmp_path}" {arguments} {closed}'
    done = subprocess.run(["sh", "-c", command], input="4\n", capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr + done.stdout
