"""Every code that a fault can have, with a source that gives it and nothing else, and one beside it that is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from star_city_game.compiler.effects import parse_effect
from star_city_game.compiler.expressions import parse_expression
from star_city_game.compiler.fault import CODES, Fault
from star_city_game.compiler.text import parse_text
from star_city_game.compiler.types import BOOL
from strategies import NAMES, SCOPE

GATES = {
    "SC120": ("nerve > 1 ; drugged", "nerve > 1 and drugged"),
    "SC121": ("nerve >", "nerve > 1"),
    "SC122": ("(nerve > 1", "(nerve > 1)"),
    "SC123": ("drugged && hot", "drugged and hot"),
    "SC124": ("nerve > 1.5", "nerve > 1"),
    "SC125": ("role == 'engineer'", "role == engineer"),
    "SC126": ("drugged and " * 400 + "hot", "drugged and " * 200 + "hot"),
    "SC127": ("not " * 70 + "drugged", "not " * 20 + "drugged"),
    "SC128": ("seen()", "seen(hatch)"),
    "SC129": ("p_seal in plants == drugged", "p_seal in plants and drugged"),
    "SC220": ("nerv > 1", "nerve > 1"),
    "SC221": ("role == pilot", "role == engineer"),
    "SC222": ("visited(hatch)", "seen(hatch)"),
    "SC223": ("seen(attic)", "seen(yard)"),
    "SC224": ("boris.trust > 1", "rinat.trust > 1"),
    "SC225": ("recorded(ev_none)", "recorded(ev_seal)"),
    "SC226": ("defect(d_none) == found", "defect(d_a_1) == found"),
    "SC227": ("in(kgb_file, gone)", "in(kgb_file, talk)"),
    "SC228": ("can_draw(day)", "can_draw(night)"),
    "SC229": ("rinat.love > 1", "rinat.debt > 1"),
    "SC232": ("revealed(teapot)", "revealed(samovar)"),
    "SC505": ("discredited(volna)", "discredited(lathe)"),
    "SC507": ("clues(tyulpanova) > 1", "clues(rinat) > 1"),
    "SC508": ("traded(pike)", "traded(any)"),
    "SC509": ("asleep(secrets)", "asleep(secrecy)"),
    "SC522": ("passed(hopp, up)", "passed(hop, down)"),
    "SC523": ("passed(hop, upp)", "passed(hop, up)"),
    "SC524": ("held(soak)", "held(cold_soak)"),
    "SC320": ("visits(hatch)", "seen(hatch)"),
    "SC321": ("nerve == role", "nerve == n"),
    "SC322": ("role > cosmonaut", "clue > none"),
    "SC323": ("nerve + drugged > 1", "nerve + n > 1"),
    "SC324": ("first == surname", "role == engineer"),
    "SC325": ("nerve // 0 > 1", "nerve // 2 > 1"),
    "SC326": ("count(role) == 1", "count(plants) == 1"),
    "SC328": ("cosmonaut", "role == cosmonaut"),
    "SC330": ("chance(coin, 101)", "chance(coin, 100)"),
    "SC333": ("date >= 1966-02-30", "date >= 1966-02-28"),
    "SC334": ("date >= 1966-02-28", "turn >= t02"),
}
TEXTS = {
    "SC130": ("one { brace", "one \\{ brace"),
    "SC131": ("{drugged: a\n\nb}", "{drugged: a\nb}"),
    "SC132": ("an *open star", "a *closed* star"),
    "SC133": ("{drugged: -> yard}", "{drugged: to the yard}"),
    "SC134": ("in the <> middle", "at the end <>"),
    "SC135": ("{He says: no}", "{He says\\: no | nothing}"),
    "SC136": ("{drugged: a | b | c}", "{drugged: a | {hot: b | c}}"),
    "SC137": ("a\x1b[31m", "a"),
    "SC139": ("a\\n", "a\\\\n"),
    "SC332": ("{drugged}", "{drugged: yes | no}"),
}
EFFECTS = {
    "SC138": ("nerve", "nerve += 1"),
    "SC230": ("forget(ev_seal)", "refute(ev_seal)"),
    "SC231": ("cancel(serch)", "cancel(search)"),
    "SC525": ("abort(bak)", "abort(back)"),
    "SC327": ("hot = true", "drugged = true"),
    "SC329": ("nerve = 10", "nerve = 9"),
    "SC331": ("plants = p_seal", "plants += p_seal"),
}


def faults(code: str, source: str) -> tuple[Fault, ...]:
    if code in TEXTS:
        return parse_text(source, NAMES, SCOPE, "")[1]
    if code in EFFECTS:
        return parse_effect(source, NAMES, SCOPE)[1]
    return parse_expression(source, replace(NAMES, dated=code != "SC334"), SCOPE, BOOL)[1]


EXAMPLES = {**GATES, **TEXTS, **EFFECTS}


def test_every_code_has_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(CODES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_gives_its_code_and_the_good_one_none(code: str) -> None:
    bad, good = EXAMPLES[code]
    assert [fault.code for fault in faults(code, bad)] == [code]
    assert faults(code, good) == ()
