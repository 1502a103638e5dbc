"""The scenes that run in a draft, the running one and those that wait for it, and their frames in a state."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from star_city_game.model.expression import Value
from star_city_game.model.state import Frame


@dataclass(slots=True)
class Level:
    """One running scene: its id, its temporaries, and the anchor where it rests, or will come back to after a call."""

    scene: str
    temporaries: dict[str, Value] = field(default_factory=dict)
    anchor: str = ""

    @classmethod
    def of(cls, frame: Frame) -> Level:
        """A frame, taken up again."""
        return cls(frame.scene, dict(frame.temporaries), frame.anchor)

    def frame(self) -> Frame:
        """The level as part of a state."""
        if self.temporaries:
            return Frame(self.scene, self.anchor, dict(self.temporaries))
        return _bare_frame(self.scene, self.anchor)


@lru_cache(maxsize=4096)
def _bare_frame(scene: str, anchor: str) -> Frame:
    """A frame without temporaries; a long game rests at the same places again and again."""
    return Frame(scene, anchor)
