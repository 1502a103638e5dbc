"""Read-only records of the file, for the faces: what they may know, and the whole of it as the reading room hands it over."""

from __future__ import annotations

from star_city_game.model.dossier import Known
from star_city_game.model.frozen import frozen


@frozen
class FactorView:
    """One number that another is made of: what it is, in words, and how it is written."""

    words: str
    number: str


@frozen
class PaperView:
    """One paper of the file as the player knows it; ``number`` is its place on the page, from 1.

    What was not learned is empty: of a paper of which nothing is known everything but the day, of one that was not seen its
    source, its text, the note, how it stands and what it weighs. ``gap`` stands where the text of such a one would.
    ``text`` and ``note`` are paragraphs. ``factors`` multiply to what it weighs; the last says what it counts for now.
    """

    number: int
    date: str
    kind: str
    source: str
    category: str
    known: Known
    gap: str = ""
    text: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    standing: str = ""
    factors: tuple[FactorView, ...] = ()


@frozen
class CategoryView:
    """The papers of a category in order of date; ``name`` is empty for those of which it is not known where they are filed.

    ``points`` is what those that were read count for, empty where none was; ``note`` says that the category is asleep.
    """

    name: str
    papers: tuple[PaperView, ...]
    points: str = ""
    note: str = ""


@frozen
class ClueView:
    """What was noticed about somebody, in the order in which it was."""

    person: str
    texts: tuple[str, ...]


@frozen
class StampView:
    """The file came to another stage: the day, that in a sentence, and the papers that weighed then, as far as they are known."""

    date: str
    said: str
    grounds: tuple[str, ...] = ()


@frozen
class DossierView:
    """What they may know: the stage and how the file came to it, the newest stamp last, and the papers by category.

    ``counted`` says how many papers there are and what is known of them; ``factors`` what the papers that were read add up to;
    ``shield`` that some points do not count;
    ``officer`` how it stands with the one who keeps the file; ``noticed`` are the clues, by person.
    """

    stage: str
    categories: tuple[CategoryView, ...] = ()
    stamps: tuple[StampView, ...] = ()
    counted: str = ""
    factors: tuple[FactorView, ...] = ()
    shield: str = ""
    officer: str = ""
    noticed: tuple[ClueView, ...] = ()

    @property
    def papers(self) -> tuple[PaperView, ...]:
        """All papers as they stand on the page."""
        return tuple(paper for category in self.categories for paper in category.papers)


@frozen
class SheetView:
    """A sheet of the file as the archive hands it over: its number and its lines of at most 66 columns."""

    number: int
    lines: tuple[str, ...]


@frozen
class ReadingRoomView:
    """The whole file, read at the end, with every name unmasked: what is said before it, its sheets, what is said after."""

    heading: str
    opening: tuple[str, ...]
    sheets: tuple[SheetView, ...]
    closing: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, line by line, as it is printed and exported."""
        found: list[str] = [self.heading, "", *self.opening]
        for sheet in self.sheets:
            found += ["", *sheet.lines]
        return (*found, "", *self.closing)
