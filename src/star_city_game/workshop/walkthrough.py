"""Walkthroughs: tests that a writer can read. They are files of steps, walked through a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from star_city_game.compiler.diagnostics import lay_out_all
from star_city_game.compiler.expressions import parse_expression
from star_city_game.compiler.known import names_of
from star_city_game.compiler.load import load_story
from star_city_game.compiler.names import Scope
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.reader import read_file
from star_city_game.compiler.types import BOOL
from star_city_game.errors import PlayError, StoryError
from star_city_game.model.frozen import frozen
from star_city_game.model.story import Story
from star_city_game.model.turn import Offered
from star_city_game.session import Session
from star_city_game.workshop.rolls import unknown_roll
from star_city_game.workshop.rules import Watch
from star_city_game.workshop.staging import staged
from star_city_game.workshop.transcript import transcript

KEYS = ("about", "new", "from", "do", "steps", "ends")
"""What a walkthrough may have."""
STEPS = ("expect", "choose", "force", "locked", "state", "until", "undo")
"""What a step may do."""
UNDO = "undo"
"""A move that takes the last choice back."""
ENDING = "ending"
"""What ``until`` takes for the end of the story."""
LEAST, FIRST = "least", "first"
POLICIES = (LEAST, FIRST)
"""How ``until`` chooses: what was chosen least, or always the first that is free."""
WITHIN = 60
"""Choices that ``until`` makes at the most when the step does not say."""

_DIGITS = 10
"""Digits of the longest number that is read: as many as the greatest seed has."""
_HOW = frozenset({"within", "by"})

Between = Callable[[Session], Session]
"""What happens to a session after each choice: nothing, or a save and a load."""


@frozen
class Step:
    """One step: what it does, its argument or arguments, and its line in the file."""

    does: str
    value: str
    options: Mapping[str, str]
    line: int


@frozen
class Walkthrough:
    """A named walk: how and where the game begins, its steps, and the ending it must reach, if any."""

    name: str
    file: str
    answers: Mapping[str, str]
    seed: int
    steps: tuple[Step, ...]
    ends: str | None
    start: str = ""
    effects: tuple[str, ...] = ()

    def forced_at_first(self) -> dict[str, bool]:
        """What the steps before the first move force: it holds for the beginning of the game as well."""
        first = takewhile(lambda step: step.does == "force", self.steps)
        return {name: outcome == "pass" for step in first for name, outcome in step.options.items()}

    def staged(self, story: Story) -> Story:
        """The story as the walk begins it.

        Raises:
            StoryError: it cannot begin so.
        """
        return staged(story, self.start, self.effects, f"{self.file}: {self.name}")


@dataclass(slots=True)
class Walked:
    """What a walk came to: what went wrong, everything that was shown, and the moves made.

    A move is the id of a choice, or :data:`UNDO`.
    """

    problems: list[str] = field(default_factory=list)
    transcript: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)
    session: Session | None = None


def read_walkthroughs(folder: Path) -> tuple[Walkthrough, ...]:
    """Every walkthrough of a story's folder, in order of file and place.

    Raises:
        StoryError: a file cannot be read, or a step is not one.
    """
    found: list[Walkthrough] = []
    for path in sorted((folder / "walkthroughs").rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        node, faults = read_file(path, name)
        if faults:
            raise StoryError(f"{name} cannot be read", lay_out_all(faults))
        if not isinstance(node, MapNode):
            raise StoryError(f"{name}: expected walkthroughs by name")
        found += [_walkthrough(pair.key.text, pair.value, name) for pair in node.pairs.values()]
    return tuple(found)


def _walkthrough(name: str, node: Node, file: str) -> Walkthrough:
    whole = _map(node, file)
    unknown = set(whole) - set(KEYS)
    if unknown:
        raise StoryError(f"{file}: {name} has no key “{min(unknown)}”; expected {', '.join(KEYS)}")
    new = {key: _text(value, file) for key, value in _map(whole["new"], file).items()} if "new" in whole else {}
    seed = new.pop("seed", "0")
    if not seed.isdecimal() or len(seed) > _DIGITS:
        raise StoryError(f"{file}: the seed of {name} must be a whole number, not “{seed}”")
    steps = whole.get("steps")
    if steps is not None and not isinstance(steps, ListNode):
        raise StoryError(f"{file}:{steps.line}: the steps of {name} must be a list, one step to a dash")
    items = steps.items if steps is not None else ()
    ends = _text(whole["ends"], file) if "ends" in whole else None
    start = _text(whole["from"], file) if "from" in whole else ""
    done = tuple(_text(item, file) for item in _listed(whole["do"])) if "do" in whole else ()
    return Walkthrough(name, file, new, int(seed), tuple(_step(item, file) for item in items), ends, start, done)


def _listed(node: Node) -> list[Node]:
    return node.items if isinstance(node, ListNode) else [node]


def _step(node: Node, file: str) -> Step:
    pairs = _map(node, file)
    line = node.line
    if len(pairs) != 1 or next(iter(pairs)) not in STEPS:
        raise StoryError(f"{file}:{line}: a step is one of {', '.join(STEPS)}, not {', '.join(pairs) or 'nothing'}")
    does, argument = next(iter(pairs.items()))
    if isinstance(argument, MapNode):
        options = {key: _text(value, file) for key, value in _map(argument, file).items()}
        _check_options(does, options, f"{file}:{line}")
        return Step(does, "", options, line)
    value = _text(argument, file)
    if not value or does == "force":
        raise StoryError(f"{file}:{line}: {does} needs {'names with pass or fail' if does == 'force' else 'words'}")
    return Step(does, value, {}, line)


def _check_options(does: str, options: Mapping[str, str], where: str) -> None:
    if does == "force":
        fine = bool(options) and set(options.values()) <= {"pass", "fail"}
        expected = "force: {NAME: pass}, or fail"
    elif does == "until":
        fine = set(options) <= {"scene", "choice", *_HOW} and len(options.keys() - _HOW) == 1
        within = options.get("within", "1")
        fine = fine and within.isdecimal() and len(within) <= _DIGITS and options.get("by", FIRST) in POLICIES
        expected = "until: {scene: X} or {choice: X}, with within: N or by: first if need be"
    else:
        fine, expected = False, f"{does}: and words"
    if not fine:
        raise StoryError(f"{where}: {does} cannot be asked like this; expected {expected}")


def _map(node: Node, file: str) -> dict[str, Node]:
    if not isinstance(node, MapNode):
        raise StoryError(f"{file}:{node.line}: expected keys and values here")
    return {pair.key.text: pair.value for pair in node.pairs.values()}


def _text(node: Node, file: str) -> str:
    if not isinstance(node, ScalarNode):
        raise StoryError(f"{file}:{node.line}: expected one word or sentence here")
    return node.text.strip()


class Walker:
    """Walks one walkthrough through a story."""

    def __init__(self, story: Story, walkthrough: Walkthrough, between: Between) -> None:
        self._story = walkthrough.staged(story)
        self._plan = walkthrough
        self._between = between
        self._forced: dict[str, bool] = {}
        self.walked = Walked()

    def walk(self) -> Walked:
        """Takes every step until one fails, then looks at the ending."""
        self._session = Session.new(self._story, self._plan.answers, self._plan.seed, self._plan.forced_at_first())
        self.walked.transcript += transcript(self._session.turn)
        self._watch = Watch(self._session)
        for step in self._plan.steps:
            if not self._take(step):
                break
        else:
            ended = self._session.turn.ended
            if self._plan.ends is not None and ended != self._plan.ends:
                where = f"ended with {ended}" if ended else "has not ended"
                self._fail(None, f"expected the ending {self._plan.ends}, but the story {where}")
        self.walked.problems += [f"{self._plan.file}: {self._plan.name}: {broken}" for broken in self._watch.broken]
        self.walked.session = self._session
        return self.walked

    def _fail(self, step: Step | None, what: str) -> bool:
        at = f"{self._plan.file}:{step.line}" if step else self._plan.file
        self.walked.problems.append(f"{at}: {self._plan.name}: {what}")
        return False

    def _take(self, step: Step) -> bool:
        takes = {
            "expect": self._expect,
            "choose": self._choose,
            "force": self._force,
            "locked": self._locked,
            "state": self._state,
            "until": self._until,
            "undo": self._undo,
        }
        return takes[step.does](step)

    def _force(self, step: Step) -> bool:
        for name in step.options:
            unknown = unknown_roll(self._story, name)
            if unknown is not None:
                return self._fail(step, unknown)
        self._forced |= {name: outcome == "pass" for name, outcome in step.options.items()}
        return True

    def _undo(self, _step: Step) -> bool:
        self._session.undo()
        self._watch.undo()
        self.walked.moves.append(UNDO)
        return True

    def _expect(self, step: Step) -> bool:
        shown = " ".join(" ".join(transcript(self._session.turn)).split())
        if " ".join(step.value.split()) in shown:
            return True
        return self._fail(step, f"expected “{step.value}”, but read: {shown[:300]}")

    def _find(self, step: Step) -> Offered | None:
        choices = self._session.turn.choices
        found = [choice for choice in choices if choice.id == step.value or choice.id.endswith(f".{step.value}")]
        found = found or [choice for choice in choices if choice.say.startswith(step.value)]
        if not found:
            listed = "; ".join(choice.say for choice in choices) or "nothing: the story is over"
            self._fail(step, f"no choice begins “{step.value}”. On offer: {listed}")
        return found[0] if found else None

    def _choose(self, step: Step) -> bool:
        choice = self._find(step)
        return choice is not None and self._pick(choice, step)

    def _pick(self, choice: Offered, step: Step) -> bool:
        try:
            turn = self._session.choose(choice.id, self._forced)
        except PlayError as error:
            return self._fail(step, f"“{choice.say}” cannot be chosen: {error}")
        self.walked.moves.append(choice.id)
        self.walked.transcript += transcript(turn)
        self._session = self._between(self._session)
        self._watch.look(self._session)
        return True

    def _locked(self, step: Step) -> bool:
        choice = self._find(step)
        if choice is None:
            return False
        return choice.locked is not None or self._fail(step, f"“{choice.say}” is not locked")

    def _state(self, step: Step) -> bool:
        tree, faults = parse_expression(step.value, names_of(self._story), Scope(), BOOL)
        if tree is None or faults:
            return self._fail(step, f"“{step.value}” cannot be asked: {faults[0].message if faults else ''}")
        return self._session.holds(tree) or self._fail(step, f"{step.value} does not hold")

    def _until(self, step: Step) -> bool:
        """Chooses by its policy, until a scene comes up, or a choice is on offer, or the story ends."""
        wanted = step.options.get("choice") or step.options.get("scene", step.value)
        reached = self._on_offer if "choice" in step.options else self._at
        for _ in range(int(step.options.get("within", str(WITHIN)))):
            free = [choice for choice in self._session.turn.choices if choice.locked is None]
            if reached(wanted) or not free:
                break
            least = min(free, key=lambda choice: self.walked.moves.count(choice.id))
            if not self._pick(free[0] if step.options.get("by") == FIRST else least, step):
                return False
        where = f"the walk is in {self._session.scene}"
        return reached(wanted) or self._fail(step, f"{wanted} was not reached: {where}")

    def _at(self, scene: str) -> bool:
        ended = self._session.turn.ended
        return ended is not None if scene == ENDING else self._session.scene == scene and ended is None

    def _on_offer(self, choice: str) -> bool:
        return any(offered.id == choice for offered in self._session.turn.choices)


def run_folder(folder: Path, names: list[str], write: Callable[[str], object]) -> int:
    """Walks every walkthrough of a story, or those named, and writes what differs; gives the number that failed.

    Raises:
        StoryError: the story or a walkthrough cannot be read, or a name is not one.
    """
    story = load_story(folder)
    plans = read_walkthroughs(folder)
    unknown = set(names) - {plan.name for plan in plans}
    if unknown:
        raise StoryError(
            f"there is no walkthrough “{min(unknown)}”; there are: {', '.join(plan.name for plan in plans)}"
        )
    failed = 0
    for plan in plans:
        if names and plan.name not in names:
            continue
        problems = Walker(story, plan, lambda session: session).walk().problems
        failed += bool(problems)
        write(f"{'FAILED' if problems else 'passed'}  {plan.name}\n")
        for problem in problems:
            write(f"        {problem}\n")
    return failed
