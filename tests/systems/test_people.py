from __future__ import annotations

import pytest

from star_city_game.model.person import Regard
from star_city_game.systems.people import patronymic, player_forms, regard_in_words


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
