"""Plays a story on standard input and output: numbered choices and a few words of command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from star_city_game.errors import PlayError, SaveError, SaveMissing
from star_city_game.model.story import Question, Story
from star_city_game.plain import board, explained, lines
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

COMMANDS = {
    "help": "this list",
    "look": "the text and the choices again",
    "odds": "what the odds and locks of the choices are made of",
    "why N": "why a choice or a scene can come now or not (add full for more)",
    "what NAME": "what a trait is and which choices made it so (add full for more)",
    "file": "what they may know",
    "people": "whom you have met",
    "launch": "the launch board: what you know of the machine, and the risk",
    "report": "the Commission’s report on the last flight",
    "traits": "yourself, in words",
    "codex TERM": "what you may look up: a term, or all of them",
    "journal": "everything read so far",
    "undo": "take the last choice back",
    "rewind": "back to the start of the scene",
    "save NAME": "keep this game under a name",
    "load NAME": "take up a saved game",
    "saves": "list the saves",
    "quit": "stop; the game is saved",
}
DEFAULT_SLOT = "quick"
NO_SAVES = "No saves."
TITLE_HELP = (
    "  Type the number of what you want, or saves for a list of them.",
    "  In the game, help lists the commands.",
)


class PlainPlayer:
    """One sitting. ``read`` and ``write`` carry the lines; ``seed`` gives the seed of a new game."""

    def __init__(self, story: Story, store: Shelf, read: Read, write: Write, seed: Callable[[], int]) -> None:
        self._story = story
        self._store = store
        self._read = read
        self._write = write
        self._seed = seed
        self._session: Session | None = None

    def play(self) -> None:
        """Plays until the player quits, the input ends, or the story does."""
        self._say([self._story.title, *lines.folded(self._story.about), ""])
        if self._start():
            self._show()
            while self._step():
                pass

    # starting

    def _start(self) -> bool:
        """Continues the newest game or begins a new one; False when the player leaves first."""
        while self._session is None:
            newest = self._newest()
            options = ["New game", "Load a game", "Quit"]
            if newest is not None:
                over = newest.game.turn.ended is not None
                options.insert(0, f"{'Read the end again' if over else 'Continue'}: {newest.game.title}")
            picked = self._pick(options, looks={"saves": self._saves, "help": lambda: TITLE_HELP})
            if picked is None or options[picked] == "Quit":
                return False
            if options[picked] == "New game":
                if not self._new_game():
                    return False
            elif options[picked] == "Load a game":
                self._load_by_name()
            elif newest is not None:
                self._resume(newest)
        return True

    def _load_by_name(self) -> None:
        found = self._saves()
        self._say(found)
        if found != [NO_SAVES]:
            slot = self._ask("Name of the save (empty for none): ")
            if slot:
                self._load(slot)

    def _newest(self) -> Loaded | None:
        try:
            loaded = self._store.newest(self._story.id)
        except SaveError as error:
            self._say([str(error)])
            return None
        if loaded is None:
            return None
        self._say(loaded.notices)
        return loaded

    def _new_game(self) -> bool:
        answers: dict[str, str] = {}
        if self._story.content_notes:
            self._say(["Content notes: " + self._story.content_notes.strip(), ""])
        for question in self._story.questions:
            answer = self._answer(question, answers)
            if answer is None:
                return False
            if answer:
                answers[question.quality] = answer
            if question.quality == "father":
                written = patronymic(fit(answer) or self._default("father"), answers.get("gender", "man"))
                self._say([f"They will write it so: {written}."])
        self._session = Session.new(self._story, answers, self._seed())
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
        return None if typed is None else (typed or (suggested[0] if suggested else ""))

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
                self._choose(int(words[0]))
            else:
                self._say(["A choice is its number alone. Type help for the commands."])
            return True
        return self._command(words[0].lower(), words[1].strip() if len(words) > 1 else "", session)

    def _choose(self, number: int) -> None:
        session = self._playing()
        choices = session.turn.choices
        if not 1 <= number <= len(choices):
            self._say([f"There is no choice {number}." if choices else "The story is over: undo, load NAME or quit."])
            return
        try:
            session.choose(choices[number - 1].id)
        except PlayError as error:
            self._say([f"Locked: {error}"])
            return
        self._autosave()
        self._show()

    def _command(self, word: str, rest: str, session: Session) -> bool:
        if word in ("quit", "q", "exit"):
            self._autosave()
            return False
        looks: dict[str, Callable[[], Iterable[str]]] = {
            "help": _help,
            "look": lambda: lines.turn(session.turn),
            "odds": lambda: _odds(session),
            "why": lambda: explained.why(session, rest),
            "what": lambda: explained.what(session, rest),
            "file": lambda: lines.dossier(session.dossier()),
            "people": lambda: lines.people(session.people()),
            "launch": lambda: board.launch(session.launch()),
            "report": lambda: board.commission(session.commission()),
            "traits": lambda: (f"  {trait.label}: {trait.word}" for trait in session.traits()),
            "codex": lambda: lines.codex(session.codex(), rest),
            "journal": lambda: lines.journal(session.journal()),
            "saves": self._saves,
        }
        deeds: dict[str, Callable[[], None]] = {
            "undo": lambda: self._back(session.undo),
            "rewind": lambda: self._back(session.rewind),
            "save": lambda: self._save(rest or DEFAULT_SLOT),
            "load": lambda: self._load(rest or DEFAULT_SLOT),
        }
        if word in looks:
            self._say(looks[word]())
        elif word in deeds:
            deeds[word]()
        else:
            self._say([f"“{word[:20]}” is not a command here. Type a number, or help."])
        return True

    def _back(self, move: Callable[[], object]) -> None:
        try:
            move()
        except PlayError as error:
            self._say([f"{error}."])
            return
        self._autosave()
        self._show()

    # saves

    def _autosave(self) -> None:
        try:
            self._store.autosave(self._playing().saved())
        except SaveError as error:
            self._say([f"Not saved: {error}"])

    def _save(self, slot: str) -> None:
        try:
            self._store.save(slot, self._playing().saved())
        except SaveError as error:
            self._say([f"Not saved: {error}"])
        else:
            self._say([f"Saved as “{slot}”."])

    def _load(self, slot: str) -> None:
        try:
            loaded = self._store.load(slot)
        except SaveMissing as error:
            self._say([f"{error}. Type saves for a list."])
            return
        except SaveError as error:
            self._say([f"Not loaded: {error}"])
            return
        self._say(loaded.notices)
        began = self._session is not None
        self._resume(loaded)
        if began:
            self._show()

    def _resume(self, loaded: Loaded) -> None:
        try:
            session = Session.resume(self._story, loaded.game)
            if not session.account.is_exact:
                self._store.keep_original(loaded.slot)
        except SaveError as error:
            self._say([f"Not loaded: {error}"])
            return
        self._session = session
        self._say(lines.account(session.account))

    def _saves(self) -> list[str]:
        try:
            found = self._store.list()
        except SaveError as error:
            return [str(error)]
        rows = [f"  {info.slot:<12} {info.title or info.damaged} {info.saved_at[:16]}" for info in found]
        return rows or [NO_SAVES]

    # the lines themselves

    def _playing(self) -> Session:
        if self._session is None:
            raise PlayError("no game has been started")
        return self._session

    def _show(self) -> None:
        self._say(lines.turn(self._playing().turn))

    def _pick(self, options: list[str], usual: int | None = None, looks: Looks = NOTHING) -> int | None:
        """Asks for one of the options; an empty line takes the usual one, where there is one; ``looks`` are words that show."""
        self._say([f"{number:>3}. {option}" for number, option in enumerate(options, 1)])
        while (typed := self._read("> ")) is not None:
            if not typed.strip() and usual is not None:
                return usual
            if typed.strip().isdecimal() and 1 <= int(typed) <= len(options):
                return int(typed) - 1
            look = looks.get(typed.strip().lower())
            if look is not None:
                self._say(look())
                continue
            self._say([f"Type a number from 1 to {len(options)}."])
        return None

    def _ask(self, prompt: str) -> str | None:
        typed = self._read(prompt)
        return None if typed is None else typed.strip()

    def _say(self, written: Iterable[str]) -> None:
        for line in written:
            self._write(line)


def _help() -> list[str]:
    return [f"  {name:<10} {what}" for name, what in COMMANDS.items()]


def _odds(session: Session) -> list[str]:
    return [f"{n}. {session.explain(item.id) or 'no roll'}" for n, item in enumerate(session.turn.choices, 1)]
