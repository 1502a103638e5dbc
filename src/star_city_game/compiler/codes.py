"""The catalogue of diagnostic codes: SC1xx writing, SC2xx names, SC3xx logic, SC4xx prose, SC5xx systems, SC6xx editions.

A code is for ever: it is never given to another finding. Each has a page in ``docs/diagnostics``. The codes of
expressions, texts and effects are declared beside their faults.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from star_city_game.compiler.fault import CODES as _INNER

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its number, its usual severity, and its title in a few words."""

    number: str
    severity: Severity
    title: str


_ERRORS = {
    "SC101": "this is not YAML",
    "SC102": "YAML reads this prose as something else",
    "SC103": "one key twice in a mapping",
    "SC104": "an alias, anchor, merge key, tag or directive",
    "SC105": "a file that is not UTF-8 text",
    "SC106": "a character that no story may hold",
    "SC107": "nested too deeply",
    "SC108": "a file that is too big or cannot be opened",
    "SC109": "not exactly one document in a file",
    "SC110": "a key that is not a plain word",
    "SC111": "an unknown key",
    "SC112": "a missing key",
    "SC113": "a value of the wrong shape",
    "SC114": "a word that is not allowed here",
    "SC115": "a name that is no id",
    "SC116": "a beat without exactly one head key",
    "SC140": "no story in the folder",
    "SC141": "a number outside its range",
    "SC142": "not a date or a time of day",
    "SC143": "an excuse without a known code and a reason",
    "SC201": "an unknown place",
    "SC202": "an unknown turn of the calendar",
    "SC203": "two things of one name",
    "SC204": "an unknown sub-system",
    "SC205": "an unknown ending",
    "SC206": "a generated choice id used as a name",
    "SC207": "an unknown group of epilogues",
    "SC240": "a parameter that is not given",
    "SC241": "something given that is not taken",
    "SC242": "parameters where nothing can give them",
    "SC243": "a destination that is no quality of type scene",
    "SC244": "a $ name that is no parameter of the snippet",
    "SC245": "an unknown snippet",
    "SC301": "a scene that can end with nowhere to go",
    "SC312": "a derived quality that depends on itself",
    "SC313": "a temporary that may be used before it is set",
    "SC315": "a loop that never comes to the player",
    "SC319": "a date outside the calendar",
    "SC350": "more than one initial stage",
    "SC351": "a move between stages that are active at once",
    "SC353": "a timed move without a calendar",
    "SC360": "something done before the first offer of a merged scene",
    "SC361": "scenes that merge one another without end",
    "SC362": "snippets that include one another without end",
    "SC375": "chance in a rule",
    "SC370": "no ending that always fits",
    "SC529": "a flight without one good end",
    "SC530": "an end that goes on from a phase that is past",
    "SC531": "a phase that does not say what its risks come to",
    "SC603": "a lock file that cannot be read",
    "SC604": "a rename that leads to nothing",
    "SC605": "a name that is renamed or retired and still in use",
    "SC606": "a value of retyped that the quality cannot have",
    "SC613": "a saved game that comes to no ending",
    "SC614": "a saved game that is refused",
    "SC540": "an unknown descent",
    "SC541": "a lander that cannot land",
    "SC542": "a view, a control or a fault that no descent has",
    "SC543": "a descent with a turn that may offer nothing",
    "SC550": "an unknown fact",
    "SC551": "an unknown chapter",
    "SC552": "a goal that never advances",
    "SC553": "steps or reports that are out of order",
    "SC554": "a pair that is not two people",
    "SC555": "an unknown thing that lapses",
    "SC556": "something that lapses before it is to be had",
    "SC557": "a wrong report that is never corrected",
    "SC558": "two people who are no pair",
}

_WARNINGS = {
    "SC117": "a text that is only a key word, or begins with one and a colon",
    "SC118": "a file that is not read",
    "SC119": "prose cut off by a comment",
    "SC302": "a beat that nothing leads to",
    "SC303": "an offer that can be empty with nothing after it",
    "SC304": "a scene that is never reached",
    "SC305": "a label that is never used",
    "SC306": "a quality that is never read",
    "SC307": "a quality that is never written",
    "SC308": "a dossier entry that is never recorded",
    "SC309": "a defect that is never touched",
    "SC310": "a deck that is never drawn",
    "SC311": "a condition that is always the same",
    "SC314": "a stage that is never entered",
    "SC316": "a called scene that never comes back",
    "SC318": "bands that leave a gap or overlap",
    "SC340": "two checks of one name",
    "SC341": "a word of a set that is set down and never asked for",
    "SC342": "a word that is also a quality’s name",
    "SC343": "something falls due that is never run",
    "SC344": "something is put off in a story whose calendar never moves",
    "SC345": "a strategy of a deck that is never asked",
    "SC346": "a storylet that expires before it can fit",
    "SC352": "a move to itself that does nothing",
    "SC354": "a stage that cannot be left",
    "SC355": "a history with nothing to remember",
    "SC356": "something done on entering that is never done",
    "SC357": "a move that is never made",
    "SC358": "an event that is never sent",
    "SC363": "a snippet that is never included",
    "SC364": "a merged scene without an offer",
    "SC365": "a parameter that is never read",
    "SC371": "an ending that is never asked whether it fits",
    "SC372": "a group of epilogues that is never shown",
    "SC373": "an epilogue that never comes up",
    "SC374": "a codex entry that is never revealed",
    "SC520": "a defect that no phase can show",
    "SC521": "a defect that nothing can find",
    "SC526": "a flight that is never flown",
    "SC527": "an end of a flight that nothing comes to",
    "SC528": "a fault with nothing to decide",
    "SC532": "a save outside every flight",
    "SC533": "scenes of a flight none of which always fits",
    "SC544": "a descent that is never flown",
    "SC545": "a remark that is too long for its seconds",
    "SC546": "a way in which a descent ends, with nothing after it",
    "SC401": "a label that is too long",
    "SC402": "a word the house style bans",
    "SC403": "a phrase the house style bans",
    "SC404": "an opener the house style bans",
    "SC405": "a closer the house style bans",
    "SC406": "a name the house style bans",
    "SC407": "an Americanism or an anachronism",
    "SC408": "straight quotation marks in prose",
    "SC409": "too many dashes in one scene",
    "SC410": "a paragraph that is too long",
    "SC411": "a line too long for a paper",
    "SC412": "“not this but that” more than once in a scene",
    "SC413": "a sentence that runs on at a brace",
    "SC601": "a lock file that is behind its story",
    "SC602": "something that saves may hold is gone",
    "SC611": "a place that is not in this edition",
    "SC612": "something saved that this edition cannot hold",
}

CODES: dict[str, Code] = {
    **{number: Code(number, "error", title) for number, title in (_ERRORS | _INNER).items()},
    **{number: Code(number, "warning", title) for number, title in _WARNINGS.items()},
}
"""Every code the compiler can give, by number."""
