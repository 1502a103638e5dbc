"""Why a choice, a storylet or a scene can or cannot come now: in words for players, and in full for writers."""

from __future__ import annotations

from collections.abc import Iterator

from star_city_game.engine import salience
from star_city_game.engine.draft import Draft
from star_city_game.engine.parts import part_of, value_of
from star_city_game.engine.program import Program
from star_city_game.engine.prose import plain
from star_city_game.engine.reasons import reasons_for
from star_city_game.engine.scene_explanations import THERE, scene_aspects
from star_city_game.errors import NothingCalled
from star_city_game.model.deck import Storylet
from star_city_game.model.explanation import Aspect, Why
from star_city_game.model.expression import Expr
from star_city_game.model.scene import Choice, Offer
from star_city_game.model.state import Frame, GameState
from star_city_game.systems import calendar

HERE = "You can do this now."
ELSEWHERE = "This is not the place for it."
DONE = "You have done this already."
BY_ITSELF = "It happens by itself when nothing else can be done."
CROWDED = "Other things come first."
SEEN = "This has been."
LATE = "It is too late for that."
NO_WAY = "Nothing leads there from here."


class Explanations:
    """Explains one state of a game. Looking changes nothing: it is done on a throw-away draft."""

    def __init__(self, program: Program, state: GameState) -> None:
        self._program = program
        self._story = program.story
        self._state = state
        self._draft = Draft(program, state)
        self._turns = {turn.id: turn for turn in self._story.calendar.turns}

    def why(self, subject: str) -> Why:
        """Why something is available now, or why it is not.

        Args:
            subject: the id of a scene; ``scene.choice``, or the id of a choice of the running scene.

        Raises:
            NothingCalled: there is no such scene or choice.
        """
        key = subject.partition("@")[0]
        if key in self._story.scenes:
            return self._storylet(key) if self._story.scenes[key].storylet is not None else self._scene(key)
        scene, dot, _ = key.partition(".")
        if not dot and self._state.frames:
            scene = self._state.frames[-1].scene
            key = f"{scene}.{key}"
        found = self._find(scene, key)
        if found is None:
            raise NothingCalled(f"no scene and no choice is called “{subject[:80]}”")
        return self._choice(scene, *found)

    def _find(self, scene: str, key: str) -> tuple[Offer, Choice] | None:
        steps = self._story.scenes[scene].steps if scene in self._story.scenes else ()
        offers = (step for step in steps if isinstance(step, Offer))
        return next(
            ((offer, item) for offer in offers for item in offer.items if isinstance(item, Choice) and item.key == key),
            None,
        )

    # choices

    def _choice(self, scene: str, offer: Offer, choice: Choice) -> Why:
        offered = next((each for each in self._state.offered if each.id.partition("@")[0] == choice.key), None)
        frame = self._frame(scene, offer)
        with self._draft.within(frame or Frame(scene, "")):
            aspects = tuple(self._choice_aspects(scene, choice, frame))
            reasons: tuple[str, ...]
            if offered is not None:
                reasons = (offered.locked or HERE,)
            elif frame is None:
                reasons = (ELSEWHERE,)
            elif choice.fallback:
                reasons = (BY_ITSELF,)
            elif self._is_used(choice):
                reasons = (DONE,)
            else:
                reasons = self._missing(choice.gate) or (CROWDED,)
            name = "" if choice.fallback else plain(self._program.text(choice.say)(self._draft)) if frame else choice.id
        is_available = offered is not None and offered.locked is None
        return Why(choice.key, "choice", offered.say if offered else name, is_available, reasons, aspects)

    def _frame(self, scene: str, offer: Offer) -> Frame | None:
        """Where the game rests at an offer, by itself or merged into another; None when it does not."""
        resting = (*self._state.frames[-1:], *self._state.merged)
        return next((frame for frame in resting if (frame.scene, frame.anchor) == (scene, offer.anchor)), None)

    def _is_used(self, choice: Choice) -> bool:
        return not choice.sticky and self._draft.visits.get(choice.key, 0) > 0

    def _choice_aspects(self, scene: str, choice: Choice, frame: Frame | None) -> Iterator[Aspect]:
        now = self._state.frames[-1] if self._state.frames else None
        rests = "the story is over" if now is None else f"the game rests in {now.scene}, at {now.anchor}"
        yield Aspect("place", frame is not None, rests if frame is None else f"the game rests at its offer in {scene}")
        if choice.fallback:
            yield Aspect("fallback", None, "never shown; taken when nothing else can be")
        if not choice.sticky:
            yield Aspect(
                "once", not self._is_used(choice), f"visits({choice.key}) is {self._draft.visits.get(choice.key, 0)}"
            )
        if choice.gate is not None:
            yield self._gate("when", choice.gate)
        for need in choice.needs:
            yield self._gate("need", need.gate)
        for quality, amount in choice.cost:
            held, low = self._draft.values[quality], self._story.qualities[quality].low
            can_pay = isinstance(held, int) and held - amount >= low
            yield Aspect("cost", can_pay, f"{amount} of {quality}, which is {held} and at least {low}")

    # storylets

    def _storylet(self, id_: str) -> Why:
        storylet = self._program.storylet(id_)
        fits = self._program.storylet_fits(id_, self._draft)
        aspects = list(self._storylet_aspects(id_, storylet))
        reasons: tuple[str, ...]
        if fits:
            deck = salience.candidates(storylet.deck, self._draft)
            place = f"number {deck.index(id_) + 1} of {len(deck)} that fit in {storylet.deck}"
            aspects.append(Aspect("order", None, f"{place}, by {', '.join(self._program.order(storylet.deck))}"))
            reasons = ("It may come up now.",)
        else:
            reasons = tuple(self._storylet_reasons(id_, storylet)) + self._missing(storylet.gate)
        name = plain(self._program.text(storylet.say)(self._draft)) or self._story.scenes[id_].title or id_
        return Why(id_, "storylet", name, fits, reasons, (*aspects, *scene_aspects(id_, self._draft, self._state)))

    def _storylet_aspects(self, id_: str, storylet: Storylet) -> Iterator[Aspect]:
        seen = self._draft.visits.get(id_, 0)
        if storylet.max:
            yield Aspect("max", seen < storylet.max, f"seen {seen} of {storylet.max} times")
        if storylet.cooldown:
            since = self._draft.turns_since(id_)
            told = "never seen" if since < 0 else f"seen {since} turns ago"
            yield Aspect("cooldown", not 0 <= since < storylet.cooldown, f"{told}, {storylet.cooldown} must pass")
        if storylet.expires is not None or storylet.lasts:
            last = salience.last_turn(id_, storylet, self._draft)
            yield Aspect(
                "expires",
                self._draft.turn <= last,
                f"after {self._turn(last)}; now it is {self._turn(self._draft.turn)}",
            )
        if storylet.gate is not None:
            yield self._gate("when", storylet.gate)

    def _storylet_reasons(self, id_: str, storylet: Storylet) -> Iterator[str]:
        if self._draft.turn > salience.last_turn(id_, storylet, self._draft):
            yield LATE
        if storylet.max and self._draft.visits.get(id_, 0) >= storylet.max:
            yield SEEN
        elif storylet.cooldown and 0 <= self._draft.turns_since(id_) < storylet.cooldown:
            again = self._draft.turn - self._draft.turns_since(id_) + storylet.cooldown
            yield f"Not again before {self._turn(again)}."

    def _turn(self, number: int) -> str:
        turn = calendar.turn_at(self._story.calendar, number)
        return turn.name if turn else f"turn {number + 1}"

    # scenes

    def _scene(self, id_: str) -> Why:
        scene = self._story.scenes[id_]
        aspects = list(scene_aspects(id_, self._draft, self._state))
        if scene.gate is not None:
            aspects.insert(0, self._gate("when", scene.gate))
        leads = [aspect for aspect in aspects if aspect.holds and aspect.says]
        missing = self._missing(scene.gate)
        coming = (aspect.says for aspect in aspects if aspect.holds is None and aspect.says)
        if any(aspect.says == THERE for aspect in leads):
            reasons: tuple[str, ...] = (THERE,)
        elif leads:
            reasons = missing or tuple(dict.fromkeys(aspect.says for aspect in leads))
        else:
            reasons = (*missing, next(coming, NO_WAY))
        is_available = bool(leads) and not missing
        kind = "ending" if scene.is_ending else "epilogue" if scene.group else "scene"
        return Why(id_, kind, scene.title or id_, is_available, reasons, tuple(aspects))

    # conditions

    def _gate(self, name: str, gate: Expr) -> Aspect:
        part = part_of(gate, self._draft)
        return Aspect(name, part.holds, "", part)

    def _missing(self, gate: Expr | None) -> tuple[str, ...]:
        """What is missing of a gate, in words; nothing where it holds."""
        if gate is None or value_of(gate, self._draft) is not False:
            return ()
        return reasons_for(gate, self._holds, self._story.qualities, self._turns)

    def _holds(self, gate: Expr) -> bool:
        return bool(value_of(gate, self._draft))
