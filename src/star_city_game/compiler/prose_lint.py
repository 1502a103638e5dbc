"""Looks at prose: lengths for every story, and the house style where a story asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from star_city_game.compiler import house_style
from star_city_game.compiler.beats import Body, Prose
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.house_style import Ban
from star_city_game.compiler.nodes import ScalarNode
from star_city_game.compiler.values import Written
from star_city_game.model.frozen import frozen

LONGEST_LABEL = 12
"""Words of a choice's label."""
LONGEST_PARAGRAPH = 90
"""Words of a paragraph: about six lines of 72 columns."""
WIDEST = 72
"""Columns of a paper's line."""
MOST_DASHES = 3
"""Em-dashes in one scene."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_BLANK = re.compile(r"\n[ \t]*\n")
_SENTENCE_ENDS = re.compile(r"[.!?;,]”?\Z")
_NEXT = re.compile(r"“?[^\W\d_]")
_SIGN = re.compile(r"(?:&|!|~!?)(?= )")
_COLON = re.compile(r"(?<!\\):")
_WORD = re.compile(r"[^\W_]")
_LETTERS = re.compile(r"[a-z]+")
_NOT_BUT = re.compile(r"\bnot (?:[\w’-]+ ){1,7}?but\b")
_STRAIGHT = re.compile("[\"']")
_READ = ("prose", "label", "reason", "paper", "heading", "dossier")


@frozen
class _Rule:
    """Bans of one code: in one pattern to find them, and one by one to say what to do instead."""

    code: str
    what: str
    pattern: re.Pattern[str]
    bans: tuple[tuple[re.Pattern[str], Ban], ...]


def _rule(code: str, what: str, bans: Iterable[Ban]) -> _Rule:
    kept = tuple(bans)
    whole = re.compile(r"\b(?:" + "|".join(ban.pattern for ban in kept) + r")(?!\w)")
    return _Rule(code, what, whole, tuple((re.compile(rf"(?:{ban.pattern})\Z"), ban) for ban in kept))


_BY_WORD = (
    _rule("SC402", "the house style bans this word", house_style.WORDS),
    _rule("SC406", "the story never uses this name", [Ban(name) for name in house_style.NAMES.split()]),
    _rule("SC407", "nobody there said this then", house_style.FOREIGN),
)
_BY_PHRASE = (
    _rule("SC403", "the house style bans this phrase", house_style.PHRASES),
    _rule("SC407", "nobody there said this then", house_style.FOREIGN_PHRASES),
)
_OPENER = _rule("SC404", "no scene opens like this", house_style.OPENERS)
_CLOSER = _rule("SC405", "no scene ends like this", house_style.CLOSERS)


class _Vocabulary:
    """Tells texts that hold no banned word by their vocabulary: looking for every pattern takes three times as long."""

    def __init__(self) -> None:
        self._clean: set[str] = set()

    def is_clean(self, lower: str) -> bool:
        """Whether no word of a text in small letters is banned."""
        new = set(_LETTERS.findall(lower)) - self._clean
        banned = {word for word in new if any(rule.pattern.fullmatch(word) for rule in _BY_WORD)}
        self._clean |= new - banned
        return not banned


def lint_prose(declared: Declared, written: list[Written]) -> None:
    """Adds the findings about texts."""
    findings = declared.findings
    for text in written:
        _check_plainly(text, findings)
    if declared.story is None or not declared.story.house_style:
        return
    vocabulary = _Vocabulary()
    scenes: dict[str, list[ScalarNode]] = {}
    for text in written:
        if text.kind in _READ:
            _check_style(text, vocabulary, findings)
            if text.scene:
                scenes.setdefault(text.scene, []).append(text.at)
    for scene, nodes in scenes.items():
        _check_scene(scene, nodes, findings)
        if not declared.scenes[scene].is_ending:
            _check_ends(declared.scenes[scene].body, findings)


def _check_plainly(text: Written, findings: Findings) -> None:
    """Looks for what no story wants."""
    if text.kind == "label":
        _check_label(text.at, findings)
    elif text.kind == "paper":
        _check_width(text.at, findings)
    if text.kind in _READ and "{" in text.at.text:
        _check_edges(text.at, findings)


def plainly(text: str) -> str:
    """The text as long as it can come out: each brace with its longest alternative, each value as one word."""
    while _BRACES.search(text):
        text = _BRACES.sub(_longest, text)
    return text


def _longest(match: re.Match[str]) -> str:
    inside = match[1]
    if "|" not in inside and ":" not in inside:
        return "word"
    _, _, after = inside.partition(":") if ":" in inside.partition("|")[0] else ("", "", inside)
    return max((part.strip() for part in after.split("|")), key=len)


def _words(text: str) -> int:
    return sum(1 for word in text.split() if _WORD.search(word))


def _check_label(node: ScalarNode, findings: Findings) -> None:
    words = _words(plainly(node.text))
    if words > LONGEST_LABEL:
        message = f"this label has {words} words"
        findings.add("SC401", node, message, expected=f"{LONGEST_LABEL} words or fewer")


def _check_width(node: ScalarNode, findings: Findings) -> None:
    width = len(plainly(node.text))
    if width > WIDEST:
        message = f"this line of a paper has {width} columns"
        findings.add("SC411", node, message, expected=f"{WIDEST} columns or fewer", offset=WIDEST)


def _check_edges(node: ScalarNode, findings: Findings) -> None:
    """Looks for a sentence that ends at a brace with no space before the next letter: the spaces inside are trimmed."""
    text = node.text
    while (match := _BRACES.search(text)) is not None:
        parts = _alternatives(match[1])
        ends = any(_SENTENCE_ENDS.search(part) for part in parts)
        begins = any(_NEXT.match(part) for part in parts)
        runs_on = ends and _NEXT.match(text, match.end())
        if runs_on or (begins and _SENTENCE_ENDS.search(text[: match.start()])):
            message = "here one sentence runs into the next: spaces inside braces are trimmed"
            place = match.end() - 1 if runs_on else match.start()
            findings.add("SC413", node, message, expected="a space outside the braces", offset=place)
        text = f"{text[: match.start()]}{'_' * len(match[0])}{text[match.end() :]}"


def _alternatives(inside: str) -> list[str]:
    """What stands between braces, if it is a condition or a sequence: its alternatives, trimmed."""
    sign = _SIGN.match(inside)
    colon = _COLON.search(inside.partition("|")[0]) if sign is None else None
    if sign is None and colon is None and "|" not in inside:
        return []
    begun = sign or colon
    return [part.strip() for part in inside[begun.end() if begun is not None else 0 :].split("|")]


def _check_style(text: Written, vocabulary: _Vocabulary, findings: Findings) -> None:
    node = text.at
    lower = node.text.lower()
    rules = _BY_PHRASE if vocabulary.is_clean(lower) else (*_BY_WORD, *_BY_PHRASE)
    for rule in rules:
        for match in rule.pattern.finditer(lower):
            _add(rule, node, match, findings)
    straight = _STRAIGHT.search(node.text)
    if straight is not None:
        message = "straight quotation marks and apostrophes do not belong in prose"
        findings.add("SC408", node, message, expected="“ ” ’", offset=straight.start())
    if text.kind == "prose":
        for start, paragraph in _paragraphs(node.text):
            words = _words(plainly(paragraph))
            if words > LONGEST_PARAGRAPH:
                message = f"this paragraph has {words} words"
                findings.add("SC410", node, message, expected=f"{LONGEST_PARAGRAPH} words or fewer", offset=start)


def _check_scene(scene: str, nodes: list[ScalarNode], findings: Findings) -> None:
    dashes = list(_found(nodes, re.compile("—")))
    if len(dashes) > MOST_DASHES:
        message = f"{scene} has {len(dashes)} dashes"
        node, offset = dashes[MOST_DASHES]
        findings.add("SC409", node, message, expected=f"{MOST_DASHES} in a scene, better none", offset=offset)
    shapes = list(_found(nodes, _NOT_BUT))
    for node, offset in shapes[1:]:
        findings.add("SC412", node, f"“not this but that” again in {scene}", expected="once in a scene", offset=offset)


def _check_ends(body: Body, findings: Findings) -> None:
    texts = [beat.at for beat in body if isinstance(beat, Prose)]
    if body and isinstance(body[0], Prose):
        opening = texts[0]
        match = _OPENER.pattern.match(opening.text.lower())
        if match is not None:
            _add(_OPENER, opening, match, findings)
    if texts:
        closing = texts[-1]
        lower = closing.text.rstrip().lower()
        start = max(lower.rfind(sign, 0, len(lower) - 1) for sign in ".?!\n")
        match = _CLOSER.pattern.search(lower, max(start, 0))
        if match is not None:
            _add(_CLOSER, closing, match, findings)


def _add(rule: _Rule, node: ScalarNode, match: re.Match[str], findings: Findings) -> None:
    advice = next((ban.advice for pattern, ban in rule.bans if pattern.match(match[0])), "")
    said = node.text[match.start() : match.end()].strip()
    findings.add(rule.code, node, f"{rule.what}: “{said}”", advice=advice, offset=match.start())


def _found(nodes: list[ScalarNode], pattern: re.Pattern[str]) -> Iterator[tuple[ScalarNode, int]]:
    for node in nodes:
        for match in pattern.finditer(node.text.lower()):
            yield node, match.start()


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _BLANK.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]
