"""What the one decorator of immutable data promises, beside the dataclasses that it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import pytest

from star_city_game.model.frozen import frozen


@frozen
class Nothing:
    """No field at all."""


@frozen
class Name:
    """One field."""

    text: str


@frozen
class Person:
    """Several, of which one is filled in anew for each."""

    name: Name
    age: int = 30
    knows: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a frozen dataclass would be."""

    name: Name
    age: int = 30


def test_values_are_equal_by_their_fields_and_never_across_kinds() -> None:
    @frozen
    class Title:
        text: str

    assert Name("Vera") == Name("Vera") != Name("Anna")
    others: list[object] = [Title("Vera"), "Vera", ("Vera",)]
    assert Name("Vera") not in others
    assert Nothing() == Nothing()
    assert Person(Name("Vera")) == Person(Name("Vera"), 30, [])
    assert Person(Name("Vera")) != Person(Name("Vera"), 31)


def test_equal_values_hash_alike() -> None:
    assert len({Name("Vera"), Name("Vera"), Name("Anna")}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError, match="unhashable"):
        hash(Person(Name("Vera")))  # as a tuple of its fields would be


def test_values_are_shown_as_dataclasses_are() -> None:
    assert repr(Usual(Name("Vera"))) == "Usual(name=Name(text='Vera'), age=30)"
    assert repr(Person(Name("Vera"))) == "Person(name=Name(text='Vera'), age=30, knows=[])"
    assert repr(Nothing()) == "Nothing()"


def test_values_are_dataclasses_with_slots() -> None:
    vera = Person(Name("Vera"))
    assert replace(vera, age=31) == Person(Name("Vera"), 31)
    assert [each.name for each in fields(Person)] == ["name", "age", "knows"]
    match vera:
        case Person(Name(text), age):
            assert (text, age) == ("Vera", 30)
    assert Person(Name("Vera")).knows is not vera.knows
    with pytest.raises(AttributeError):
        vera.unheard_of = 1  # type: ignore[attr-defined]
    assert not hasattr(vera, "__dict__")


def test_the_checker_lets_no_field_be_set_again() -> None:
    vera = Name("Vera")
    vera.text = "Anna"  # type: ignore[misc]  # were this allowed, mypy would say that the ignore is not needed
    assert vera == Name("Anna")
