"""A small game made of the model's records, a store in memory, and a story to fill the form: no engine, no disk, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from star_city_game.errors import ChoiceLocked, NothingToUndo, NotOffered, SaveDamaged, SaveError, SaveMissing
from star_city_game.model.backstage import Backstage, Held, Subject
from star_city_game.model.check import Odds, Part
from star_city_game.model.edition import Account
from star_city_game.model.explanation import Aspect, Origin, What, Why
from star_city_game.model.explanation import Part as Gate
from star_city_game.model.file_view import (
    CategoryView,
    ClueView,
    DossierView,
    FactorView,
    PaperView,
    ReadingRoomView,
    SheetView,
    StampView,
)
from star_city_game.model.launch_view import (
    CommissionView,
    DefectView,
    LaunchView,
    OddityView,
    PhaseView,
    RiskPart,
    Section,
    SwayView,
    SystemView,
)
from star_city_game.model.quality import Quality
from star_city_game.model.saved import Pick, SavedGame, Terms
from star_city_game.model.state import GameState
from star_city_game.model.story import Question, Story
from star_city_game.model.text import Run
from star_city_game.model.turn import Block, Change, Heading, Offered, Outcome, Paper, Paragraph, Status, Turn
from star_city_game.model.view import AheadView, CalendarView, DateView, JournalEntry, LapseView, PersonView, TraitView
from star_city_game.saves.shelf import Loaded
from star_city_game.saves.slots import Kind, SlotInfo

ODDS = Odds(62, "fair", (Part("how hard it is", 55), Part("nerve", -8), Part("the hatch is shut", 15)))
STATUS = Status(
    when="14 Jan 1966 Fri, 06:10",
    place="Kremlin hospital, corridor",
    title="The Note",
    turn="11–20 January 1966",
    file="clean",
    risk="unknown",
)


def said(text: str, style: str = "") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, "em" if style == "em" else ""),))


def a_turn(number: int = 0, **parts: object) -> Turn:
    """A turn with a paragraph and two choices, any part of it replaced."""
    turn = Turn(
        number=number,
        passage=(said("The nurse counts the spoons, and then she counts you."),),
        choices=(Offered("scene.stay", "Stay where you are."), Offered("scene.go", "Go and look.")),
        changes=(),
        outcomes=(),
        status=STATUS,
    )
    return replace(turn, **parts)  # type: ignore[arg-type]


NOTE: tuple[Block, ...] = (
    Heading("note", "The Note", "14 Jan 1966 Fri, 06:10", "Kremlin hospital, corridor"),
    Paragraph(
        (
            Run("The note comes out under the door at ten past six. It is on the back of a temperature chart, in blue "),
            Run("pencil, and somebody has already read it: the corner is folded "),
            Run("inwards", "em"),
            Run(", the way an orderly folds a sheet."),
        )
    ),
    said(
        "Nine words. Three are yours to read. The other six have been gone over with the flat of the lead until they shine."
    ),
    said(
        "“It’s for the Deputy,” says the orderly, who is holding a bucket in each hand and cannot point. “Or it’s for "
        "you. He can’t say, can he? He’s got a pipe in him.”"
    ),
)  # fmt: skip
NOTE_CHOICES = (
    Offered("note.take", "Take it to the Deputy yourself."),
    Offered("note.read", "Hold it to the lamp and read the other six.", odds=ODDS),
    Offered("note.leave", "Leave it where it is.", locked="You would have to trust the nurse."),
    Offered("note.spirt", "Give the orderly something for his silence.", cost="1 spirt"),
)
HATCH: tuple[Block, ...] = (
    Paragraph(
        (
            Run("Under the lamp the lead gives up one word more. It is "),
            Run("harness", "em"),
            Run(", or it is "),
            Run("hardness", "strong"),
            Run("; he never did close his letters."),
        )
    ),
    Paper(
        "memo",
        "FIRST DEPARTMENT · copy 2 of 3",
        (
            "14 January 1966, 06:25.",
            "A sheet of medical stationery (1) was carried by hand from ward 4",
            "in the direction of the stairs. Contents: not established.",
            "        Duty officer            (signature)",
        ),
    ),
    said(
        "The Deputy reads it with his hat on. He gives it back, and wipes the hand that held it down his coat, twice."
    ),
    said("“I haven’t seen this,” he says. “When I have seen it, it’ll be typed.”"),
)


RINGS = DefectView("KORD, the engine watch", "The long harness rings", "found", 21)
HEARD = LaunchView(
    "considerable",
    (RINGS,),
    oddities=(
        OddityView("In a thunderstorm the watch shuts an engine that is standing in a crate.", ("Mikhas Antonovich",)),
        OddityView("The simulator runs engine 9 warm, twice. It is repaired. The simulator, that is."),
    ),
)
"""The board as a cosmonaut hears of it."""
SIGNED = DefectView("Block A engines", "Gap at nozzle 24", "waived", 6, 212, "17 May 1966 Tue", "Sign it as it stands.")
TREE = LaunchView(
    "considerable",
    (RINGS, SIGNED),
    tree=True,
    flight="The landing",
    chance=4_322,
    systems=(
        SystemView("Block A engines", 0, 1, 1, 1, 3, 3_104, "moderate", (SIGNED,)),
        SystemView("KORD, the engine watch", 1, 0, 0, 0, 2, 1_215, "low", (RINGS,)),
        SystemView("LK and Block E, the descent", 0, 0, 0, 1, 3, 0, "", by_hand=1_640),
        SystemView("Parachutes", 0, 2, 0, 0, 0, 3, "low"),
    ),
    phases=(
        PhaseView(
            "First stage",
            "18:05, 0 to 113 s",
            4_319,
            (RiskPart("Block A engines", 0, 212, 2_892), RiskPart("KORD, the engine watch", 803, 0, 412)),
        ),
        PhaseView("The descent", "20:38 to 20:55", 0, (), (RiskPart("LK and Block E, the descent", 0, 0, 1_640),)),
        PhaseView("Under the parachute", "1 July", 3, (RiskPart("Parachutes", 0, 0, 3),)),
    ),
    sways=(
        SwayView("people make it worse by", 15, (("nobody slept", 15),)),
        SwayView("what shows is saved", 47, (("as things stand", 35), ("tapes you have read", 12))),
    ),
)
"""The board as an engineer sees it."""


SEEN = PaperView(
    2, "4 Mar 1966 Fri", "agent report", "SOSNA", "statements", "seen",
    text=("On being offered a second glass, declined; on being asked why, said that he could still remember the first.",),
    note=("Note. Taken at the safe flat. Merits attention. The source to be asked what was in the glass.",),
    standing="slight, not verified",
    factors=(
        FactorView("slight", "2"),
        FactorView("source: doubtful (D)", "× 0.4"),
        FactorView("not verified", "× 0.5"),
        FactorView("it weighs", "0.4"),
    ),
)  # fmt: skip
FILE = DossierView(
    "signal",
    (
        CategoryView(
            "contacts",
            (
                PaperView(
                    1, "8 Mar 1966 Tue", "letter", "", "contacts", "rumour",
                    gap="you have heard of it; who signed it, and what it says, you have not",
                ),
            ),
            note="asleep: it counts for nothing until something new comes",
        ),
        CategoryView("statements", (SEEN,), "0.4"),
        CategoryView(
            "",
            (
                PaperView(3, "14 Jan 1966 Fri", "", "", "", "nothing"),
                PaperView(
                    4, "12 Apr 1966 Tue", "", "", "", "symptom",
                    gap="written then; you do not know what",
                ),
                PaperView(5, "17 May 1966 Tue", "", "", "", "nothing"),
            ),
        ),
    ),
    (
        StampView(
            "17 May 1966 Tue",
            "17 May 1966 Tue: raised from “clean” to “signal” on the weight of:",
            ("agent report of SOSNA, 4 Mar 1966 Fri", "and 1 of which you do not know what it is"),
        ),
    ),
    "1 read, 1 heard of, 1 noticed, 2 unknown to you",
    (FactorView("statements, 1 paper read", "0.4"), FactorView("4 papers that you have not read", "?")),
    officer="He reads with the top off his pen. The pen is not moving.",
    noticed=(ClueView("Rinat", ("Knows the date of the letter, which had not come yet.",)),),
)  # fmt: skip
"""The file as its page shows it."""


ROOM = ReadingRoomView(
    "FILE No. 3471 / “TIKHIY”",
    (
        "A reading room with four tables. The blotter is from the bank that",
        "had the building in 1911. You sign for the file with your own pen,",
        "and are given a pencil for it.",
    ),
    (
        SheetView(
            1,
            (
                "14.I.66    Memo. “REGIME”.                                 sheet 1",
                "   True hand: PRYAKHIN Z.N.",
                "   The object left the block by the right-hand door at 19:12 and",
                "   stood without purpose, face upwards, for 4 (four) minutes,",
                "   during which no aircraft passed. Proceeded to the shop.",
                "   WHAT IT DID: weighed 0.5 under “statements”.",
                "   UNVERIFIED. You never knew of it.",
            ),
        ),
        SheetView(
            2,
            (
                "4.III.66   Resolution.                                     sheet 2",
                "   Raise from “clean” to “signal”. Weight: 2.",
                "   Grounds: sheet 1.",
            ),
        ),
    ),
    (
        "NOTES OF THE ARCHIVE",
        " - Refuted: nothing. It is not a thing that was done often.",
        " - “LATHE” was FRIDLYAND L.I.; papers of this source in the file:",
        "   1.",
        "",
        "WHAT NOBODY EVER FOUND",
        " - Who had the fourth key.",
        "",
        "You give the file back over the counter. They count the sheets.",
    ),
)
"""The file as the archive hands it over."""
REPORT = CommissionView(
    "REPORT OF THE EMERGENCY COMMISSION",
    "on the flight “The landing”, 27.VI.69",
    (
        Section(
            "1. EVENT AND TIME",
            (
                "1.1  The vehicle was lost in the phase “First stage” (18:05, 0 to",
                "     113 s): “On the pad”. The crew was in it.",
            ),
        ),
        Section(
            "2. CHAIN",
            (
                "2.1  Gap at nozzle 24. Accepted 17.V.66 with the words “Sign it as",
                "     it stands.”",
            ),
        ),
        Section("SIGNED", ("     Chairman (signature)", "     For the minutes (signature)")),
    ),
)
"""The report on a flight that was lost."""


BACKSTAGE = Backstage(
    "note",
    "scenes/prologue/note.yaml:12",
    "offer.take",
    ("hub, then from calls.note",),
    "t01",
    2,
    7,
    (
        Subject("note.take", "choice", "Take it to the Deputy yourself.", "open"),
        Subject("note.leave", "choice", "Leave it where it is.", "locked"),
        Subject("note.burn", "choice", "Burn it.", "hidden"),
        Subject("st_soup", "storylet", "Soup", "drawn"),
        Subject("st_yard", "storylet", "The yard", "waits"),
    ),
    (Held("nerve", "5", "4"), Held("role", "cosmonaut"), Held("kgb_file", "clean"), Held("dossier.total", "0")),
    ("c1_letter in t04, as the letter",),
)
WHY = Why(
    "note.burn",
    "choice",
    "Burn it.",
    False,
    ("You would have to have matches.",),
    (
        Aspect("place", True, "the game rests at its offer in note"),
        Aspect("when", False, "", Gate("matches and nerve >= 3", False, (("matches", "false"), ("nerve", "5")))),
    ),
)
WHAT = What(
    "nerve",
    "Nerve",
    "steady",
    "5",
    (
        Origin(0, "January", "", "", "", "", "fair"),
        Origin(2, "January", "note", "The Note", "Read it.", "fair", "steady"),
    ),
    (("note", "nerve += 1"),),
)


class FakeGame:
    """A round of three turns that can be played for ever."""

    def __init__(self, story: Story, picks: tuple[str, ...] = ()) -> None:
        self.account = Account()
        self.spent = 0.0
        self.board = LaunchView("one fault known", (RINGS,))
        self.file = FILE
        self._story = story
        self._turns = [self._turn(0, "", ())]
        for pick in picks:
            self.choose(pick)

    def show(self, turn: Turn) -> None:
        """Puts a turn of the test's own on top."""
        self._turns.append(turn)

    @property
    def story(self) -> Story:
        return self._story

    @property
    def turn(self) -> Turn:
        return self._turns[-1]

    @property
    def can_undo(self) -> bool:
        return len(self._turns) > 1

    @property
    def can_rewind(self) -> bool:
        return len(self._turns) > 1

    def choose(self, choice_id: str, /) -> Turn:
        offered = next((choice for choice in self.turn.choices if choice.id == choice_id), None)
        if offered is None:
            raise NotOffered(f"“{choice_id}” is not on offer")
        if offered.locked is not None:
            raise ChoiceLocked(offered.locked)
        outcomes = (Outcome("lamp", ODDS, passed=True),) if offered.odds else ()
        self._turns.append(self._turn(len(self._turns), offered.say, outcomes))
        return self.turn

    def _turn(self, number: int, picked: str, outcomes: tuple[Outcome, ...]) -> Turn:
        if number % 3 == 0:
            return a_turn(number, passage=NOTE, choices=NOTE_CHOICES, picked=picked, outcomes=outcomes)
        if number % 3 == 1:
            changes = (Change("quality", "Nerve rises: steady."), Change("person", "Tyulpanova is cooler."))
            return a_turn(number, passage=HATCH, changes=changes, picked=picked, outcomes=outcomes)
        return a_turn(
            number, picked=picked, outcomes=outcomes, status=replace(STATUS, file="signal", risk="one fault known")
        )

    def undo(self) -> Turn:
        if len(self._turns) == 1:
            raise NothingToUndo("there is nothing to take back yet")
        self._turns.pop()
        return self.turn

    def rewind(self) -> Turn:
        self.undo()
        while self.turn.number % 3:
            self.undo()
        return self.turn

    def rewind_chapter(self) -> Turn:
        self.undo()
        while self.turn.number:
            self.undo()
        return self.turn

    def journal(self) -> tuple[JournalEntry, ...]:
        return tuple(
            JournalEntry(turn.number, turn.picked, turn.passage, tuple(change.text for change in turn.changes), "note")
            for turn in self._turns
        )

    def reading_room(self) -> ReadingRoomView | None:
        if self.turn.ended is None:
            return None
        return ROOM

    def dossier(self) -> DossierView:
        return self.file

    def commission(self) -> CommissionView | None:
        return REPORT if self.turn.ended is not None else None

    def people(self) -> tuple[PersonView, ...]:
        return (
            PersonView(
                "tyulpanova", "Zinaida Prokhorovna Tyulpanova", "clerk of the First Department", "wary", "the stapler"
            ),
            PersonView(
                "rinat",
                "Rinat Gabdullovich Safargaliev",
                "pilot, cosmonaut",
                "trusts you; owes you a favour; knows about the letter",
                "half the ledger squared",
                ("He learns the eye chart by heart, both sides of it.",),
            ),
        )

    def traits(self) -> tuple[TraitView, ...]:
        return (TraitView("Nerve", "steady"), TraitView("Craft", "by the book"), TraitView("Spirt", "1"))

    def launch(self) -> LaunchView:
        return self.board

    def backstage(self) -> Backstage:
        return BACKSTAGE

    def why(self, subject: str, /) -> Why:
        assert subject in {each.id for each in BACKSTAGE.subjects}
        return WHY

    def what(self, value: str, /) -> What:
        assert value in {each.id for each in BACKSTAGE.values}
        return WHAT

    def calendar(self) -> CalendarView:
        return CalendarView(
            (
                DateView("11–20 January 1966", "past", 1259),
                DateView("1–10 March 1966", "now", 1210),
                DateView("1–12 April 1966", "to come", 1179),
                DateView("11–20 May 1966", "to come", 1137),
            ),
            today="4 Mar 1966 Fri",
            chapter="Prologue: The Case",
            rival="days until they can",
            rival_days=1398,
            ahead=(
                AheadView("12 Apr 1966 Tue", "The group list", 39),
                AheadView("16 May 1966 Mon", "The schedule, three weeks old", 73),
            ),
            lapsing=(
                LapseView("The Mi-4, with the engine cut", "11–20 May 1966"),
                LapseView("Four days at the sea", ""),
            ),
        )

    def explain(self, choice_id: str, /) -> str:
        choice = next(choice for choice in self.turn.choices if choice.id == choice_id)
        if choice.odds is None:
            return choice.locked or ""
        parts = ", ".join(f"{part.because} {part.add:+d}" for part in choice.odds.parts)
        return f"{choice.odds.percent} % ({choice.odds.band}): {parts}"

    def spend(self, seconds: float, /) -> None:
        self.spent += seconds

    def saved(self) -> SavedGame:
        state = GameState(seed=7, values={}, picks=self.turn.number)
        log = tuple(Pick("note", turn.picked) for turn in self._turns[1:])
        return SavedGame(
            self._story.id,
            self._story.version,
            "digest",
            {},
            state,
            self.turn,
            log,
            f"The Note · {self.turn.status.when}",
            Terms("abc"),
            words=sum(turn.words for turn in self._turns),
        )


