"""How long the command takes to start, and what it loads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

Row = Callable[..., None]


def command(arguments: list[str]) -> tuple[float, set[str]]:
    """The median time of a fresh process that runs ``star-city``, and the packages it had loaded at the end."""
    script = (
        "import sys\nfrom star_city_game.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print(' '.join({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    times, loaded = [], set()
    for _ in range(7):
        began = perf_counter()
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        times.append(perf_counter() - began)
        loaded = set(done.stderr.split())
    return median(times), loaded


def figures(row: Row) -> None:
    """Prints the time of the small commands and whether they load Textual."""
    print("Start")
    bare = median(_bare() for _ in range(7))
    row("a Python that does nothing", f"{bare * 1000:.0f} ms")
    for arguments in (["--version"], ["where"], ["saves", "list"], ["check"]):
        seconds, loaded = command(arguments)
        textual = "loads Textual" if "textual" in loaded else "no Textual"
        row(f"star-city {' '.join(arguments)}", f"{seconds * 1000:.0f} ms", textual)


def _bare() -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return perf_counter() - began
