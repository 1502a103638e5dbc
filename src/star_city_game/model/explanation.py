"""Why something can or cannot happen now, and where a value came from: in words for players, and in full for writers."""

from __future__ import annotations

from star_city_game.model.frozen import frozen


@frozen
class Part:
    """A condition as a writer would write it, and how it stands now.

    ``holds`` is None where that cannot be told now: it asks for chance, or for a temporary of a scene that is not running.
    ``values`` are what it reads, each with its value; of a condition made of several, ``parts`` are these.
    """

    source: str
    holds: bool | None
    values: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()


@frozen
class Aspect:
    """One thing that must be so: what it is called, whether it is (None: it is not to be told), and how things stand.

    ``says`` is the same in words for players, where it is for them.
    """

    name: str
    holds: bool | None
    text: str = ""
    part: Part | None = None
    says: str = ""


@frozen
class Why:
    """Why a choice, a storylet or a scene is available now, or why not.

    ``kind`` is choice, storylet, scene, ending or epilogue; ``name`` what a player calls it; ``reasons`` are sentences for
    players; ``aspects`` is the whole for writers.
    """

    id: str
    kind: str
    name: str
    is_available: bool
    reasons: tuple[str, ...]
    aspects: tuple[Aspect, ...]


@frozen
class Origin:
    """A choice that changed a value.

    ``number`` counts the choices, 0 being the beginning; ``turn`` is the calendar's turn; ``scene`` the scene that the
    choice was made in, ``title`` its title and ``picked`` the choice's label, all empty for the beginning; ``before`` and
    ``after`` are the values.
    """

    number: int
    turn: str
    scene: str
    title: str
    picked: str
    before: str
    after: str


@frozen
class What:
    """A value and where it came from.

    ``label`` is empty where players know nothing of it; ``word`` is the value as they know it, ``value`` as it is;
    ``origins`` tell it in words for players where they know of it, else in values; ``effects`` are those of the story that
    can change it, each with the scene or machine it stands in; ``parts`` are what a number is the sum of.
    """

    id: str
    label: str
    word: str
    value: str
    origins: tuple[Origin, ...]
    effects: tuple[tuple[str, str], ...]
    parts: tuple[str, ...] = ()
