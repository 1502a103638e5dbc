"""How the file is worked: its rules, its sources, the informers, the officer, and what a game keeps of all that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.expression import Expr
from star_city_game.model.frozen import frozen
from star_city_game.model.text import Text

FEWEST_CLUES = 3
"""Clues that there must be about each suspect."""
PATIENCE = (0, 9)
"""The bounds of the patience of the officer's superior."""


@frozen
class Source:
    """Somebody or something that papers come from.

    ``code`` is how papers name it; ``behind`` the true name, as 1991 writes it; one that is ``dealt`` is the informer whom the
    seed deals. ``slip`` is what the archive puts with its sheets.
    """

    id: str
    code: str
    behind: Text | None = None
    dealt: bool = False
    slip: Text | None = None


@frozen
class Clue:
    """Something to be noticed about a suspect: what it is when the suspect is the informer, and what it is when not."""

    id: str
    true: Text
    innocent: Text


@frozen
class Suspect:
    """One who may be the informer while ``gate`` holds: ``why`` is for 1991, ``omitted`` what the reports left out."""

    person: str
    gate: Expr | None
    clues: Mapping[str, Clue]
    why: Text | None = None
    omitted: Text | None = None


@frozen
class Line:
    """A text that is shown while its gate holds; ``date`` says where it stands among sheets."""

    text: Text
    gate: Expr | None = None
    date: str = ""


@frozen
class Officer:
    """The one who keeps the file.

    ``quota`` is how many agents are wanted of him, ``agents`` how many he has. ``patience`` (0..9) is that of his superior: in
    each calendar turn it falls by ``idle`` when the file has got no paper, rises by ``filled`` when it has and by ``closed`` when
    a paper was explained or refuted. ``says`` tells how it stands: the first line that fits is shown.
    """

    person: str
    superior: str = ""
    want: str = ""
    limit: str = ""
    quota: int = 0
    agents: int = 0
    patience: int = 5
    idle: int = 1
    filled: int = 1
    closed: int = 2
    says: tuple[Line, ...] = ()


@frozen
class Rules:
    """The numbers by which the file is weighed and answered.

    ``dormant`` is, by category, after how many calendar turns without a new paper its papers go to sleep, 0 for never.
    ``shields`` whole points count for less while ``shield`` holds. ``explains`` is the paper that explaining costs,
    ``explain_turns`` how long a paper can be explained after it was written, 0 for ever; ``vouches`` the paper that vouching
    makes, ``vouch_trust`` the trust it takes, ``vouch_weight`` what it adds to the friend's own file; ``trades`` the paper of
    becoming a source, ``codenames`` the names to choose from, as they are written.
    """

    dormant: Mapping[str, int] = field(default_factory=dict)
    shields: int = 0
    shield: Expr | None = None
    explains: str = ""
    explain_turns: int = 0
    vouches: str = ""
    vouch_trust: int = 2
    vouch_weight: int = 2
    trades: str = ""
    codenames: Mapping[str, str] = field(default_factory=dict)


@frozen
class Room:
    """How the file is read at the end: its number and cover, what is said before and after, and what nobody found."""

    number: str = ""
    cover: Text | None = None
    opening: tuple[Line, ...] = ()
    withdrawn: tuple[Line, ...] = ()
    unfound: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()


@frozen
class Casework:
    """Everything that a story declares about the file besides its papers. ``sources`` are by id, ``informers`` by source."""

    rules: Rules = field(default_factory=Rules)
    sources: Mapping[str, Source] = field(default_factory=dict)
    informers: Mapping[str, Mapping[str, Suspect]] = field(default_factory=dict)
    officer: Officer | None = None
    room: Room = field(default_factory=Room)


@frozen
class Step:
    """The file came to another stage: the day, the stage it left and the one it came to, and the papers that weighed then."""

    date: str
    left: str
    stage: str
    grounds: tuple[str, ...] = ()
    weighed: int = 0


@frozen
class Case:
    """What a game keeps of the file besides its papers.

    ``clues`` were noticed, each as ``person.clue``; ``accused`` are people, in order; ``discredited`` sources by id; ``vouched``
    maps an entry to who answered for it; ``friends`` what friends' own files have gained; ``shelved`` maps a category to how many
    papers it had when it was put to sleep; ``codename`` is the name chosen on becoming a source; ``patience`` is -1 until the
    officer's own begins; ``steps`` are the changes of stage.
    """

    clues: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    discredited: tuple[str, ...] = ()
    vouched: Mapping[str, str] = field(default_factory=dict)
    friends: Mapping[str, int] = field(default_factory=dict)
    shelved: Mapping[str, int] = field(default_factory=dict)
    codename: str = ""
    patience: int = -1
    steps: tuple[Step, ...] = ()
