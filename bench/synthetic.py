"""Writes synthetic stories of any size, and plays the same data in a bare loop, as a yardstick for the engine.

A scene has about 60 words, one or two assignments on entry, two interpolations, one conditional paragraph and three
choices, of which about a third have a condition; every scene has at least one choice without, so nothing is a dead end.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

QUALITIES = 20
WORDS = (
    "sheet seal cable loaf pencil bench valve ledger stamp kettle tape lorry string glove harness window corridor folder "
    "signs reads counts weighs lifts asks waits turns opens folds checks carries hands finds leaves again twice slowly "
    "before after under over behind without the a of and to with from by on in it is was has one two three nine forty"
).split()


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its label, where it leads, and (quality, least value) or None."""

    label: str
    target: int
    gate: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as plain data: assignments (quality, change), text in parts, a conditional paragraph, choices."""

    assignments: tuple[tuple[int, int], ...]
    text: tuple[str, int, str, int, str]
    gate: tuple[int, int]
    extra: str
    choices: tuple[Choice, ...]


def scenes(number: int, seed: int = 1) -> list[Scene]:
    """That many scenes, always the same for a seed."""
    dice = random.Random(seed)

    def prose(words: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(words))

    def scene() -> Scene:
        gated = [dice.random() < 0.45 for _ in range(2)] + [False]
        return Scene(
            assignments=tuple(
                (dice.randrange(QUALITIES), dice.choice((-2, -1, 1, 2))) for _ in range(dice.choice((1, 2)))
            ),
            text=(prose(15), dice.randrange(QUALITIES), prose(15), dice.randrange(QUALITIES), prose(15)),
            gate=(dice.randrange(QUALITIES), dice.randrange(2, 8)),
            extra=prose(15),
            choices=tuple(
                Choice(
                    prose(5),
                    dice.randrange(number),
                    (dice.randrange(QUALITIES), dice.randrange(2, 8)) if gate else None,
                )
                for gate in gated
            ),
        )

    return [scene() for _ in range(number)]


def write(folder: Path, number: int, seed: int = 1) -> list[Scene]:
    """Writes a story of that many scenes, fifty to a file, and gives its data."""
    data = scenes(number, seed)
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(
        "id: synthetic\ntitle: Synthetic\nversion: 1.0.0\nauthors: [bench]\nlanguage: en\nentry: s0\n", encoding="utf-8"
    )
    declared = (f"q{number}: {{type: int, min: 0, max: 9, default: 5}}\n" for number in range(QUALITIES))
    (folder / "qualities.yaml").write_text("".join(declared), encoding="utf-8")
    for first in range(0, number, 50):
        part = data[first : first + 50]
        written = "".join(_yaml(first + offset, scene) for offset, scene in enumerate(part))
        (folder / "scenes" / f"part{first // 50:04}.yaml").write_text(written, encoding="utf-8")
    return data


def _yaml(number: int, scene: Scene) -> str:
    effects = ", ".join(f"q{quality} {'+' if by > 0 else '-'}= {abs(by)}" for quality, by in scene.assignments)
    one, first, two, second, three = scene.text
    lines = [
        f"s{number}:",
        "  body:",
        f"    - do: [{effects}]",
        "    - |",
        f"      {one} {{q{first}}} {two} {{q{second}}} {three}.",
        f"    - when: q{scene.gate[0]} >= {scene.gate[1]}",
        "      then: |",
        f"        {scene.extra}.",
        "    - choices:",
    ]
    for choice in scene.choices:
        lines += [f"        - say: {choice.label}", "          sticky: true", f"          goto: s{choice.target}"]
        if choice.gate is not None:
            lines.append(f"          when: q{choice.gate[0]} >= {choice.gate[1]}")
    return "\n".join(lines) + "\n"


def bare_loop(data: list[Scene], steps: int, seed: int = 1) -> int:
    """Plays the data by hand, with no engine at all: for each step the whole text and the choices; gives their length."""
    values = [5] * QUALITIES
    dice = random.Random(seed).random
    here, length = 0, 0
    for _ in range(steps):
        scene = data[here]
        for quality, by in scene.assignments:
            value = values[quality] + by
            values[quality] = 0 if value < 0 else min(value, 9)
        one, first, two, second, three = scene.text
        text = [f"{one} {values[first]} {two} {values[second]} {three}."]
        if values[scene.gate[0]] >= scene.gate[1]:
            text.append(scene.extra)
        offered = [
            choice for choice in scene.choices if choice.gate is None or values[choice.gate[0]] >= choice.gate[1]
        ]
        length += len(text) + len(offered)
        here = offered[int(dice() * len(offered))].target
    return length
