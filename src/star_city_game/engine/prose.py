"""Lays out marked text: paragraphs of styled runs, in the order in which they were printed.

Marked text is a plain string in which the marks of :mod:`~star_city_game.model.text` switch styles and join
paragraphs. The player's own words never hold a mark: they are cleaned where they are inserted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from star_city_game.model.frozen import frozen
from star_city_game.model.text import EMPHASIS, JOIN, PARAGRAPH, STRONG, Run
from star_city_game.model.turn import Block, Heading, Panel, Paper, Paragraph

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160))) | {ord(blank): " " for blank in "\t\n\r"}
_MARKS = dict.fromkeys(map(ord, (EMPHASIS, STRONG, JOIN)))
_PARTING = re.compile(f"([{EMPHASIS}{STRONG}{JOIN}])")
_LAID = re.compile(f"[{EMPHASIS}{STRONG}{JOIN}]|  |^ | $|{PARAGRAPH}")
"""What a text may hold that has to be worked on; most texts hold none of it."""
_SPACES = re.compile(" {2,}")
_JOIN_BEFORE = re.compile(f" *{JOIN}")
_JOIN_AFTER = re.compile(f"{JOIN} *\\Z")


def clean(words: str) -> str:
    """The player's own words with nothing in them that could be taken for a mark: no control characters, one line."""
    return words.translate(_CONTROLS)


def raised(words: str) -> str:
    """The words with the first letter raised, also behind an opening quotation mark, but not behind a number."""
    for index, sign in enumerate(words):
        if sign.isalnum():
            return words[:index] + sign.title() + words[index + 1 :]
    return words


def paragraphs(rendered: str) -> tuple[tuple[Run, ...], ...]:
    """Marked text as paragraphs of runs: spaces collapsed, ends trimmed, joins dropped, empty paragraphs left out."""
    return tuple(filter(None, map(_runs, rendered.split(PARAGRAPH))))


def plain(rendered: str) -> str:
    """Marked text without its marks, spaces collapsed; paragraphs stay parted."""
    if not _LAID.search(rendered):
        return rendered
    return PARAGRAPH.join("".join(run.text for run in runs) for runs in paragraphs(rendered))


def verbatim(rendered: str) -> str:
    """Marked text without its marks and with every space as written, for the lines of a paper."""
    return rendered.translate(_MARKS)


def _runs(paragraph: str) -> tuple[Run, ...]:
    if not _LAID.search(paragraph):
        return (Run(paragraph),) if paragraph else ()
    runs: list[Run] = []
    emphasis = strong = False
    after_space = True
    for part in _PARTING.split(paragraph):
        if part == EMPHASIS:
            emphasis = not emphasis
        elif part == STRONG:
            strong = not strong
        elif part != JOIN:
            words = _SPACES.sub(" ", part)
            words = words.lstrip(" ") if after_space else words
            after_space = words.endswith(" ") if words else after_space
            _lay(runs, Run(words, "strong" if strong else "em" if emphasis else ""))
    return _ended(runs)


def _lay(runs: list[Run], run: Run) -> None:
    """Puts a run at the end, as part of the last one where the style is the same."""
    if runs and runs[-1].style == run.style:
        runs[-1] = Run(runs[-1].text + run.text, run.style)
    elif run.text:
        runs.append(run)


