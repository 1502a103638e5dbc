"""The house style of the story of Star City, as far as a machine can see it: words, phrases, openers, closers and names.

A story asks for it with ``lint: {house_style: true}``. All patterns are matched against text in small letters.
"""

from __future__ import annotations

from star_city_game.model.frozen import frozen


@frozen
class Ban:
    """What is banned: a pattern without groups, and what to do instead."""

    pattern: str
    advice: str = ""


WORDS = (
    Ban("testaments?"),
    Ban("tapestr(?:y|ies)"),
    Ban("palpabl[ey]"),
    Ban("unspoken"),
    Ban("delv(?:e|es|ed|ing)"),
    Ban("intricate(?:ly)?"),
    Ban("unwavering(?:ly)?"),
    Ban("meticulous(?:ly)?"),
    Ban("symphon(?:y|ies)"),
    Ban("shimmer(?:s|ed|ing)?"),
    Ban("echo(?:es|ed|ing)", "An echo may be a thing; nothing echoes."),
    Ban("trembl(?:e|es|ed|ing)", "Say what shook and what it spilt."),
    Ban("flicker(?:s|ed|ing)?"),
    Ban("hum(?:s|med|ming)?"),
    Ban("metallic"),
    Ban("gaz(?:e|es|ed|ing)", "Eyes look at something: name it."),
    Ban("loom(?:s|ed|ing)?"),
    Ban("pierc(?:e|es|ed|ing)"),
    Ban("steely"),
)
"""Words that a machine or a tired person writes."""

PHRASES = (
    Ban("ghost of a"),
    Ban("eyes of steel"),
    Ban("something (?:had )?shifted"),
    Ban(
        "weight of (?:the |a |an |his |her |their |your )?"
        "(?:silence|years|words|history|guilt|responsibility|secrets?|truth|grief|memory|world|decision|past)",
        "Only things have weight, in kilograms.",
    ),
    Ban("silence (?:fell|stretch|hung|hang|settle|grew|grow|fill|deepen|follow|descend)[a-z]*"),
    Ban("(?:took|takes?|taking|draws?|drew) a deep breath"),
    Ban("let(?:s|ting)? out (?:a|the|his|her|your) breath"),
    Ban("barely above a whisper"),
    Ban("couldn[’']t help but|could not help but|can[’']t help but"),
    Ban("casting (?:long )?shadows?"),
    Ban("the air (?:was|is) thick"),
    Ban("words h[ua]ng"),
    Ban("(?:his|her) voice low"),
    Ban("eyes never leav(?:e|es|ing)|eyes never left"),
    Ban("a smile play(?:s|ed|ing)"),
    Ban("dust motes?"),
    Ban("a chill (?:ran |runs )?down"),
    Ban("time seem(?:s|ed) to"),
    Ban("for the first time in"),
    Ban("little did you know|little do you know"),
    Ban("in that moment|in this moment"),
    Ban("if walls could talk"),
    Ban("the calm before"),
)
"""Phrases that come by themselves."""

OPENERS = (
    Ban("(?:the )?(?:rain|snow|wind|sun|sunlight|fog|mist|frost|moonlight|dawn|light)\\b"),
    Ban("(?:it is|it’s|it was) (?:raining|snowing|cold|dark|dawn|hot|late|early)\\b"),
    Ban("(?:the )?(?:smell|scent|stink|reek)s? of"),
    Ban("(?:the )?[a-z]+ smells? of [a-z ]+ and\\b"),
    Ban("you (?:wake|awake|awaken|open your eyes)\\b"),
    Ban("the (?:room|office|corridor|hall|flat|canteen|building) (?:is|was)\\b"),
    Ban(
        "(?:on )?(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|"
        "october|november|december)\\b",
        "The screen shows the date.",
    ),
)
"""How no scene opens. Open on an act, a paper, or a line of talk."""

CLOSERS = (
    Ban("(?:out of|through|at|to|beyond|outside) the window"),
    Ban("\\bsnow\\b"),
    Ban("the stamp (?:falls|comes down|fell|came down)"),
    Ban("down the corridor"),
    Ban("and yet"),
)
"""How no scene ends. End on a deed, an open question, or in mid-motion."""

NAMES = (
    "ivan ivanov petrov volkov sokolov dmitri viktor boris sergei sasha katya anya tanya natasha irina anastasia elena "
    "lena mara clara elias voss gagarin titov popovich bykovsky tereshkova komarov feoktistov yegorov belyayev leonov "
    "beregovoy shatalov volynov yeliseyev khrunov korolyov korolev mishin chelomey glushko kamanin yangel pilyugin barmin"
)
"""Names that the story never uses: the worn ones, and those of real cosmonauts and chiefs."""

FOREIGN = (
    Ban("roger", "Say what was understood, or nothing."),
    Ban("okay|ok"),
    Ban("guys?"),
    Ban("deadlines?", "Say term."),
    Ban("tech"),
    Ban("elevators?", "Say lift."),
    Ban("trucks?", "Say lorry."),
    Ban("flashlights?", "Say torch."),
    Ban("movies?", "Say film."),
    Ban("apartments?", "Say flat."),
    Ban("pants", "Say trousers."),
    Ban("gr[a]y|colors?|colored|centers?|honors?|favors?|neighbors?|theaters?|harbors?", "Spell it the British way."),
    Ban("hydropool|kaliningrad|samara|baikonur"),
)
"""Single words: American ones, and things that nobody there could have said in those years."""

FOREIGN_PHRASES = (
    Ban("copy that", "Say what was understood, or nothing."),
    Ban("moscow, we have"),
    Ban("hydro-pool|tsf-18|sokol suits?|white sun of the desert|third chief directorate"),
)
"""The same in several words."""
