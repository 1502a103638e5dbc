"""A turn as lines that can be compared, whichever way the game was played."""

from __future__ import annotations

from star_city_game.model.turn import Heading, Offered, Panel, Paper, Paragraph, Turn


def transcript(turn: Turn) -> list[str]:
    """Text, outcomes, margin notes and choices, a line each."""
    lines = [f"> {turn.picked}"] if turn.picked else []
    for block in turn.passage:
        match block:
            case Heading():
                lines.append(f"== {block.title} | {block.when} | {block.place}")
            case Paragraph():
                lines.append(f"{'>> ' if block.echo else ''}{block.plain}")
            case Paper():
                lines += [f"[{block.kind}] {block.heading}", *(f"| {line}".rstrip() for line in block.lines)]
            case Panel():
                lines.append(f"[panel] {block.plain}")
    lines += [f"% {outcome.name}: {'pass' if outcome.passed else 'fail'}" for outcome in turn.outcomes]
    lines += [f"* {change.text}" for change in turn.changes]
    lines += [_choice(number, choice) for number, choice in enumerate(turn.choices, 1)]
    if turn.stopped:
        lines.append(f"! {turn.stopped}")
    if turn.ended:
        lines.append(f"# {turn.ended}")
    return lines


def _choice(number: int, choice: Offered) -> str:
    notes = [f"locked: {choice.locked}"] if choice.locked is not None else []
    notes += [f"costs {choice.cost}"] if choice.cost else []
    notes += [f"{choice.odds.percent} % {choice.odds.band}"] if choice.odds is not None else []
    return f"{number}. {choice.say}" + (f" ({'; '.join(notes)})" if notes else "")
