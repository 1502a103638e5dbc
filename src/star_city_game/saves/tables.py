"""How the long parts of a game are written short: counts by place as a tree, the log as a table and the rows of it.

Ten thousand choices of a story of three thousand are some 200 kB so, and still plain to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from star_city_game.model.saved import Pick

_WRONG = "is not what it should be"
_OWN = ""
"""Under this key stands what belongs to the name before the dot itself."""


def tree(counts: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted name, with the names parted at the first dot: ``a`` and ``a.b`` become ``a: {"": …, b: …}``.

    No value may be a mapping; a name of which nothing follows its first dot stays whole.
    """
    made: dict[str, Any] = {}
    for name, value in counts.items():
        head, _, rest = name.partition(".")
        if not rest:
            head, rest = name, _OWN
        branch = made.get(head)
        if branch is None:
            made[head] = {rest: value}
        else:
            branch[rest] = value
    return {head: branch[_OWN] if branch.keys() == {_OWN} else branch for head, branch in made.items()}


def flat(value: Any) -> dict[str, Any]:
    """What :func:`tree` made, as it was.

    Raises:
        ValueError: it is nothing that tree makes.
    """
    if not isinstance(value, dict):
        raise ValueError(_WRONG)  # noqa: TRY004 - every fault of a file is told in one way
    made: dict[str, Any] = {}
    for head, branch in value.items():
        if not isinstance(branch, dict):
            made[head] = branch
            continue
        if not branch or branch.keys() == {_OWN}:
            raise ValueError(f"holds {head}, which is not written so")
        for rest, each in branch.items():
            made[f"{head}.{rest}" if rest else head] = each
    return made


def moves(log: Sequence[Pick]) -> dict[str, Any]:
    """A log as the different moves, scene by scene in order, and then the number of the move that was made each time."""
    objects = {
        id(pick): pick for pick in log
    }  # few, for a session makes each only once; to hash ten thousand takes long
    different = sorted(set(objects.values()), key=lambda pick: (pick.scene, pick.choice))
    order = {pick: number for number, pick in enumerate(different)}
    numbers = {key: order[pick] for key, pick in objects.items()}
    by_scene: dict[str, list[str]] = {}
    for pick in different:
        by_scene.setdefault(pick.scene, []).append(_short(pick))
    return {"made": [numbers[id(pick)] for pick in log], "moves": by_scene}


def picks(value: Any) -> tuple[Pick, ...]:
    """The log out of what :func:`moves` made.

    Raises:
        ValueError: it is nothing that moves makes.
    """
    if not isinstance(value, dict) or value.keys() != {"made", "moves"}:
        raise ValueError(_WRONG)
    made, by_scene = value["made"], value["moves"]
    if not isinstance(made, list) or not isinstance(by_scene, dict):
        raise ValueError(_WRONG)  # noqa: TRY004 - every fault of a file is told in one way
    table = [_long(scene, choice) for scene in sorted(by_scene) for choice in _rows(by_scene[scene])]
    if any(type(number) is not int or not 0 <= number < len(table) for number in made):
        raise ValueError("makes a move that it does not hold")
    if len(set(made)) != len(table):
        raise ValueError("holds a move that was never made")
    return tuple(table[number] for number in made)


def _short(pick: Pick) -> str:
    """The id of a choice without that of its scene, which most begin with: ``hall.leave`` in ``hall`` is ``.leave``."""
    if pick.choice.startswith(f"{pick.scene}."):
        return pick.choice[len(pick.scene) :]
    return f"={pick.choice}"


def _long(scene: str, choice: str) -> Pick:
    if choice.startswith("."):
        return Pick(scene, scene + choice)
    if not choice.startswith("="):
        raise ValueError(_WRONG)
    return Pick(scene, choice[1:])


def _rows(rows: Any) -> list[str]:
    if not isinstance(rows, list) or not all(type(row) is str for row in rows):
        raise ValueError(_WRONG)
    return rows
