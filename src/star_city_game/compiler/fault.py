"""A fault in an expression, a text or an effect, placed by character; the files’ half gives it its file and line.

The codes 120-139, 220-239, 320-339 and 522-525 are given out in :data:`CODES` alone.
"""

from __future__ import annotations

from dataclasses import replace

from star_city_game.model.frozen import frozen

CODES = {
    "SC120": "a sign that the language does not have",
    "SC121": "an expression that breaks off or does not fit together",
    "SC122": "a bracket that is not closed, or closes nothing",
    "SC123": "a sign of another language",
    "SC124": "a number that is not whole, or too large",
    "SC125": "quotation marks around a word",
    "SC126": "an expression or text that is too long",
    "SC127": "an expression or text that is nested too deep",
    "SC128": "the wrong number or kind of things between a function’s brackets",
    "SC129": "“in” as one link of a chain of comparisons",
    "SC130": "braces that do not pair in a text",
    "SC131": "a blank line inside braces",
    "SC132": "emphasis that is not closed",
    "SC133": "an arrow inside braces",
    "SC134": "<> in the middle of a text",
    "SC135": "a colon inside braces with no condition before it",
    "SC136": "the wrong number of alternatives after a condition",
    "SC137": "a control character in a text",
    "SC138": "an effect that is not one",
    "SC139": "a backslash before a sign that needs none",
    "SC220": "an unknown name",
    "SC221": "an unknown word of an enum or a set",
    "SC222": "an unknown function",
    "SC223": "an unknown scene, label or choice id",
    "SC224": "an unknown person, or form of a name",
    "SC225": "an unknown dossier entry",
    "SC226": "an unknown defect",
    "SC227": "an unknown machine, stage or event",
    "SC228": "an unknown deck",
    "SC229": "an unknown field after a dot",
    "SC230": "an unknown effect",
    "SC231": "an unknown name of something put off",
    "SC232": "an unknown codex entry",
    "SC320": "a condition that is not yes or no",
    "SC321": "a comparison of two different kinds of thing",
    "SC322": "an order where there is none",
    "SC323": "arithmetic with something that is not a number",
    "SC324": "a comparison of the player’s text",
    "SC325": "a division by zero",
    "SC326": "a value of the wrong type",
    "SC327": "an assignment to something that cannot be assigned",
    "SC328": "words with nothing that says whose words they are",
    "SC329": "an assignment outside the bounds",
    "SC330": "a number outside the range that makes sense here",
    "SC331": "a sign of assignment that the type does not have",
    "SC332": "a value that cannot be printed",
    "SC333": "a date that is no day of the calendar",
    "SC334": "a date in a story that has none",
    "SC505": "an unknown source of the file",
    "SC507": "an unknown suspect or clue",
    "SC508": "an unknown code name",
    "SC509": "an unknown category of the file",
    "SC522": "an unknown flight",
    "SC523": "an unknown phase of a flight",
    "SC524": "an unknown milestone",
    "SC525": "an unknown end of a flight",
}
"""Every code that a fault can have, with what it stands for."""


@frozen
class Fault:
    """One fault: what is wrong, where, and what would be right.

    ``offset`` counts characters from the start of the source; ``word`` is the offending piece of it, if it is one;
    ``expected`` says what would be right; ``candidates`` are near names, the nearest first.
    """

    code: str
    offset: int
    message: str
    expected: str = ""
    candidates: tuple[str, ...] = ()
    word: str = ""

    def moved(self, by: int) -> Fault:
        """The same fault in a source that has ``by`` characters more in front."""
        return replace(self, offset=self.offset + by)
