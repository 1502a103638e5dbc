"""Reads bodies: a string, one beat, or a list of beats, each with exactly one head key."""

from __future__ import annotations

import re
from collections.abc import Callable
from zlib import crc32

from star_city_game.compiler.beats import Beat, Body, Gate, Prose, Vary, When
from star_city_game.compiler.descent_beat import read_descent
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.keys import HEADS, KEYS
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import ListNode, MapNode, Node, ScalarNode, words_of
from star_city_game.compiler.offers import OfferReader
from star_city_game.compiler.plain_beats import READERS
from star_city_game.compiler.shapes import Fields, as_mapping, refuse_braced_prose, refuse_prose_key
from star_city_game.compiler.snippets import included
from star_city_game.compiler.spelling import listed, near

VARY = ("stop", "cycle", "once", "shuffle", "shuffle once", "shuffle stop", "rarest", "best")
"""What ``vary`` may be."""
_GLUED = re.compile(r"([a-z]+):\S")
_SWALLOWED = re.compile(r"\n(?P<all>(?:- )?(?:goto|ending|call|label|do|draw|choices):(?: \S+)?)\s*(?:\n|\Z)")
"""A beat that became a line of the block above it."""
_KEYS = {head: frozenset(KEYS[f"a {head} beat"]) for head in HEADS}


class BodyReader:
    """Reads the bodies of one scene; labels and choice ids go to its marks, snippets come from what is declared."""

    def __init__(self, marks: Marks, declared: Declared) -> None:
        self.marks = marks
        self.declared = declared
        self.findings = marks.findings
        self.offers = OfferReader(marks, self.read)
        self._nested: dict[str, Callable[[Fields, Node], Beat | None]] = {
            "when": self._when,
            "cases": self._cases,
            "vary": self._vary,
            "choices": self.offers.choices,
            "check": self._check,
            "descend": self._descend,
        }

    def read(self, node: Node | None) -> Body:
        """The beats of a body; None is an empty one."""
        if node is None:
            return []
        if isinstance(node, ListNode):
            return [beat for item in node.items for beat in self._beats(item)]
        return self._beats(node)

    def _beats(self, node: Node) -> Body:
        """One beat, or those of the snippet that it includes."""
        if isinstance(node, MapNode) and "include" in node.pairs and sum(key in HEADS for key in node.pairs) == 1:
            fields = Fields(node, _KEYS["include"], "a include beat", self.findings)
            return self.read(included(fields, node.pairs["include"].key, self.declared))
        beat = self._beat(node)
        return [] if beat is None else [beat]

    def _beat(self, node: Node) -> Beat | None:
        if isinstance(node, ScalarNode):
            return self._prose(node)
        if isinstance(node, ListNode):
            advice = "For a dash that opens speech write — in a block: - |"
            self.findings.add("SC102", node, "a dash at the beginning is a list for YAML", advice=advice)
            return None
        heads = [key for key in node.pairs if key in HEADS]
        if len(heads) != 1:
            self._refuse_heads(node, heads)
            return None
        head = heads[0]
        fields = Fields(node, _KEYS[head], f"a {head} beat", self.findings)
        at = node.pairs[head].key
        nested = self._nested.get(head)
        return READERS[head](self.marks, fields, at) if nested is None else nested(fields, at)

    def _prose(self, node: ScalarNode) -> Prose | None:
        if not node.text.strip():
            self.findings.add("SC113", node, "this beat is empty", advice="Write a text, or delete the dash.")
            return None
        if not node.style and node.text in HEADS:
            advice = f"Write {node.text}: true for the beat; put the word in quotes if it is prose."
            self.findings.add("SC117", node, f"this prints the word {node.text}", advice=advice)
        glued = _GLUED.match(node.text) if not node.style else None
        beat = _SWALLOWED.search(node.text) if node.style == "|" else None
        if beat is not None:
            message = f"this prints “{beat['all'][:40]}”: it stands as far in as the text above it"
            advice = "If it is a beat, begin it with a dash in the column of the other dashes, or move it out to the other keys."
            self.findings.add("SC117", node, message, advice=advice, offset=beat.start("all"))
        if glued is not None and glued[1] in HEADS:
            advice = f"Write {glued[1]}: and a space for the beat; make it a block if it is prose."
            self.findings.add(
                "SC117", node, f"this prints “{node.text[:40]}”: YAML wants a space after a colon", advice=advice
            )
        return Prose(node)

    def _refuse_heads(self, node: MapNode, heads: list[str]) -> None:
        if heads:
            at = node.pairs[heads[1]].key
            message = f"{heads[0]} and {heads[1]} cannot be one beat"
            self.findings.add("SC116", at, message, advice="Make two beats of them, each with its own dash.")
            return
        pair = next(iter(node.pairs.values()), None)
        if pair is None:
            self.findings.add("SC116", node, "this beat is empty", expected=listed(HEADS, 20))
        elif pair.key.text.lower() in HEADS or not refuse_prose_key(pair, node, self.findings):
            self._refuse_unknown(node, pair.key)

    def _refuse_unknown(self, node: MapNode, key: ScalarNode) -> None:
        guess = next(iter(near(key.text, HEADS)), "")
        if node.flow and not guess:
            refuse_braced_prose(node, self.findings)
            return
        self.findings.add(
            "SC116",
            key,
            f"no beat is called {key.text}",
            expected=listed(HEADS, 20),
            suggestion=guess,
            advice="" if guess else "If this is prose, write it as a block: - |",
        )

    def _when(self, fields: Fields, at: Node) -> Beat | None:
        gate = fields.scalars("when")
        if "then" not in fields and "else" not in fields:
            self.findings.add("SC112", at, "when needs then or else", expected="then: …")
        then, otherwise = self.read(fields.get("then")), self.read(fields.get("else"))
        return When(at, [(gate, then)], otherwise) if gate else None

    def _cases(self, fields: Fields, at: Node) -> Beat | None:
        cases: list[tuple[Gate, Body]] = []
        for item in fields.items("cases"):
            node = as_mapping(item, "a case", self.findings)
            if node is None:
                continue
            case = Fields(node, KEYS["a case"], "a case", self.findings)
            case.require("when", "then")
            gate, body = case.scalars("when"), self.read(case.get("then"))
            if gate:
                cases.append((gate, body))
        return When(at, cases, self.read(fields.get("else")))

    def _vary(self, fields: Fields, at: Node) -> Beat | None:
        kind = fields.word("vary", VARY, "stop").replace(" ", "_")
        fields.require("of")
        nodes = fields.items("of")
        words = f"{crc32(' '.join(word for node in nodes for word in words_of(node)).encode()):08x}"
        items = [self._alternative(item) for item in nodes]
        return Vary(at, kind, words, items) if items else None

    def _alternative(self, node: Node) -> tuple[Gate, Body]:
        if isinstance(node, MapNode) and node.pairs.keys() == {"when", "then"}:
            guarded = Fields(node, KEYS["an alternative"], "an alternative", self.findings)
            return guarded.scalars("when"), self.read(guarded.get("then"))
        return [], self.read(node)

    def _check(self, fields: Fields, at: Node) -> Beat | None:
        del at
        return self.offers.test(fields)

    def _descend(self, fields: Fields, at: Node) -> Beat | None:
        return read_descent(fields, at, self.read)
