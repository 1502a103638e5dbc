"""What data of the house is made of: values that never change. Decision 0070 says why they are no plain dataclasses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")
_Values: TypeAlias = Callable[[Any], tuple[object, ...]]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Kind]) -> type[_Kind]:
    """Makes a class a dataclass with slots, compared, hashed and shown by its values, whose fields nothing may set again.

    That nothing sets a field is held by mypy, over all that is ours, and costs nothing where values are made. Python source
    is written and compiled for ``__init__`` alone; everything else is shared by all such classes.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False)(kind)
    names = tuple(each.name for each in fields(made))
    values = _values_of(names)

    def equals(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def shown(self: Any) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(names, values(self), strict=True))
        return f"{self.__class__.__qualname__}({told})"

    made.__eq__, made.__hash__, made.__repr__ = equals, hashed, shown
    return made  # type: ignore[no-any-return]


def _values_of(names: tuple[str, ...]) -> _Values:
    """What gives the fields of a value as a tuple; the getter of one name alone would give it bare."""
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
