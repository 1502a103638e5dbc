"""The schemas against the compiler: one specimen of every kind of mapping, every key of it, and many things that it may hold.

What the compiler reads without a finding, the schema must accept; what the compiler refuses for its shape, the schema must
refuse. Expressions, texts and names are the compiler's alone: a schema does not know them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import pytest

from plain_yaml import plain_data
from star_city_game.compiler import kinds
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.findings import Findings
from star_city_game.compiler.keys import KEYS
from star_city_game.compiler.nodes import ListNode, MapNode, Node, Pair, ScalarNode, Source
from star_city_game.compiler.reader import read_source
from star_city_game.compiler.shapes import Fields
from star_city_game.errors import StoryError
from star_city_game.workshop import walkthrough
from star_city_game.workshop.schema import ALL_KEYS, schemas

COMPILER = Path(kinds.__file__).parent
SHAPE = {
    "SC102",
    "SC110",
    "SC111",
    "SC112",
    "SC113",
    "SC114",
    "SC115",
    "SC116",
    "SC141",
    "SC142",
    "SC143",
    "SC542",
    "SC554",
}
"""Codes of findings about shape: keys, kinds of values, words of a fixed list, numbers, ids."""

HEADS = {
    "when": "{when: a, then: A, else: B}",
    "cases": "{cases: [{when: a, then: A}], else: B}",
    "choices": "{choices: [{say: A}]}",
    "offer": "{offer: [s]}",
    "include": "{include: s}",
    "do": "{do: a = 1}",
    "goto": "{goto: s}",
    "label": "{label: a}",
    "call": "{call: s}",
    "return": "{return: s}",
    "vary": "{vary: stop, of: [A, B]}",
    "let": "{let: {a: b}}",
    "draw": "{draw: d}",
    "document": "{document: {lines: A}}",
    "advance": "{advance: true}",
    "wait": "{wait: 3}",
    "after": "{after: {turns: 3, call: s}}",
    "due": "{due: true}",
    "fly": "{fly: f}",
    "trouble": "{trouble: true}",
    "show": "{show: commission}",
    "ending": "{ending: e}",
    "epilogues": "{epilogues: true}",
    "check": "{check: {quality: q, difficulty: 5, name: n}, pass: A, fail: B}",
    "descend": "{descend: d, landed: A}",
}
LANDER = (
    "{mass: 5560, fuel: 425, tank: 2045, thrust_low: 560, thrust_high: 2050, reserve: 2045, isp: 315, gravity: 1620, "
    "ladder: {110: 8}, hand: 110, turns: {0: 4}, steps: {0: 1}, lean: 20, level: 8, seen: 300, dust: 12, soft: 2.5, "
    "hard: 4.5, upright: 30, orbit: 100, lowers: 10, lowest: 15, delay: 6000}"
)
PAPER = "{kind: memo, source: S, category: secrecy, gravity: 2, credibility: A, text: T}"
FLIGHT = (
    "f: {name: F, phases: {p: {name: P, scene: s}}, ends: {e: {name: E, kind: home}}, calls: {of: {c: {scene: s}}}, "
    "cause: {phase: p, of: d, otherwise: w}, fault: [{scene: s}]}"
)
FILE = (
    "rules: {dormant: {loyalty: 5}, shield: {points: 3, when: a}, explain: {paper: e}, vouch: {paper: e}, trade: {paper: e}}\n"
    "sources: {s: {code: S}}\ninformers: {s: {p: {clues: {c: {true: T, innocent: I}}}}}\n"
    "officer: {person: p, turns: {idle: 1}}\nroom: {unfound: [{text: T}]}"
)
SPECIMENS: dict[str, tuple[str, str, str]] = {
    "the story": ("story", "", "{id: s, title: S, entry: a}"),
    "a question": ("story", "ask/0", "{id: s, title: S, entry: a, ask: [{quality: q, prompt: P}]}"),
    "checks": ("story", "checks", "{id: s, title: S, entry: a, checks: {with: []}}"),
    "status": ("story", "status", "{id: s, title: S, entry: a, status: {file: m}}"),
    "a rule": ("story", "rules/0", "{id: s, title: S, entry: a, rules: [{after: a, then: b}]}"),
    "a deck": ("story", "decks/d", "{id: s, title: S, entry: a, decks: {d: {order: must}}}"),
    "renames": ("story", "renames", "{id: s, title: S, entry: a, renames: {scenes: {a: b}}}"),
    "retired": ("story", "retired", "{id: s, title: S, entry: a, retired: {scenes: [a, b]}}"),
    "lint": ("story", "lint", "{id: s, title: S, entry: a, lint: {house_style: true}}"),
    "a quality": ("qualities", "q", "q: {type: int, min: 0, max: 5}"),
    "a person": ("cast", "p", "p: {full: P P, short: P, gender: f}"),
    "the calendar": ("calendar", "", "turns: {t: {from: 1966-01-01, to: 1966-01-09, name: T}}"),
    "a turn": ("calendar", "turns/t", "turns: {t: {from: 1966-01-01, to: 1966-01-09, name: T}}"),
    "an event": ("calendar", "events/0", "turns: {}\nevents: [{turn: t, day: 3, scene: s}]"),
    "a step of a goal": ("cast", "p/goal/0", "p: {full: P P, short: P, gender: f, goal: [{turn: t}]}"),
    "the people": ("systems/people", "", "facts: {k: about it}"),
    "a pair": ("systems/people", "pairs/0", "pairs: [{of: [a, b], when: c}]"),
    "a chapter": ("calendar", "chapters/c", "turns: {}\nchapters: {c: {name: C, from: t}}"),
    "a lapse": ("calendar", "lapses/l", "turns: {}\nlapses: {l: {name: L, from: t, until: t}}"),
    "the rival": ("calendar", "rival", "turns: {}\nrival: {name: R, reports: []}"),
    "a report": ("calendar", "rival/reports/0", "turns: {}\nrival: {name: R, reports: [{turn: t, day: 1966-01-01}]}"),
    "a machine": ("machines", "m", "m: {initial: a, stages: {a: {}}}"),
    "a stage": ("machines", "m/stages/z", "m: {initial: z, stages: {z: {nested: [b, c], initial: b}}}"),
    "an effect of a stage": ("machines", "m/stages/a/enter", "m: {initial: a, stages: {a: {enter: {do: a = 1}}}}"),
    "a move": ("machines", "m/moves/0", "m: {initial: a, stages: {a: {}}, moves: [{on: e, from: a, to: a}]}"),
    "a file of the dossier": ("systems/dossier", "", f"entries: {{e: {PAPER}}}"),
    "a dossier entry": ("systems/dossier", "entries/e", f"entries: {{e: {PAPER}}}"),
    "the rules of the file": ("systems/dossier", "rules", FILE),
    "the sleep of categories": ("systems/dossier", "rules/dormant", FILE),
    **{
        f"the rule {rule}": ("systems/dossier", f"rules/{rule}", FILE)
        for rule in ("shield", "explain", "vouch", "trade")
    },
    "a source": ("systems/dossier", "sources/s", FILE),
    "a suspect": ("systems/dossier", "informers/s/p", FILE),
    "a clue": ("systems/dossier", "informers/s/p/clues/c", FILE),
    "the officer": ("systems/dossier", "officer", FILE),
    "the turns of the officer": ("systems/dossier", "officer/turns", FILE),
    "the reading room": ("systems/dossier", "room", FILE),
    "a line": ("systems/dossier", "room/unfound/0", FILE),
    "the launch": ("systems/launch", "", "subsystems: {u: {name: U}}"),
    "a sub-system": ("systems/launch", "subsystems/u", "subsystems: {u: {name: U}}"),
    "a defect": ("systems/launch", "defects/d", "defects: {d: {subsystem: u, name: D, days: 3}}"),
    "a milestone": ("systems/launch", "milestones/m", "milestones: {m: {name: M, tests: {u: 50}}}"),
    "a gauge": ("systems/launch", "save", "save: {base: 40}"),
    "the risk": ("systems/launch", "risk", "risk: {flight: f, bands: {0-100: low}}"),
    "a flight": ("systems/flights", "f", FLIGHT),
    "a phase": ("systems/flights", "f/phases/p", FLIGHT),
    "an end of a flight": ("systems/flights", "f/ends/e", FLIGHT),
    "the calls of a flight": ("systems/flights", "f/calls", FLIGHT),
    "a judgement call": ("systems/flights", "f/calls/of/c", FLIGHT),
    "a cause": ("systems/flights", "f/cause", FLIGHT),
    "a scene of a flight": ("systems/flights", "f/fault/0", FLIGHT),
    "the descents": ("systems/descent", "", "descents: {}"),
    "the lander": ("systems/descent", "lander", f"lander: {LANDER}"),
    "a control": ("systems/descent", "controls/console/listen", "controls: {console: {listen: {say: L}}}"),
    "a remark": ("systems/descent", "remarks/console/r", "remarks: {console: {r: {say: R}}}"),
    "a descent": ("systems/descent", "descents/d", "descents: {d: {view: console, skill: 3}}"),
    "a codex entry": ("codex", "t", "t: {term: T, text: T}"),
    "a scene": ("scenes", "s", "s: {deck: d, body: A}"),
    "an ending": ("endings", "e", "e: {body: A}"),
    "an epilogue": ("epilogues", "e", "e: {group: g, body: A}"),
    "a parameter": ("scenes", "s/params/p", "s: {params: {p: {type: int, min: 0, max: 5}}, body: A}"),
    **{f"a {head} beat": ("scenes", "s/body/0", f"s: {{body: [{beat}]}}") for head, beat in HEADS.items()},
    "a case": ("scenes", "s/body/cases/0", "s: {body: {cases: [{when: a, then: A}]}}"),
    "an alternative": ("scenes", "s/body/of/0", "s: {body: {vary: stop, of: [{when: a, then: A}]}}"),
    "a document": ("scenes", "s/body/document", "s: {body: {document: {lines: A}}}"),
    "a document of the file": ("scenes", "s/body/document", "s: {body: {document: {entry: e}}}"),
    "something to come": ("scenes", "s/body/after", "s: {body: {after: {turns: 3, call: s}}}"),
    "an offer": ("scenes", "s/body/choices", "s: {body: {choices: {of: [{say: A}]}}}"),
    "an include": ("scenes", "s/body/include", "s: {body: {include: {snippet: x}}}"),
    "a snippet": ("snippets", "x", "x: {body: A}"),
    "a merged scene": ("scenes", "s/body/offer/0", "s: {body: {offer: [{scene: s}]}}"),
    "a group of choices": ("scenes", "s/body/choices/0", "s: {body: {choices: [{when: a, choices: [{say: A}]}]}}"),
    "a hand": ("scenes", "s/body/choices/0", "s: {body: {choices: [{draw: d}]}}"),
    "a choice": ("scenes", "s/body/choices/0", "s: {body: {choices: [{say: A}]}}"),
    "a check": ("scenes", "s/body/check", f"s: {{body: {HEADS['check']}}}"),
    "a modifier": (
        "scenes",
        "s/body/check/with/0",
        "s: {body: {check: {quality: q, difficulty: 5, name: n, with: [{add: 3, because: B}]}, pass: A}}",
    ),
    "a walkthrough": ("walkthroughs", "w", "w: {steps: []}"),
    "a step": ("walkthroughs", "w/steps/0", "w: {steps: [{expect: A}]}"),
}
"""Of each kind of mapping: the file's kind, the way to the mapping, and the file."""

