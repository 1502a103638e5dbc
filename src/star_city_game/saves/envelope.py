"""The first line of a save: which format, how long, and the digest of what follows.

Of all one-byte changes of bare JSON almost one in five would load as another game without a word; with the envelope none.
"""

from __future__ import annotations

from hashlib import sha256

from star_city_game.errors import SaveDamaged, SaveTooNew

FORMAT = 2
"""The number of the format that is written; a reader refuses a higher one and leaves the file alone."""
MAGIC = "STARCITY-SAVE"
LARGEST = 16 * 1024 * 1024
"""Bytes of the largest file that is read as a save."""
_WORDS = 4


def seal(body: bytes) -> bytes:
    """A body with the line that vouches for it."""
    return f"{MAGIC} {FORMAT} sha256={sha256(body).hexdigest()} len={len(body)}\n".encode() + body


def unseal(data: bytes) -> tuple[int, bytes]:
    """The format's number and the body of a save.

    Raises:
        SaveTooNew: it was written by a newer format.
        SaveDamaged: it is not what was written.
    """
    head, newline, body = data.partition(b"\n")
    words = head.split(b" ")
    if not newline or len(words) != _WORDS or words[0] != MAGIC.encode():
        raise SaveDamaged("this is not a Star City save, or its first line is gone")
    if not words[1].isdigit() or words[1].startswith(b"0") or len(words[1]) > _WORDS:
        raise SaveDamaged("the save's format number cannot be read")
    number = int(words[1])
    if number > FORMAT:
        raise SaveTooNew(f"this save has format {number}; this program reads up to {FORMAT}. Use a newer Star City.")
    if words[3] != b"len=%d" % len(body):
        raise SaveDamaged("the save is cut short or has grown")
    if words[2] != b"sha256=" + sha256(body).hexdigest().encode():
        raise SaveDamaged("the save is not what was written: its digest differs")
    return number, body


def is_damaged(data: bytes) -> bool:
    """Whether bytes are not a whole save of any format; one of a newer format may be whole, and is never called damaged."""
    try:
        unseal(data)
    except SaveTooNew:
        return False
    except SaveDamaged:
        return True
    return False
