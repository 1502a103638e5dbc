"""Hypothesis strategies: a small world's names and states, expressions of each type, texts, and hostile text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from star_city_game.compiler.names import Names, Scope
from star_city_game.compiler.types import INT
from star_city_game.model.descent import Descent
from star_city_game.model.dossier import CATEGORIES
from star_city_game.model.expression import Value
from star_city_game.model.person import Regard
from star_city_game.model.quality import Quality
from star_city_game.model.text import Alternatives

CLUES = ("none", "straight", "chess", "crossword")
STAGES = ("clean", "signal", "talk")
TURNS = ("t01", "t02", "t03")
PLANTS = ("p_seal", "p_chair", "p_spoon")
QUALITIES = (
    Quality("nerve", "int", 3, low=0, high=9),
    Quality("ledger", "int", 0, low=-2000, high=2000),
    Quality("role", "enum", "cosmonaut", words=("cosmonaut", "engineer")),
    Quality("clue", "enum", "none", words=CLUES, ordered=True),
    Quality("stand", "enum", "undecided", words=("undecided", "stand", "hold_down")),
    Quality("drugged", "bool", default=False),
    Quality("plants", "set", frozenset(), words=PLANTS),
    Quality("first", "text", "Ignat"),
    Quality("hot", "bool", default=False),
    Quality("double", "int", 0),
)
NAMES = Names(
    qualities={quality.id: quality for quality in QUALITIES},
    derived=frozenset({"hot", "double"}),
    people={"rinat": frozenset({"full", "short", "address"}), "ulya": frozenset({"full", "short"})},
    places=frozenset({"hatch"}),
    entries=frozenset({"ev_seal", "ev_pin"}),
    sources=frozenset({"lathe", "sosna"}),
    clues={"rinat": ("boots", "odds"), "ulya": ()},
    codenames=frozenset({"ruffe"}),
    defects=frozenset({"d_a_1", "d_lk_1"}),
    machines={"kgb_file": STAGES},
    events={"kgb_file": frozenset({"weigh"})},
    decks=frozenset({"night"}),
    turns=TURNS,
    scenes=frozenset({"hatch", "yard", "corridor"}),
    marks={"hatch": frozenset({"opts", "yard"}), "corridor": frozenset({"gate"})},
    endings=frozenset({"corridor"}),
    terms=frozenset({"samovar"}),
    put_off=frozenset({"search"}),
    subsystems=frozenset({"kord"}),
    milestones=frozenset({"cold_soak"}),
    phases={"hop": ("up", "down")},
    flight_ends={"hop": ("home", "back")},
    causes={"hop": ("d_a_1", "plug")},
    risks=("low", "high"),
    dated=True,
)
SCOPE = Scope("hatch", {"n": INT})
DERIVED = {"hot": "dossier.total >= 2 and not drugged", "double": "nerve * 2 + ledger"}
"""The sources of the derived qualities."""
PLACES = ("hatch", "corridor", "hatch.opts", "hatch.yard", "corridor.gate")


@dataclass
class Game:
    """A state that expressions and texts can read, which answers questions from plain mappings."""

    values: Mapping[str, Value] = field(default_factory=dict)
    temporaries: Mapping[str, Value] = field(default_factory=dict)
    visits: Mapping[str, int] = field(default_factory=dict)
    picked: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, Regard] = field(default_factory=dict)
    defects: Mapping[str, str] = field(default_factory=dict)
    machines: Mapping[str, str] = field(default_factory=dict)
    turn: int = 0
    since: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    papers: frozenset[str] = frozenset()
    luck: int = 50
    descent: Descent | None = None
    revealed: tuple[str, ...] = ()
    today: str = "1966-03-04"
    answers: Mapping[tuple[str, ...], Value] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)

    def turn_id(self) -> str:
        return TURNS[self.turn]

    def date(self) -> str:
        return self.today

    def days_to(self, day: str) -> int:
        return (date.fromisoformat(day) - date.fromisoformat(self.today)).days if self.today else 0

    def turns_since(self, key: str) -> int:
        return self.since.get(key, -1)

    def picks_since(self, key: str) -> int:
        return self.since.get(key, -1)

    def dossier_weight(self, category: str) -> int:
        return self.weights.get(category, 0)

    def launch_count(self, status: str) -> int:
        return sum(1 for each in self.defects.values() if each == status)

    def ask(self, question: str, *ids: str) -> Value:
        return self.answers.get((question, *ids), False)

    def recorded(self, entry: str) -> bool:
        return entry in self.papers

    def can_draw(self, deck: str) -> bool:
        return deck == "night" and self.luck > 20

    def chance(self, name: str, percent: int) -> bool:
        return self.luck + len(name) < percent

    def in_stage(self, machine: str, stage: str) -> bool:
        return stage in self.machines[machine].replace("|", "/").split("/")

    def sequence(self, alternatives: Alternatives) -> int | None:
        count = self.counters.get(alternatives.id, 0)
        self.counters[alternatives.id] = count + 1
        last = len(alternatives.items) - 1
        if alternatives.kind in ("cycle", "shuffle"):
            return count % (last + 1)
        if count > last:
            return last if alternatives.kind == "stop" else None
        return count

    def form(self, person: str, form: str) -> str:
        return self.forms.get(f"{person}.{form}", f"{person} {form}")


def games() -> st.SearchStrategy[Game]:
    """States of the small world."""
    return st.builds(
        Game,
        values=st.fixed_dictionaries(
            {
                "nerve": st.integers(0, 9),
                "ledger": st.integers(-2000, 2000),
                "role": st.sampled_from(("cosmonaut", "engineer")),
                "clue": st.sampled_from(CLUES),
                "stand": st.sampled_from(("undecided", "stand", "hold_down")),
                "drugged": st.booleans(),
                "plants": st.frozensets(st.sampled_from(PLANTS)),
                "first": st.text(max_size=8),
            }
        ),
        temporaries=st.fixed_dictionaries({"n": st.integers(-50, 50)}),
        visits=st.dictionaries(st.sampled_from(PLACES), st.integers(0, 5)),
        picked=st.dictionaries(st.sampled_from(PLACES), st.integers(0, 3)),
        people=st.dictionaries(
            st.sampled_from(("rinat", "ulya")),
            st.builds(Regard, st.integers(-3, 3), st.integers(-2, 2), st.booleans()),
        ),
        defects=st.dictionaries(
            st.sampled_from(("d_a_1", "d_lk_1")), st.sampled_from(("latent", "found", "fixed", "waived"))
        ),
        machines=st.fixed_dictionaries({"kgb_file": st.sampled_from((*STAGES, "talk/polite", "talk/rude|talk/long"))}),
        turn=st.integers(0, 2),
        since=st.dictionaries(st.sampled_from(PLACES), st.integers(-1, 9)),
        weights=st.dictionaries(st.sampled_from(("total", *CATEGORIES)), st.integers(-9, 20)),
        papers=st.frozensets(st.sampled_from(("ev_seal", "ev_pin"))),
        luck=st.integers(0, 99),
        revealed=st.sampled_from(((), ("samovar",))),
        today=st.one_of(st.just(""), st.dates(date(1965, 1, 1), date(1967, 12, 31)).map(date.isoformat)),
    )


_NUMBERS = st.one_of(
    st.integers(0, 40).map(str),
    st.sampled_from(
        (
            *("nerve", "ledger", "n", "double", "visits(hatch)", "visits(opts)", "turns_since(corridor.gate)"),
            *("picks_since(yard)", "rinat.trust", "ulya.debt", "dossier.total", "dossier.loyalty", "launch.found"),
            *("count(plants)", "days_to(1966-04-12)"),
        )
    ),
)
_TRUTHS = st.sampled_from(
    (
        *("true", "false", "drugged", "hot", "seen(corridor)", "seen(yard)", "chosen(opts)", "met(rinat)"),
        *("recorded(ev_seal)", "can_draw(night)", "in(kgb_file, signal)", "defect(d_a_1) == found"),
        *(
            "p_seal in plants",
            "p_chair not in plants",
            "clue not in {none, chess}",
            "plants >= {p_seal, p_chair}",
            "role in {engineer}",
            "stand == stand",
            "clue == none",
        ),
        *("straight < clue <= crossword", "turn >= t02", "t01 < turn", "kgb_file < talk", "role == engineer"),
        *("role == (cosmonaut if drugged else engineer)", "chance(coin, 60)"),
        "revealed(samovar)",
        *("date >= 1966-03-04", "1966-01-01 < date <= 1966-12-31", "date == (date if drugged else 1966-02-28)"),
    )
)


def _grown(numbers: st.SearchStrategy[str], truths: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Numbers made of smaller numbers and conditions, with and without brackets."""
    infix = st.builds("{} {} {}".format, numbers, st.sampled_from(("+", "-", "*", "//", "%")), numbers)
    return st.one_of(
        infix,
        infix.map("({})".format),
        numbers.map("-{}".format),
        st.builds("min({}, {})".format, numbers, numbers),
        st.builds("max({}, {}, {})".format, numbers, numbers, numbers),
        numbers.map("abs({})".format),
        st.builds("clamp({}, {}, {})".format, numbers, numbers, numbers),
        st.builds("({} if {} else {})".format, numbers, truths, numbers),
    )


