"""What the files of a story hold, as an editor shows it."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "story": "story.yaml: what the story is, where it begins, what the new-game form asks.",
    "qualities": "qualities.yaml: every quality of the story, by id.",
    "cast": "cast.yaml: the people of the story, by id.",
    "places": "places.yaml: the name of each place, by id.",
    "calendar": "calendar.yaml: the turns of the calendar and the dated events.",
    "machines": "machines/*.yaml: statecharts, by id.",
    "dossier": "systems/dossier.yaml: the papers of the file.",
    "launch": "systems/launch/**: the sub-systems of the vehicle, their latent defects, what sways the odds.",
    "flights": "systems/flights/**: flights, by id: their phases, ends and judgement calls.",
    "descent": "systems/descent.yaml: the lander, what may be done and said on the way down, and the descents.",
    "people": "systems/people.yaml: what people may know, and who cannot both stay friends.",
    "snippets": "snippets/**: beats that scenes include, by id.",
    "codex": "codex/**: what a player may look up, by id.",
    "scenes": "scenes and storylets, by id.",
    "endings": "endings, by id: scenes that end the story.",
    "epilogues": "epilogues, by id: pieces of an ending, of which the first that fits of each group is shown.",
    "walkthroughs": "walkthroughs/*.yaml: tests that a writer can read, by name.",
}
"""What the files of each kind hold."""
