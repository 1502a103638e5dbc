"""Every command of the face in one registry: it feeds the keys, the line of keys at the foot, the menu and the help.

A command's ``id`` is what the settings file's ``[keys]`` table names. Keys are digits, letters, arrows, Enter, Escape,
Tab and F1 only, so that any keyboard and any terminal can send them.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from star_city_game.model.frozen import frozen

PLAY, SHEET, TITLE, ANYWHERE, WRITER = "play", "sheet", "title", "anywhere", "writer"
JOURNAL, SAVES, FOLDER, DOCUMENT = "journal", "saves", "folder", "document"
_NAMES = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "f1": "F1",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "tab": "Tab",
    "slash": "/",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


@frozen
class Command:
    """Something a key or a click can do on a kind of screen.

    ``keys`` are Textual's names, the first is shown; ``foot`` puts it on the line of keys, ``menu`` into the menu.
    """

    id: str
    where: str
    keys: str
    action: str
    label: str
    about: str
    foot: bool = False
    menu: bool = False


REGISTRY: tuple[Command, ...] = (
    Command("journal", PLAY, "j", "open('journal')", "Journal", "all that you have read, and a search", True, True),
    Command("file", PLAY, "f", "open('dossier')", "File", "what they may know about you", True, True),
    Command("people", PLAY, "p", "open('people')", "People", "whom you have met, how they stand", True, True),
    Command("launch", PLAY, "l", "open('launch')", "Launch", "what is known of the machine", False, True),
    Command("calendar", PLAY, "c", "open('calendar')", "Calendar", "the turns behind you and before you", False, True),
    Command("report", PLAY, "e", "open('report')", "Report", "the Commission’s, on the last flight", False, True),
    Command("undo", PLAY, "u", "undo", "Undo", "take the last choice back", False, True),
    Command("rewind", PLAY, "r", "rewind", "Rewind", "go back to the start of this scene", False, True),
    Command("odds", PLAY, "o", "odds", "Odds", "odds as numbers, with their parts", False, True),
    Command("saves", PLAY, "s", "open('saves')", "Saves", "save, load or delete a game", True, True),
    Command("settings", PLAY, "t", "open('settings')", "Settings", "theme, odds, motion, characters", False, True),
    Command("menu", PLAY, "escape", "open('menu')", "Menu", "everything there is to do, as a list", True),
    Command(
        "backstage",
        WRITER,
        "w",
        "open('backstage')",
        "Backstage",
        "scene and line, reasons, values",
        False,
        True,
    ),
    Command("read_on", PLAY, "space,pagedown", "read_on", "Read on", "scroll the text one page on"),
    Command("read_back", PLAY, "pageup", "read_back", "Read back", "scroll the text one page back"),
    Command("help", ANYWHERE, "question_mark,f1", "app.open('help')", "Help", "this page", True, True),
    Command("back", SHEET, "escape", "back", "Back", "close this page", True),
    Command("find", JOURNAL, "slash", "find", "Search", "search what you have read", True),
    Command("unfold", FOLDER, "enter", "unfold", "Unfold", "what a line is made of, or fold it up again", True),
    Command("export", DOCUMENT, "x", "export", "Export", "write the document to a text beside the saves", True),
    Command("save_new", SAVES, "n", "save_new", "New save", "save this game under a name", True),
    Command("save_over", SAVES, "w", "save_over", "Save here", "write this game over the chosen save", True),
    Command("to_scene", SAVES, "b", "take_up('scene')", "Scene", "load the chosen save at the start of its scene"),
    Command(
        "to_chapter", SAVES, "h", "take_up('chapter')", "Chapter", "load the chosen save at the start of its chapter"
    ),
    Command("delete", SAVES, "d", "delete", "Delete", "delete the chosen save", True),
    Command("leave", TITLE, "q", "app.quit", "Quit", "leave the game", True),
)


def bindings(*where: str) -> list[Binding]:
    """The bindings of a screen that answers to these kinds of commands, and to those that hold anywhere."""
    return [
        Binding(command.keys, command.action, command.label, show=False, id=command.id)
        for command in REGISTRY
        if command.where in {*where, ANYWHERE}
    ]


def footer(*where: str) -> tuple[Command, ...]:
    """The commands named on the line of keys, at most six; those that hold anywhere come before the way out."""
    own = [command for command in REGISTRY if command.foot and command.where in {*where, ANYWHERE}]
    return tuple(sorted(own, key=lambda command: command.keys == "escape"))


def menu(*, writer: bool = True) -> tuple[Command, ...]:
    """The commands of the play screen's menu, with those that are only for a ``writer``."""
    return tuple(command for command in REGISTRY if command.menu and (writer or command.where != WRITER))


def key_name(command: Command, changed: Mapping[str, str]) -> str:
    """The first key of a command as a person would name it, after the changes of the settings file."""
    key = changed.get(command.id, command.keys).split(",")[0].strip()
    return _NAMES.get(key, key)


def keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The changes of keys that make sense, and a notice for each that does not.

    A key must be one that is named here or a single letter or digit, and two commands of one screen may not share it.
    """
    known = {command.id: command for command in REGISTRY}
    kept: dict[str, str] = {}
    notices: list[str] = []
    for name, key in wanted.items():
        if name not in known:
            notices.append(f"There is no command called “{name}”.")
        elif not (key in _NAMES or (len(key) == 1 and key.isalnum() and key.isascii())):
            notices.append(f"“{key}” cannot be the key of “{name}”: use one letter, or a name such as f1.")
        elif clash := _taken(known[name], key, {**kept}):
            notices.append(f"“{key}” cannot be the key of “{name}”: “{clash}” has it.")
        else:
            kept[name] = key
    return kept, tuple(notices)


def _taken(command: Command, key: str, changed: Mapping[str, str]) -> str | None:
    """The command on the same screen that already has the key."""
    if key.isdigit():
        return "the choices"
    for other in REGISTRY:
        places = {other.where, command.where}
        together = len(places) == 1 or ANYWHERE in places or places == {PLAY, WRITER}
        if other.id != command.id and together and key in changed.get(other.id, other.keys).split(","):
            return other.id
    return None
