"""Bytes to text, and the characters that no story may hold: they could deceive a reader or drive a terminal."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, the escape character among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of writing direction
    "\u2028\u2029"  # line ends that YAML counts and editors do not
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # lone surrogates, and what is no character at all
)
_MOST = 10
_NAMES = {
    "\x1b": "an escape sequence",
    "\x00": "a null character",
    "\r": "a lone carriage return",
    "\ufeff": "a byte order mark",
}


def decode(data: bytes) -> tuple[str | None, int]:
    """Text of UTF-8 bytes, with Windows line ends made plain and a leading byte order mark dropped.

    Returns:
        The text and 0, or None and the number of the first line that is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, data.count(b"\n", 0, fault.start) + 1
    return text.replace("\r\n", "\n"), 0


def forbidden(text: str) -> list[tuple[int, str]]:
    """Offsets and signs of the first few forbidden characters."""
    if text.replace("\n", " ").isprintable():  # nothing forbidden is, and asking this takes a tenth of the time
        return []
    found: list[tuple[int, str]] = []
    for match in _FORBIDDEN.finditer(text):
        found.append((match.start(), match.group()))
        if len(found) == _MOST:
            break
    return found


def name_of(sign: str) -> str:
    """A forbidden character in words, with its code point."""
    word = _NAMES.get(sign)
    if word is None:
        category = unicodedata.category(sign)
        word = {"Cs": "half of a surrogate pair", "Cc": "a control character"}.get(category)
    if word is None:
        word = "the invisible " + unicodedata.name(sign, "character").lower()
    return f"{word} (U+{ord(sign):04X})"


def visible(text: str) -> str:
    """The text with every forbidden character replaced, safe to print."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
