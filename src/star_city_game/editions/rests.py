"""Where a saved game rests in this edition: finds the scene and the anchor of each frame, and what they lack to be run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace

from star_city_game.model import scene as steps
from star_city_game.model.edition import Earlier
from star_city_game.model.expression import Get
from star_city_game.model.scene import Choice, Hand, Offer, Scene
from star_city_game.model.state import Frame
from star_city_game.model.story import Story

_OFFER, _GATHER = "offer.", ".gather"


def found(frame: Frame, story: Story, offered: Collection[str] | None = None) -> Frame | None:
    """The frame with an anchor that its scene has in this edition; None when there is no such place any more.

    ``offered`` are the keys of what was on offer in the frame where the game rests; None in a frame that waits.
    """
    scene = story.scenes.get(frame.scene)
    if scene is None:
        return None
    anchor = _waiting(frame.anchor, scene, story.earlier) if offered is None else _resting(frame.anchor, scene, offered)
    return None if anchor is None else replace(frame, anchor=anchor)


def _resting(anchor: str, scene: Scene, offered: Collection[str]) -> str | None:
    """The anchor of the offer that is most like what was on offer; the same one where that leaves a doubt."""
    offers = [step for step in scene.steps if isinstance(step, Offer)]
    likeness = {offer.anchor: _likeness(_keys(offer), set(offered)) for offer in offers}
    best = max(likeness.values(), default=0.0)
    if anchor in likeness and (likeness[anchor] == best or not best):
        return anchor
    likely = [name for name, number in likeness.items() if number == best]
    return likely[0] if best and len(likely) == 1 else None


def _likeness(one: set[str], other: set[str]) -> float:
    """How much two offers share, from 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def _keys(offer: Offer) -> set[str]:
    return {item.key for item in offer.items if isinstance(item, Choice)}


def _waiting(anchor: str, scene: Scene, earlier: Earlier) -> str | None:
    """The anchor to come back to: the same, else the only one of its kind."""
    if anchor in scene.anchors:
        return anchor
    if anchor.endswith(_GATHER):
        first = anchor.removeprefix(_OFFER).removesuffix(_GATHER)
        holders = [step for step in scene.steps if isinstance(step, Offer) and _holds(step, first)]
        return f"{holders[0].anchor}{_GATHER}" if len(holders) == 1 else None
    kind, dot, target = anchor.partition(".")
    renamed = f"{kind}{dot}{earlier.name('scenes', target)}"
    return renamed if renamed in scene.anchors else None


def _holds(offer: Offer, name: str) -> bool:
    return any(
        item.id == name if isinstance(item, Choice) else name == f"hand_{item.deck}"
        for item in offer.items
        if isinstance(item, Choice | Hand)
    )


def missing_in(frame: Frame, story: Story) -> set[str]:
    """The temporaries that a frame lacks though something reads them before they are set, from where it rests on."""
    scene = story.scenes[frame.scene]
    if not any(isinstance(step, steps.Let) for step in scene.steps) and not _reads_any(scene):
        return set()
    missing: set[str] = set()
    waiting = [(scene.anchors[frame.anchor], frozenset(frame.temporaries))]
    met: dict[int, frozenset[str]] = {}
    while waiting:
        number, known = waiting.pop()
        if number >= len(scene.steps) or (number in met and met[number] <= known):
            continue
        met[number] = known & met.get(number, known)
        step = scene.steps[number]
        missing |= set(_locals(step)) - known
        if isinstance(step, steps.Let):
            known |= {step.name}
        waiting += [(following, known) for following in _following(step, number, scene)]
    return missing


def _reads_any(scene: Scene) -> bool:
    return any(True for step in scene.steps for _ in _locals(step))


def _following(step: steps.Step, number: int, scene: Scene) -> Sequence[int]:
    following: Sequence[int] = (number + 1,)
    match step:
        case steps.Branch(otherwise=other) | steps.Roll(failed=other):
            following = (number + 1, other)
        case steps.Jump(to=to):
            following = (to,)
        case steps.Vary(items=items, after=after):
            following = (*(item.to for item in items), after)
        case Offer(items=items, gather=gather):
            following = (*(item.body for item in items if isinstance(item, Choice)), gather)
        case steps.Goto(scene=target, label=str(label)) if target == scene.id:
            following = (scene.labels[label],)
        case steps.Goto() | steps.GotoBy() | steps.Return() | steps.Stop() | steps.End():
            following = ()
    return following


def _locals(value: object) -> Iterator[str]:
    """The temporaries and parameters that something of a scene reads."""
    inner: Iterable[object] = ()
    match value:
        case Get(field="local", name=name):
            yield name
        case steps.GotoBy(quality=name, field="local") | steps.CallBy(quality=name, field="local"):
            yield name
        case tuple():
            inner = value
        case Mapping():
            inner = value.values()
        case _ if is_dataclass(value):
            inner = (getattr(value, each.name) for each in fields(value))
    for part in inner:
        yield from _locals(part)
