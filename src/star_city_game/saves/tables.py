"""How the long parts of a game are written short: counts by place as a tree, the log as a table and the rows of it.

Ten thousand choices of a story of three thousand are some 200 kB so, and still plain to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from star_city_game.model.saved import Pick

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
        raise ValueError("is not what it should be")  # noqa: TRY004 - every fault of a file is told in one way
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
    """A log as the different moves, in the order in which they were first made, and then which of them was made each time."""
    numbers: dict[Pick, int] = {}
    made = [numbers.setdefault(pick, len(numbers)) for pick in log]
    return {"moves": [[pick.scene, pick.choice] for pick in numbers], "made": made}


def picks(value: Any) -> tuple[Pick, ...]:
    """The log out of what :func:`moves` made.

    Raises:
        ValueError: it is nothing that moves makes.
    """
    is_table = isinstance(value, dict) and value.keys() == {"moves", "made"}
    rows, made = (value["moves"], value["made"]) if is_table else (None, None)
    if not isinstance(rows, list) or not isinstance(made, list):
        raise ValueError("is not what it should be")  # noqa: TRY004 - every fault of a file is told in one way
    table = [Pick(*row) for row in rows if _is_move(row)]
    next_new = 0
    for number in made:
        if type(number) is not int or not 0 <= number <= next_new:
            raise ValueError("makes a move that it does not hold")
        next_new += number == next_new
    if not len(table) == len(rows) == next_new:
        raise ValueError("holds a move that is none, or was never made")
    return tuple(table[number] for number in made)


def _is_move(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(type(word) is str for word in row)  # noqa: PLR2004 - scene and choice
