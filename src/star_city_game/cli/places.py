"""Where things are on this machine: the story, the saves, the settings, what is kept of compiled stories."""

from __future__ import annotations

import os
from pathlib import Path

from star_city_game.model.frozen import frozen

APP = "star-city"
SAVES_VARIABLE = "STAR_CITY_SAVES"
CACHE_VARIABLE = "STAR_CITY_CACHE"
_PACKAGE = Path(__file__).resolve().parent.parent


@frozen
class Places:
    """The folders in use. ``checkout`` is the root of a source checkout, or None for an installed game."""

    story: Path
    saves: Path
    settings: Path
    cache: Path
    checkout: Path | None


def checkout() -> Path | None:
    """The source checkout that this package runs from, or None when it is installed."""
    root = _PACKAGE.parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "story" / "story.yaml").is_file() else None


def find(story: Path | None, saves: Path | None) -> Places:
    """The folders in use, given what the command line said.

    The story is ``--story``, else that of the folder in which the command is run, else this game's.
    Compiled stories are kept in ``STAR_CITY_CACHE``, else the platform's cache folder.
    Saves are in ``--saves``, else ``STAR_CITY_SAVES``, else the checkout's ``saves``, else the platform's data folder.
    """
    root = checkout()
    ours = root / "story" if root else _PACKAGE / "story"
    return Places(
        story=story or _here() or ours, saves=saves or _saves(root), settings=_settings(), cache=_cache(), checkout=root
    )


def schemas_of(places: Places, *, own: bool) -> Path:
    """Where the JSON Schemas go: ``docs/schemas`` for a story of the checkout, else ``.schemas`` in the story's folder.

    Those that complete a story's ``own`` ids are always kept with the story.
    """
    root = places.checkout
    ours = root is not None and places.story.resolve().is_relative_to(root.resolve())
    return root / "docs" / "schemas" if root is not None and ours and not own else places.story / ".schemas"


def _here() -> Path | None:
    """The folder in which the command is run, if it is that of a story."""
    here = Path.cwd()
    return here if (here / "story.yaml").is_file() else None


def _saves(root: Path | None) -> Path:
    named = os.environ.get(SAVES_VARIABLE)
    if named:
        return Path(named)
    if root is not None:
        return root / "saves"
    import platformdirs  # noqa: PLC0415 - a checkout never needs it

    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "saves"


def _settings() -> Path:
    import platformdirs  # noqa: PLC0415 - only play and where need it

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.toml"


def _cache() -> Path:
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - only play and where need it

    return Path(platformdirs.user_cache_dir(APP, appauthor=False))
