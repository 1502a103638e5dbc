from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builders import the_lift
from star_city_game.model.story import Story
from star_city_game.plain.commands import LETTERS
from star_city_game.plain.lines import meant
from star_city_game.plain.player import PlainPlayer
from star_city_game.saves.places import shelf_at
from star_city_game.tui.bindings import REGISTRY
from tales import HEAD, tale


def sit(folder: Path, *typed: str, story: Story | None = None, writer: bool = False) -> str:
    """One sitting: what was typed goes in, everything that was written comes out."""
    lines: Iterator[str] = iter(typed)
    written: list[str] = []

    def read(prompt: str) -> str | None:
        written.append(prompt)
        return next(lines, None)

    shelf = shelf_at(folder)
    player = PlainPlayer(story or the_lift(), shelf, read, written.append, lambda: 7)
    player.writer = writer
    player.play()
    shelf.close()
    return "\n".join(written)


def test_a_game_is_played_by_number_and_saved_at_the_end(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "1", "quit")
    assert "The lift stands open." in shown
    assert "  1. Up" in shown
    assert "* Nerve rises: 5." in shown
    assert shelf_at(tmp_path).list()[0].picks == 1


def test_the_next_sitting_continues_where_it_stopped(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "1", "quit")
    shown = sit(tmp_path, "1", "1", "quit")
    assert "Continue: The Lift" in shown
    assert "* Nerve rises: 7." in shown


def test_commands_look_and_change_nothing(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "help", "odds", "file", "people", "launch", "traits", "journal", "saves", "look", "quit")
    assert "take the last choice back" in shown
    assert "50 % (uneven): how hard it is +50" in shown
    assert "No paper that you know of." in shown
    assert "Nerve: 4" in shown


def test_undo_and_rewind_go_back(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "1", "undo", "1", "1", "rewind", "undo", "traits", "quit")
    assert "There is nothing to take back yet." in shown
    assert shown.rstrip().splitlines()[-2].strip() == "Nerve: 4"


def test_a_game_is_kept_under_a_name_and_taken_up_again(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "1", "save sunday", "1", "load sunday", "traits", "load monday", "save ../x", "quit")
    assert "Saved as “sunday”." in shown
    assert "Nerve: 5" in shown
    assert "There is no save “monday”. Type saves for a list." in shown
    assert "cannot name a save" in shown


def test_wrong_lines_are_answered_in_words(tmp_path: Path) -> None:
    shown = sit(tmp_path, "9", "x", "1", "99", "0", "dance", "", "quit")
    assert "Type a number from 1 to 4." in shown
    assert "There is no choice 99." in shown
    assert "“dance” is not a command here" in shown


def test_the_letters_of_the_full_screen_mean_the_same_here(tmp_path: Path) -> None:
    keys = {command.keys: command.id for command in REGISTRY if command.where == "play"}
    assert {key: word for key, word in keys.items() if key in LETTERS} == {
        key: word for key, word in LETTERS.items() if key != "?"
    }
    assert sit(tmp_path / "a", "1", "1", "U", "?", "j", "quit") == sit(
        tmp_path / "b", "1", "1", "undo", "help", "journal", "quit"
    )


def test_the_journal_is_searched_for_a_word(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "1", "journal stands OPEN", "journal giraffe", "quit").split("> ")
    assert set(shown[-3].split("\n")) - {""} == {"The lift stands open."}
    assert shown[-2].strip() == "Nothing that you have read says that."


def test_an_option_is_taken_by_a_word_of_its_own(tmp_path: Path) -> None:
    assert meant("2", ["New game", "Load a game"]) == 1
    assert meant(" load", ["New game", "Load a game"]) == 1
    assert meant("man", ["a woman", "a man"]) == 1
    assert meant("game", ["New game", "Load a game"]) is None
    assert meant("", ["New game"]) is None
    assert meant("3", ["3 days", "no day"]) is None
    assert "The lift stands open." in sit(tmp_path, "new game", "quit")


def test_a_name_is_typed_or_taken_from_those_suggested_by_its_number_or_by_nothing(tmp_path: Path) -> None:
    qualities = "name: {type: text, default: Nobody}\n"
    head = f"{HEAD}ask:\n  - {{quality: name, prompt: Name, suggest: [Zoya, Ignat]}}\n"
    hall = "hall:\n  body:\n    - I am {name}.\n    - choices:\n      - {say: Go., ending: over}\n"
    told = tale(tmp_path / "story", hall, qualities=qualities, story=head)
    for typed, name in (("", "Zoya"), ("2", "Ignat"), ("Kim", "Kim"), ("3", "3")):
        assert f"I am {name}." in sit(tmp_path / f"saves{typed}", "new game", typed, "quit", story=told)


