"""Scenes that were kept from an earlier compilation, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from star_city_game.compiler.records import read
from star_city_game.errors import CacheDamaged
from star_city_game.model.scene import Scene


class KeptScenes(Mapping[str, Scene]):
    """All scenes of a story, in order. A scene that was read once is the same object ever after.

    Args:
        kept: the scenes as they were written.
        compile_again: gives the scenes from the story's files, should one of those kept not be what it should.
    """

    def __init__(self, kept: Mapping[str, memoryview], compile_again: Callable[[], Mapping[str, Scene]]) -> None:
        self._kept = kept
        self._compile_again = compile_again
        self._read: dict[str, Scene] = {}

    def __getitem__(self, id_: str) -> Scene:
        found = self._read.get(id_)
        if found is None:
            found = self._read[id_] = self._find(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._kept

    def _find(self, id_: str) -> Scene:
        try:
            scene = read(bytes(self._kept[id_]), Scene)
        except CacheDamaged:
            return self._compile_again()[id_]
        return scene if isinstance(scene, Scene) and scene.id == id_ else self._compile_again()[id_]