def _joined(numbers: st.SearchStrategy[str], truths: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Conditions made of smaller conditions and numbers."""
    signs = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
    either = st.builds("{} {} {}".format, truths, st.sampled_from(("and", "or")), truths)
    return st.one_of(
        st.builds("{} {} {}".format, numbers, signs, numbers),
        st.builds("{} {} {} {} {}".format, numbers, signs, numbers, signs, numbers),
        either,
        either.map("({})".format),
        truths.map("not ({})".format),
        truths.map("not {}".format),
        st.builds("({} if {} else {})".format, truths, truths, truths),
    )


@st.composite
def number_sources(draw: st.DrawFn, depth: int = 3) -> str:
    """Sources of well-typed expressions that give a number."""
    if depth == 0:
        return draw(_NUMBERS)
    grown = _grown(number_sources(depth - 1), truth_sources(depth - 1))
    return draw(st.one_of(_NUMBERS, grown))


@st.composite
def truth_sources(draw: st.DrawFn, depth: int = 3) -> str:
    """Sources of well-typed expressions that are yes or no."""
    if depth == 0:
        return draw(_TRUTHS)
    return draw(st.one_of(_TRUTHS, _joined(number_sources(depth - 1), truth_sources(depth - 1))))


_WORDS = """
nerve role clue drugged plants first hot n rinat ulya you kgb_file turn t02 hatch opts dossier launch engineer p_seal
and or not in if else true false min max abs clamp count plural visits seen chosen defect recorded met chance due
record learn trigger meet symptom weigh short trust total 0 1 999 1.5 я
"""
_SIGNS = """
( ) { } , . : | & ! ~ ^ * ** <> -> \\ + - // % == != < <= > >= = += -= ; ' “ ” — \\{ \\n
"""
_BLANKS = (" ", "\n", "\n\n", "\t", "\x00", "\x01", "\N{RIGHT-TO-LEFT OVERRIDE}", "\ud800", "\N{NO-BREAK SPACE}")
_FRAGMENTS = (*_WORDS.split(), *_SIGNS.split(), *_BLANKS)


def hostile() -> st.SearchStrategy[str]:
    """Text that nobody should write: fragments of the languages in any order, and anything at all."""
    soup = st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join)
    spaced = st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map(" ".join)
    return st.one_of(soup, spaced, st.text(st.characters(), max_size=60))


_PLAIN = st.text("abcdefgжя ,.;“”—!?&~^<>0123456789", max_size=12).map(lambda words: words.replace("<>", ""))


@st.composite
def text_sources(draw: st.DrawFn, depth: int = 2) -> str:
    """Sources of well-formed texts without joins."""
    if depth == 0:
        return draw(_PLAIN)
    inner = text_sources(depth - 1)
    held = st.one_of(
        st.sampled_from(("{nerve}", "{role}", "{first}", "{rinat.short}", "{you.first}", "{^you.he}", "\\{", "\\ ")),
        st.builds("{{{}: {} | {}}}".format, truth_sources(1), inner, inner),
        st.builds("{{{}: {}}}".format, truth_sources(1), inner),
        st.builds("{{{}w{} | {}}}".format, st.sampled_from(("", "& ", "! ", "~ ", "~! ")), inner, inner),
        inner.map("*{}*".format),
    )
    return "".join(draw(st.lists(st.one_of(_PLAIN, held), max_size=4)))
