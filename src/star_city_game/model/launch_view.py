"""Read-only records of the vehicle and its flights, for the faces. Chances are in hundredths of a percent."""

from __future__ import annotations

from star_city_game.model.frozen import frozen


@frozen
class DefectView:
    """A defect the player knows of.

    ``covers`` is what it adds to the risk of the flight; ``signed`` is when the player signed for it, ``words`` how;
    ``by_hand`` is the chance that it shows where it is met by hand, which is no part of the risk.
    """

    subsystem: str
    name: str
    status: str
    days: int
    covers: int = 0
    signed: str = ""
    words: str = ""
    by_hand: int = 0


@frozen
class SystemView:
    """A sub-system on the board: what is known of it, how many unseen defects it may have, and what it adds to the risk.

    Of five vehicles four have between ``low`` and ``high`` defects there that nobody has seen. ``by_hand`` is the chance that
    one of its defects shows where it is met by hand.
    """

    name: str
    found: int
    fixed: int
    waived: int
    low: int
    high: int
    chance: int
    word: str
    defects: tuple[DefectView, ...] = ()
    by_hand: int = 0


@frozen
class RiskPart:
    """What one sub-system adds to the risk of a phase: by defects that are found, signed for, and unseen."""

    name: str
    found: int
    signed: int
    unseen: int

    @property
    def chance(self) -> int:
        """All of it."""
        return self.found + self.signed + self.unseen


@frozen
class PhaseView:
    """A phase of the flight: the chance that it ends the flight, and what that is made of.

    ``by_hand`` is what shows in it and is met by hand: of so many flights, by sub-system, as what ends one.
    """

    name: str
    at: str
    chance: int
    parts: tuple[RiskPart, ...] = ()
    by_hand: tuple[RiskPart, ...] = ()

    @property
    def shows(self) -> int:
        """The chance that something shows in it that is met by hand."""
        return sum(part.chance for part in self.by_hand)


@frozen
class SwayView:
    """Something that sways the whole flight, in percent, with its contributions in points."""

    name: str
    percent: int
    parts: tuple[tuple[str, int], ...]


@frozen
class OddityView:
    """What somebody hears who does not see the tree, and who among those met seems to know more."""

    text: str
    faces: tuple[str, ...] = ()


@frozen
class LaunchView:
    """What is known of the machine.

    With ``tree`` the board shows every sub-system and phase of the ``flight`` that it looks forward to; ``chance`` is that of
    its not coming home, what is met by hand left out. Without, only oddities, and the defects that the player knows of.
    """

    risk: str
    defects: tuple[DefectView, ...]
    tree: bool = False
    flight: str = ""
    chance: int = 0
    systems: tuple[SystemView, ...] = ()
    phases: tuple[PhaseView, ...] = ()
    sways: tuple[SwayView, ...] = ()
    oddities: tuple[OddityView, ...] = ()


@frozen
class Section:
    """A section of a report: its title, and its lines of at most 66 columns."""

    title: str
    lines: tuple[str, ...]


@frozen
class CommissionView:
    """The Emergency Commission's report on a flight, or the act of acceptance."""

    heading: str
    about: str
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, line by line, as it is printed and exported."""
        found: list[str] = [self.heading, self.about]
        for section in self.sections:
            found += ["", section.title, *section.lines]
        return tuple(found)


def in_percent(chance: int) -> str:
    """Hundredths of a percent as a face shows them: one place behind the point, and never nothing where there is something."""
    tenths = (chance + 5) // 10
    return "under 0.1 %" if chance and not tenths else f"{tenths // 10}.{tenths % 10} %"


def made_of(part: RiskPart) -> str:
    """What a part of a risk is made of."""
    kinds = (("found", part.found), ("signed", part.signed), ("unseen", part.unseen))
    return ", ".join(f"{word} {in_percent(chance)}" for word, chance in kinds if chance)


def unseen(system: SystemView) -> str:
    """How many unseen defects a sub-system may have, as a range."""
    return str(system.low) if system.low == system.high else f"{system.low}–{system.high}"
