"""A saved game as the bytes of a file and back: the envelope, and in it canonical JSON.

Only the model's own frozen records are written and read; nothing in a file is ever run. What a list of saves shows stands
first in the JSON, so that it can be read without the game.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from star_city_game.errors import SaveDamaged
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.saves.envelope import FORMAT, seal, unseal
from star_city_game.saves.formats import brought_up
from star_city_game.saves.records import SAFE, from_plain, to_plain

_ABOUT = b'{"about":'
"""How every body begins: no other key of it comes earlier in the alphabet."""
_LONGEST_TITLE = 200


@frozen
class About:
    """What a list shows of a save: when it was made (ISO), of which game, and how far that had come.

    ``game`` is the game's own id; ``when`` and ``place`` are the story's; ``words`` and ``picks`` are counts, ``played`` is
    in seconds; ``ended`` says that the story was over. ``serial`` is higher than that of every save that was there before.
    """

    saved_at: str
    game: str
    story: str
    edition: str
    title: str
    when: str = ""
    place: str = ""
    picks: int = 0
    words: int = 0
    played: int = 0
    ironman: bool = False
    ended: bool = False
    serial: int = 0


def about(game: SavedGame, saved_at: str, serial: int = 0) -> About:
    """What a list shows of a saved game."""
    status = game.turn.status
    return About(
        saved_at=saved_at,
        game=game.terms.id,
        story=game.story,
        edition=game.story_version,
        title=game.title[:_LONGEST_TITLE],
        when=status.when,
        place=status.place,
        picks=len(game.log),
        words=game.words,
        played=game.played,
        ironman=game.terms.ironman,
        ended=game.turn.ended is not None,
        serial=serial,
    )


def encode(game: SavedGame, saved_at: str, engine: str, serial: int = 0) -> bytes:
    """A saved game as the bytes of a file; ``saved_at`` is an ISO time, ``engine`` the program's version."""
    listed = asdict(about(game, saved_at, serial))
    body = {"about": listed, "engine": engine, "format": FORMAT, "game": to_plain(game)}
    return seal(json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())


def decode(data: bytes) -> tuple[SavedGame, str]:
    """The saved game in the bytes of a file of any format so far, and when it was saved.

    Raises:
        SaveTooNew: the file was written by a newer format.
        SaveDamaged: anything else is wrong with it.
    """
    whole = read(data)
    saved_at = whole["about"].get("saved_at") if isinstance(whole.get("about"), dict) else None
    if not isinstance(saved_at, str):
        raise SaveDamaged("the save lacks its date")
    return from_plain(whole.get("game")), saved_at


def read(data: bytes) -> dict[str, Any]:
    """The body of a save as plain values of the present format, with nothing checked but its digest and its JSON.

    Raises:
        SaveTooNew: the file was written by a newer format.
        SaveDamaged: anything else is wrong with it.
    """
    number, body = unseal(data)
    return _brought_up(body, number)


def _brought_up(body: bytes, number: int | None) -> dict[str, Any]:
    """A body as plain values of the present format; its format is ``number``, or what it says itself."""
    try:
        whole = json.loads(
            body.decode(), object_pairs_hook=_no_twins, parse_float=_no_floats, parse_constant=_no_floats
        )
    except (ValueError, RecursionError) as error:
        raise SaveDamaged(f"the save cannot be read: {error}") from error
    written = whole.get("format") if isinstance(whole, dict) else None
    if type(written) is not int or not 1 <= written <= FORMAT or number not in (None, written):
        raise SaveDamaged("the save lacks its format")
    whole = brought_up(whole, written)
    if not isinstance(whole, dict):
        raise SaveDamaged("the save holds no game")
    return whole


def salvage(data: bytes) -> SavedGame:
    """The game in a file whose digest does not vouch for it any more. It may not be the game that was saved: prove it.

    Raises:
        SaveDamaged: not even that can be read.
    """
    _, _, body = data.partition(b"\n")
    return from_plain(_brought_up(body, None).get("game"))


def glance(data: bytes) -> About:
    """What a list shows of a save, without reading the game in it; the digest vouches for that.

    Raises:
        SaveTooNew: the file was written by a newer format.
        SaveDamaged: the digest differs, or this part of it is not what it should be.
    """
    number, body = unseal(data)
    if number < FORMAT:
        return about(*decode(data))
    try:
        found, _ = json.JSONDecoder().raw_decode(body[len(_ABOUT) : len(_ABOUT) + _LONGEST].decode(errors="ignore"))
    except (ValueError, RecursionError) as error:
        raise SaveDamaged(f"the save cannot be read: {error}") from error
    if not body.startswith(_ABOUT) or not isinstance(found, dict) or found.keys() != _KINDS.keys():
        raise SaveDamaged("the save does not say what it is")
    if any(type(found[name]) is not kind for name, kind in _KINDS.items()):
        raise SaveDamaged("the save does not say what it is")
    return About(**found)


_LONGEST = 16_384
"""Bytes that are looked at for what a list shows."""
_TYPES = {"str": str, "int": int, "bool": bool}
_KINDS = {field.name: _TYPES[str(field.type)] for field in fields(About)}


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_floats(text: str) -> Any:
    raise ValueError(f"{text} is not a whole number")


__all__ = ["FORMAT", "SAFE", "About", "about", "decode", "encode", "glance", "read"]