class FakeGames:
    """Begins fake games and keeps what it was asked."""

    def __init__(self, resumed: FakeGame | None = None) -> None:
        self.resumed = resumed
        self.answers: Mapping[str, str] = {}
        self.seeds: list[int] = []
        self.terms = Terms()

    def new(self, story: Story, answers: Mapping[str, str], seed: int, terms: Terms) -> FakeGame:
        self.answers = dict(answers)
        self.seeds.append(seed)
        self.terms = terms
        return FakeGame(story)

    def resume(self, story: Story, saved: SavedGame) -> FakeGame:
        if self.resumed is not None:
            return self.resumed
        game = FakeGame(story)
        while game.turn.number < saved.turn.number:
            game.choose(game.turn.choices[0].id)
        return game

    def written(self, answers: Mapping[str, str]) -> str:
        return f"{answers['surname']} {answers['first']}, {answers['father']}"


class FakeStore:
    """Saves in memory; the clock is a counter."""

    def __init__(self, *, broken: str = "") -> None:
        self.games: dict[str, tuple[SlotInfo, SavedGame]] = {}
        self.autosaves = 0
        self.originals: list[str] = []
        self.broken = broken
        self.second = False
        self._minute = 0

    def _put(self, slot: str, kind: Kind, game: SavedGame) -> None:
        if self.broken:
            raise SaveError(self.broken)
        self._minute += 1
        made = f"2026-01-14T08:{self._minute % 60:02d}:00"
        status = game.turn.status
        info = SlotInfo(
            slot, kind, game.title, status.when, made, game.turn.number, place=status.place, words=game.words,
            game=game.terms.id, story=game.story, serial=self._minute,
        )  # fmt: skip
        self.games[slot] = (info, game)

    def list(self) -> tuple[SlotInfo, ...]:
        return tuple(info for info, _ in self.games.values())

    def save(self, slot: str, game: SavedGame) -> tuple[str, ...]:
        self._put(slot, "named", game)
        return ()

    def autosave(self, game: SavedGame) -> tuple[str, ...]:
        self._put(f"auto-{self.autosaves % 10}", "auto", game)
        self.autosaves += 1
        return ()

    def load(self, slot: str) -> Loaded:
        if slot not in self.games:
            raise SaveMissing(f"there is no save “{slot}”")
        info, game = self.games[slot]
        if info.damaged:
            raise SaveDamaged(info.damaged)
        return Loaded(game, slot=slot)

    def keep_original(self, slot: str) -> None:
        self.originals.append(slot)

    def newest(self, story: str = "") -> Loaded | None:
        del story
        sound = [kept for kept in self.games.values() if kept[0].damaged is None]
        info, game = max(sound, key=lambda kept: kept[0].saved_at, default=(None, None))
        return None if info is None or game is None else Loaded(game, slot=info.slot)

    def export(self, name: str, lines: Iterable[str]) -> Path:
        self.exported = [name, *lines]
        return Path("exports") / f"{name}.txt"

    def delete(self, slot: str) -> None:
        self.games.pop(slot, None)

    def is_second(self) -> bool:
        return self.second

    def fresh_id(self) -> str:
        return "abc"

    def damage(self, slot: str, why: str) -> None:
        info, game = self.games[slot]
        self.games[slot] = (replace(info, damaged=why, title=""), game)


