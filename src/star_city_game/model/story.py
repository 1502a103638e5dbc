"""A whole story, compiled: everything the engine needs and nothing it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from star_city_game.model.calendar import Calendar
from star_city_game.model.casework import Casework
from star_city_game.model.check import Modifier
from star_city_game.model.codex import Term
from star_city_game.model.deck import Strategy
from star_city_game.model.descent import Descents
from star_city_game.model.dossier import Entry
from star_city_game.model.edition import Earlier
from star_city_game.model.frozen import frozen
from star_city_game.model.launch import Launch
from star_city_game.model.machine import Machine
from star_city_game.model.person import Fact, Pair, Person
from star_city_game.model.quality import Quality
from star_city_game.model.rule import Rule
from star_city_game.model.scene import Scene
from star_city_game.model.text import Text


@frozen
class Question:
    """One thing that the new-game form asks.

    ``words`` maps each word of an enum to what the form shows; ``suggest`` lists names for a text quality, under
    ``""`` or under the words of an enum already answered (such as woman and man).
    """

    quality: str
    prompt: str
    words: Mapping[str, str] = field(default_factory=dict)
    suggest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Story:
    """A compiled story.

    ``decks`` maps a deck to its storylets in order of id, ``orders`` those that have an order of their own to its
    strategies; ``watched`` are the place keys whose last visit is kept: those that are asked for, storylets with a cooldown,
    and those of decks that go by the last visit; ``digest`` is a hash of all source files; ``file_machine`` and ``risk`` feed
    the status line; ``earlier`` is what the story says about the names of earlier editions.
    """

    id: str
    title: str
    version: str
    entry: str
    scenes: Mapping[str, Scene]
    qualities: Mapping[str, Quality] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    machines: Mapping[str, Machine] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    casework: Casework = field(default_factory=Casework)
    launch: Launch = field(default_factory=Launch)
    descents: Descents | None = None
    terms: Mapping[str, Term] = field(default_factory=dict)
    decks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    orders: Mapping[str, tuple[Strategy, ...]] = field(default_factory=dict)
    modifiers: tuple[Modifier, ...] = ()
    questions: tuple[Question, ...] = ()
    rules: tuple[Rule, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = "en"
    about: str = ""
    content_notes: str = ""
    edition: str = ""
    earlier: Earlier = field(default_factory=Earlier)
    file_machine: str = ""
    risk: Text | None = None
    watched: frozenset[str] = frozenset()
    digest: str = ""
