"""The compilation: reads every file, declares, builds, and looks for what cannot be right."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from star_city_game.compiler.build_descent import build_descents
from star_city_game.compiler.build_launch import build_launch
from star_city_game.compiler.build_scenes import SceneBuilder
from star_city_game.compiler.build_world import WorldBuilder
from star_city_game.compiler.declare_editions import EarlierBuilder
from star_city_game.compiler.declare_rules import build_rules
from star_city_game.compiler.diagnostics import Diagnostic, has_errors
from star_city_game.compiler.drafts import Declared, StoryDraft
from star_city_game.compiler.excuses import settle
from star_city_game.compiler.files import LOCK, LOCK_NAME, digest_of, find_files, read_bytes
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.flow import check_flow
from star_city_game.compiler.gather import gather_names, known_names, name_people
from star_city_game.compiler.kinds import DECLARE
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.lock import read_lock
from star_city_game.compiler.locking import check_lock
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.options import OptionBuilder
from star_city_game.compiler.parameters import settle_parameters
from star_city_game.compiler.reader import decode_source, read_source
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.errors import LockDamaged
from star_city_game.model.story import Story


@dataclass(slots=True)
class _Run:
    """One compilation."""

    folder: Path
    findings: Findings = field(default_factory=Findings)
    contents: dict[str, bytes] = field(default_factory=dict)
    is_story: bool = True


def declare_files(folder: Path) -> Declared:
    """Everything that a story's files declare, as far as they can be read; for tools that want its names, faults or none.

    Args:
        folder: the story's folder.
    """
    run = _Run(folder)
    declared = Declared(run.findings)
    with unhindered():
        _read_files(run, declared)
    return declared


def compile_story(
    folder: Path, *, is_linted: bool, laid: dict[str, Laid] | None = None
) -> tuple[Story | None, tuple[Diagnostic, ...], Declared]:
    """Compiles a story from its files.

    Args:
        folder: the story's folder.
        is_linted: whether to look for warnings that no play needs.
        laid: takes the steps of each scene, with where they were written.

    Returns:
        The story, or None when it cannot be played; all findings in order of file and place; and what the files declare.
    """
    run = _Run(folder)
    declared = Declared(run.findings)
    with unhindered():
        _read_files(run, declared)
        story = _build(run, declared, {} if laid is None else laid, is_linted=is_linted) if run.is_story else None
    severity = {} if declared.story is None else declared.story.severity
    found = settle(run.findings.sorted(), declared.excuses, severity)
    return (None if has_errors(found) else story), found, declared


@contextmanager
def unhindered() -> Iterator[None]:
    """Puts off garbage collection: a story is all live objects, and looking through them costs a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_files(run: _Run, declared: Declared) -> None:
    files = find_files(run.folder)
    if all(name != "story.yaml" for name, _ in files.kinds):
        message = "there is no story.yaml" if run.folder.is_dir() else "there is no such folder"
        run.findings.add_to_file(
            "SC140", run.folder.as_posix(), message, advice="Name a folder that holds a story.yaml."
        )
        run.is_story = False
    for name in files.stray:
        advice = "End its name in .yaml." if name.endswith(".yml") else "Move it to a folder that is read, as scenes/."
        run.findings.add_to_file("SC118", name, "no part of the story is read from here", advice=advice)
    for name, kind in files.kinds:
        data = _read_bytes(run, name)
        source = None if data is None else decode_source(name, data, run.findings)
        if source is not None and kind == LOCK:
            _take_lock(run, declared, source.text)
            continue
        node = None if source is None else read_source(source, run.findings)
        if node is not None:
            DECLARE[kind](node, declared)
        else:
            declared.add_unread(None if source is None else source.text)


def _take_lock(run: _Run, declared: Declared, text: str) -> None:
    try:
        declared.lock = read_lock(text)
    except LockDamaged as damage:
        message = f"the lock cannot be read: {damage}"
        advice = "Take the last one that can be from git, then run star-city lock."
        run.findings.add_to_file("SC603", LOCK_NAME, message, advice=advice)


def _read_bytes(run: _Run, name: str) -> bytes | None:
    try:
        data = read_bytes(run.folder / name)
    except OSError as fault:
        reason = fault.strerror or "unknown reason"
        run.findings.add_to_file("SC108", name, f"the file cannot be read: {reason}")
        return None
    run.contents[name] = data
    return data


def _build(run: _Run, declared: Declared, laid: dict[str, Laid], *, is_linted: bool) -> Story:
    name_people(declared)
    settle_parameters(declared)
    names = gather_names(declared)
    values = Values(declared, names)
    resolver = Resolver(declared, names)
    story = _assemble(declared, values, resolver, laid, digest_of(run.contents))
    flow = check_flow(story, declared, laid)
    if is_linted and not run.findings.errors:
        # Only here, because play never looks for warnings: their patterns take ten milliseconds to make.
        from star_city_game.compiler.lint import lint_story  # noqa: PLC0415 - the import cost of play

        lint_story(story, flow, declared, values, laid)
        check_lock(declared, laid)
    return story


def _assemble(declared: Declared, values: Values, resolver: Resolver, laid: dict[str, Laid], digest: str) -> Story:
    head = declared.story or StoryDraft()
    if head.entry is not None:
        resolver.scene_alone(head.entry)
    if head.file_machine is not None:
        resolver.machine(head.file_machine)
    world = WorldBuilder(declared, values, resolver)
    builder = SceneBuilder(declared, values, resolver, laid)
    qualities = world.qualities()
    scenes = builder.build()
    return Story(
        id=head.id,
        title=head.title,
        version=head.version,
        entry="" if head.entry is None else head.entry.text,
        scenes=scenes,
        qualities=qualities,
        people=world.people(),
        places=declared.places,
        calendar=world.calendar(),
        machines=world.machines(),
        entries=world.entries(),
        launch=build_launch(declared, values, resolver),
        descents=build_descents(declared, values),
        terms=world.terms(),
        decks=builder.decks(scenes),
        orders=builder.orders(),
        modifiers=OptionBuilder("", values, resolver).modifiers(head.modifiers, NOWHERE),
        questions=world.questions(),
        rules=build_rules(declared, values),
        authors=head.authors,
        language=head.language,
        about=head.about,
        content_notes=head.content_notes,
        edition=head.edition,
        earlier=EarlierBuilder(head.earlier, known_names(declared), declared.findings).build(declared.qualities),
        file_machine="" if head.file_machine is None else head.file_machine.text,
        risk=None if head.risk is None else values.text(head.risk, NOWHERE),
        watched=frozenset(values.watched),
        digest=digest,
    )
