"""Records of the model as JSON and back, for what the compiler keeps between runs.

A record is written as a list: its type's name, then its fields in order, but for the last of them that hold their defaults. What
is read is held against the declared types, field by field, so that whatever passes is a record of that type and nothing else;
nothing that is read is ever run.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from star_city_game.errors import CacheDamaged

Read: TypeAlias = Callable[[Any], Any]
"""Makes a value of plain data, or raises CacheDamaged."""
_SCALARS = (bool, int, str)
_SET = "set"
_NO_PAIRS: dict[str, Any] = {}
"""Stands for the default of a mapping, which is a new one each time."""


def written(value: object) -> bytes:
    """A record, or a tuple or mapping of records, as JSON on one line."""
    return _WRITER.encode(value).encode()


def read(data: bytes, wanted: Any) -> Any:
    """The value of a declared type that was written.

    Raises:
        CacheDamaged: the data is not JSON, or no value of that type.
    """
    try:
        return _reader(wanted)(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise CacheDamaged(f"what was kept cannot be read: {error}") from error


def _plain(value: Any) -> object:
    """What the JSON writer puts in place of something that JSON does not know."""
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    kind: Any = type(value)
    return _parts(kind)(value)


_WRITER = json.JSONEncoder(
    default=_plain, ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")
)


@cache
def _parts(kind: Any) -> Callable[[Any], tuple[object, ...]]:
    tag, names = kind.__name__, [field.name for field in fields(kind)]
    usual = [_NO_PAIRS if field.default_factory is dict else field.default for field in fields(kind)]
    if not names:
        return lambda _: (tag,)
    get = attrgetter(*names) if len(names) > 1 else _alone(names[0])

    def parts(value: Any) -> tuple[object, ...]:
        row = get(value)
        end = len(row)
        while end and (row[end - 1] is usual[end - 1] or (usual[end - 1] is _NO_PAIRS and not row[end - 1])):
            end -= 1
        return (tag, *row[:end])

    return parts


def _alone(name: str) -> Callable[[Any], tuple[object]]:
    get = attrgetter(name)
    return lambda value: (get(value),)


@cache
def _reader(wanted: Any) -> Read:
    """What reads a declared type."""
    origin, args = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is Literal:
        return _word(frozenset(args))
    if origin is tuple:
        return _row(args)
    if origin is not None:
        return _read_set if origin is frozenset else _mapping(args[1])
    return _record(wanted) if is_dataclass(wanted) else _scalar(wanted)


def _refuse(value: object, wanted: str) -> CacheDamaged:
    return CacheDamaged(f"{str(value)[:40]!r} stands where {wanted} should")


def _scalar(wanted: type) -> Read:
    def read_scalar(value: Any) -> Any:
        if type(value) is not wanted:
            raise _refuse(value, wanted.__name__)
        return value

    return read_scalar


def _word(words: frozenset[str]) -> Read:
    def read_word(value: Any) -> str:
        if type(value) is not str or value not in words:
            raise _refuse(value, "a word of the format")
        return value

    return read_word


def _read_set(value: Any) -> frozenset[str]:
    if type(value) is not dict or value.keys() != {_SET} or type(value[_SET]) is not list:
        raise _refuse(value, "a set")
    if any(type(word) is not str for word in value[_SET]):
        raise _refuse(value, "a set of words")
    return frozenset(value[_SET])


def _row(kinds: tuple[Any, ...]) -> Read:
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        inner = _reader(kinds[0])

        def read_many(value: Any) -> tuple[Any, ...]:
            if type(value) is not list:
                raise _refuse(value, "a list")
            return tuple([inner(item) for item in value])

        return read_many
    readers = [_reader(kind) for kind in kinds]

    def read_some(value: Any) -> tuple[Any, ...]:
        if type(value) is not list or len(value) != len(readers):
            raise _refuse(value, "a row")
        return tuple([inner(item) for inner, item in zip(readers, value, strict=True)])

    return read_some


def _mapping(kind: Any) -> Read:
    inner = _reader(kind)

    def read_mapping(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise _refuse(value, "a mapping")
        return {key: inner(item) for key, item in value.items()}

    return read_mapping


def _record(wanted: Any) -> Read:
    tag = wanted.__name__
    least = sum(field.default is MISSING and field.default_factory is MISSING for field in fields(wanted))
    readers: list[Read] = []

    def read_record(value: Any) -> Any:
        if not readers:  # only now: records hold one another
            hints = get_type_hints(wanted)
            readers.extend(_reader(hints[field.name]) for field in fields(wanted))
        if type(value) is not list or not least < len(value) <= len(readers) + 1 or value[0] != tag:
            raise _refuse(value, tag)
        return wanted(*[inner(item) for inner, item in zip(readers, value[1:])])  # noqa: B905 - the last may be left out

    return read_record


def _union(options: tuple[Any, ...]) -> Read:
    scalars = frozenset(option for option in options if option in (*_SCALARS, type(None)))
    by_tag = {
        option.__name__: _reader(option) for option in options if isinstance(option, type) and is_dataclass(option)
    }
    holds_sets = any(get_origin(option) is frozenset for option in options)

    def read_any(value: Any) -> Any:
        kind = type(value)
        if kind is list and value and type(value[0]) is str and value[0] in by_tag:
            return by_tag[value[0]](value)
        if kind in scalars:
            return value
        if kind is dict and holds_sets:
            return _read_set(value)
        raise _refuse(value, "something of a known kind")

    return read_any
