"""The frozen steps from each older format to the next: plain JSON in, plain JSON out, no record of today's model.

A step is never changed once a version that wrote its older format has been released: those files are out there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from star_city_game.errors import SaveDamaged
from star_city_game.saves.envelope import FORMAT

_COUNTED = ("visits", "picked", "last", "counters", "draws", "fitted")


def brought_up(whole: Any, number: int) -> Any:
    """The body of a save of an older format as one of the present format.

    Raises:
        SaveDamaged: it is not what that format was.
    """
    for step in range(number, FORMAT):
        try:
            whole = STEPS[step](whole)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise SaveDamaged(f"the save is not of format {step}, which it says it has") from error
    return whole


def _from_1(whole: Any) -> Any:
    """Format 1, of Star City 0.1.0: the log in full, counts flat, the date on its own, no terms and no words.

    A game had no id: it is called after its seed. Words read were not counted: those on the screen are known.
    """
    game = dict(whole["game"])
    state = dict(game["state"])
    for name in _COUNTED:
        if name in state:
            state[name] = _tree_1(
                {key: _last_1(value) if name == "last" else value for key, value in state[name].items()}
            )
    game["log"] = _log_1([(pick["scene"], pick["choice"]) for pick in game["log"]])
    game["state"] = state
    game["terms"] = {"id": f"{state['seed']:08x}"}
    return {"format": 2, "engine": whole["engine"], "about": {"saved_at": whole["saved_at"]}, "game": game}


def _last_1(value: Any) -> list[Any]:
    return [value["turn"], value["pick"]]


def _log_1(log: list[tuple[str, str]]) -> dict[str, Any]:
    different = sorted(set(log))
    numbers = {move: number for number, move in enumerate(different)}
    moves: dict[str, list[str]] = {}
    for scene, choice in different:
        short = choice[len(scene) :] if choice.startswith(f"{scene}.") else f"={choice}"
        moves.setdefault(scene, []).append(short)
    return {"made": [numbers[move] for move in log], "moves": moves}


def _tree_1(counts: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in counts.items():
        head, _, rest = name.partition(".")
        head, rest = (head, rest) if rest else (name, "")
        made.setdefault(head, {})[rest] = value
    return {head: branch[""] if set(branch) == {""} else branch for head, branch in made.items()}


STEPS: Mapping[int, Callable[[Any], Any]] = {1: _from_1}
"""The step out of each older format, by its number."""