def _ended(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without the space that ends them; there is one at most."""
    if not runs:
        return ()
    *before, last = runs
    words = last.text.rstrip(" ")
    return (*before, Run(words, last.style)) if words else tuple(before)


class Pages:
    """Puts together what is shown between two choices: paragraphs from texts, joined where they ask for it.

    A join at the end of one text, or at the start of the next, removes the break between their paragraphs. It never
    reaches across a heading, a paper or an echo, and a join onto nothing is nothing. An empty paragraph is not shown
    and does not break a join.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open = ""
        self._echo = False
        self._joining = False

    def add(self, rendered: str) -> None:
        """Adds a rendered text."""
        if JOIN not in rendered and PARAGRAPH not in rendered:
            self._put(rendered, joined=False)
            return
        for paragraph in rendered.split(PARAGRAPH):
            self._add(paragraph)

    def _add(self, paragraph: str) -> None:
        before, after = _JOIN_BEFORE.match(paragraph), _JOIN_AFTER.search(paragraph)
        start = before.end() if before else 0
        body = paragraph[start : after.start() if after else None]
        if _is_shown(body):
            self._put(body, joined=before is not None)
            self._joining = after is not None
        elif paragraph.count(JOIN) > 1:
            self._open += body
            self._joining = True

    def _put(self, body: str, *, joined: bool) -> None:
        """Adds a paragraph, or carries on the open one."""
        if not _is_shown(body):
            return
        if self._open and (joined or self._joining):
            self._open += body
        else:
            self._close()
            self._open = body
        self._joining = False

    def echo(self, rendered: str) -> None:
        """Adds the label of the choice just taken, as a paragraph of its own that the next text may join."""
        self._close()
        self._open, self._echo = rendered, True

    def heading(self, heading: Heading) -> None:
        """Opens a scene."""
        self._close()
        self._blocks.append(heading)

    def paper(self, paper: Paper | Panel) -> None:
        """Sets a paper or a panel apart."""
        self._close()
        self._blocks.append(paper)

    def blocks(self) -> tuple[Block, ...]:
        """Everything added so far, in order."""
        return (*self._blocks, *self._open_paragraph())

    def _close(self) -> None:
        self._blocks.extend(self._open_paragraph())
        self._open, self._echo, self._joining = "", False, False

    def _open_paragraph(self) -> tuple[Paragraph, ...]:
        return _laid(self._open, echo=self._echo) if self._open else ()


@lru_cache(maxsize=4096)
def _laid(rendered: str, *, echo: bool) -> tuple[Paragraph, ...]:
    """Marked text as paragraphs; most texts of a story are the same at every visit."""
    return tuple(Paragraph(runs, echo) for runs in paragraphs(rendered))


def _is_shown(body: str) -> bool:
    """Whether anything of a paragraph can be seen."""
    return body[:1] > " " or bool(body.translate(_MARKS).strip(" "))


class Still(str):
    """A text that never changes, with its paragraphs laid out. ``joins`` says that it may join what stands beside it."""

    __slots__ = ("joins", "paragraphs")

    def __init__(self, words: str) -> None:
        super().__init__()
        self.paragraphs = _laid(words, echo=False)
        self.joins = JOIN in words


@frozen
class Echo:
    """The label of the choice just taken, as a paragraph of its own that the next text may join."""

    words: str


Shown: TypeAlias = str | Heading | Paper | Panel | Echo
"""What a move shows, in order: marked texts and what stands between them."""


def lay_out(shown: Sequence[Shown], *, is_rough: bool = True) -> tuple[Block, ...]:
    """What was shown, as blocks. If it is not rough, every item is a clean text."""
    blocks: list[Block] = []
    for item in shown:
        if isinstance(item, Still):
            if item.joins:
                return _joined(shown)
            blocks += item.paragraphs
        elif isinstance(item, str):
            if not is_rough:
                blocks.append(Paragraph((Run(item),)))
            elif JOIN in item:
                return _joined(shown)
            else:
                blocks += _laid(item, echo=False)
        elif isinstance(item, Echo):
            blocks += _laid(item.words, echo=True)
        else:
            blocks.append(item)
    return tuple(blocks)


def _joined(shown: Sequence[Shown]) -> tuple[Block, ...]:
    """What was shown, as blocks, where some of it may be joined."""
    pages = Pages()
    for item in shown:
        match item:
            case str():
                pages.add(item)
            case Echo(words):
                pages.echo(words)
            case Heading():
                pages.heading(item)
            case Paper() | Panel():
                pages.paper(item)
    return pages.blocks()


def words_of(shown: Sequence[Shown]) -> str:
    """What was shown, as plain text: titles, paragraphs and papers, parted by an empty line."""
    return PARAGRAPH.join(map(_words, lay_out(shown)))


def _words(block: Block) -> str:
    match block:
        case Heading(title=title):
            return title
        case Paragraph():
            return block.plain
        case Panel():
            return block.plain
        case Paper(heading=heading, lines=lines):
            return "\n".join((heading, *lines) if heading else lines)


def is_clean(rendered: str) -> bool:
    """Whether marked text is one paragraph as it stands, with nothing in it to be worked on."""
    return not _LAID.search(rendered) and rendered[:1] > " "
