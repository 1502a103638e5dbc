"""Reads the head of the story: what it is, where it begins, what the new-game form asks."""

from __future__ import annotations

from star_city_game.compiler.declare_editions import read_earlier
from star_city_game.compiler.declare_rules import declare_rule
from star_city_game.compiler.drafts import Declared, StoryDraft
from star_city_game.compiler.excuses import read_severities
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode
from star_city_game.compiler.offers import read_modifiers
from star_city_game.compiler.shapes import Fields, as_mapping, as_scalar, as_scalars, fold, members
from star_city_game.compiler.spelling import listed, near
from star_city_game.model.deck import STRATEGIES
from star_city_game.model.story import Question


def declare_story(node: Node, declared: Declared) -> None:
    """Sets the head of the story."""
    mapping = as_mapping(node, "the story", declared.findings)
    declared.story = draft = StoryDraft()
    if mapping is None:
        return
    fields = Fields(mapping, KEYS["the story"], "the story", declared.findings)
    fields.require("id", "title", "entry")
    draft.at = fields.identifier("id")
    draft.id = "" if draft.at is None else draft.at.text
    draft.title, draft.version = fields.line("title"), fields.line("version", "0")
    draft.entry = fields.identifier("entry")
    draft.authors = tuple(author.text for author in fields.scalars("authors"))
    draft.language = fields.line("language", "en")
    draft.about, draft.content_notes = fields.line("about"), fields.line("content_notes")
    draft.edition = fields.line("edition")
    draft.questions = [question for item in fields.items("ask") for question in _question(item, declared)]
    checks = fields.mapping("checks")
    if checks is not None:
        modifiers = Fields(checks, KEYS["checks"], "checks", declared.findings).get("with")
        draft.modifiers = read_modifiers(modifiers, declared.findings)
    status = fields.mapping("status")
    if status is not None:
        shown = Fields(status, KEYS["status"], "status", declared.findings)
        draft.file_machine, draft.risk = shown.identifier("file"), shown.scalar("risk")
    draft.rules = [rule for item in fields.items("rules") for rule in declare_rule(item, declared)]
    _read_orders(draft, fields, declared)
    _read_lint(draft, fields, declared)
    draft.earlier = read_earlier(fields)


def _read_orders(draft: StoryDraft, fields: Fields, declared: Declared) -> None:
    decks = fields.mapping("decks")
    for key, value in members(decks, "a deck", declared.findings) if decks is not None else ():
        mapping = as_mapping(value, f"the deck {key.text}", declared.findings)
        if mapping is None:
            continue
        deck = Fields(mapping, KEYS["a deck"], "a deck", declared.findings)
        deck.require("order")
        draft.orders.append((key, [node for node in deck.scalars("order") if _is_strategy(node, declared)]))


def _is_strategy(node: ScalarNode, declared: Declared) -> bool:
    if node.text in STRATEGIES:
        return True
    suggestion = next(iter(near(node.text, STRATEGIES)), "")
    message = f"there is no strategy called {node.text}"
    declared.findings.add("SC114", node, message, expected=listed(STRATEGIES, 20), suggestion=suggestion)
    return False


def _read_lint(draft: StoryDraft, fields: Fields, declared: Declared) -> None:
    lint = fields.mapping("lint")
    if lint is None:
        return
    settings = Fields(lint, KEYS["lint"], "lint", declared.findings)
    draft.house_style = settings.flag("house_style")
    severity = settings.mapping("severity")
    if severity is not None:
        draft.severity = read_severities(severity, declared)


def _question(node: Node, declared: Declared) -> list[tuple[ScalarNode, Question]]:
    mapping = as_mapping(node, "a question", declared.findings)
    if mapping is None:
        return []
    fields = Fields(mapping, KEYS["a question"], "a question", declared.findings)
    fields.require("quality", "prompt")
    quality = fields.identifier("quality")
    if quality is None:
        return []
    suggest = fields.get("suggest")
    question = Question(
        quality.text,
        fields.line("prompt"),
        _words(fields.mapping("words"), declared),
        {} if suggest is None else _suggestions(suggest, declared),
    )
    return [(quality, question)]


def _words(node: MapNode | None, declared: Declared) -> dict[str, str]:
    words: dict[str, str] = {}
    for key, pair in node.pairs.items() if node is not None else ():
        value = as_scalar(pair.value, "a word of a question", declared.findings)
        if value is not None:
            words[key] = fold(value.text)
    return words


def _suggestions(node: Node, declared: Declared) -> dict[str, tuple[str, ...]]:
    if isinstance(node, MapNode):
        return {
            key: tuple(name.text for name in as_scalars(pair.value, "suggest", declared.findings))
            for key, pair in node.pairs.items()
        }
    if isinstance(node, ListNode):
        return {"": tuple(name.text for name in as_scalars(node, "suggest", declared.findings))}
    declared.findings.add("SC113", node, "suggest must be a list of names, or lists by word")
    return {}
