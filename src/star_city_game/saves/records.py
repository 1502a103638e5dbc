"""The model's frozen records as plain JSON values and back, by their declared types.

What turns a record of a type into plain values, and back, is put together once from the type. A field that has its default
is left out. What is read is checked field by field, so that what comes out is a record of the model and nothing else.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeAlias, TypeGuard, Union, get_args, get_origin, get_type_hints

from star_city_game.errors import SaveDamaged
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import GameState, Last
from star_city_game.saves import tables

Turn: TypeAlias = Callable[[Any], Any]
"""Turns a value of the model into plain values, or plain values into one of the model."""

SAFE = 2**53
"""The largest whole number that every JSON reader keeps exactly."""
_ROWS = frozenset({Last})
"""Records written as a row of their values, in the order of their fields."""
_COUNTS = frozenset({"visits", "picked", "last", "counters", "draws", "fitted"})
"""Mappings of the state by the name of a place, written as a tree: most such names begin with that of a scene."""


class _Wrong(Exception):
    """A plain value is not of the type wanted; ``where`` leads to it, the innermost step first."""

    def __init__(self, said: str = "is not what it should be") -> None:
        super().__init__(said)
        self.said = said
        self.where: list[str] = []


def to_plain(kept: SavedGame | GameState) -> Any:
    """A saved game, or a state alone, as plain values."""
    kind: Any = type(kept)
    return _writer(kind)(kept)


def from_plain(value: Any) -> SavedGame:
    """A saved game out of plain values.

    Raises:
        SaveDamaged: they are not of the types declared; says where.
    """
    try:
        game: SavedGame = _reader(SavedGame)(value)
    except _Wrong as wrong:
        raise SaveDamaged(f"{'.'.join(['game', *reversed(wrong.where)])} {wrong.said}") from wrong
    except RecursionError as error:
        raise SaveDamaged("the save is nested too deeply") from error
    return game


# writing


def _same(value: Any) -> Any:
    return value


@cache
def _writer(kind: Any) -> Turn:
    """What turns a value of a type into plain values."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_writer(args)
    if origin is tuple:
        return _row_writer(args[0])
    if origin is Mapping:
        inner = _writer(args[1])
        if inner is _same:
            return lambda value: value if type(value) is dict else dict(value)
        return lambda value: {key: inner(each) for key, each in value.items()}
    return _record_writer(kind) if _is_record(kind) else _same


def _is_record(kind: Any) -> TypeGuard[type]:
    return isinstance(kind, type) and is_dataclass(kind)


def _row_writer(kind: Any) -> Turn:
    if kind in (str, int):
        return list

    def write(values: Any) -> list[Any]:
        item = _writer(kind)  # not before it is needed: a record may hold rows of its own kind
        return [item(each) for each in values]

    return write


def _union_writer(kinds: tuple[Any, ...]) -> Turn:
    records = [kind for kind in kinds if _is_record(kind)]
    if len(records) > 1:
        writers = {kind: _writer(kind) for kind in records}
        return lambda value: {"is": type(value).__name__, **writers[type(value)](value)}
    if records:
        only = _writer(records[0])
        return lambda value: None if value is None else only(value)
    if any(get_origin(kind) is frozenset for kind in kinds):
        return lambda value: {"set": sorted(value)} if isinstance(value, frozenset) else value
    return _same


def _record_writer(kind: type) -> Turn:
    every, hints = fields(kind), get_type_hints(kind)
    values = attrgetter(*(field.name for field in every)) if len(every) > 1 else _alone(every[0].name)
    if kind in _ROWS:
        return lambda record: list(values(record))
    plan = [(field.name, _default(field), _field_writer(kind, field.name, hints[field.name])) for field in every]

    def write(record: Any) -> dict[str, Any]:
        return {
            name: turn(value)
            for (name, default, turn), value in zip(plan, values(record), strict=True)
            if value is not default and value != default
        }

    return write


def _alone(name: str) -> Turn:
    return lambda record: (getattr(record, name),)


def _field_writer(kind: type, name: str, hint: Any) -> Turn:
    turn = _writer(hint)
    if kind is GameState and name in _COUNTS:
        return lambda value: tables.tree(turn(value))
    return tables.moves if kind is SavedGame and name == "log" else turn


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