def a_story() -> Story:
    """A story with a form like the real one's."""
    qualities = {
        quality.id: quality
        for quality in (
            Quality("role", "enum", "cosmonaut", words=("cosmonaut", "engineer")),
            Quality("gender", "enum", "man", words=("woman", "man")),
            Quality("first", "text", "Ignat"),
            Quality("father", "text", "Savva"),
            Quality("surname", "text", "Zhuk"),
            Quality("mode", "enum", "standard", words=("story", "standard", "historical")),
        )
    }
    questions = (
        Question("role", "You are", {"cosmonaut": "a cosmonaut", "engineer": "an engineer"}),
        Question("gender", "The form says", {"woman": "a woman", "man": "a man"}),
        Question("first", "First name", suggest={"woman": ("Zoya", "Rimma"), "man": ("Ignat", "Gennady")}),
        Question("father", "Father’s name", suggest={"": ("Savva", "Ilya")}),
        Question("surname", "Surname", suggest={"": ("Zhuk", "Sedykh")}),
        Question(
            "mode", "Mode",
            {"story": "story (checks are kinder)", "standard": "standard", "historical": "historical (as they were)"},
        ),
    )  # fmt: skip
    return Story(
        id="fake", title="Star City", version="1", entry="note", scenes={}, qualities=qualities, questions=questions,
        edition="Prologue and chapter one, January to December 1966.",
        content_notes="State surveillance and informing; accidental death by fire; illness; mourning; alcohol.",
    )  # fmt: skip
