from __future__ import annotations

import pytest

from star_city_game.tui import bindings
from star_city_game.tui.bindings import REGISTRY, footer, key_name, keymap

SCREENS = [
    (bindings.PLAY,),
    (bindings.TITLE,),
    (bindings.SHEET,),
    (bindings.SHEET, bindings.JOURNAL),
    (bindings.SHEET, bindings.SAVES),
    (bindings.SHEET, bindings.FOLDER),
    (bindings.SHEET, bindings.DOCUMENT),
]
SIMPLE = {
    "question_mark",
    "escape",
    "enter",
    "f1",
    "slash",
    "space",
    "pageup",
    "pagedown",
    "up",
    "down",
    "left",
    "right",
    "tab",
}


@pytest.mark.parametrize("where", SCREENS)
def test_the_line_of_keys_is_short_and_names_help(where: tuple[str, ...]) -> None:
    commands = footer(*where)
    assert len(commands) <= 6
    assert "help" in [command.id for command in commands]
    text = "  ".join(f"{key_name(command, {})} {command.label}" for command in commands)
    assert len(text) <= 56


def test_ids_are_unique_and_no_screen_has_a_key_twice() -> None:
    assert len({command.id for command in REGISTRY}) == len(REGISTRY)
    for where in SCREENS:
        keys = [
            key
            for command in REGISTRY
            if command.where in {*where, bindings.ANYWHERE}
            for key in command.keys.split(",")
        ]
        assert len(keys) == len(set(keys)), where


def test_every_key_can_be_sent_by_any_keyboard() -> None:
    for command in REGISTRY:
        for key in command.keys.split(","):
            assert key in SIMPLE or (len(key) == 1 and key.isalpha()), key


@pytest.mark.parametrize(
    ("wanted", "kept", "notices"),
    [
        ({"journal": "b"}, {"journal": "b"}, 0),
        ({"journal": "f1"}, {}, 1),
        ({"journal": "f"}, {}, 1),
        ({"journal": "1"}, {}, 1),
        ({"journal": "ctrl+x"}, {}, 1),
        ({"nothing": "b"}, {}, 1),
        ({"file": "b", "journal": "f"}, {"file": "b", "journal": "f"}, 0),
        ({"delete": "j"}, {"delete": "j"}, 0),
    ],
)
def test_changed_keys_are_taken_when_they_make_sense(
    wanted: dict[str, str], kept: dict[str, str], notices: int
) -> None:
    taken, told = keymap(wanted)
    assert taken == kept
    assert len(told) == notices


def test_a_changed_key_is_the_one_that_is_shown() -> None:
    journal = next(command for command in REGISTRY if command.id == "journal")
    assert key_name(journal, {}) == "j"
    assert key_name(journal, {"journal": "f1"}) == "F1"
