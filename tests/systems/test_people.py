from __future__ import annotations

import pytest

from star_city_game.model.person import Regard
from star_city_game.systems.people import (
    pair_key,
    patronymic,
    player_forms,
    regard_and_knowledge,
    regard_in_words,
    step_key,
    steps_made,
)


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Savva", "Savvich", "Savvichna"),
        ("Ilya", "Ilyich", "Ilyinichna"),
        ("Yefim", "Yefimovich", "Yefimovna"),
        ("Andrey", "Andreyevich", "Andreyevna"),
        ("Nikolay", "Nikolayevich", "Nikolayevna"),
        ("Gennadiy", "Gennadyevich", "Gennadyevna"),
        ("Arkady", "Arkadiyevich", "Arkadiyevna"),
        ("Osip", "Osipovich", "Osipovna"),
        ("Foma", "Fomich", "Fominichna"),
        ("Afanasi", "Afanasovich", "Afanasovna"),
        ("", "", ""),
    ],
)
def test_a_clerk_writes_the_patronymic(father: str, son: str, daughter: str) -> None:
    assert patronymic(father, "man") == son
    assert patronymic(father, "woman") == daughter


def test_the_player_has_every_form() -> None:
    forms = player_forms({"first": "Zoya", "father": "Savva", "surname": "Zhuk", "gender": "woman"})
    assert forms["short"] == "Zoyka"
    assert forms["full"] == "Zoya Savvichna"
    assert (forms["he"], forms["him"], forms["his"], forms["man"]) == ("she", "her", "her", "woman")


def test_a_name_without_a_diminutive_is_its_own() -> None:
    assert player_forms({"first": "Björk"})["short"] == "Björk"


def test_regard_is_told_in_words() -> None:
    assert regard_in_words(Regard()) == "neither warm nor cold"
    assert regard_in_words(Regard(trust=-1, debt=1)) == "wary; owes you a favour"


def test_what_somebody_knows_follows_how_they_stand() -> None:
    assert regard_and_knowledge(Regard(trust=-1, debt=1, knows=("a", "b")), ["about the letter", "about the beat"]) == (
        "wary; owes you a favour; knows about the letter and about the beat"
    )
    assert regard_and_knowledge(Regard(), []) == "neither warm nor cold"


def test_a_pair_is_the_same_whoever_is_named_first() -> None:
    assert pair_key(("rinat", "larisa")) == pair_key(("larisa", "rinat"))


def test_steps_are_counted_by_person() -> None:
    happened = (step_key("nino", 0), step_key("ninotchka", 0), step_key("nino", 1))
    assert steps_made(happened, "nino") == 2
    assert steps_made(happened, "rinat") == 0
