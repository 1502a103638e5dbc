"""People in words: how somebody stands to the player, and the forms of the player's own name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from star_city_game.model.expression import Value
from star_city_game.model.person import Regard

_TRUST = {
    -3: "will not be in a room with you",
    -2: "cold",
    -1: "wary",
    0: "",
    1: "well disposed",
    2: "trusts you",
    3: "would answer for you",
}
_DEBT = {-2: "you owe a great deal", -1: "you owe a favour", 0: "", 1: "owes you a favour", 2: "owes you a great deal"}

DIMINUTIVES: Mapping[str, str] = {
    "Zoya": "Zoyka",
    "Rimma": "Rimka",
    "Inna": "Innochka",
    "Nonna": "Nonka",
    "Lidia": "Lida",
    "Tamara": "Toma",
    "Faina": "Faya",
    "Ninel": "Nelka",
    "Oktyabrina": "Ina",
    "Praskovya": "Pasha",
    "Ignat": "Ignasha",
    "Gennady": "Gena",
    "Yevgeny": "Zhenya",
    "Arkady": "Arkasha",
    "Vadim": "Vadik",
    "Rem": "Remka",
    "Marlen": "Marik",
    "Prokhor": "Prosha",
    "Kim": "Kimka",
    "Innokenty": "Kesha",
}
"""First names and the diminutives that friends use; any other name is its own diminutive."""

_PATRONYMICS: Mapping[str, tuple[str, str]] = {
    "Savva": ("Savvich", "Savvichna"),
    "Ilya": ("Ilyich", "Ilyinichna"),
    "Danila": ("Danilovich", "Danilovna"),
    "Nikita": ("Nikitich", "Nikitichna"),
    "Foma": ("Fomich", "Fominichna"),
    "Luka": ("Lukich", "Lukinichna"),
    "Kuzma": ("Kuzmich", "Kuzminichna"),
    "Mikhail": ("Mikhailovich", "Mikhailovna"),
    "Pavel": ("Pavlovich", "Pavlovna"),
    "Lev": ("Lvovich", "Lvovna"),
    "Pyotr": ("Petrovich", "Petrovna"),
    "Yakov": ("Yakovlevich", "Yakovlevna"),
}
_GOAL, _PAIR = "goal:", "pair:"
_FORMS = ("first", "short", "patronymic", "surname", "full", "he", "him", "his", "man")
_PRONOUNS = {"man": ("he", "him", "his", "man"), "woman": ("she", "her", "her", "woman")}


def patronymic(father: str, gender: str) -> str:
    """The patronymic a clerk would write: -ovich/-ovna after a consonant, -evich/-evna after a final -y, with exceptions."""
    woman = gender == "woman"
    if father in _PATRONYMICS:
        return _PATRONYMICS[father][woman]
    stem, soft = _stem(father)
    return (stem + ("evna" if woman else "evich") if soft else stem + ("ovna" if woman else "ovich")) if father else ""


def _stem(father: str) -> tuple[str, bool]:
    """What the ending is put on, and whether it is the soft one."""
    for ending, left in (("ey", "ey"), ("ay", "ay"), ("oy", "oy"), ("iy", "y"), ("y", "iy")):
        if father.endswith(ending):
            return father.removesuffix(ending) + left, True
    return (father[:-1] if father[-1:] in tuple("aeiou") else father), False


def player_forms(values: Mapping[str, Value]) -> dict[str, str]:
    """Every form of the player's name: from the qualities first, father, surname and gender where the story has them."""
    first, father = str(values.get("first", "")), str(values.get("father", ""))
    gender = str(values.get("gender", "man"))
    named = patronymic(father, gender)
    he, him, his, man = _PRONOUNS.get(gender, _PRONOUNS["man"])
    words = (first, DIMINUTIVES.get(first, first), named, str(values.get("surname", "")))
    return dict(zip(_FORMS, (*words, f"{first} {named}".strip(), he, him, his, man), strict=True))


def initials(full: str) -> str:
    """A full name as papers write it, the surname before the initials: ``Zhuk I.S.``; empty for no name."""
    if full[:1].islower():  # “the First Deputy” has no other name
        return full
    *given, surname = full.split() or [""]
    return f"{surname} {''.join(f'{name[0]}.' for name in given)}".strip()


def regard_in_words(regard: Regard) -> str:
    """How somebody stands to the player: ``well disposed; you owe a favour``, or ``neither warm nor cold``."""
    words = [word for word in (_TRUST[regard.trust], _DEBT[regard.debt]) if word]
    return "; ".join(words) if words else "neither warm nor cold"


def regard_and_knowledge(regard: Regard, known: Sequence[str]) -> str:
    """The same, with what the person knows: ``wary; owes you a favour; knows about the letter``."""
    standing = regard_in_words(regard)
    return "; ".join((standing, f"knows {' and '.join(known)}")) if known else standing


def step_key(person: str, number: int) -> str:
    """How it is kept that somebody has made the step of a goal that has a number, from 0."""
    return f"{_GOAL}{person}.{number}"


def step_of(key: str) -> tuple[str, int] | None:
    """Whose step of a goal it was that was made, and its number; None where something else is kept."""
    person, _, number = key.removeprefix(_GOAL).rpartition(".")
    return (person, int(number)) if key.startswith(_GOAL) else None


def steps_made(happened: Sequence[str], person: str) -> int:
    """How many steps of a goal somebody has made."""
    return sum(1 for key in happened if key.startswith(f"{_GOAL}{person}."))


def pair_key(pair: tuple[str, str]) -> str:
    """How it is kept that two people have fallen out, in whatever order they are named."""
    return f"{_PAIR}{'.'.join(sorted(pair))}"


def pair_of(key: str) -> tuple[str, str] | None:
    """The two who have fallen out; None where something else is kept."""
    one, _, other = key.removeprefix(_PAIR).partition(".")
    return (one, other) if key.startswith(_PAIR) else None
