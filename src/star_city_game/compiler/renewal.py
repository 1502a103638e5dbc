"""Compiles again only the files of scenes that were edited, when nothing else of the story can have another meaning.

Decision 0030 says when that is, and why. Whatever is in doubt, and any fault, is left to the compilation of everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from star_city_game.compiler.build_scenes import SceneBuilder
from star_city_game.compiler.courses import courses_in, read_courses
from star_city_game.compiler.declaring import declare_file, unhindered
from star_city_game.compiler.diagnostics import has_errors
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.excuses import settled
from star_city_game.compiler.files import Contents
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.gather import gather_names, name_people
from star_city_game.compiler.laid import Laid
from star_city_game.compiler.outlines import Outline, Part
from star_city_game.compiler.outlining import outlines_of, parts_of, stand_in
from star_city_game.compiler.parameters import settle_parameters
from star_city_game.compiler.resolve import Resolver
from star_city_game.compiler.snippets import MOST_COPIED
from star_city_game.compiler.values import Values
from star_city_game.model.frozen import frozen
from star_city_game.model.scene import Hand, Offer, Scene
from star_city_game.model.story import Story


@frozen
class Renewed:
    """The scenes of the files that were edited, and what can be kept of those files."""

    scenes: Mapping[str, Scene]
    parts: Mapping[str, Part]
    courses: Mapping[str, memoryview]


def renew(
    contents: Contents, parts: Mapping[str, Part], story: Story, courses: Mapping[str, memoryview], edited: set[str]
) -> Renewed | None:
    """The scenes of the edited files, or None when all must be compiled again.

    Args:
        contents: all files of the story, in the order in which they are read.
        parts: what was kept of every file of scenes.
        story: the story as it was kept.
        courses: the courses of the scenes of every file of scenes, as they were kept.
        edited: the files of scenes that are not what they were; all others are.

    Raises:
        CacheDamaged: what was kept are no courses.
    """
    with unhindered():
        return _Renewal(contents, parts, story, edited).run(courses)


class _Renewal:
    def __init__(self, contents: Contents, parts: Mapping[str, Part], story: Story, edited: set[str]) -> None:
        self._contents = contents
        self._parts = parts
        self._story = story
        self._edited = edited
        self._declared = Declared(Findings())
        self._copied: dict[str, int] = {}

    def run(self, kept_courses: Mapping[str, memoryview]) -> Renewed | None:
        declared = self._declared
        self._declare()
        name_people(declared)
        settle_parameters(declared)
        outlines = outlines_of(declared)
        kept = {file: part.outline for file, part in self._parts.items()}
        if any(outlines.get(file) != kept.get(file) for file in self._edited) or self._has_errors():
            return None
        values = Values(declared, gather_names(declared, kept.values()))
        laid: dict[str, Laid] = {}
        builder = SceneBuilder(declared, values, Resolver(declared, values.names), laid)
        edited = {file: outlines[file] for file in sorted(self._edited) if file in outlines}  # some hold no scene
        scenes = builder.build(id_ for outline in edited.values() for id_ in outline.scenes)
        if self._deals_mute(scenes, kept) or self._has_errors():
            return None
        courses = {file: courses_in(outline, scenes) for file, outline in edited.items()}
        if any(course != kept_courses.get(file) for file, course in courses.items()):
            # Only here: most edits change no course, and it takes a hundredth of a second to import.
            from star_city_game.compiler.flow import check_flow  # noqa: PLC0415 - see above

            others = read_courses(course for file, course in kept_courses.items() if file not in edited)
            check_flow(replace(self._story, scenes={**others, **scenes}), values, laid)
        return None if self._has_errors() else Renewed(scenes, parts_of(edited, values, self._copied), courses)

    def _declare(self) -> None:
        """Reads the edited files and all that are no files of scenes; the outlines of the others stand in for them."""
        for file, kind, data in self._contents:
            part = None if file in self._edited else self._parts.get(file)
            if part is not None:
                stand_in(file, part.outline, self._declared)
                self._declared.copied += part.copied
                continue
            before = self._declared.copied
            declare_file(file, kind, data, self._declared)
            self._copied[file] = self._declared.copied - before

    def _has_errors(self) -> bool:
        """Whether there is an error, or so much is included that reading in another order might find one."""
        return self._declared.copied > MOST_COPIED or has_errors(settled(self._declared))

    def _deals_mute(self, scenes: Mapping[str, Scene], outlines: Mapping[str, Outline]) -> bool:
        """Whether an edited file deals a deck in which a storylet has no label."""
        steps = (step for scene in scenes.values() for step in scene.steps if isinstance(step, Offer))
        dealt = {item.deck for step in steps for item in step.items if isinstance(item, Hand)}
        return any(not dealt.isdisjoint(outline.mute) for outline in outlines.values())