def test_the_end_of_input_is_not_an_error(tmp_path: Path) -> None:
    assert "The lift stands open." in sit(tmp_path, "1")
    assert sit(tmp_path)


def test_an_ended_story_says_so_and_can_be_undone(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "4", "1", "undo", "1", "quit")
    assert "The end." in shown
    assert "The story is over" in shown
    assert "It goes up." in shown


def test_a_damaged_newest_save_is_told_and_the_one_before_taken(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "1", "1", "quit")
    newest = shelf_at(tmp_path).list()[0].slot
    (tmp_path / f"{newest}.starcity").write_bytes(b"rubbish")
    shown = sit(tmp_path, "1", "traits", "quit")
    assert f"“{newest}” was passed over" in shown
    assert "Nerve: 6" in shown


def test_terms_are_looked_up_once_they_are_revealed(tmp_path: Path) -> None:
    codex = (
        "samovar: {term: samovar, native: самовар, text: A kettle with a chimney.}\n"
        'banya: {term: Banya, text: "A bath-house.\\n\\nWith {visits(hall)} stove."}\n'
        "never: {term: never, text: Never told.}\n"
    )
    drink = "{choices: [{say: Drink., do: [reveal(samovar), reveal(banya)]}]}"
    hall = f"hall: {{body: [{drink}, {{choices: [{{say: On.}}]}}, {{ending: over}}]}}\n"
    story = tale(tmp_path / "story", hall, codex=codex)
    shown = sit(tmp_path, "1", "codex", "1", "codex", "codex САМОВАР", "codex ban", "codex never", "quit", story=story)
    assert "There is nothing to look up yet." in shown
    assert "* Codex: samovar." in shown
    assert "The codex\n  Banya\n  samovar (самовар)\n" in shown
    assert "samovar (самовар)\n    A kettle with a chimney.\n" in shown
    assert "Banya\n    A bath-house.\n    With 1 stove.\n" in shown
    assert "“never” is not in the codex." in shown


def test_why_and_what_tell_a_player_in_words_and_a_writer_in_full(tmp_path: Path) -> None:
    hall = (
        "hall:\n  title: The Hall\n  body:\n    - label: top\n    - choices:\n"
        "        - {say: Breathe., id: breathe, sticky: true, do: [nerve += 1, secret += 1], goto: .top}\n"
        "        - {say: Jump., id: jump, need: nerve >= 6 and secret < 9, goto: yard}\n"
        "        - {say: Hide., id: hide, when: nerve < 3, goto: .top}\n    - ending: over\n"
        "yard: {title: The Yard, body: {ending: over}}\n"
    )
    qualities = "secret: {type: int, min: 0, max: 9}\n"
    qualities += "nerve: {type: int, min: 0, max: 9, default: 4, label: Nerve, shows: number}\n"
    story = tale(tmp_path / "story", hall, qualities=qualities)
    typed = ("why 2", "why 2 full", "why hide", "why yard full", "why", "why attic", "1", "what nerve", "what secret")
    shown = sit(
        tmp_path, "1", *typed, "what Nerve full", "what secret full", "what", "what nerves", "quit", story=story
    )
    assert "“Jump.”: not now.\n  Nerve: 6 or better.\n> " in shown
    assert "  [choice hall.jump]\n  place: yes - the game rests at its offer in hall\n" in shown
    assert "  need: no\n    nerve >= 6: no (nerve is 4)\n  need: yes\n    secret < 9: yes (secret is 0)\n" in shown
    assert "“Hide.”: not now.\n  Nerve: 2 or less.\n" in shown
    assert (
        "“The Yard”: not now.\n  Nothing leads there from here.\n  [scene yard]\n  visits: visits(yard) is 0\n" in shown
    )
    assert "  goto: no - in hall, by hall.jump\n" in shown
    assert "Type why and the number of a choice" in shown
    assert "No scene and no choice is called “attic”." in shown
    assert "Nerve: 5\n  at the beginning: 4\n  The Hall, “Breathe.”: 4 -> 5\n> " in shown
    assert "“secret” is not told to players." in shown
    assert "  choice 1, in hall, “Breathe.”: 4 -> 5\n  [nerve is 5]\n  hall: nerve += 1\n" in shown
    assert "secret: 1\n  at the beginning: 0\n" in shown
    assert "Type what and the name of a trait." in shown
    assert "No value is called “nerves”." in shown


def test_a_trait_that_is_shown_goes_before_a_hidden_value_that_is_spelt_alike(tmp_path: Path) -> None:
    qualities = (
        "patron: {type: int, min: 0, max: 9, default: 7}\n"
        "pull: {type: int, min: 0, max: 9, default: 2, label: Patron, shows: number}\n"
    )
    hall = "hall:\n  body:\n    - when: patron > pull\n      then: Higher.\n    - choices: [{say: Go., ending: over}]\n"
    told = tale(tmp_path / "story", hall, qualities=qualities)
    shown = sit(tmp_path / "saves", "1", "what patron", "what patron full", "quit", story=told)
    assert "\nPatron: 2\n" in shown
    assert "\npatron: 7\n" in shown


