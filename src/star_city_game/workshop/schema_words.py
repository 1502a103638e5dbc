"""What each kind of mapping and each of its keys means, as an editor shows it; the reference says the same in the same words."""

from __future__ import annotations

from star_city_game.workshop.schema_course import COURSE_WORDS
from star_city_game.workshop.schema_descent import WORDS as DESCENT
from star_city_game.workshop.schema_dossier import DOSSIER_WORDS
from star_city_game.workshop.schema_launch import LAUNCH_WORDS
from star_city_game.workshop.schema_names import EDITIONS

_EXCUSE = "Warnings excused here, by code, each with its reason."
_WHEN = "Holds when this expression is true; a list holds when all are."
_THEN = "What follows: a text, one beat, or a list of both."
_GIVEN = "The parameters of the scene, each with its expression."
_PASS, _FAIL = "What follows when the check passes.", "What follows when the check fails."

WORDS: dict[str, dict[str, str]] = {
    "the story": {
        "id": "The story’s id; a save belongs to it.",
        "title": "What the story is called.",
        "version": "The edition, as `1.0.0`.",
        "authors": "Who wrote it: one name or a list.",
        "language": "The language of the prose, as `en`.",
        "entry": "The scene where a game begins.",
        "about": "A few sentences for the title screen.",
        "content_notes": "What a player may want to be warned of.",
        "edition": "What this edition holds.",
        "ask": "What the new-game form asks, in order.",
        "checks": "What goes for every check: `with`.",
        "status": "What the status line shows beside time and place: `file` and `risk`.",
        "decks": "Decks whose storylets come up in an order of their own.",
        "rules": "What must hold in every game: walkthroughs look at it after each choice.",
        "lint": "Which findings `check` gives: `house_style` and `severity`.",
        "renames": "Names that were changed since an earlier edition, by kind: the old name, and the new one.",
        "retired": "Names that are gone for good, by kind: a list, or what comes instead of each.",
        "retyped": "What the old values of a quality become that is of another type, by quality.",
    },
    "renames": EDITIONS,
    "retired": EDITIONS,
    "a question": {
        "quality": "The quality of type `enum` or `text` that the answer sets.",
        "prompt": "What the form says.",
        "words": "For an enum: what the form shows for each of its words.",
        "suggest": "For a text: names to pick from; a list, or lists by a word answered before.",
    },
    "checks": {"with": "Modifiers of every check of the story."},
    "status": {
        "file": "A machine; the label of its stage is shown.",
        "risk": "A text.",
    },
    "a rule": {
        "always": "This holds each time the player can choose, and at the end.",
        "never": "This holds at no such time.",
        "eventually": "This has held at such a time by the end of the story.",
        "after": "Each time this comes to hold, `then` must follow.",
        "within": "How soon, as `3 turns` of the calendar or `3 choices`; else by the end of the story.",
        "then": "What must hold at that time or later.",
        "about": "A note for writers.",
    },
    "a deck": {"order": "The strategies, one or a list: the next parts what the one before leaves equal."},
    "lint": {
        "house_style": "Asks for the rules of style as well.",
        "severity": "What to make of a warning, by code: `off`, `warning` or `error`.",
    },
    "a quality": {
        "type": "`int`, `bool`, `enum` (one word of several), `set` (any of several words), `text` (only from the player), "
        "`person` or `scene`.",
        "default": "The value at the start: 0 or the nearest bound, false, the first word, no word, nothing.",
        "label": "Its name for players.",
        "about": "A note for writers.",
        "shows": "How players see it: `hidden` (the default), `word` or `number`.",
        "announce": "Puts every change in the margin.",
        "is": "An expression: the quality is derived and cannot be set.",
        "excuse": _EXCUSE,
        "min": "`int`: the lowest value; whatever is set stays at or above it.",
        "max": "`int`: the highest value; whatever is set stays at or below it.",
        "bands": "`int`: words for ranges, as `0-2: shaky`; they cover min to max.",
        "words": "`enum` and `set`: the words it may hold.",
        "of": "`scene`: the scenes it may be; `person`: the people, everybody when left out.",
        "ordered": "`enum`: lets `<` compare its words, in the order declared.",
    },
    **COURSE_WORDS,
    "a machine": {
        "about": "A note for writers.",
        "initial": "The stage at the start.",
        "stages": "The stages, by id, in the order in which they compare.",
        "moves": "The legal moves; the first that fits is made.",
        "excuse": _EXCUSE,
    },
    "a stage": {
        "label": "Its name for players.",
        "enter": "Effects on entering.",
        "leave": "Effects on leaving.",
        "text": "A margin note on entering.",
        "scene": "A scene that entering makes due.",
        "final": "`true`: it is meant never to be left.",
        "nested": "The stages inside it, as those of a machine; or only their ids.",
        "initial": "The stage inside it that is entered with it.",
        "parallel": "`true`: all stages inside it are active at once.",
        "history": "`true`: it is entered again at the stage inside it that was active last.",
        "excuse": _EXCUSE,
    },
    "an effect of a stage": {"do": "One effect, or a list of effects."},
    "a move": {
        "on": "Its event: `weigh` is sent after every choice, `turn` with every turn of the calendar, any other by `trigger`.",
        "after": "`3 turns`: only when the stage was entered so many calendar turns ago. Without `on` it answers `turn`.",
        "from": "The stage that is left, or a list of stages.",
        "to": "The stage that is entered.",
        "when": _WHEN,
        "reenter": "`true`: the stage that is or holds both ends is left and entered again.",
        "scene": "A scene that the move makes due.",
    },
    **DOSSIER_WORDS,
    **LAUNCH_WORDS,
    "a codex entry": {
        "term": "The term as the prose writes it.",
        "native": "The term in its own language and letters.",
        "text": "What it is, in a few sentences.",
        "excuse": _EXCUSE,
    },
    "a scene": {
        "title": "Its heading; a scene without one runs on under the heading before.",
        "date": "The day, as 1966-03-04, shown in the status line.",
        "time": "The time of day, as 17:41 or night, shown in the status line.",
        "place": "The place, shown in the status line.",
        "people": "Who is there: one person or a list.",
        "tags": "Words for writers and tools.",
        "params": "Its parameters, by name; whoever leads to it gives them all, with `with`.",
        "body": "What happens: a text, one beat, or a list of both.",
        "excuse": _EXCUSE,
        "deck": "Makes the scene a storylet of this deck.",
        "say": "A storylet’s label in a hand.",
        "when": "A storylet fits only while this is true; a list holds when all are.",
        "priority": "A storylet’s rank: a number (0 is the default), or `must` for before all others.",
        "weight": "How readily a storylet comes up among its equals (1 is the default).",
        "max": "How often a storylet may come up in a game (1 is the default).",
        "expires": "A storylet’s last calendar turn; or, as `3 turns`, how many it has from the first draw at which it fits.",
        "cooldown": "The calendar turns that must pass before a storylet comes up again.",
    },
    "a parameter": {
        "type": "`int`, `bool`, `enum`, `person` or `scene`.",
        "min": "`int`: the lowest value; whatever is given stays at or above it.",
        "max": "`int`: the highest value; whatever is given stays at or below it.",
        "words": "`enum`: the words it may be.",
        "ordered": "`enum`: lets `<` compare its words, in the order declared.",
        "of": "`scene`: the scenes it may be; `person`: the people, everybody when left out.",
    },
    "an ending": {
        "title": "Its heading.",
        "date": "The day, as 1966-03-04, shown in the status line.",
        "time": "The time of day, as 17:41 or night, shown in the status line.",
        "place": "The place, shown in the status line.",
        "people": "Who is there: one person or a list.",
        "tags": "Words for writers and tools.",
        "body": "The last that is read: a text, one beat, or a list of both.",
        "excuse": _EXCUSE,
        "when": "`ending: first` chooses it only while this is true; a list holds when all are.",
        "priority": "`ending: first` asks endings with a higher number first (0 is the default).",
    },
    "an epilogue": {
        "group": "The group of which only one is shown: the first that fits, in the order written.",
        "when": "Fits only while this is true; a list holds when all are.",
        "body": "What is told: a text, one beat, or a list of both.",
        "excuse": _EXCUSE,
    },
    "a when beat": {
        "when": "Conditional content: `then` when the expression holds (a list: when all do), else `else`.",
        "then": "What happens when it holds.",
        "else": "What happens when it does not.",
    },
    "a cases beat": {
        "cases": "Several conditions: the first that holds wins, else `else`.",
        "else": "What happens when none holds.",
    },
    "a choices beat": {"choices": "An offer: the flow stops here for the player. A list, or `{max: 3, of: […]}`."},
    "a offer beat": {
        "offer": "Puts the choices of other scenes before those of the `choices` that follow, or makes an offer of them: a "
        "scene, `{scene: …, with: …}`, or a list of both."
    },
    "a include beat": {"include": "Stands for the beats of a snippet: its id, or `{snippet: …, with: …}`."},
    "an include": {
        "snippet": "The snippet.",
        "with": "What stands for each of its parameters, as it is to be written.",
    },
    "a snippet": {
        "params": "The names of its parameters; each stands as `$name` in any value or key of the body.",
        "body": "What stands where it is included: a text, one beat, or a list of both.",
        "excuse": _EXCUSE,
    },
    "a merged scene": {
        "scene": "The scene: it runs up to its first offer, and what is picked goes on in it.",
        "with": _GIVEN,
    },
    "a do beat": {"do": "One effect, or a list of effects."},
    "a goto beat": {
        "goto": "Leaves for `scene`, `scene.label`, `.label` of this scene, or `{quality}`.",
        "with": _GIVEN,
    },
    "a label beat": {"label": "Marks a place in the body, at any depth, for `goto`, `visits` and `seen`."},
    "a call beat": {
        "call": "Runs a scene, or the one that a `{quality}` holds, and comes back here when its body ends.",
        "with": _GIVEN,
    },
    "a return beat": {"return": "Ends a call early: `true` comes back, a scene’s id goes there instead."},
    "a ending beat": {"ending": "Ends the story with this ending, or with the `first` that fits."},
    "a epilogues beat": {
        "epilogues": "The first fitting epilogue of each of these groups, or, with `true`, of every group."
    },
    "a vary beat": {
        "vary": "One of several bodies at each visit: `stop`, `cycle`, `once`, `shuffle`, `shuffle once`, "
        "`shuffle stop`, `rarest` or `best`.",
        "of": "The bodies, in order; one may be `{when: …, then: …}`.",
    },
    "a let beat": {"let": "Temporaries of this scene, each with its expression."},
    "a draw beat": {"draw": "Calls one storylet of the deck, the best that fits; nothing happens when none does."},
    "a document beat": {"document": "A paper set apart on screen, written here or taken from the dossier."},
    "a advance beat": {"advance": "`true`: the calendar moves to its next turn."},
    "a wait beat": {"wait": "The calendar moves on by so many turns; what is dated in any of them falls due."},
    "a after beat": {"after": "Something to come in some calendar turns: it falls due like a dated event."},
    "a due beat": {"due": "`true`: runs whatever is due now, one after another."},
    "a fly beat": {"fly": "Flies a flight, phase by phase, and goes on here when it is over."},
    "a trouble beat": {
        "trouble": "`true`: in a scene of a flight, what the phase holds comes here and not at its end."
    },
    "a show beat": {
        "show": "`dossier`: every paper recorded so far, set apart on screen; `reading_room`: the whole file as it "
        "is read at the end; `commission`: the report on a flight.",
        "flight": "The flight that the Commission reports on; the one flown last when left out.",
    },
    "a check beat": {"check": "A roll outside a choice.", "pass": _PASS, "fail": _FAIL},
    **DESCENT,
    "a case": {"when": _WHEN, "then": _THEN},
    "an alternative": {"when": "Passed over unless this is true.", "then": _THEN},
    "a document": {
        "kind": "What sort of paper it is, in a word.",
        "heading": "The line at its head.",
        "lines": "Its lines, each kept as written, of at most 72 columns: a block or a list.",
    },
    "a document of the file": {"entry": "A paper of the dossier, as the file holds it."},
    "something to come": {
        "turns": "The calendar turns until it falls due; 0 is this turn.",
        "call": "The scene that is called when it falls due.",
        "do": "Instead of a scene: effects.",
        "id": "A name for `cancel`; the same thing under the same name waits only once.",
    },
    "an offer": {"max": "Offers no more than this many.", "of": "The choices."},
    "a group of choices": {"when": "Puts one gate before several choices.", "choices": "The choices behind it."},
    "a hand": {
        "draw": "Puts storylets of this deck among the choices, each under its own `say`.",
        "count": "How many at most (1 is the default).",
        "when": "No hand is dealt unless this is true.",
    },
    "a choice": {
        "id": "A stable name, needed only where something refers to the choice.",
        "say": "The label: what is done, in twelve words or fewer.",
        "when": "Hidden unless this is true; a list holds when all are.",
        "need": "Shown but locked unless this is true; a list holds when all are.",
        "because": "The reason shown while it is locked; else one is made from `need`.",
        "sticky": "May be chosen again (the default is once).",
        "once": "`true` makes a fallback be taken only once; `false` is the same as `sticky: true`.",
        "fallback": "Taken by itself when nothing else can be; never shown.",
        "cost": "What it takes, by quality; shown before, and locked when it cannot be paid.",
        "echo": "Repeats the label in the prose.",
        "check": "A roll, whose odds are shown with the label.",
        "save": "In a flight: crew and control try to save what shows, at so many points above or below their usual odds.",
        "pass": _PASS,
        "fail": _FAIL,
        "do": "Effects, before anything is said.",
        "then": _THEN,
        "goto": "Leaves at the end for a scene or a label.",
        "ending": "Ends the story at the end.",
        "call": "Runs another scene at the end and comes back.",
        "return": "Ends a call at the end, here or elsewhere.",
        "with": "The parameters of the scene of its `goto` or `call`.",
        "tags": "Words for writers and tools.",
    },
    "a check": {
        "quality": "The `int` quality that is rolled against.",
        "difficulty": "Of 100 tries by somebody in the middle of the quality’s range, how many fail.",
        "name": "The name of the roll: with the seed it settles the outcome for good.",
        "with": "Modifiers of the odds.",
    },
    "a modifier": {
        "when": "Counts only while this is true; a list holds when all are.",
        "add": "Points in a hundred, from -100 to 100.",
        "because": "What it is, in words, where the odds are explained.",
    },
    "a walkthrough": {
        "about": "What it shows.",
        "new": "How the game begins: answers by quality, and the `seed`.",
        "from": "The scene where it begins, instead of the entry of the story.",
        "do": "Effects that are done before.",
        "steps": "The steps, in order.",
        "ends": "The ending that it must reach.",
    },
    "a step": {
        "expect": "These words stand on the screen.",
        "choose": "Takes the choice of this id, or whose label begins so.",
        "force": "Settles the next rolls by name: `pass` or `fail`.",
        "locked": "This choice is on offer and locked.",
        "state": "This expression holds.",
        "until": "Chooses what was chosen least until a scene comes up, or `ending`; or until `{choice: …}`, `within: 60`, "
        "`by: first` for always the first.",
        "undo": "`true`: takes the last choice back.",
    },
}
"""What each key means, by what the mapping is."""
