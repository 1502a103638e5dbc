"""Five-line worlds: small stories made of the model's own records, without files."""

from __future__ import annotations

from collections.abc import Sequence

from star_city_game.model.check import Check
from star_city_game.model.effect import Assign, Effect
from star_city_game.model.expression import Expr, Literal
from star_city_game.model.quality import Quality
from star_city_game.model.scene import (
    Arrive,
    Choice,
    Do,
    End,
    Goto,
    Jump,
    Offer,
    Roll,
    Say,
    Scene,
    Step,
)
from star_city_game.model.story import Story
from star_city_game.model.text import Text, Words


def text(words: str) -> Text:
    """Literal text."""
    return Text((Words(words),))


def a_number(name: str = "nerve", *, low: int = 0, high: int = 9, default: int = 4) -> Quality:
    """An announced number, shown as a number."""
    return Quality(name, "int", default, low=low, high=high, label=name.capitalize(), shows="number", announce=True)


def gain(name: str, by: int = 1) -> Effect:
    """A quality rises."""
    return Assign(name, "+=", Literal(by))


def a_choice(
    scene: str,
    name: str,
    *,
    says: str = "",
    then: str = "",
    effects: Sequence[Effect] = (),
    goto: str | None = None,
    check: Check | None = None,
    gate: Expr | None = None,
    sticky: bool = False,
) -> tuple[Choice, list[Step]]:
    """A choice and the steps of its body; ``body`` and jumps are set by :func:`a_scene`."""
    steps: list[Step] = [Arrive(f"{scene}.{name}")]
    if effects:
        steps.append(Do(tuple(effects)))
    if check is not None:
        steps += [Roll(check, -1), Say(text("It holds.")), Say(text("It is over."))]
    if then:
        steps.append(Say(text(then)))
    if goto is not None:
        steps.append(Goto(goto))
    choice = Choice(name, f"{scene}.{name}", text(says or name.capitalize()), -1, gate=gate, check=check, sticky=sticky)
    return choice, steps


def a_scene(
    name: str, opening: str, choices: Sequence[tuple[Choice, list[Step]]] = (), *, title: str = "", ending: bool = False
) -> Scene:
    """A scene that says something and offers choices; those that do not leave come out at its end."""
    steps: list[Step] = [Say(text(opening))]
    if not choices:
        steps.append(End(name) if ending else Goto(name))
        return Scene(name, tuple(steps), title=title, is_ending=ending)
    bodies: list[Step] = []
    items: list[Choice] = []
    first = 2
    total = sum(len(body) + 1 for _, body in choices)
    gather = first + total
    for choice, body in choices:
        start = first + len(bodies)
        items.append(
            Choice(choice.id, choice.key, choice.say, start, gate=choice.gate, check=choice.check, sticky=choice.sticky)
        )
        bodies += [
            Roll(step.check, start + number + 2) if isinstance(step, Roll) else step for number, step in enumerate(body)
        ]
        bodies.append(Jump(gather))
    anchor = f"offer_{items[0].id}"
    steps += [Offer(anchor, tuple(items), gather), *bodies, Goto(name)]
    return Scene(name, tuple(steps), title=title, anchors={anchor: 1, f"{anchor}.gather": gather})


def a_story(*scenes: Scene, qualities: Sequence[Quality] = (), name: str = "small") -> Story:
    """A story of the scenes given, which begins with the first."""
    return Story(
        id=name,
        title=name.capitalize(),
        version="1.0.0",
        entry=scenes[0].id,
        scenes={scene.id: scene for scene in scenes},
        qualities={quality.id: quality for quality in qualities},
        digest=name,
    )


def the_lift() -> Story:
    """A story that can be played for ever: a lift, a check, a way out."""
    check = Check("cable", "nerve", 50)
    return a_story(
        a_scene(
            "lift",
            "The lift stands open.",
            [
                a_choice("lift", "up", then="It goes up.", effects=[gain("nerve")], sticky=True),
                a_choice("lift", "down", then="It goes down.", effects=[gain("nerve", -1)], sticky=True),
                a_choice("lift", "jump", check=check, sticky=True),
                a_choice("lift", "leave", goto="yard"),
            ],
            title="The Lift",
        ),
        a_scene("yard", "The yard is swept.", ending=True),
        qualities=[a_number()],
    )
