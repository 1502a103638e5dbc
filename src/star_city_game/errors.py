"""Every exception the game raises on purpose, as one tree.

StarCityError
+-- StoryError            the story's files cannot be played; carries diagnostics
+-- LockDamaged           the story's lock file cannot be read; a finding of the compiler's says so
+-- CacheDamaged          what was kept of a compiled story is not what was written; it is compiled again
+-- PlayError             the player or a face asked for something that is not possible now
|   +-- NotOffered        the choice is not on offer
|   +-- ChoiceLocked      the choice is shown but locked; carries the reason
|   +-- GameEnded         the story has ended or stopped
|   +-- NothingToUndo     there is no earlier state
|   +-- NothingCalled     nothing in the story is called so
+-- PhaseError            the narrator was asked for a move its phase does not allow
+-- SaveError             a save cannot be written or read; carries path and advice
    +-- SaveDamaged       the file's contents are not what was written
    +-- SaveTooNew        the file was written by a newer format
    +-- SaveMissing       there is no such save
    +-- SaveConflict      the slot was changed by another since it was read here
    +-- SaveLocked        another window keeps these saves
    +-- SaveElsewhere     the save belongs to another story
    +-- SlotName          the slot's name is not allowed
"""

from __future__ import annotations


class StarCityError(Exception):
    """The root: anything below is a clear message for a person, never a bug report."""


class StoryError(StarCityError):
    """The story's files cannot be played.

    ``report`` holds the diagnostics already laid out for a terminal.
    """

    def __init__(self, message: str, report: str = "") -> None:
        super().__init__(message)
        self.report = report


class LockDamaged(StarCityError):
    """The text of a lock file is not one; the compiler makes a finding of it."""


class CacheDamaged(StarCityError):
    """What was kept of a compiled story is not what was written; nobody sees this, for the story is compiled again."""


class PlayError(StarCityError):
    """A face asked for a move that is not possible now."""


class NotOffered(PlayError):
    """The choice named is not on offer."""


class ChoiceLocked(PlayError):
    """The choice is shown but locked; the message is the reason shown to the player."""


class GameEnded(PlayError):
    """The story has ended: there is nothing left to choose."""


class NothingToUndo(PlayError):
    """There is no earlier state to go back to."""


class NothingCalled(PlayError):
    """Nothing in the story is called so."""


class PhaseError(StarCityError):
    """The narrator was asked for a move that its present phase does not allow."""


class SaveError(StarCityError):
    """A save could not be written or read."""


class SaveDamaged(SaveError):
    """The file is not what was written: cut short, altered, or not a save at all."""


class SaveTooNew(SaveError):
    """The file was written by a newer format than this program reads; it is left alone."""


class SaveMissing(SaveError):
    """There is no save of that name."""


class SaveConflict(SaveError):
    """The slot was changed by another window or program since it was read here; it is left as it is."""


class SaveLocked(SaveError):
    """Another window keeps these saves; this one may play, and may write once the other has closed."""


class SaveElsewhere(SaveError):
    """The save belongs to another story."""


class SlotName(SaveError):
    """The slot's name is not one that every file system can hold."""
