"""Plays a story on standard input and output: numbered choices and a few words of command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from star_city_game.errors import PlayError, SaveError
from star_city_game.model.saved import Terms
from star_city_game.model.story import Question, Story
from star_city_game.plain import lines
from star_city_game.plain.commands import COMMANDS, FOR_WRITERS, LEAVING, LETTERS, LETTERS_HELP, TITLE_HELP
from star_city_game.plain.console import Stopped
from star_city_game.plain.keeping import DEFAULT_SLOT, NO_SAVES, Keeping
from star_city_game.saves.shelf import Loaded, Shelf
from star_city_game.session import Session
from star_city_game.session.answers import fit
from star_city_game.systems.people import patronymic

Read = Callable[[str], str | None]
"""Shows a prompt and gives a line, or None at the end of input."""
Write = Callable[[str], None]
Looks: TypeAlias = Mapping[str, Callable[[], Iterable[str]]]
"""What only shows something, by its command."""
NOTHING: Looks = {}

NEW, IRON = "New game", "New Ironman game: one save, nothing is taken back"


class PlainPlayer:
    """One sitting. ``read`` and ``write`` carry the lines; ``seed`` gives the seed of a new game."""

    def __init__(self, story: Story, shelf: Shelf, read: Read, write: Write, seed: Callable[[], int]) -> None:
        self._story = story
        self._read = read
        self._write = write
        self._seed = seed
        self.writer = False
        """Whether whoever plays may look backstage."""
        self._session: Session | None = None
        self._keeping = Keeping(shelf, self._say)

    def play(self) -> None:
        """Plays until the player quits, the input ends, or the story does.

        Raises:
            Stopped: a signal asked for an end; the game has been kept, or it was said that it could not be.
        """
        self._say([self._story.title, *lines.folded(self._story.about), ""])
        self._keeping.begin()
        try:
            if self._start():
                self._show()
                while self._step():
                    pass
        except Stopped:
            if self._session is not None:
                self._keeping.autosave(self._session)
            raise

    # starting

    def _start(self) -> bool:
        """Continues the newest game or begins a new one; False when the player leaves first."""
        while self._session is None:
            newest = self._keeping.newest(self._story.id)
            options = [NEW, "Load a game", IRON, "Quit"]
            if newest is not None:
                over = newest.game.turn.ended is not None
                options.insert(0, f"{'Read the end again' if over else 'Continue'}: {newest.game.title}")
            looks: Looks = {"saves": self._keeping.listed, "help": lambda: TITLE_HELP, "?": lambda: TITLE_HELP}
            picked = self._pick(options, looks=looks)
            if picked is None or options[picked] == "Quit":
                return False
            if options[picked] in (NEW, IRON):
                if not self._new_game(ironman=options[picked] == IRON):
                    return False
            elif options[picked] == "Load a game":
                self._load_by_name()
            elif newest is not None:
                self._resume(newest)
        return True

    def _load_by_name(self) -> None:
        found = list(self._keeping.listed())
        self._say(found)
        if found != [NO_SAVES]:
            slot = self._ask("Name of the save (empty for none): ")
            if slot:
                self._load(slot)

    def _new_game(self, *, ironman: bool) -> bool:
        answers: dict[str, str] = {}
        if self._story.content_notes:
            self._say([*lines.folded(f"Content notes: {self._story.content_notes.strip()}"), ""])
        for question in self._story.questions:
            answer = self._answer(question, answers)
            if answer is None:
                return False
            if answer:
                answers[question.quality] = answer
            if question.quality == "father":
                written = patronymic(fit(answer) or self._default("father"), answers.get("gender", "man"))
                self._say([f"They will write it so: {written}."])
        terms = Terms(self._keeping.shelf.fresh_id(), ironman)
        self._session = Session.new(self._story, answers, self._seed(), terms=terms)
        self._keeping.autosave(self._session)
        return True

    def _default(self, quality: str) -> str:
        return str(self._story.qualities[quality].default)

    def _answer(self, question: Question, answers: dict[str, str]) -> str | None:
        if question.words:
            words = list(question.words)
            self._say([f"{question.prompt}:"])
            usual = words.index(self._default(question.quality))
            picked = self._pick([question.words[word] for word in words], usual)
            return None if picked is None else words[picked]
        suggested = next((names for key, names in question.suggest.items() if key in ("", *answers.values())), ())
        if suggested:
            self._say(lines.folded(f"({', '.join(suggested)}; or any other. Empty for {suggested[0]}.)"))
        typed = self._ask(f"{question.prompt}: ")
        if typed is None or not suggested:
            return typed
        number = 1 if not typed else lines.numbered(typed, len(suggested))
        return typed if number is None else suggested[number - 1]

    # one line of the player's

    def _step(self) -> bool:
        """Carries out one line of the player's; False to stop."""
        session = self._playing()
        typed = self._read("> ")
        if typed is None:
            self._say([""])
            return False
        words = typed.strip().split(maxsplit=1)
        if not words:
            return True
        if words[0].isdecimal():
            if len(words) == 1:
                self._choose(words[0])
            else:
                self._say(["A choice is its number alone. Type help for the commands."])
            return True
        return self._command(words[0].lower(), words[1].strip() if len(words) > 1 else "", session)

    def _choose(self, typed: str) -> None:
        session = self._playing()
        choices = session.turn.choices
        number = lines.numbered(typed, len(choices))
        if number is None:
            self._say(
                [f"There is no choice {typed[:20]}." if choices else "The story is over: undo, load NAME or quit."]
            )
            return
        try:
            session.choose(choices[number - 1].id)
        except PlayError as error:
            self._say([f"Locked: {error}"])
            return
        self._keeping.autosave(session)
        self._show()

    def _command(self, word: str, rest: str, session: Session) -> bool:
        from star_city_game.plain import board, explained, folder  # noqa: PLC0415 - a game begins without them

        if word in LEAVING:
            self._keeping.autosave(session)
            return False
        word = LETTERS.get(word, word)
        looks: dict[str, Callable[[], Iterable[str]]] = {
            "help": self._help,
            "look": lambda: lines.turn(session.turn),
            "odds": lambda: _odds(session),
            "why": lambda: explained.why(session, rest),
            "what": lambda: explained.what(session, rest),
            "file": lambda: folder.dossier(session.dossier(), rest),
            "people": lambda: lines.people(session.people()),
            "calendar": lambda: lines.calendar(session.calendar()),
            "launch": lambda: board.launch(session.launch()),
            "room": lambda: lines.reading_room(session.reading_room()),
            "export": lambda: self._export(rest, session),
            "report": lambda: board.commission(session.commission()),
            "traits": lambda: (f"  {trait.label}: {trait.word}" for trait in session.traits()),
            "codex": lambda: lines.codex(session.codex(), rest),
            "journal": lambda: lines.journal(session.journal(), rest),
            "saves": self._keeping.listed,
        }
        deeds: dict[str, Callable[[], None]] = {
            "undo": lambda: self._back(session.undo),
            "rewind": lambda: self._back(session.rewind_chapter if rest == "chapter" else session.rewind),
            "save": lambda: self._keeping.save(rest or DEFAULT_SLOT, session),
            "load": lambda: self._load(rest or DEFAULT_SLOT),
        }
        if self.writer:
            looks["backstage"] = lambda: explained.backstage(session.backstage())
        if word in looks:
            self._say(looks[word]())
        elif word in deeds:
            deeds[word]()
        else:
            self._say([f"“{word[:20]}” is not a command here. Type a number, or help."])
        return True

    def _help(self) -> list[str]:
        commands = {**COMMANDS, **(FOR_WRITERS if self.writer else {})}
        return [*(f"  {name:<12} {what}" for name, what in commands.items()), LETTERS_HELP]

    def _export(self, what: str, session: Session) -> Iterator[str]:
        """Writes a text beside the saves, and says where."""
        if what not in ("file", "report"):
            yield "Export what? Type export file, or export report."
            return
        view = session.reading_room() if what == "file" else session.commission()
        if view is None:
            yield (
                "There is nothing to export yet: the file is read when the story is over."
                if what == "file"
                else lines.NO_REPORT
            )
            return
        yield from self._keeping.exported(what, view.lines)

    def _back(self, move: Callable[[], object]) -> None:
        try:
            move()
        except PlayError as error:
            self._say([lines.sentence(error)])
            return
        self._keeping.autosave(self._playing())
        self._show()

    # saves

    def _load(self, asked: str) -> None:
        """Takes up a save by its name, at the start of its scene or chapter where that was asked for."""
        slot, _, start = asked.partition(" ")
        loaded = self._keeping.load(slot)
        if loaded is None:
            return
        began = self._session is not None
        if not self._resume(loaded):
            return
        ways = {"scene": self._playing().rewind, "chapter": self._playing().rewind_chapter}
        if start in ways:
            try:
                ways[start]()
            except PlayError as error:
                self._say([lines.sentence(error)])
        if began:
            self._show()

    def _resume(self, loaded: Loaded) -> bool:
        try:
            session = Session.resume(self._story, loaded.game)
        except SaveError as error:
            self._say(lines.folded(f"Not loaded: {error}"))
            return False
        if not session.account.is_exact:
            self._keeping.keep_original(loaded.slot)
        self._session = session
        self._say(lines.account(session.account))
        return True

    # the lines themselves

    def _playing(self) -> Session:
        if self._session is None:
            raise PlayError("no game has been started")
        return self._session

    def _show(self) -> None:
        self._say(lines.turn(self._playing().turn))
        if self.writer:
            from star_city_game.plain import explained  # noqa: PLC0415 - only a writer needs it here

            self._say([explained.place(self._playing().backstage())])

    def _pick(self, options: list[str], usual: int | None = None, looks: Looks = NOTHING) -> int | None:
        """Asks for one of the options; None when the player leaves.

        An empty line takes the usual one, where there is one; ``looks`` are words that show something.
        """
        self._say([f"{number:>3}. {option}" for number, option in enumerate(options, 1)])
        if usual is not None:
            self._say(lines.folded(f"(Empty for {options[usual]}.)"))
        while (typed := self._read("> ")) is not None:
            if not typed.strip() and usual is not None:
                return usual
            if typed.strip().lower() in LEAVING:
                return None
            look = looks.get(typed.strip().lower())
            if look is not None:
                self._say(look())
                continue
            meant = lines.meant(typed, options)
            if meant is not None:
                return meant
            self._say([f"Type a number from 1 to {len(options)}."])
        return None

    def _ask(self, prompt: str) -> str | None:
        typed = self._read(prompt)
        return None if typed is None else typed.strip()

    def _say(self, written: Iterable[str]) -> None:
        for line in written:
            self._write(line)


def _odds(session: Session) -> list[str]:
    return [f"{n}. {session.explain(item.id) or 'no roll'}" for n, item in enumerate(session.turn.choices, 1)]
