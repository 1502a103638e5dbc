"""What can be said on plain lines: the words of command, and the letters that stand for them."""

from __future__ import annotations

COMMANDS = {
    "help": "this list",
    "look": "the text and the choices again",
    "odds": "what the odds and locks of the choices are made of",
    "why N": "why a choice or a scene can come now or not (add full for more)",
    "what NAME": "what a trait is and which choices made it so (add full for more)",
    "file": "what they may know (file N: what a paper weighs; file stamp: what the stage is made of)",
    "people": "whom you have met, what they want, what they know",
    "calendar": "today, what is known of the time to come, and what lapses",
    "launch": "the launch board: what you know of the machine, and the risk",
    "room": "the whole file with every name, when the story is over",
    "export WHAT": "write the file (export file) or the report (export report) to a text of its own",
    "report": "the Commission’s report on the last flight",
    "traits": "yourself, in words",
    "codex TERM": "what you may look up: a term, or all of them",
    "journal WORD": "everything read so far, or the paragraphs of it that hold a word",
    "undo": "take the last choice back",
    "rewind": "back to the start of the scene (rewind chapter: of the chapter)",
    "save NAME": "keep this game under a name",
    "load NAME": "take up a saved game (load NAME scene, load NAME chapter: at its start)",
    "saves": "list the saves",
    "quit": "stop; the game is saved",
}
"""Every command, as help lists it, with what it does."""
FOR_WRITERS = {"backstage": "where the story is, everything that could be offered there, every value"}
"""What a writer may say besides."""
LETTERS = {
    "?": "help",
    "j": "journal",
    "f": "file",
    "p": "people",
    "l": "launch",
    "c": "calendar",
    "e": "report",
    "u": "undo",
    "r": "rewind",
    "o": "odds",
    "s": "saves",
}
"""The keys of the full screen, which mean the same here."""
LETTERS_HELP = f"  The letters of the full screen do here too: {' '.join(LETTERS)}"
TITLE_HELP = (
    "  Type the number of what you want, or saves for a list of them.",
    "  quit leaves. In the game, help lists the commands.",
)
LEAVING = ("quit", "q", "exit")
"""Words that leave the game."""
