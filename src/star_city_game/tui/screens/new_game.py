"""The new-game form, built from what the story asks. Everything is filled in already: Enter, Enter begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from star_city_game.model.story import Question, Story
from star_city_game.tui.content import SOFT, line
from star_city_game.tui.screens.frame import SheetScreen, TopLine
from star_city_game.tui.widgets.name_input import NameInput
from star_city_game.tui.widgets.pick import Pick
from star_city_game.tui.widgets.plate import Plate

CLERK = ("first", "father", "surname")
"""Questions that must all be asked before the clerk can say how the name will be written."""
WAYS = {"free": "as you like", "iron": "Ironman (one save, no way back)"}
"""How a game is saved, in words."""
HINT = "Arrows move and pick · Enter twice begins"


class NewGameScreen(SheetScreen):
    """Asks what ``story.questions`` ask, shows the content notes, and begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    AUTO_FOCUS = "Pick, NameInput, #begin"

    def __init__(self) -> None:
        super().__init__()
        self._typed: set[str] = set()
        self._offered: dict[str, int] = {}

    @property
    def _story(self) -> Story:
        story = self.star_city.story
        if story is None:
            raise RuntimeError("the form is opened once the story is there")
        return story

    def body(self) -> Iterable[Widget]:
        """One row a question, the clerk's line, the notes, and the plate that begins."""
        yield TopLine("New game", HINT)
        with VerticalScroll(id="form", can_focus=False):
            for question in self._story.questions:
                with Horizontal(classes="question"):
                    yield Static(line((question.prompt, SOFT)), classes="prompt", markup=False)
                    yield from self._field(question)
            with Horizontal(classes="question"):
                yield Static(line(("Saves", SOFT)), classes="prompt", markup=False)
                yield Pick(WAYS, "free", id="ways")
            yield Static(id="clerk", markup=False)
            yield Plate("Begin", id="begin")
            if self._story.content_notes:
                yield Static(line((self._story.content_notes, SOFT)), id="notes", markup=False)

    def _field(self, question: Question) -> Iterable[Widget]:
        default = str(self._story.qualities[question.quality].default)
        if self._is_enum(question):
            words = question.words or {word: word for word in self._story.qualities[question.quality].words}
            yield Pick(words, default, id=f"q-{question.quality}")
            return
        yield NameInput(default, id=f"q-{question.quality}")
        if question.suggest:
            yield Plate("another", id=f"a-{question.quality}")

    def _is_enum(self, question: Question) -> bool:
        return self._story.qualities[question.quality].type == "enum"

    def on_mount(self) -> None:
        """Puts the first suggestions in."""
        for question in self._story.questions:
            if not self._is_enum(question):
                self._fit(question)
        self._clerk()

    # answers

    def answers(self) -> dict[str, str]:
        """What the form says now."""
        found = {pick.id: pick.value for pick in self.query(Pick) if pick.id != "ways"}
        found |= {field.id: field.value for field in self.query(NameInput)}
        return {str(name).removeprefix("q-"): value for name, value in found.items()}

    def _clerk(self) -> None:
        answers = self.answers()
        asked = all(name in answers for name in CLERK)
        written = self.star_city.games.written(answers) if asked else ""
        said = line(("“They will write it so: ", SOFT), (written, "bold"), (". Correct?”", SOFT))
        self.query_one("#clerk", Static).update(said if asked else line())

    def on_pick_changed(self, message: Pick.Changed) -> None:
        """A word decides which names are suggested."""
        message.stop()
        for question in self._story.questions:
            if question.quality not in self._typed and not self._is_enum(question):
                self._fit(question)
        self._clerk()

    def _suggestions(self, question: Question) -> tuple[str, ...]:
        answers = self.answers()
        for word, names in question.suggest.items():
            if word and word in answers.values():
                return names
        return question.suggest.get("", ())

    def _fit(self, question: Question) -> None:
        """Puts the first suggestion in the place of a name that nobody would suggest here."""
        names = self._suggestions(question)
        field = self.query_one(f"#q-{question.quality}", NameInput)
        if names and field.value not in names:
            field.value = names[0]

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keeps what was typed when another word is picked, and asks the clerk."""
        message.stop()
        name = str(message.input.id).removeprefix("q-")
        question = next(question for question in self._story.questions if question.quality == name)
        if message.value not in self._suggestions(question):
            self._typed.add(name)
        self._clerk()

    async def on_plate_pressed(self, message: Plate.Pressed) -> None:
        """Does what the plate that was clicked says."""
        message.stop()
        await self._press(message.plate)

    async def action_pick(self) -> None:
        """Presses the plate that has the focus; from anywhere else goes to the plate that begins."""
        if isinstance(self.focused, Plate):
            await self._press(self.focused)
        else:
            self.set_focus(self.query_one("#begin"))

    async def _press(self, plate: Plate) -> None:
        """Begins, or suggests another name."""
        if plate.id == "begin":
            await self.star_city.begin(self.answers(), ironman=self.query_one("#ways", Pick).value == "iron")
            return
        name = str(plate.id).removeprefix("a-")
        question = next(question for question in self._story.questions if question.quality == name)
        names = self._suggestions(question)
        field = self.query_one(f"#q-{name}", NameInput)
        at = names.index(field.value) if field.value in names else -1
        self._typed.discard(name)
        field.value = names[(at + 1) % len(names)]
