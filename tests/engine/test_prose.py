from __future__ import annotations

import pytest

from star_city_game.compiler.text import parse_text
from star_city_game.engine.prose import Pages, clean, paragraphs, plain, raised, verbatim
from star_city_game.engine.texts import compile_text
from star_city_game.model.expression import Get, Value
from star_city_game.model.text import EMPHASIS, JOIN, PARAGRAPH, STRONG, Insert, Run, Text, Words
from star_city_game.model.turn import Block, Heading, Paper, Paragraph
from strategies import NAMES, SCOPE, Game

VALUES: dict[str, Value] = {
    "nerve": 4,
    "role": "engineer",
    "stand": "hold_down",
    "drugged": False,
    "first": "Ig_nat\x01",
    "clue": "none",
}
HEADING = Heading("hatch", "The Hatch", "", "")
PAPER = Paper("memo", "", ("line",))


def game(*, drugged: bool = False) -> Game:
    return Game(
        values={**VALUES, "drugged": drugged},
        temporaries={"n": 1},
        forms={"rinat.short": f"{EMPHASIS}Rinat{EMPHASIS}", "you.first": f"Ig{STRONG}nat\n\n"},
    )


def rendered(source: str, state: Game | None = None) -> str:
    text, faults = parse_text(source, NAMES, SCOPE, "~")
    assert faults == ()
    assert text is not None
    return compile_text(text, {})(state or game())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", ""),
        ("The hatch opens.", "The hatch opens."),
        ("{nerve} {role} {stand}", "4 engineer hold down"),
        ("{n + 1}", "2"),
        ("{first}", "Ig_nat"),
        ("{you.first}!", "Ignat  !"),
        ("{rinat.short}", f"{EMPHASIS}Rinat{EMPHASIS}"),
        ("{^rinat.full}", "Rinat full"),
        ("{plural(n, day, days)} {plural(-n, day, days)} {plural(nerve, day, days)}", "day day days"),
        ("shakes{drugged:\\ hard | ; it is the cold}.", "shakes; it is the cold."),
        ("{drugged: hard}", ""),
        ("{^drugged: hard | “so {role}”}", "“So engineer”"),
        ("a {{nerve} | b}", "a 4"),
    ],
)
def test_rendering(source: str, said: str) -> None:
    assert rendered(source) == said


def test_sequences_take_their_steps() -> None:
    state = game()
    stop, once, cycle = "{a | b}", "{! a | b}", "{& a | b}"
    assert [rendered(stop, state) for _ in range(3)] == ["a", "b", "b"]
    assert [rendered(once, state) for _ in range(3)] == ["a", "b", ""]
    assert [rendered(cycle, state) for _ in range(3)] == ["a", "b", "a"]


def test_a_sequence_that_is_not_printed_does_not_advance() -> None:
    state = game()
    assert rendered("{drugged: {a | b}}", state) == ""
    assert state.counters == {}


@pytest.mark.parametrize("words", ["'", '"', "'''", "}", "!r}", "\\", "\\N", "\N{BULLET}", "{0.__class__}"])
def test_no_words_can_become_source(words: str) -> None:
    text = Text((Words(words), Insert(Get("quality", "nerve")), Words(words)))
    assert compile_text(text, {})(game()) == f"{words}4{words}"


def test_a_long_text_and_a_deep_one() -> None:
    assert rendered("{nerve} and " * 3000) == "4 and " * 3000
    assert rendered("{drugged: | a " * 12 + "{nerve}" + "}" * 12) == "a " * 12 + "4"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("дверь", "Дверь"),
        ("“door”", "“Door”"),
        ("«дверь»", "«Дверь»"),
        (f"{EMPHASIS}door", f"{EMPHASIS}Door"),
        ("— so", "— So"),
        ("3 doors", "3 doors"),
        ("élan", "Élan"),
        ("ßa", "Ssa"),
        ("…", "…"),
    ],
)
def test_raised(words: str, expected: str) -> None:
    assert raised(words) == expected


def test_players_words_are_cleaned() -> None:
    assert clean(f"[b]{EMPHASIS}{JOIN}\x1b[31m\x9b a\tb\n\nc") == "[b][31m a b  c"


