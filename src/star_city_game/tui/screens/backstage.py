"""Backstage, for writers: where the story is, everything that could be offered there and why it is or is not, every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from star_city_game.model.backstage import Backstage, Held, Subject
from star_city_game.session.explained import Told, what_told, why_told
from star_city_game.tui.content import FAINT, LAMP, SOFT, Content, hung, line, wrap
from star_city_game.tui.ports import Game
from star_city_game.tui.screens.unfolding import UnfoldingScreen
from star_city_game.tui.widgets.folder import Leaf

_BRIGHT = ("open", "drawn", "fits")
_COLUMN = 8
"""Cells of how something stands, and the gap behind it."""


class BackstageScreen(UnfoldingScreen):
    """What is asked for by unfolding is worked out only then: a why, or the choices that made a value so."""

    TITLE = "Backstage"

    def leaves(self) -> Iterator[Leaf]:
        """Where, what is offered, what was changed, what is due, all values."""
        game = self.star_city.current
        view = game.backstage()
        yield Leaf(partial(_where, view))
        for title, kind in (("Choices declared here", "choice"), ("Storylets of this hand", "storylet")):
            subjects = [each for each in view.subjects if each.kind == kind]
            yield from _headed(title, (Leaf(partial(_subject, each), partial(_why, game, each)) for each in subjects))
        yield from _headed("Changed by the last choice", (_value(game, held) for held in view.changed))
        yield from _headed("Due and put off", (Leaf(partial(_text, each)) for each in view.due))
        yield from _headed("Values", (_value(game, held) for held in view.values))


def _headed(title: str, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Leaves under a title; nothing where there are none."""
    for number, leaf in enumerate(leaves):
        if not number:
            yield Leaf(lambda width: [line(), *wrap(line((title.upper(), f"bold {LAMP}")), width)])
        yield leaf


def _where(view: Backstage, width: int) -> list[Content]:
    place = line((view.scene, "bold"), (f"  {view.at}" if view.at else "  the end", SOFT))
    rest = [f"resting at {view.anchor}"] if view.anchor else []
    rest += [f"under {each}" for each in view.stack]
    rest.append(f"turn {view.turn or 'none'}, {view.picks} choices, seed {view.seed}")
    return [*hung(place, width, "", "  "), *(row for each in rest for row in _text(each, width))]


def _text(text: str, width: int) -> list[Content]:
    return hung(line((text, SOFT)), width)


def _subject(subject: Subject, width: int) -> list[Content]:
    is_bright = subject.standing in _BRIGHT
    standing = (f"{subject.standing:<{_COLUMN}}", "bold" if is_bright else FAINT)
    words = line((subject.name, "" if is_bright else FAINT), (f"  [{subject.id}]", FAINT))
    return hung(words, width, standing, " " * _COLUMN)


def _why(game: Game, subject: Subject, width: int) -> list[Content]:
    _, *told = why_told(game.why(subject.id), whole=True)
    return _laid_out(told, width)


def _value(game: Game, held: Held) -> Leaf:
    return Leaf(partial(_held, held), partial(_what, game, held))


def _held(held: Held, width: int) -> list[Content]:
    was = f"{held.before} -> " if held.before else ""
    return hung(line((f"{held.id} ", SOFT), (was, SOFT), (held.value, "bold")), width, "", "  ")


def _what(game: Game, held: Held, width: int) -> list[Content]:
    _, *told = what_told(game.what(held.id), whole=True)
    return _laid_out(told, width)


def _laid_out(told: Iterable[Told], width: int) -> list[Content]:
    return [row for first, rest, text in told for row in hung(line((text, SOFT)), width, f"  {first}", f"  {rest}")]