def test_the_title_shows_saves_and_says_what_can_be_typed(tmp_path: Path) -> None:
    sit(tmp_path, "1", "1", "save sunday", "quit")
    shown = sit(tmp_path, "help", "saves", "Saves", "jump", "3", "", "3", "sunday", "traits", "quit")
    assert "saves for a list" in shown
    assert shown.count("  sunday ") == 4
    assert "Type a number from 1 to 5." in shown
    assert shown.index("Name of the save (empty for none): ") > shown.index("  sunday ")
    assert "Nerve: 5" in shown


def test_where_there_are_no_saves_none_is_asked_for(tmp_path: Path) -> None:
    shown = sit(tmp_path, "2", "3")
    assert "No saves." in shown
    assert "Name of the save" not in shown


def test_a_choice_is_its_number_alone(tmp_path: Path) -> None:
    shown = sit(tmp_path, "1", "1 x", "1 2", "traits", "quit")
    assert shown.count("A choice is its number alone.") == 2
    assert "Nerve: 4" in shown


def test_what_is_shown_of_a_fathers_name_is_cleaned_and_cut(tmp_path: Path) -> None:
    questions = "".join(f"  - {{quality: {each}, prompt: {each}}}\n" for each in ("first", "father"))
    story = tale(
        tmp_path / "story",
        "hall: {body: [Hello., {ending: over}]}\n",
        story=f"{HEAD}ask:\n{questions}",
        qualities="first: {type: text, default: Zoya}\nfather: {type: text, default: Ilya}\n",
    )
    shown = sit(tmp_path / "saves", "1", "Zoya", "\x1b[31m" + "a" * 300, "quit", story=story)
    assert "They will write it so: [31maaaaaaaaaaaaaaaaaaa" in shown
    assert "\x1b" not in shown
    assert "a" * 25 not in shown


def test_a_game_of_an_edited_story_is_taken_up_with_a_list_and_its_save_is_kept(tmp_path: Path) -> None:
    hall = "hall: {body: [{choices: [{say: Stay., id: stay, sticky: true, goto: hall}, {say: Go., id: go, ending: over}]}]}\n"
    before = tale(tmp_path / "before", hall)
    after = tale(tmp_path / "after", hall.replace("Go.", "Go home."))
    sit(tmp_path / "saves", "1", "1", "save sunday", "quit", story=before)
    shown = sit(tmp_path / "saves", "3", "sunday", "2", "quit", story=after)
    assert "“Go.” now reads “Go home.”" in shown
    assert "The end." in shown
    kept = [path for path in (tmp_path / "saves").iterdir() if "sunday.starcity.pre-migration" in path.name]
    assert [path.read_bytes() for path in kept] == [(tmp_path / "saves" / "sunday.starcity").read_bytes()]
    again = sit(tmp_path / "saves", "3", "sunday", "quit", story=before)
    assert "now reads" not in again


def test_a_number_of_any_length_is_a_number_of_nothing(tmp_path: Path) -> None:
    long = "9" * 5000
    shown = sit(tmp_path, long, "1", long, f"why {long}", f"file {long}", "0", "-1", "²", "quit")
    assert "Type a number from 1 to 4." in shown
    assert f"There is no choice {'9' * 20}." in shown
    assert "There is no choice 0." in shown


def test_the_title_is_left_in_words_too(tmp_path: Path) -> None:
    assert sit(tmp_path, "quit", "1").count("1. New game") == 1
    assert not shelf_at(tmp_path).list()


def test_a_writer_is_told_the_scene_and_line_and_can_look_backstage(tmp_path: Path) -> None:
    out, hide = "{say: Out., then: [{ending: over}]}", "{say: Hide., id: hide, when: nerve < 5}"
    hall = f"hall:\n  body:\n    - do: nerve = 6\n    - choices: [{out}, {hide}]\n    - ending: over\n"
    told = tale(tmp_path / "story", hall, qualities="nerve: {type: int, min: 0, max: 9, default: 4}\n")
    shown = sit(tmp_path, "1", "backstage", "help", "quit", story=told, writer=True)
    assert "[hall - scenes/hall.yaml:1]" in shown
    assert "  hidden  hall.hide: Hide." in shown
    assert "nerve 6" in shown
    assert "  backstage" in shown
    shown = sit(tmp_path / "b", "1", "backstage", "quit", story=told)
    assert "hall.yaml" not in shown
    assert "“backstage” is not a command here." in shown
