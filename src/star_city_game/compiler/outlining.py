"""Makes the outlines of files of scenes, and lets an outline stand in for a file that is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from star_city_game.compiler.drafts import Declared, SceneDraft
from star_city_game.compiler.marks import Marks
from star_city_game.compiler.nodes import ScalarNode, Source
from star_city_game.compiler.outlines import Asked, Outline, Part
from star_city_game.compiler.values import Values


def outlines_of(declared: Declared) -> dict[str, Outline]:
    """The outlines of all files that scenes were read from, by name, once everything is declared."""
    files: dict[str, list[SceneDraft]] = {}
    for draft in declared.scenes.values():
        files.setdefault(file_of(draft, declared), []).append(draft)
    head = declared.story
    is_made_known = head is not None and head.earlier.says_anything
    return {file: _outline(drafts, is_made_known=is_made_known) for file, drafts in files.items()}


def parts_of(outlines: Mapping[str, Outline], values: Values, copied: Mapping[str, int]) -> dict[str, Part]:
    """What can be kept of each file of scenes, once its scenes are built.

    Args:
        outlines: the outlines of files, by name.
        values: what was read.
        copied: how many nodes the includes of each file came to.
    """
    parts: dict[str, Part] = {}
    for file, outline in outlines.items():
        watched = {key for id_ in outline.scenes for key in values.watched.get(id_, ())}
        parts[file] = Part(outline, tuple(sorted(watched)), copied.get(file, 0))
    return parts


def file_of(draft: SceneDraft, declared: Declared) -> str:
    """The file in which a scene is written; a hidden one, with the scene that hides it."""
    return (declared.scenes[draft.within] if draft.within else draft).at.source.file


def _outline(drafts: Iterable[SceneDraft], *, is_made_known: bool) -> Outline:
    by_id = {draft.at.text: draft for draft in drafts}
    named = {id_: draft.marks for id_, draft in by_id.items() if draft.marks.labels or draft.marks.choices}
    storylets = {id_: draft.storylet for id_, draft in by_id.items() if draft.storylet is not None}
    return Outline(
        scenes=tuple(by_id),
        marks={id_: tuple(sorted(marks.names)) for id_, marks in named.items()},
        made={id_: tuple(sorted(each.marks.generated)) for id_, each in by_id.items()} if is_made_known else {},
        params={
            id_: {name: each.quality for name, each in draft.params.items()}
            for id_, draft in by_id.items()
            if draft.params
        },
        decks={id_: storylet.deck.text for id_, storylet in storylets.items()},
        mute=tuple(sorted({storylet.deck.text for storylet in storylets.values() if storylet.say is None})),
        endings=tuple(id_ for id_, draft in by_id.items() if draft.is_ending),
        asked=tuple(_asked(draft) for draft in by_id.values() if draft.is_ending or draft.group is not None),
        put_off=tuple(sorted({name for draft in by_id.values() for name in draft.marks.put_off})),
        dated=any(draft.date for draft in by_id.values()),
    )


def _asked(draft: SceneDraft) -> Asked:
    gate = tuple(node.text for node in draft.gate)
    return Asked(draft.at.text, draft.is_ending, gate, draft.priority, "" if draft.group is None else draft.group.text)


def stand_in(file: str, outline: Outline, declared: Declared) -> None:
    """Lets those scenes of a file that is not read be found that others ask whether they fit; they have no bodies.

    Args:
        file: the file's name.
        outline: what is known of it.
        declared: takes the scenes, and a finding for each that an edited file has too.
    """
    source = Source(file, "")
    for each in outline.asked:
        at = ScalarNode(source, 1, 1, each.id)
        if not declared.claim("scene", at):
            continue
        declared.scenes[each.id] = SceneDraft(
            at=at,
            body=[],
            marks=Marks(each.id, declared.findings),
            is_ending=each.is_ending,
            gate=[ScalarNode(source, 1, 1, text) for text in each.gate],
            priority=each.priority,
            group=ScalarNode(source, 1, 1, each.group) if each.group else None,
        )
