"""A saved game as text and back: an envelope line with a digest, then canonical JSON.

Only the model's own frozen records are written and read, by their declared types; nothing in a file is ever run. What is
read is checked against those types field by field, so that a file which passes is a :class:`SavedGame` and nothing else.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from star_city_game.errors import SaveDamaged, SaveTooNew
from star_city_game.model.saved import SavedGame

FORMAT = 1
"""The format's number; a reader refuses a higher one and leaves the file alone."""
MAGIC = "STARCITY-SAVE"
LARGEST = 16 * 1024 * 1024
"""Bytes of the largest file that is read as a save."""
_SAFE = 2**53
"""The largest whole number that every JSON reader keeps exactly."""
_DEEPEST = 40


def encode(game: SavedGame, saved_at: str, engine: str) -> bytes:
    """A saved game as the bytes of a file; ``saved_at`` is an ISO time, ``engine`` the program's version."""
    body = {"format": FORMAT, "engine": engine, "saved_at": saved_at, "game": _to_plain(game)}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    data = text.encode()
    return f"{MAGIC} {FORMAT} sha256={sha256(data).hexdigest()} len={len(data)}\n".encode() + data


def decode(data: bytes) -> tuple[SavedGame, str]:
    """The saved game in the bytes of a file, and when it was saved.

    Raises:
        SaveTooNew: the file was written by a newer format.
        SaveDamaged: anything else is wrong with it.
    """
    head, newline, body = data.partition(b"\n")
    words = head.split(b" ")
    if not newline or len(words) != 4 or words[0] != MAGIC.encode():  # noqa: PLR2004 - the four words of the envelope
        raise SaveDamaged("this is not a Star City save, or its first line is gone")
    if not words[1].isdigit() or words[1].startswith(b"0"):
        raise SaveDamaged("the save's format number cannot be read")
    if int(words[1]) > FORMAT:
        raise SaveTooNew(
            f"this save has format {int(words[1])}; this program reads up to {FORMAT}. Use a newer Star City."
        )
    if words[3] != b"len=%d" % len(body):
        raise SaveDamaged("the save is cut short or has grown")
    if words[2] != b"sha256=" + sha256(body).hexdigest().encode():
        raise SaveDamaged("the save is not what was written: its digest differs")
    return _unpack(body)


def _unpack(body: bytes) -> tuple[SavedGame, str]:
    try:
        whole = json.loads(
            body.decode(), object_pairs_hook=_no_twins, parse_float=_no_floats, parse_constant=_no_floats
        )
    except (ValueError, RecursionError) as error:
        raise SaveDamaged(f"the save cannot be read: {error}") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("saved_at"), str):
        raise SaveDamaged("the save lacks its format or its date")
    game = _from_plain(whole.get("game"), SavedGame, "game", 0)
    if not isinstance(game, SavedGame):
        raise SaveDamaged("the save holds no game")
    return game, whole["saved_at"]


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_floats(text: str) -> Any:
    raise ValueError(f"{text} is not a whole number")


def _to_plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            field.name: _to_plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
        return {"is": type(value).__name__, **kept} if type(value).__name__ in _UNION_MEMBERS else kept
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    if isinstance(value, Mapping):
        return {key: _to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    return value


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


_UNION_MEMBERS = frozenset({"Heading", "Paragraph", "Paper"})
"""Records that stand where one of several may stand; they are written with their name."""


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _from_plain(value: Any, wanted: Any, where: str, depth: int) -> Any:
    """A plain value as the type wanted, or SaveDamaged saying where it is not of that type."""
    if depth > _DEEPEST:
        raise SaveDamaged(f"{where} is nested too deeply")
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _one_of(value, get_args(wanted), where, depth)
    if origin is Literal:
        return _expect(value in get_args(wanted), value, where)
    if origin is tuple:
        return _row(value, get_args(wanted), where, depth)
    if origin is not None and issubclass(origin, Mapping):
        _expect(isinstance(value, dict), value, where)
        kind = get_args(wanted)[1]
        return {key: _from_plain(item, kind, f"{where}.{key}", depth + 1) for key, item in value.items()}
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _record(value, wanted, where, depth)
    return _scalar(value, wanted, where)


def _scalar(value: Any, wanted: Any, where: str) -> Any:
    if wanted is type(None):
        return _expect(value is None, value, where)
    if wanted is int:
        return _expect(type(value) is int and abs(value) <= _SAFE, value, where)
    return _expect(type(value) is wanted, value, where)


def _expect(fine: bool, value: Any, where: str) -> Any:
    if not fine:
        raise SaveDamaged(f"{where} is not what it should be")
    return value


def _one_of(value: Any, options: tuple[Any, ...], where: str, depth: int) -> Any:
    if value is None and type(None) in options:
        return None
    if isinstance(value, dict) and "is" in value:
        named = [option for option in options if getattr(option, "__name__", "") == value["is"]]
        _expect(bool(named), value, where)
        return _record({key: item for key, item in value.items() if key != "is"}, named[0], where, depth)
    if isinstance(value, dict) and set(value) == {"set"} and isinstance(value["set"], list):
        return frozenset(_expect(type(word) is str, word, where) for word in value["set"])
    for option in options:
        if option in (bool, int, str) and type(value) is option:
            return _scalar(value, option, where)
        if is_dataclass(option) and isinstance(value, dict):
            return _from_plain(value, option, where, depth)
    raise SaveDamaged(f"{where} is not what it should be")


def _row(value: Any, kinds: tuple[Any, ...], where: str, depth: int) -> tuple[Any, ...]:
    _expect(isinstance(value, list), value, where)
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(_from_plain(item, kinds[0], f"{where}[{index}]", depth + 1) for index, item in enumerate(value))
    _expect(len(value) == len(kinds), value, where)
    return tuple(_from_plain(item, kind, where, depth + 1) for item, kind in zip(value, kinds, strict=True))


def _record(value: Any, wanted: type, where: str, depth: int) -> Any:
    _expect(isinstance(value, dict), value, where)
    hints = _hints(wanted)
    unknown = set(value) - set(hints)
    if unknown:
        raise SaveDamaged(f"{where} holds {min(unknown)}, which no save of this format has")
    made = {name: _from_plain(item, hints[name], f"{where}.{name}", depth + 1) for name, item in value.items()}
    try:
        return wanted(**made)
    except TypeError as error:
        raise SaveDamaged(f"{where} lacks a part") from error
