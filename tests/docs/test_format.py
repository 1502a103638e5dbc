"""The format's reference: every example compiles, runs, and prints what its page says; every key is there, in the schema's words.

The reference is ``story-format.md`` and, for what is told there in a line only, the pages under ``systems``.

A block is ``yaml KIND`` and holds a file of that kind. Blocks that follow one another are one example, up to the ``text`` block
with its transcript; the choices to take are read off the transcript. Blocks marked ``shared`` belong to every example of their
page, those of ``story-format.md`` also to the examples of a page that shares none of the kind. The first scene of an example is
called from outside, so that it may just end. ``--rewrite`` writes the transcripts: read them before you commit them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pages import Fence, Table, code_in, read_page, rewrite
from star_city_game.compiler.diagnostics import lay_out_all
from star_city_game.compiler.expressions import parse_expression
from star_city_game.compiler.keys import HEADS
from star_city_game.compiler.known import names_of
from star_city_game.compiler.load import check_story
from star_city_game.compiler.names import Scope
from star_city_game.compiler.types import BOOL
from star_city_game.model.story import Story
from star_city_game.session import Session
from star_city_game.workshop.schema import ALL_KEYS
from star_city_game.workshop.schema_parts import name_of
from star_city_game.workshop.schema_words import WORDS
from star_city_game.workshop.transcript import transcript
from star_city_game.workshop.walkthrough import run_folder

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "story-format.md"
PAGES = (PAGE, *sorted((DOCS / "systems").glob("*.md")))
BLOCKS = [block for page in PAGES for block in read_page(page)]
FILES = {
    "story": "story.yaml",
    "qualities": "qualities.yaml",
    "cast": "cast.yaml",
    "places": "places.yaml",
    "calendar": "calendar.yaml",
    "machines": "machines/example.yaml",
    "dossier": "systems/dossier.yaml",
    "launch": "systems/launch.yaml",
    "flights": "systems/flights.yaml",
    "descent": "systems/descent.yaml",
    "people": "systems/people.yaml",
    "snippets": "snippets/example.yaml",
    "codex": "codex/example.yaml",
    "scenes": "scenes/example.yaml",
    "storylets": "storylets/example.yaml",
    "endings": "endings/example.yaml",
    "epilogues": "epilogues/example.yaml",
    "walkthroughs": "walkthroughs/example.yaml",
}
"""Where a block of a kind goes."""
HEAD = "id: example\ntitle: An example\nentry: page\n"
AROUND = "page: {{body: [{{call: {first}}}, {{ending: page_end}}]}}\n"
END = {"endings/page.yaml": "page_end: {body: The page ends.}\n"}
LAST = ["The page ends.", "# page_end"]


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its files by kind, and the block with its transcript."""

    files: dict[str, str]
    output: Fence

    @property
    def name(self) -> str:
        """Where it stands."""
        return place(self.output)


def place(block: Fence | Table, at: int = 0) -> str:
    """Where a block, or a row of it, stands."""
    line = f"line {block.line + at}"
    return line if block.page == PAGE else f"{block.page.stem} {line}"


def shared(page: Path) -> dict[str, str]:
    """What the examples of a page share: its own blocks, and those of the format's page of other kinds."""
    if page != PAGE:
        return {**shared(PAGE), **_shared(page)}
    return _shared(page)


def _shared(page: Path) -> dict[str, str]:
    files: dict[str, str] = {}
    for block in BLOCKS:
        if isinstance(block, Fence) and block.page == page and "shared" in block.words:
            files[block.words[1]] = files.get(block.words[1], "") + block.text
    return files


def examples() -> Iterator[Example]:
    files: dict[str, str] = {}
    for block in BLOCKS:
        if isinstance(block, Table):
            continue
        if block.language == "yaml":
            if "shared" not in block.words:
                files[block.words[1]] = files.get(block.words[1], "") + block.text
        elif block.language == "text":
            yield Example(files, block)
            files = {}
    assert not files, "a block has no transcript after it"


EXAMPLES = list(examples())


