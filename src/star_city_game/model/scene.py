"""A scene as the engine runs it: a flat list of steps.

The compiler lays nested bodies out in one tuple, so that coming out of a nested body, jumping to a label at any depth and coming
back from a call are all one thing: a step number. What a save keeps is an *anchor*, a stable name for a step to come back to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal as Only
from typing import TypeAlias

from star_city_game.model.check import Check
from star_city_game.model.deck import Storylet
from star_city_game.model.descent_steps import DescentStep
from star_city_game.model.effect import Effect
from star_city_game.model.expression import Expr, Field
from star_city_game.model.flight_steps import FlightStep
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

Args: TypeAlias = tuple[tuple[str, Expr], ...]
"""Parameters of a call by name, evaluated where the call stands."""


@frozen
class Say:
    """Prints text."""

    text: Text


@frozen
class Branch:
    """Goes on if the gate holds, else to ``otherwise``."""

    gate: Expr
    otherwise: int


@frozen
class Jump:
    """Goes to another step of this scene."""

    to: int


@frozen
class Arrive:
    """Counts a visit to ``key``: a label or the body of a choice, as ``scene.name``."""

    key: str


@frozen
class Echo:
    """Prints the label of the choice just taken as a paragraph of its own."""

    label: Text


@frozen
class Do:
    """Applies effects in order."""

    effects: tuple[Effect, ...]


@frozen
class Let:
    """Sets a temporary of this scene."""

    name: str
    value: Expr


@frozen
class Goto:
    """Leaves for a place: ``label`` None is the scene's start. A goto to a scene's start is an arrival, also from itself.

    ``args`` are the values of the scene's parameters.
    """

    scene: str
    label: str | None = None
    args: Args = ()


@frozen
class GotoBy:
    """Leaves for the start of the scene whose id a quality holds, or a derived quality or a temporary, as ``field`` says.

    ``scenes`` are all that it may be.
    """

    quality: str
    scenes: tuple[str, ...] = ()
    field: Field = "quality"


@frozen
class Call:
    """Runs another scene and comes back to the next step, which is this step's anchor."""

    scene: str
    anchor: str
    args: Args = ()


@frozen
class CallBy:
    """Runs the scene whose id a quality holds, and comes back to the next step; see :class:`GotoBy`."""

    quality: str
    anchor: str
    scenes: tuple[str, ...] = ()
    field: Field = "quality"


@frozen
class Return:
    """Ends a call, here or (``scene``) elsewhere."""

    scene: str | None = None


@frozen
class Roll:
    """A check outside or inside a choice: goes on if it passes, else to ``failed``."""

    check: Check
    failed: int


@frozen
class VaryItem:
    """One alternative of a :class:`Vary`: passed over while its gate is false; ``to`` is where its body starts."""

    to: int
    gate: Expr | None = None
    conditions: int = 0


@frozen
class Vary:
    """Takes one of several bodies; ``id`` keys its counter; ``after`` is where they all come out."""

    id: str
    kind: Only["stop", "cycle", "once", "shuffle", "shuffle_once", "shuffle_stop", "rarest", "best"]
    items: tuple[VaryItem, ...]
    after: int


@frozen
class Draw:
    """Calls one storylet of a deck by salience and comes back to the next step; nothing when none fits."""

    deck: str
    anchor: str


@frozen
class ShowPaper:
    """Shows a paper written in the scene; each line is kept as written."""

    kind: str
    heading: Text | None
    lines: tuple[Text, ...]


@frozen
class ShowEntry:
    """Shows a dossier entry as a paper."""

    entry: str


@frozen
class ShowDossier:
    """Shows every recorded entry as a paper, names masked; or, ``unmasked``, the whole file as it is read at the end."""

    unmasked: bool = False


@frozen
class Advance:
    """Moves the calendar on by some turns; the dated events of every turn passed fall due."""

    turns: int = 1


@frozen
class Due:
    """Runs the next scene that is due and comes back to this very step, until none is due."""

    anchor: str


@frozen
class End:
    """Ends the story: the ending's own body has been printed by then."""

    ending: str


@frozen
class Stop:
    """The end of a body: comes back from a call, or, with nothing to come back to, stops the story."""


@frozen
class Need:
    """A gate that locks a choice; ``because`` is the reason shown."""

    gate: Expr
    because: Text


@frozen
class Choice:
    """One authored choice. ``key`` is ``scene.id``; ``body`` is the step where its body starts."""

    id: str
    key: str
    say: Text
    body: int
    gate: Expr | None = None
    needs: tuple[Need, ...] = ()
    sticky: bool = False
    fallback: bool = False
    cost: tuple[tuple[str, int], ...] = ()
    check: Check | None = None
    tags: tuple[str, ...] = ()


@frozen
class Hand:
    """Up to ``count`` storylets of a deck, put among the choices; each comes out at the offer's gather."""

    deck: str
    count: int
    gate: Expr | None = None


@frozen
class Merged:
    """Another scene whose first offer joins this one: it runs up to there, and what is picked goes on inside it."""

    scene: str
    args: Args = ()


@frozen
class Offer:
    """Rests here for the player. ``gather`` is the step where choices that do not leave come out.

    The choices of ``merged`` scenes come first, in order.
    """

    anchor: str
    items: tuple[Choice | Hand, ...]
    gather: int
    limit: int | None = None
    merged: tuple[Merged, ...] = ()


Step: TypeAlias = (
    Say
    | Branch
    | Jump
    | Arrive
    | Echo
    | Do
    | Let
    | Goto
    | GotoBy
    | Call
    | CallBy
    | Return
    | Roll
    | Vary
    | Draw
    | ShowPaper
    | ShowEntry
    | ShowDossier
    | Advance
    | Due
    | FlightStep
    | Offer
    | DescentStep
    | End
    | Stop
)


@frozen
class Place:
    """Where a scene stands: file, line and column (from 1) of its id."""

    file: str
    line: int
    column: int


@frozen
class Scene:
    """A scene: what heads it, and its steps.

    ``labels`` maps each label and explicit choice id to its step; ``anchors`` each anchor to the step to go on from.
    ``date`` is ISO (1966-03-04) or empty; ``time`` is as written ("17:41", "night") or empty. An ending that is chosen by
    ``gate`` and ``priority``, and an epilogue of a ``group``, are asked by branches in the scenes that choose; they are
    kept here for explanations.
    """

    id: str
    steps: tuple[Step, ...]
    title: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    storylet: Storylet | None = None
    is_ending: bool = False
    gate: Expr | None = None
    priority: int = 0
    group: str = ""
    labels: Mapping[str, int] = field(default_factory=dict)
    anchors: Mapping[str, int] = field(default_factory=dict)
    at: Place | None = None
