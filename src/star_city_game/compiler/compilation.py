"""The compilation: reads every file, declares, builds, and looks for what cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from star_city_game.compiler.build_casework import build_casework
from star_city_game.compiler.build_descent import build_descents
from star_city_game.compiler.build_launch import build_launch
from star_city_game.compiler.build_scenes import SceneBuilder
from star_city_game.compiler.build_world import WorldBuilder
from star_city_game.compiler.declare_editions import EarlierBuilder
from star_city_game.compiler.declare_rules import build_rules
from star_city_game.compiler.declaring import declare_file, unhindered
from star_city_game.compiler.diagnostics import Diagnostic, has_errors
from star_city_game.compiler.drafts import Declared, StoryDraft
from star_city_game.compiler.excuses import settled
from star_city_game.compiler.files import digest_of, find_files, read_bytes
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.flow import check_flow
from star_city_game.compiler.gather import gather_names, known_names, name_people
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.locking import check_lock
from star_city_game.compiler.names import NOWHERE
from star_city_game.compiler.options import OptionBuilder
from star_city_game.compiler.outlines import Part
from star_city_game.compiler.outlining import outlines_of, parts_of
from star_city_game.compiler.parameters import settle_parameters
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.values import Values
from star_city_game.model.story import Story


@dataclass(slots=True)
class _Run:
    """One compilation."""

    folder: Path
    findings: Findings = field(default_factory=Findings)
    contents: dict[str, bytes] = field(default_factory=dict)
    copied: dict[str, int] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    watched: tuple[str, ...] = ()
    is_story: bool = True


class Compiled(NamedTuple):
    """What came of a compilation.

    ``story`` is None when it cannot be played; ``found`` are all findings in order of file and place; ``parts`` is what can be
    kept of each file of scenes, and ``watched`` the places whose last visit is asked for elsewhere.
    """

    story: Story | None
    found: tuple[Diagnostic, ...]
    declared: Declared
    parts: Mapping[str, Part]
    watched: tuple[str, ...]


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


def compile_story(folder: Path, *, is_linted: bool, laid: dict[str, Laid] | None = None) -> Compiled:
    """Compiles a story from its files.

    Args:
        folder: the story's folder.
        is_linted: whether to look for warnings that no play needs.
        laid: takes the steps of each scene, with where they were written.
    """
    run = _Run(folder)
    declared = Declared(run.findings)
    with unhindered():
        _read_files(run, declared)
        story = _build(run, declared, {} if laid is None else laid, is_linted=is_linted) if run.is_story else None
    found = settled(declared)
    return Compiled(None if has_errors(found) else story, found, declared, run.parts, run.watched)


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
        if data is None:
            declared.add_unread(None)
        else:
            before = declared.copied
            declare_file(name, kind, data, declared)
            run.copied[name] = declared.copied - before


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
    outlines = outlines_of(declared)
    names = gather_names(declared, outlines.values())
    values = Values(declared, names)
    resolver = Resolver(declared, names)
    story = _assemble(declared, values, resolver, laid, digest_of(run.contents))
    run.parts = parts_of(outlines, values, run.copied)
    run.watched = tuple(sorted(values.watched.get("", ())))
    flow = check_flow(story, values, laid)
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
    scenes = builder.build(declared.scenes)
    builder.check_hands(scenes)
    return Story(
        id=head.id,
        title=head.title,
        version=head.version,
        entry="" if head.entry is None else head.entry.text,
        scenes=scenes,
        qualities=qualities,
        people=world.people(),
        facts=world.facts(),
        pairs=world.pairs(),
        places=declared.places,
        calendar=world.calendar(),
        machines=world.machines(),
        entries=world.entries(),
        casework=build_casework(declared, values, resolver),
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
        watched=frozenset().union(*values.watched.values()),
        digest=digest,
    )
