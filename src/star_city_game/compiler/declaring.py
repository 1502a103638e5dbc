"""Reads one file of a story and declares what it holds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.files import LOCK, LOCK_NAME
from star_city_game.compiler.kinds import DECLARE
from star_city_game.compiler.lock import read_lock
from star_city_game.compiler.reader import decode_source, read_source
from star_city_game.errors import LockDamaged


@contextmanager
def unhindered() -> Iterator[None]:
    """Puts off garbage collection: a story is all live objects, and looking through them costs a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def declare_file(name: str, kind: str, data: bytes, declared: Declared) -> None:
    """Adds what a file declares, or takes note that it cannot be read.

    Args:
        name: the file's name within the story.
        kind: what it holds; see :mod:`.files`.
        data: its bytes.
        declared: takes what it holds, and what is wrong with it.
    """
    source = decode_source(name, data, declared.findings)
    if source is not None and kind == LOCK:
        _take_lock(source.text, declared)
        return
    node = None if source is None else read_source(source, declared.findings)
    if node is not None:
        DECLARE[kind](node, declared)
    else:
        declared.add_unread(None if source is None else source.text)


def _take_lock(text: str, declared: Declared) -> None:
    try:
        declared.lock = read_lock(text)
    except LockDamaged as damage:
        message = f"the lock cannot be read: {damage}"
        advice = "Take the last one that can be from git, then run star-city lock."
        declared.findings.add_to_file("SC603", LOCK_NAME, message, advice=advice)