@cache
def compiled(page: Path, files: tuple[tuple[str, str], ...]) -> Story:
    with TemporaryDirectory() as folder:
        write(Path(folder), page, dict(files))
        story, found = check_story(Path(folder))
        assert story is not None, lay_out_all([item for item in found if item.severity == "error"])
        return story


def write(folder: Path, page: Path, kinds: dict[str, str]) -> None:
    """Writes the files of an example of a page, those that all share, and what stands around them."""
    common = shared(page)
    together = {"story": HEAD, **common, **kinds}
    if "qualities" in kinds:
        together["qualities"] = common["qualities"] + kinds["qualities"]
    first = re.search(r"^([a-z]\w*):", kinds.get("scenes", kinds.get("storylets", "")), re.MULTILINE)
    files = {FILES[kind]: text for kind, text in together.items()} | END
    if "scenes" in kinds and "scenes" in common:
        files["scenes/shared.yaml"] = common["scenes"]
    if first and "story" not in kinds:
        files["scenes/page.yaml"] = AROUND.format(first=first[1])
    put(folder, files)


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def play(example: Example) -> tuple[list[str], Session]:
    """The transcript of an example, taking the choices and the rolls that the page shows."""
    session = Session.new(compiled(example.output.page, tuple(sorted(example.files.items()))), seed=1)
    rolls = {name: how == "pass" for name, how in re.findall(r"^% ([\w.]+): (\w+)$", example.output.text, re.MULTILINE)}
    lines = transcript(session.turn)
    for label in re.findall(r"^> (.*)$", example.output.text, re.MULTILINE):
        choice = next((choice for choice in session.turn.choices if choice.say == label), None)
        assert choice, f"“{label}” is not on offer: {[choice.say for choice in session.turn.choices]}"
        lines += ["", *transcript(session.choose(choice.id, rolls))]
    return [line for line in lines if line not in LAST], session


def test_every_block_is_run() -> None:
    fences = [block for block in BLOCKS if isinstance(block, Fence)]
    assert {block.language for block in fences} <= {"yaml", "text", "sh"}
    assert all(block.words[1] in FILES for block in fences if block.language == "yaml")
    assert len(EXAMPLES) >= 25


@pytest.fixture(scope="module")
def written(request: pytest.FixtureRequest) -> Iterator[dict[tuple[Path, int], str]]:
    """Transcripts as they came out, by where they stand; with ``--rewrite`` they go into their pages at the end."""
    found: dict[tuple[Path, int], str] = {}
    yield found
    if request.config.getoption("--rewrite"):
        for page in PAGES:
            rewrite(page, {line: text for (where, line), text in found.items() if where == page})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example(example: Example, tmp_path: Path, written: dict[tuple[Path, int], str]) -> None:
    if "check" in example.output.words:
        put(tmp_path, {FILES[kind]: text for kind, text in example.files.items()})
        printed = lay_out_all(check_story(tmp_path)[1]) + "\n"
    elif "walkthroughs" in example.files:
        said: list[str] = []
        write(tmp_path, example.output.page, example.files)
        run_folder(tmp_path, [], said.append)
        printed = "".join(said)
    else:
        printed = "\n".join(play(example)[0]) + "\n"
    printed = re.sub(" +$", "", printed, flags=re.MULTILINE)
    written[example.output.page, example.output.line] = printed
    assert printed == example.output.text


def tables(kind: str) -> list[Table]:
    return [block for block in BLOCKS if isinstance(block, Table) and block.kind == kind]


def rows(kind: str) -> list[object]:
    return [
        pytest.param(table, row, id=place(table, at)) for table in tables(kind) for at, row in enumerate(table.rows)
    ]


@pytest.mark.parametrize(("table", "row"), rows("text"))
def test_row_of_text(table: Table, row: tuple[str, ...]) -> None:
    """``Written | Gives``: what a text gives at its first visit, its second, and so on."""
    written, wanted = code_in(row[0])[0], code_in(row[1])
    visits = len(wanted) + row[1].count("nothing")
    again = f"    - when: visits(again) < {visits}\n      then: {{goto: .again}}\n"
    scene = f"row:\n  body:\n    - label: again\n    - |\n      {written}\n{again}"
    lines, _ = play(Example({"scenes": scene}, Fence((), "", table.line, table.page)))
    assert lines == wanted