PROBES = (
    *(
        "word",
        "Some prose.",
        "true",
        "yes",
        "no",
        "0",
        "3",
        "-3",
        "101",
        "-101",
        "1966-03-04",
        "must",
        "memo",
        "A",
        "f",
    ),
    *("[]", "[word]", "[word, other]", "[3]", "[{}]", "[[word]]", "{}", "{a: b}", "{a: 3}", "{A: b}", "{a: [b]}"),
    *("{a: {b: c}}", "{0-2: low}", "{SC402: Reason}", "{SC402: off}", "{SC101: off}", "{say: A}", "[{say: A}]"),
    *("{goto: s}", "[{goto: s}, Text]", "{when: a}", "{of: [{say: A}]}", "{lines: [A, B]}", "{entry: e}"),
    *("{quality: q, difficulty: 5, name: n}", "[{add: 5, because: B}]", "{do: a = 1}", "[{do: a = 1}, b = 2]"),
    *("{a.b: c}", "{a.b: c.d}", "[a.b, c.d]", "a.b", "{a: 'two words'}"),
    *("1 turn", "3 turns", "0 turns", "3 days", "{a: {}, b: {}}", "{a: {initial: c, nested: {c: {}}}}"),
    *("{scene: s, within: 5}", "{n: pass}", "scene.label", ".label", '"{next}"'),
)

