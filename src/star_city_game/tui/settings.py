"""What the player has set: one small TOML file that a person may also edit by hand.

Anything in it that makes no sense is left out and named in ``notices``; a bad line never keeps the game from starting.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from star_city_game.model.frozen import frozen
from star_city_game.tui import themes

FILE = "settings.toml"
MOST_BYTES = 65_536
CHARSETS = ("auto", "unicode", "ascii")


@frozen
class Settings:
    """The player's settings.

    ``theme`` names a theme; ``odds_numbers`` always shows percentages beside the word; ``reduced_motion`` stops every
    animation; ``charset`` is auto, unicode or ascii; ``keys`` maps the id of a command to another key; ``notices``
    says what in the file was not understood; ``path`` is where changes are written, None keeps them for this run only.
    """

    theme: str = themes.DEFAULT
    odds_numbers: bool = False
    reduced_motion: bool = False
    charset: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    path: Path | None = None


_KNOWN = {item.name: type(item.default) for item in fields(Settings) if item.name not in {"keys", "notices", "path"}}


def default_path() -> Path:
    """Where the settings are kept on this platform."""
    return platformdirs.user_config_path("star-city", appauthor=False) / FILE


def load_settings(path: Path | None = None) -> Settings:
    """Reads the settings; a file that is missing or cannot be read gives the defaults."""
    path = default_path() if path is None else path
    try:
        with path.open("rb") as source:
            written = source.read(MOST_BYTES)
        known = tomllib.loads(written.decode("utf-8"))
    except FileNotFoundError:
        return Settings(path=path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(
            path=path, notices=(f"The settings in {path} could not be read: {error}. The usual ones hold.",)
        )
    return _understood(known, path)


def _understood(known: Mapping[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    notices: list[str] = []
    for name, value in known.items():
        if name == "keys" and isinstance(value, dict):
            values["keys"] = {key: str(pressed) for key, pressed in value.items() if isinstance(pressed, str)}
        elif name not in _KNOWN:
            notices.append(f"There is no setting called “{name}”.")
        elif type(value) is not _KNOWN[name] or (name == "charset" and value not in CHARSETS):
            notices.append(f"The setting “{name}” cannot be {value!r}.")
        else:
            values[name] = value
    return replace(Settings(path=path, notices=tuple(notices)), **values)


def save_settings(settings: Settings) -> None:
    """Writes the settings beside the old file and then in its place.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    if settings.path is None:
        return
    settings.path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=settings.path.parent, prefix=f".{FILE}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            target.write(_as_toml(settings))
        Path(name).replace(settings.path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _as_toml(settings: Settings) -> str:
    written = ["# Star City: settings. Keys can be changed under [keys]; the help screen lists their names."]
    written += [f"{name} = {_value(getattr(settings, name))}" for name in _KNOWN]
    if settings.keys:
        written += ["", "[keys]", *(f"{_value(name)} = {_value(key)}" for name, key in sorted(settings.keys.items()))]
    return "\n".join(written) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return '"' + "".join(_sign(sign) for sign in str(value)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"