# reading


def _expect(fine: bool, value: Any) -> Any:
    if not fine:
        raise _Wrong
    return value


@cache
def _reader(kind: Any) -> Turn:
    """What makes a value of a type of plain values, or raises _Wrong."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(args)
    if origin is Literal:
        return lambda value: _expect(type(value) is str and value in args, value)
    if origin is tuple:
        return _row_reader(args[0])
    if origin is Mapping:
        return _mapping_reader(args[1])
    return _record_reader(kind) if _is_record(kind) else _scalar_reader(kind)


def _scalar_reader(kind: Any) -> Turn:
    return _whole if kind is int else lambda value: _expect(type(value) is kind, value)


def _whole(value: Any) -> Any:
    return _expect(type(value) is int and -SAFE <= value <= SAFE, value)


def _set(value: Any) -> Any:
    words = value.get("set") if isinstance(value, dict) and len(value) == 1 else None
    return frozenset(_expect(isinstance(words, list) and all(type(word) is str for word in words), words))


def _union_reader(kinds: tuple[Any, ...]) -> Turn:
    records = {kind.__name__: _reader(kind) for kind in kinds if _is_record(kind)}
    plain = {kind: _reader(kind) for kind in kinds if kind in (bool, int, str, type(None))}
    sets = any(get_origin(kind) is frozenset for kind in kinds)

    def read(value: Any) -> Any:
        if type(value) in plain:
            return plain[type(value)](value)
        if sets:
            return _set(value)
        _expect(isinstance(value, dict) and bool(records), value)
        if len(records) == 1:
            return next(iter(records.values()))(value)
        named = value.get("is")
        reader = records.get(named) if isinstance(named, str) else None
        _expect(reader is not None, value)
        return reader({key: each for key, each in value.items() if key != "is"}) if reader is not None else None

    return read


def _row_reader(kind: Any) -> Turn:
    def read(value: Any) -> Any:
        item = _reader(kind)  # not before it is needed: a record may hold rows of its own kind
        made: list[Any] = []
        try:
            made.extend(item(each) for each in _expect(isinstance(value, list), value))
        except _Wrong as wrong:
            wrong.where.append(f"[{len(made)}]")
            raise
        return tuple(made)

    return read


def _mapping_reader(kind: Any) -> Turn:
    item = _reader(kind)

    def read(value: Any) -> Any:
        made: dict[str, Any] = {}
        key = ""
        try:
            for key, each in _expect(isinstance(value, dict), value).items():
                made[key] = item(each)
        except _Wrong as wrong:
            wrong.where.append(key)
            raise
        return made

    return read


def _record_reader(kind: type) -> Turn:
    every, hints = fields(kind), get_type_hints(kind)
    if kind in _ROWS:
        return _fixed_reader(kind, len(every))
    readers = {field.name: _field_reader(kind, field.name, hints[field.name]) for field in every}
    needed = frozenset(field.name for field in every if _default(field) is MISSING)

    def read(value: Any) -> Any:
        _expect(isinstance(value, dict), value)
        made: dict[str, Any] = {}
        for name, each in value.items():
            reader = readers.get(name)
            if reader is None:
                raise _Wrong(f"holds {name}, which no save of this format has")
            try:
                made[name] = reader(each)
            except _Wrong as wrong:
                wrong.where.append(name)
                raise
        if not needed <= made.keys():
            raise _Wrong("lacks a part")
        return kind(**made)

    return read


def _fixed_reader(kind: type, length: int) -> Turn:
    def read(value: Any) -> Any:
        _expect(isinstance(value, list) and len(value) == length, value)
        return kind(*(_whole(each) for each in value))

    return read


def _field_reader(kind: type, name: str, hint: Any) -> Turn:
    turn = _reader(hint)
    if kind is GameState and name in _COUNTS:
        return lambda value: turn(_expect_table(tables.flat, value))
    return (lambda value: _expect_table(tables.picks, value)) if kind is SavedGame and name == "log" else turn


def _expect_table(turn: Callable[[Any], Any], value: Any) -> Any:
    try:
        return turn(value)
    except ValueError as error:
        raise _Wrong(str(error)) from error