def before(table: Table) -> Session:
    """The game at the end of the last example before a table."""
    outputs = [example for example in EXAMPLES if example.output.page == table.page]
    return play([example for example in outputs if example.output.line < table.line][-1])[1]


def holds(session: Session, expression: str) -> bool:
    tree, faults = parse_expression(expression, names_of(session.story), Scope(), BOOL)
    assert tree is not None, [fault.message for fault in faults]
    return session.holds(tree)


@pytest.mark.parametrize(("table", "row"), rows("expressions"))
def test_row_of_expressions(table: Table, row: tuple[str, ...]) -> None:
    """``Expression | Value``: in the game as the example before the table left it."""
    (written,), (value,) = code_in(row[0]), code_in(row[1])
    wanted = {"true": f"{written}", "false": f"not ({written})"}.get(value, f"({written}) == {value}")
    assert holds(before(table), wanted), f"{written} is not {value}"


@pytest.mark.parametrize("table", tables("effects"), ids=place)
def test_table_of_effects(table: Table) -> None:
    """``Effect | Afterwards``: one after another, each with what holds after it."""
    choices = "".join(f'        - {{say: "{at}", do: "{code_in(row[0])[0]}"}}\n' for at, row in enumerate(table.rows))
    scene = f"row:\n  body:\n    - label: again\n    - choices:\n{choices}    - goto: .again\n"
    session = Session.new(compiled(table.page, (("scenes", scene),)))
    for at, row in enumerate(table.rows):
        session.choose(next(choice.id for choice in session.turn.choices if choice.say == str(at)))
        for wanted in code_in(row[1]):
            assert holds(session, wanted), f"after {row[0]}: {wanted}"


ALSO = {"an effect of a stage": "enter", "a sub-system": "subsystems"}
"""What the reference calls a kind of mapping after the key that it stands under."""


def documented() -> Iterator[tuple[str, str, str]]:
    """Every row of every table of keys: the kind of mapping, the key, its meaning.

    A row says ```key``` or ```key` of …``: of another key, or of a kind.
    """
    for table in tables("keys"):
        whats = [f"a {head} beat" for head in HEADS] if table.argument == "beats" else table.argument.split(", ")
        whats += ["a case", "an alternative"] if table.argument == "beats" else []
        for cell, meaning, *_ in table.rows:
            key, _, of = cell.replace("`", "").partition(" of ")
            yield owner(whats, key, of), key, meaning


def owner(whats: list[str], key: str, of: str) -> str:
    """The kind of mapping that a row speaks of; without ``of`` it is the first of the table that has the key."""
    if of:
        return next(what for what in whats if what in (of, f"a {of} beat") or of in (name_of(what), ALSO.get(what)))
    head = f"a {key} beat"
    return head if head in whats else next(what for what in whats if key in ALL_KEYS[what])


def test_every_key_is_in_the_reference_in_the_words_of_the_schema() -> None:
    found = {(what, key): meaning for what, key, meaning in documented()}
    wanted = {(what, key): meaning for what, words in WORDS.items() for key, meaning in words.items()}
    missing = [f"{what}: | `{key}` | {wanted[what, key]} |" for what, key in wanted if (what, key) not in found]
    assert missing == []
    assert found == wanted


def test_every_head_of_a_beat_has_an_example() -> None:
    used = {head for head in HEADS for example in EXAMPLES if re.search(rf"(?m)[-{{] *{head}:", str(example.files))}
    assert used == set(HEADS)


def test_every_key_stands_in_an_example() -> None:
    """A key that nobody sees in use is a key that nobody understands."""
    written = "".join(block.text for block in BLOCKS if isinstance(block, Fence) and block.language == "yaml")
    keys = {key for keys in ALL_KEYS.values() for key in keys}
    assert sorted(key for key in keys if not re.search(rf"(?m)(^|[ {{]){key}:", written)) == []
