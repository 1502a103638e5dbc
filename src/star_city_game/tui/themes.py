"""The three themes of our own, and the few colours by name that every theme must give.

``soft`` is for what was read before, ``faint`` for what cannot be used, ``lamp`` for what is lit, ``alarm`` for what
is wrong, ``chosen`` for the row under the cursor, ``sheet`` and ``type`` for papers; the rest paint the title's picture.
None of them carries meaning alone: a word or a sign always says the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

AMBER = Theme(
    name="amber",
    primary="#c9963c",
    secondary="#8f7a55",
    accent="#ffbf5e",
    warning="#e6a23c",
    error="#e8775a",
    success="#a5b865",
    foreground="#e9dcc0",
    background="#13100c",
    surface="#1a1610",
    panel="#241e15",
    dark=True,
    variables={
        "soft": "#ab9773",
        "faint": "#8d7c5f",
        "lamp": "#ffbf5e",
        "alarm": "#f08a6c",
        "chosen": "#33291a",
        "sheet": "#1e1912",
        "type": "#e0cfa9",
        "rule": "#4a3d29",
        "far": "#30281a",
        "mid": "#4d3f28",
        "near": "#7a6237",
        "snow": "#c9b78f",
        "moon": "#e9dcc0",
        "mare": "#c4b48f",
        "shade": "#57492f",
    },
)
PAPER = Theme(
    name="paper",
    primary="#6b4a2b",
    secondary="#7d705a",
    accent="#9c3a1b",
    warning="#9a5b00",
    error="#9b1c1c",
    success="#3f6b2f",
    foreground="#2a2620",
    background="#efe8d7",
    surface="#e7dfca",
    panel="#ddd3ba",
    dark=False,
    variables={
        "soft": "#5f5646",
        "faint": "#706652",
        "lamp": "#9c3a1b",
        "alarm": "#9b1c1c",
        "chosen": "#dacfb3",
        "sheet": "#f8f3e6",
        "type": "#26221c",
        "rule": "#b9ad92",
        "far": "#d6ccb3",
        "mid": "#a79b80",
        "near": "#574e3d",
        "snow": "#8d8168",
        "moon": "#c9b88f",
        "mare": "#b7a478",
        "shade": "#ddd1b4",
    },
)
BLUEPRINT = Theme(
    name="blueprint",
    primary="#7fb0e0",
    secondary="#5d87b3",
    accent="#ffe08a",
    warning="#ffd27a",
    error="#ff9d8a",
    success="#a8dba8",
    foreground="#e6eef8",
    background="#0c2340",
    surface="#102b4e",
    panel="#15355f",
    dark=True,
    variables={
        "soft": "#a3bedb",
        "faint": "#86a5c6",
        "lamp": "#ffe08a",
        "alarm": "#ffad9c",
        "chosen": "#1d4574",
        "sheet": "#0f2a4d",
        "type": "#dce8f5",
        "rule": "#3a6090",
        "far": "#173c68",
        "mid": "#2a5a90",
        "near": "#5a8dc0",
        "snow": "#a3bedb",
        "moon": "#e6eef8",
        "mare": "#b3cbe4",
        "shade": "#2f5a8a",
    },
)
OURS = (AMBER, PAPER, BLUEPRINT)
DEFAULT = AMBER.name


def fallback_colours(theme: Theme) -> Mapping[str, str]:
    """Our named colours for a theme that does not know them, mixed from the ones it has."""
    ground = Color.parse(theme.background or ("#121212" if theme.dark else "#efefef"))
    ink = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#1e1e1e"))
    lamp = Color.parse(theme.accent or theme.warning or theme.primary)
    return {
        "soft": ground.blend(ink, 0.68).hex,
        "faint": ground.blend(ink, 0.54).hex,
        "lamp": lamp.hex,
        "alarm": Color.parse(theme.error or "#d04040").hex,
        "chosen": ground.blend(lamp, 0.2).hex,
        "sheet": ground.blend(ink, 0.05).hex,
        "type": ink.hex,
        "rule": ground.blend(ink, 0.25).hex,
        "far": ground.blend(ink, 0.12).hex,
        "mid": ground.blend(ink, 0.25).hex,
        "near": ground.blend(ink, 0.45).hex,
        "snow": ground.blend(ink, 0.7).hex,
        "moon": ground.blend(ink, 0.9).hex,
        "mare": ground.blend(ink, 0.7).hex,
        "shade": ground.blend(ink, 0.3).hex,
    }
