"""A descent to the Moon: the lander's numbers, what a story declares about it, and one descent as it stands.

Units are whole numbers throughout: mm and mm/s inside, and what a writer reads in metres, tenths of m/s, degrees and seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal as Only
from typing import get_args

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

View = Only["cosmonaut", "console"]
VIEWS: tuple[View, ...] = get_args(View)
"""Who lives through it: the one in the lander, or the one at the console in the Crimea."""
FAULTS = ("plume", "blur", "latch", "servo", "lamp", "rocket")
"""What may be wrong with the lander: the radar reads the plume of Block D; needles blur at 60 % thrust; leg 3 is not locked;
the first push goes the wrong way; the lamp KASANIE is dead; a hold-down rocket is dead."""
OUTCOMES = ("none", "flying", "landed", "hard", "overturned", "crashed", "ukhod")
"""How a descent stands; ``none`` before there was one."""
ENDS = OUTCOMES[2:]
"""How a descent may end."""
Control = Only[
    "hold", "ease", "push", "pull", "both", "left", "right", "needle", "eyes", "shake", "cut", "ukhod",
    "fly", "listen", "refuse", "say_push", "say_aside", "say_eyes", "say_ukhod",
]  # fmt: skip
CONTROLS: tuple[Control, ...] = get_args(Control)
"""What may be done in a turn: by the pilot's hands, by one who lets them fly, and by one who listens."""
HAND: tuple[Control, ...] = CONTROLS[:12]
EASY: tuple[Control, ...] = ("fly", "needle", "eyes", "ukhod")
CONSOLE: tuple[Control, ...] = CONTROLS[13:]
LAMPS = ("podkhod", "vysota", "zavisanie", "ukhod", "kasanie")
"""The light table, in its order: approach, height, hover, away, contact."""
GROUNDS = ("unseen", "clear", "stones", "crater")
"""What lies where the lander is coming down."""


@frozen
class Lander:
    """The numbers of the lander and of the fall. Where each comes from stands beside it in ``systems/descent.yaml``.

    ``mass`` kg at jettison; ``fuel`` kg that may burn before the red line, under which it is needed to lift off, ``tank`` kg
    in all; thrusts in kgf; ``isp`` s; ``gravity`` mm/s²; ``ladder`` pairs of height (m) and sink (tenths of m/s), the highest
    first, which is also where and how fast the descent begins; ``hand`` m where the pilot takes over; ``turns`` pairs of
    height (m) and the seconds of a turn from there up; ``steps`` pairs of height (m) and what one ease or push changes the
    sink by (tenths of m/s); ``lean`` degrees of a sidestep, ``level`` degrees with which drift is taken off; ``dust`` m under
    which the ground is not seen; ``seen`` m under which it is; ``soft`` and ``hard`` tenths of m/s at contact up to which the
    lander stands undamaged, and stands at all; ``upright`` degrees beyond which it lies on its side; ``orbit`` km of the
    orbit that a full reserve reaches, ``lowers`` km that each second of hover under the red line takes off it, ``lowest`` km
    where the other ship can still come; ``delay`` ms until what is measured can be read on Earth.
    """

    mass: int
    fuel: int
    tank: int
    thrust_low: int
    thrust_high: int
    reserve: int
    isp: int
    gravity: int
    ladder: tuple[tuple[int, int], ...]
    hand: int
    turns: tuple[tuple[int, int], ...]
    steps: tuple[tuple[int, int], ...]
    lean: int
    level: int
    seen: int
    dust: int
    soft: int
    hard: int
    upright: int
    orbit: int
    lowers: int
    lowest: int
    delay: int


@frozen
class Remark:
    """Words for a turn: said once, the first of those that fit."""

    id: str
    say: Text
    gate: Expr | None = None


@frozen
class Plan:
    """A descent that the story may fly; ``faults`` are those that may be open, each with its condition."""

    id: str
    view: View
    skill: Expr
    assisted: Expr | None = None
    faults: Mapping[str, Expr] = field(default_factory=dict)


@frozen
class Descents:
    """Everything that a story declares about descents; ``remarks`` by view."""

    lander: Lander
    plans: Mapping[str, Plan] = field(default_factory=dict)
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)


@frozen
class Reading:
    """What the instruments measured at one moment: ms since jettison, tenths of m and of m/s, degrees, s over the red line.

    ``drift`` is positive to the right.
    """

    time: int
    height: int
    sink: int
    drift: int
    tilt: int
    hover: int


@frozen
class Descent:
    """One descent as it stands.

    ``height`` mm, ``sink`` mm/s downwards, ``aside`` mm to the right of the middle of the ``ground``, ``drift`` mm/s to the
    right, ``lean`` tenths of a degree to the right, ``spent`` g burned, ``time`` ms since jettison, ``aim`` the sink in mm/s
    that the hand has asked for, ``thrust`` kgf on average over the last turn, ``is_lit`` whether the reserve engine burns too,
    ``by_hand`` whether the pilot has taken over, ``eye`` per cent by which the eye is wrong; ``ground`` the slope of each ten
    metres in tenths of a degree; ``tilt`` degrees at which it stands in the end, ``speed`` tenths of m/s at contact;
    ``open_faults`` those still open, ``needle`` m that the radar shows, ``hover`` tenths of a second over the red line,
    ``is_down`` whether the legs stand on the ground, ``is_cold`` whether the throttle has not been moved yet; ``under`` what lies
    where it is coming down, and ``clear_at`` m to the right of that the nearest clear ground; ``delay`` ms until a reading can
    be read; ``told`` the remarks made; ``measured`` what was read at the end of each turn.
    """

    name: str
    view: str
    assisted: bool
    skill: int
    open_faults: tuple[str, ...]
    ground: tuple[int, ...]
    eye: int
    height: int
    sink: int
    drift: int
    aside: int
    lean: int = 0
    spent: int = 0
    time: int = 0
    turns: int = 0
    aim: int = 0
    thrust: int = 0
    is_lit: bool = True
    by_hand: bool = False
    trust: str = "needle"
    needle: int = 0
    hover: int = 0
    orbit: int = 0
    under: str = "unseen"
    clear_at: int = 0
    delay: int = 0
    tilt: int = 0
    speed: int = 0
    is_down: bool = False
    is_cold: bool = True
    blurred: bool = False
    spoke: bool = False
    refused: bool = False
    control: str = ""
    outcome: str = "flying"
    told: tuple[str, ...] = ()
    measured: tuple[Reading, ...] = ()