KNOWN = {
    ("a quality", "default"): "its range is that of the quality’s own bounds, and its words are the quality’s own",
    ("a quality", "bands"): "that they cover the range is no matter of shape",
    ("a quality", "type"): "another type wants other keys",
    ("a quality", "min"): "it must not be more than max",
    ("a quality", "max"): "it must not be less than min",
    ("a parameter", "type"): "another type wants other keys",
    ("a parameter", "min"): "it must not be more than max",
    ("a parameter", "max"): "it must not be less than min",
    ("the risk", "bands"): "that they cover 0 to 100 is no matter of shape",
    **dict.fromkeys(
        (("a gauge", key) for key in ("base", "least", "most")), "a percentage of one, and a multiplier of another"
    ),
    ("a turn", "from"): "that a day is one of its month is no matter of shape",
    ("a turn", "to"): "the same",
}
"""Keys where the compiler sees more than a shape can say."""
LOOKED_UP = {
    ("an ending", "people"),
    *(("a move", "from"), ("a scene", "people"), ("a choice", "goto"), ("a goto beat", "goto")),
    *(("a machine", "initial"), ("a stage", "initial")),
}
"""Keys whose ids the compiler looks up rather than at: the schema refuses what can be no id."""
WALKED = ("a walkthrough", "a step")
"""What is looked at only when it is walked; the schema is stricter with it."""
A_WORD_TO_YAML = "true"
"""The one id that YAML makes something else of: the compiler would take it, an editor cannot."""


