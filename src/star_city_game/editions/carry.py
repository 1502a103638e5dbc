"""Takes up a saved game in the present edition of its story, and accounts for everything that is not as it was."""

from __future__ import annotations

from dataclasses import replace

from star_city_game.editions.differences import offers_told
from star_city_game.editions.holdings import Holdings
from star_city_game.editions.renames import Renames
from star_city_game.editions.repair import Repair
from star_city_game.editions.rests import found, missing_in
from star_city_game.editions.standing import Carried
from star_city_game.engine.again import enter_anew, offer_again, temporaries_of
from star_city_game.engine.narrator import Narrator
from star_city_game.model.edition import Account, Move, Told
from star_city_game.model.frozen import frozen
from star_city_game.model.saved import SavedGame
from star_city_game.model.state import Frame, GameState
from star_city_game.model.turn import Turn


def take_up(narrator: Narrator, saved: SavedGame) -> Carried:
    """Takes up a saved game of this story that does not stand as it was (see :func:`.standing.as_saved`)."""
    holdings = Holdings(narrator.program)
    game = holdings.fit(Renames(narrator.story).game(saved))
    game = replace(game, state=narrator.adopted(game.state))
    is_whole = all(each.quiet for each in holdings.told)
    placed = _placed(narrator, game if is_whole else replace(game, offer=""))
    told = (*holdings.told, *placed.told) if placed.move != "back" else placed.told
    account = Account(saved.story_version, narrator.story.version, placed.move, placed.lost, told)
    log = game.log[: len(game.log) - placed.lost]
    return Carried(replace(game, log=log), placed.moment, account)


@frozen
class _Placed:
    moment: tuple[GameState, Turn]
    move: Move
    lost: int
    told: tuple[Told, ...]


def _placed(narrator: Narrator, game: SavedGame) -> _Placed:
    """The game at its place, or at another when that is gone."""
    state = game.state
    onward = narrator.story.earlier.instead("scenes", state.ended or "")
    if onward in narrator.story.scenes:
        return _gone_on(narrator, game, onward)
    if not state.offered:
        return _Placed((_headed(narrator, state), game.turn), "none", 0, ())
    offered = {each.id.partition("@")[0] for each in state.offered}
    standing: list[Frame] = []
    for number, frame in enumerate(state.frames):
        is_last = number == len(state.frames) - 1
        there = _whole(narrator, state, found(frame, narrator.story, offered if is_last else None))
        if there is None:
            repaired = Repair(narrator, game, tuple(standing)).repaired()
            return _Placed(repaired.moment, repaired.move, repaired.lost, repaired.told)
        standing.append(there)
    move: Move = "none" if tuple(standing) == state.frames else "found"
    return _offered(narrator, replace(game, state=replace(state, frames=tuple(standing))), move)


def _gone_on(narrator: Narrator, game: SavedGame, scene: str) -> _Placed:
    """A game that had come to the end of an edition, where the story goes on now."""
    moment = enter_anew(narrator, replace(game.state, ended=None, frames=()), scene)
    text = "The edition that this game had come to the end of goes on now."
    return _Placed(moment, "anew", 0, (Told("place", game.state.ended or "", text),))


def _offered(narrator: Narrator, game: SavedGame, move: Move) -> _Placed:
    """The game at its place, with what is on offer there settled anew, if it is offered by other rules than it was."""
    state, turn = game.state, game.turn
    keys = {each.id.partition("@")[0] for each in state.offered}
    merged = [_whole(narrator, state, found(frame, narrator.story, keys)) for frame in state.merged]
    kept = tuple(frame for frame in merged if frame is not None)
    state = _headed(narrator, replace(state, merged=kept if len(kept) == len(merged) else ()))
    if game.offer and len(kept) == len(merged) and narrator.definitions.of(state) == game.offer:
        return _Placed((state, replace(turn, choices=state.offered)), move, 0, ())
    moment = offer_again(narrator, state, turn)
    if moment[1].passage is not turn.passage:
        told = Told("place", state.scene, "Nothing that was on offer can be chosen any more; the story went on.")
        return _Placed(moment, "on", 0, (told,))
    return _Placed(moment, move, 0, tuple(offers_told(state.offered, moment[0].offered)))


def _whole(narrator: Narrator, state: GameState, frame: Frame | None) -> Frame | None:
    """A frame with every temporary that is read from there on; None when one cannot be worked out."""
    if frame is None:
        return None
    outer = [_whole(narrator, state, found(each, narrator.story)) for each in frame.outer]
    around = tuple(each for each in outer if each is not None)
    missing = missing_in(frame, narrator.story)
    held = temporaries_of(narrator, state, frame.temporaries, frame.scene, missing) if missing else frame.temporaries
    if held is None or len(around) < len(outer):
        return None
    return replace(frame, temporaries=held, outer=around)


def _headed(narrator: Narrator, state: GameState) -> GameState:
    """The state under the heading of a scene that there is."""
    if state.scene in narrator.story.scenes:
        return state
    scene = state.frames[-1].scene if state.frames else narrator.story.entry
    return replace(state, scene=scene)