def test_paragraphs() -> None:
    marked = (
        f"  one  {EMPHASIS}two {EMPHASIS} three{PARAGRAPH} {JOIN}{EMPHASIS}{EMPHASIS} {PARAGRAPH}{STRONG}four {STRONG} "
    )
    assert paragraphs(marked) == (
        (Run("one "), Run("two ", "em"), Run("three")),
        (Run("four", "strong"),),
    )


def test_strong_inside_emphasis_is_strong() -> None:
    (runs,) = paragraphs(f"{EMPHASIS}a {STRONG}b{STRONG} c{EMPHASIS}")
    assert runs == (Run("a ", "em"), Run("b", "strong"), Run(" c", "em"))


def test_equal_styles_run_together() -> None:
    (runs,) = paragraphs(f"a{EMPHASIS}{EMPHASIS}b{JOIN}c")
    assert runs == (Run("abc"),)


def test_a_no_break_space_is_kept() -> None:
    assert plain("5 \N{NO-BREAK SPACE} kg") == "5 \N{NO-BREAK SPACE} kg"


def test_plain_and_verbatim() -> None:
    marked = f" {EMPHASIS}one{EMPHASIS}   two{PARAGRAPH}{PARAGRAPH}three "
    assert plain(marked) == f"one two{PARAGRAPH}three"
    assert verbatim("  Nr.   417 *") == "  Nr.   417 *"
    assert verbatim(f"{STRONG}Nr.{STRONG}   417") == "Nr.   417"


def shown(*sources: str | Heading | Paper) -> list[str]:
    """The blocks that some texts give, as plain words; a heading is "#", a paper "="."""
    pages = Pages()
    for source in sources:
        if isinstance(source, Heading):
            pages.heading(source)
        elif isinstance(source, Paper):
            pages.paper(source)
        else:
            pages.add(rendered(source))
    return [told(block) for block in pages.blocks()]


def told(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.plain
    return "#" if isinstance(block, Heading) else "="


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (("one", "two"), ["one", "two"]),
        (("one\n\ntwo",), ["one", "two"]),
        (("The door is heavy and <>", "slow to close."), ["The door is heavy and slow to close."]),
        (("He answers", "<>, after a while", "<>."), ["He answers, after a while."]),
        (("one", "<>", "two"), ["onetwo"]),
        (("one", "<>\\ <>", "two"), ["one two"]),
        (("one <>", "<> two"), ["one two"]),
        (("one <>", "\\ two"), ["one two"]),
        (("<>one<>",), ["one"]),
        (("one <>", ""), ["one"]),
        (("one <>", "{drugged: x}", "two"), ["one two"]),
        (("one", "{drugged: x}<>", "two"), ["one", "two"]),
        (("one", "<>{drugged: x}", "two"), ["one", "two"]),
        (("one <>", "two\n\nthree <>", "four"), ["one two", "three four"]),
        (("one", "{drugged: x}\n\n{drugged: y}", "two"), ["one", "two"]),
        (("one <>", "two", "three"), ["one two", "three"]),
        (("one <>", HEADING, "two"), ["one", "#", "two"]),
        (("one", HEADING, "<>two"), ["one", "#", "two"]),
        (("one <>", PAPER, "<>two"), ["one", "=", "two"]),
        (("<>", "one"), ["one"]),
        (("<>\\ <>", "one", "<>"), ["one"]),
        (("a {drugged: x} b", "{drugged: x} <>", "c"), ["a b", "c"]),
    ],
)
def test_pages(sources: tuple[str | Heading | Paper, ...], expected: list[str]) -> None:
    assert shown(*sources) == expected


def test_an_echo_is_a_paragraph_that_may_be_carried_on() -> None:
    pages = Pages()
    pages.add(rendered("one <>"))
    pages.echo("Room nine")
    pages.add(rendered("<>. The window."))
    pages.add("two")
    assert pages.blocks() == (
        Paragraph((Run("one"),)),
        Paragraph((Run("Room nine. The window."),), echo=True),
        Paragraph((Run("two"),)),
    )


def test_an_echo_alone() -> None:
    pages = Pages()
    pages.echo("Room nine")
    pages.add("two")
    assert pages.blocks() == (Paragraph((Run("Room nine"),), echo=True), Paragraph((Run("two"),)))


def test_looking_at_the_blocks_changes_nothing() -> None:
    pages = Pages()
    pages.add(rendered("one <>"))
    assert len(pages.blocks()) == 1
    pages.add("two")
    assert pages.blocks() == pages.blocks() == (Paragraph((Run("one two"),)),)