def at(node: Node, way: str) -> Node:
    for step in filter(None, way.split("/")):
        if isinstance(node, ListNode):
            node = node.items[int(step)]
        else:
            assert isinstance(node, MapNode)
            node = node.pairs[step].value
    return node


def read(text: str) -> Node:
    findings = Findings()
    node = read_source(Source("specimen.yaml", text + "\n"), findings)
    assert node is not None, [item.message for item in findings.sorted()]
    return node


def shape_findings(kind: str, node: Node) -> list[str]:
    """What the compiler has against the shape of a file."""
    if kind == "walkthroughs":
        assert isinstance(node, MapNode)
        try:
            for pair in node.pairs.values():
                walkthrough._walkthrough(pair.key.text, pair.value, "specimen.yaml")
        except StoryError as error:
            return [str(error)]
        return []
    declared = Declared(Findings())
    kinds.DECLARE[kind](node, declared)
    return [f"{item.code} {item.message}" for item in declared.findings.sorted() if item.code in SHAPE]


VALIDATORS = {kind: jsonschema.Draft202012Validator(schema) for kind, schema in schemas().items()}


def is_accepted(kind: str, node: Node) -> bool:
    return VALIDATORS[kind.rpartition("/")[2]].is_valid(plain_data(node))


def with_key(what: str, key: str, value: Node | None) -> tuple[str, Node]:
    """The specimen with a key set, or taken away."""
    kind, way, text = SPECIMENS[what]
    root = read(text)
    mapping = at(root, way)
    assert isinstance(mapping, MapNode)
    if value is None:
        del mapping.pairs[key]
    else:
        mapping.pairs[key] = Pair(ScalarNode(mapping.source, 1, 1, key), value)
    return kind, root


