"""Writes synthetic stories of any size, and plays the same data in a bare loop, as a yardstick for the engine.

A scene has about 60 words, one or two assignments on entry, two interpolations, one conditional paragraph and three
choices, of which about a third have a condition; every scene has at least one choice without, so nothing is a dead end.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUALITIES = 20
LOW, HIGH = 0, 9
WORDS = """
sheet seal cable loaf pencil bench valve ledger stamp kettle tape lorry string glove harness window corridor
folder  signs reads counts weighs lifts asks waits turns opens folds checks carries hands finds leaves again
twice slowly  before after under over behind without the a of and to with from by on in it is was has one two
three nine forty
""".split()  # noqa: SIM905 - a list of words reads best as words


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its key, its label, the scene it leads to, and (quality, least value) or None."""

    id: str
    label: str
    target: str
    gate: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as plain data: assignments (quality, change), text in parts, a conditional paragraph, choices."""

    id: str
    assignments: tuple[tuple[str, int], ...]
    text: tuple[str, str, str, str, str]
    gate: tuple[str, int]
    extra: str
    choices: tuple[Choice, ...]


def scenes(number: int, seed: int = 1) -> dict[str, Scene]:
    """That many scenes by id, always the same for a seed; the first is ``s0``."""
    dice = random.Random(seed)  # noqa: S311 - the same words every time, nothing secret

    def prose(words: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(words))

    def quality() -> str:
        return f"q{dice.randrange(QUALITIES)}"

    def gate() -> tuple[str, int]:
        return quality(), dice.randrange(2, 8)

    def choice(scene: str, place: int) -> Choice:
        gated = place < 2 and dice.random() < 0.45  # noqa: PLR2004 - the third choice is always free
        return Choice(f"{scene}.{place}", prose(5), f"s{dice.randrange(number)}", gate() if gated else None)

    def scene(id_: str) -> Scene:
        return Scene(
            id=id_,
            assignments=tuple((quality(), dice.choice((-2, -1, 1, 2))) for _ in range(dice.choice((1, 2)))),
            text=(prose(15), quality(), prose(15), quality(), prose(15)),
            gate=gate(),
            extra=prose(15),
            choices=tuple(choice(id_, place) for place in range(3)),
        )

    return {id_: scene(id_) for id_ in (f"s{place}" for place in range(number))}


def write(folder: Path, data: Mapping[str, Scene]) -> None:
    """Writes scenes as a story, fifty to a file."""
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(
        "id: synthetic\ntitle: Synthetic\nversion: 1.0.0\nauthors: [bench]\nlanguage: en\nentry: s0\n", encoding="utf-8"
    )
    declared = (f"q{number}: {{type: int, min: {LOW}, max: {HIGH}, default: 5}}\n" for number in range(QUALITIES))
    (folder / "qualities.yaml").write_text("".join(declared), encoding="utf-8")
    written = [_yaml(scene) for scene in data.values()]
    for first in range(0, len(written), 50):
        part = folder / "scenes" / f"part{first // 50:04}.yaml"
        part.write_text("".join(written[first : first + 50]), encoding="utf-8")


def _yaml(scene: Scene) -> str:
    effects = ", ".join(f"{quality} {'+' if by > 0 else '-'}= {abs(by)}" for quality, by in scene.assignments)
    one, first, two, second, three = scene.text
    lines = [
        f"{scene.id}:",
        "  body:",
        f"    - do: [{effects}]",
        "    - |",
        f"      {one} {{{first}}} {two} {{{second}}} {three}.",
        f"    - when: {scene.gate[0]} >= {scene.gate[1]}",
        "      then: |",
        f"        {scene.extra}.",
        "    - choices:",
    ]
    for choice in scene.choices:
        lines += [f"        - say: {choice.label}", "          sticky: true", f"          goto: {choice.target}"]
        if choice.gate is not None:
            lines.append(f"          when: {choice.gate[0]} >= {choice.gate[1]}")
    return "\n".join(lines) + "\n"


def bare_loop(data: Mapping[str, Scene], steps: int, seed: int = 1) -> int:
    """Plays the data by hand, with no engine at all: the yardstick. Gives how much was shown, so that nothing is idle.

    It does what a program written for this one story would do, in names as its author would write it: scenes lie in a dict by
    id and values in a dict by name; a choice taken and a scene entered are counted; values are held within their bounds;
    the whole text of the scene is made as one string, its paragraphs parted; and the choices that may be taken are listed,
    with their labels. It has no undo, no call of scenes, no save, and text of one style.
    """
    values = {f"q{number}": 5 for number in range(QUALITIES)}
    visits: dict[str, int] = {}
    picked: dict[str, int] = {}
    dice = random.Random(seed).random  # noqa: S311 - the same path every time, nothing secret
    here, shown = "s0", 0
    for _ in range(steps):
        scene = data[here]
        visits[here] = visits.get(here, 0) + 1
        for quality, by in scene.assignments:
            value = values[quality] + by
            values[quality] = LOW if value < LOW else HIGH if value > HIGH else value  # noqa: FURB136 - a call would be slower
        one, first, two, second, three = scene.text
        text = f"{one} {values[first]} {two} {values[second]} {three}."
        if values[scene.gate[0]] >= scene.gate[1]:
            text += f"\n\n{scene.extra}."
        offered = [
            choice for choice in scene.choices if choice.gate is None or values[choice.gate[0]] >= choice.gate[1]
        ]
        labels = [choice.label for choice in offered]
        shown += len(text) + len(labels)
        choice = offered[int(dice() * len(offered))]
        picked[choice.id] = picked.get(choice.id, 0) + 1
        here = choice.target
    return shown
