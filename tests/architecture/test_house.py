"""What ARCHITECTURE.md promises and a static graph of imports cannot prove."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "star_city_game"
MODULES = sorted(SOURCE.rglob("*.py"))
FILE_LINES, FUNCTION_LINES = 350, 50


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def modules_after(code: str, typed: str = "") -> set[str]:
    """The modules that a fresh process has loaded after running some code, while these lines are typed."""
    script = f"import sys\n{code}\nprint('\\n'.join(['loaded:', *sys.modules]), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], input=typed, capture_output=True, text=True, check=True)
    return set(done.stderr.partition("loaded:")[2].split())


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh process has loaded after running some code."""
    return {module.split(".")[0] for module in modules_after(code)}


def run(*arguments: str) -> str:
    return (
        f"from star_city_game.cli.main import main\ntry:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass"
    )


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", [["--version"], ["where"], ["saves", "list", "--saves", "nowhere"]])
def test_small_commands_load_neither_textual_nor_the_story(command: list[str]) -> None:
    loaded = loaded_after(run(*command))
    assert not loaded & {"textual", "rich", "yaml", "transitions"}


def test_checking_a_story_loads_no_screen_and_no_machine() -> None:
    loaded = loaded_after(run("check", "--story", str(ROOT / "story")))
    assert "yaml" in loaded
    assert not loaded & {"textual", "rich", "transitions"}


def plain_start(story: Path, base: Path) -> set[str]:
    """What is loaded when a new game has been begun on plain lines."""
    saves = base / "saves"
    begin = run("--plain", "--seed", "1", "--story", str(story), "--saves", str(saves))
    loaded = modules_after(f"import os\nos.environ['STAR_CITY_CACHE'] = {str(base / 'cache')!r}\n{begin}", "1\n")
    assert list(saves.iterdir())
    rmtree(saves)
    return loaded


def parts_of(package: str, loaded: set[str]) -> set[str]:
    before = f"star_city_game.{package}."
    return {module.removeprefix(before) for module in loaded if module.startswith(before)}


def test_a_plain_start_loads_what_a_new_game_needs_and_no_more(tmp_path: Path) -> None:
    story = tmp_path / "cloak"
    copytree(ROOT / "examples" / "cloak", story)
    path = story / "scenes" / "opera_house.yaml"
    first = plain_start(story, tmp_path)
    assert {"yaml", "star_city_game.compiler.compilation"} <= first
    kept = plain_start(story, tmp_path)
    assert not {"textual", "rich", "yaml"} & {module.split(".")[0] for module in kept}
    assert parts_of("compiler", kept) == {"cache", "files", "keeping", "load", "records", "scenes_kept"}
    assert parts_of("editions", kept) == {"standing"}
    assert not {"tui", "workshop"} & {module.split(".")[1] for module in kept if module.startswith("star_city_game.")}
    for_looks = {"views", "boards", "outlook", "explanations", "reading_room", "commission", "descents", "again"}
    assert not for_looks & parts_of("engine", kept)
    assert not {"view", "file_view", "launch_view", "explanation"} & parts_of("model", kept)
    assert not {"board", "explained", "folder"} & parts_of("plain", kept)
    path.write_text(path.read_text(encoding="utf-8") + "# Edited.\n", encoding="utf-8")
    renewed = parts_of("compiler", plain_start(story, tmp_path))
    assert "renewal" in renewed
    assert not {"compilation", "flow", "lint", "locking"} & renewed


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_giants(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_LINES
    for function in functions(ast.parse(source)):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION_LINES, function.name


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no purpose"
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, "a bare except"
            broad = isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            assert not broad or name(path) == "tui/app.py", "only the edge of a face may catch everything"
            assert not (len(node.body) == 1 and isinstance(node.body[0], ast.Pass)), "an error is swallowed"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_immutable_data_is_made_in_one_way(path: Path) -> None:
    assert not re.search(r"dataclass\([^)]*frozen", path.read_text(encoding="utf-8")), "say @frozen (decision 70)"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_unfinished_marks(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"raise NotImplementedError|TODO|FIXME|XXX|pragma: no cover", source)


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "handler", "handlers", "base", "common", "misc"}
    assert not [path for path in MODULES if path.stem in vague]


def test_story_and_player_text_reach_textual_through_one_module() -> None:
    makers = [
        name(path)
        for path in MODULES
        if name(path) != "tui/content.py"
        and re.search(r"Content\.(from_markup|from_text)|\bContent\(|from_rich_text", path.read_text(encoding="utf-8"))
    ]
    assert makers == []


def test_only_one_module_turns_our_own_source_into_python() -> None:
    def runs_source(node: ast.AST) -> bool:
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        return named and node.func.id in ("eval", "exec", "compile")  # type: ignore[attr-defined]

    trees = {name(path): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    users = {module for module, tree in trees.items() if any(runs_source(node) for node in ast.walk(tree))}
    assert users == {"engine/source.py"}


def test_the_project_names_no_machine_and_no_registry() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    own = Path(__file__).relative_to(ROOT).as_posix()
    hosts = "|".join(("py" + "pi.org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian"))
    for file in tracked:
        path = ROOT / file
        if file != own and path.is_file() and path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ""}:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(hosts, text), file