@pytest.mark.parametrize(
    ("step", "is_right"),
    [
        ("{choose: Go north}", True),
        ("{choose: {a: b}}", False),
        ("{force: {count_aloud: fail}}", True),
        ("{force: {count_aloud: lost}}", False),
        ("{force: fail}", False),
        ("{locked: Ask}", True),
        ('{state: "a == 1 and in(m, s)"}', True),
        ("{until: hatch}", True),
        ("{until: ending}", True),
        ("{until: {scene: hatch, within: 80}}", True),
        ("{until: {choice: hatch.tell}}", True),
        ("{until: {scene: hatch, within: long}}", False),
        ("{undo: true}", True),
        ("{undo: twice}", False),
        ("{expect: A, choose: B}", False),
        ("{}", False),
    ],
)
def test_steps_of_walkthroughs(step: str, is_right: bool) -> None:
    assert is_accepted("walkthroughs", read(f"w: {{steps: [{step}]}}")) == is_right


def test_there_is_a_specimen_of_everything() -> None:
    assert set(SPECIMENS) == set(ALL_KEYS)


@pytest.mark.parametrize("what", SPECIMENS)
def test_the_specimen_is_right_for_both(what: str) -> None:
    kind, _, text = SPECIMENS[what]
    assert shape_findings(kind, read(text)) == []
    assert is_accepted(kind, read(text))


@pytest.mark.parametrize("what", SPECIMENS)
def test_neither_takes_an_unknown_key(what: str) -> None:
    kind, root = with_key(what, "zzz", ScalarNode(Source("x", ""), 1, 1, "word"))
    assert shape_findings(kind, root) != []
    assert not is_accepted(kind, root)


@pytest.mark.parametrize("what", SPECIMENS)
def test_both_miss_the_same_keys(what: str) -> None:
    kind, way, text = SPECIMENS[what]
    mapping = at(read(text), way)
    assert isinstance(mapping, MapNode)
    for key in mapping.pairs:
        kind, root = with_key(what, key, None)
        assert (shape_findings(kind, root) == []) == is_accepted(kind, root), key


@pytest.mark.parametrize(("what", "key"), [(what, key) for what, keys in ALL_KEYS.items() for key in keys])
def test_both_take_the_same_values(what: str, key: str) -> None:
    differences = []
    for probe in PROBES:
        kind, root = with_key(what, key, read(probe))
        found, accepted = shape_findings(kind, root), is_accepted(kind, root)
        if (accepted and (what, key) in KNOWN) or (not accepted and (what, key) in LOOKED_UP):
            continue
        if not accepted and (probe == A_WORD_TO_YAML or what in WALKED):
            continue
        if accepted != (not found):
            differences.append(f"{key}: {probe}: the schema {'accepts' if accepted else 'refuses'}, compiler: {found}")
    assert differences == []


@pytest.mark.parametrize("what", KEYS)
def test_the_compiler_reads_by_the_table(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[str]] = []
    make = Fields.__init__

    def remember(self: Fields, node: MapNode, keys: Iterable[str], name: str, findings: Findings) -> None:
        keys = frozenset(keys)
        asked.append(keys)
        make(self, node, keys, name, findings)

    monkeypatch.setattr(Fields, "__init__", remember)
    kind, _, text = SPECIMENS[what]
    shape_findings(kind, read(text))
    assert frozenset(KEYS[what]) in asked


def test_no_reader_has_keys_of_its_own() -> None:
    """Every ``Fields(node, keys, …)`` takes its keys from the table, or takes the mapping as it is."""
    calls = [
        (path.name, node)
        for path in sorted(COMPILER.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fields"
    ]
    tables = ("KEYS[", "_KEYS", "_OPTION", "node.pairs")
    assert len(calls) > 20
    assert [f"{name}:{call.lineno}" for name, call in calls if not ast.unparse(call.args[1]).startswith(tables)] == []
