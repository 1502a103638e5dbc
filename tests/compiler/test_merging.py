"""Offers that take in the choices of other scenes: how they are laid out, and what cannot be merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from star_city_game.model.expression import Literal
from star_city_game.model.scene import Merged, Offer
from tales import a_hall, check_tale, codes

QUALITIES = "nerve: {type: int, min: 0, max: 9}\nway: {type: scene, of: [hall]}\n"
STOVE = "stove: {body: [The stove is warm., {choices: [{say: Warm your hands., sticky: true}]}]}\n"
WINDOW = "window: {params: {n: {type: int, min: 0, max: 9}}, body: [{choices: [{say: 'Count {n}.'}]}]}\n"
OVER = "{ending: over}"
UNUSED = ("SC305", "nothing goes to the label here or counts it")


def found(folder: Path, hall: str, rest: str = "") -> list[tuple[str, str]]:
    tale = f"hall: {{body: [{hall}, {OVER}]}}\n{rest}"
    diagnostics = check_tale(folder, tale, qualities=QUALITIES)[1]
    return [(each.code, each.message) for each in diagnostics if each.code not in ("SC306", "SC307", "SC304")]


def test_it_joins_the_choices_directly_after_it_or_stands_alone(tmp_path: Path) -> None:
    hall = f"""
hall:
  body:
    - offer: stove
    - offer: [stove, {{scene: window, with: {{n: 2}}}}]
    - choices: [{{say: Sit., then: You sit.}}]
    - offer: {{scene: stove}}
    - label: here
    - choices: [{{say: Stand.}}]
    - {OVER}
{STOVE}{WINDOW}
"""
    offers = [step for step in a_hall(tmp_path, hall).steps if isinstance(step, Offer)]
    stove, window = Merged("stove"), Merged("window", (("n", Literal(2)),))
    assert [(offer.merged, len(offer.items)) for offer in offers] == [
        ((stove,), 0),
        ((stove, window), 1),
        ((stove,), 0),
        ((), 1),
    ]
    assert [offer.anchor for offer in offers] == ["offer.with_stove", "offer.sit", "offer.with_stove_2", "offer.stand"]


@pytest.mark.parametrize(
    ("offer", "code", "said"),
    [
        ("[]", "SC113", "offer must name at least one scene"),
        ("[stov]", "SC223", "there is no scene called stov"),
        ("Stove", "SC115", "a merged scene cannot be “Stove”"),
        ('"{way}"', "SC115", "a merged scene cannot be “{way}”"),
        ("{scene: window}", "SC240", "window takes n, and here is no n"),
        ("{scene: stove, with: {n: 2}}", "SC241", "stove takes no n"),
        ("{scene: window, with: {n: true}}", "SC326", "a number is wanted"),
        ("{with: {n: 2}}", "SC112", "a merged scene needs the key scene"),
        ("{scene: stove, when: true}", "SC111", "a merged scene has no key when"),
        ("[[stove]]", "SC113", "a merged scene must be a single value"),
    ],
)
def test_what_cannot_be_merged(offer: str, code: str, said: str, tmp_path: Path) -> None:
    diagnostics = [each for each in found(tmp_path, f"{{offer: {offer}}}", STOVE + WINDOW) if each[0] != "SC304"]
    assert [each[0] for each in diagnostics] == [code]
    assert said in diagnostics[0][1]


@pytest.mark.parametrize(
    "beat",
    [
        "{do: nerve += 1}",
        "{check: {quality: nerve, difficulty: 5, name: n}, pass: A}",
        "{goto: hall}",
        "{goto: .end}",
        "{call: hall}",
        '{goto: "{way}"}',
        '{call: "{way}"}',
        "{return: hall}",
        "{draw: night}",
        "{advance: true}",
        "{wait: 2}",
        "{due: true}",
        "{ending: over}",
        "{when: nerve > 3, then: {do: nerve += 1}}",
        "{vary: once, of: [{do: nerve += 1}]}",
    ],
)
def test_what_it_cannot_do_before_its_first_offer(beat: str, tmp_path: Path) -> None:
    rest = f"chair: {{body: [A chair., {beat}, {{choices: [{{say: Sit.}}]}}, {{label: end}}]}}\n{STOVE}"
    rest += "supper: {deck: night, body: Soup.}\n"
    errors = [each for each in found(tmp_path, "{offer: chair}", rest) if each[0] in ("SC360", "SC361")]
    assert [each[0] for each in errors] == ["SC360"]
    assert "chair is merged into an offer" in errors[0][1]


@pytest.mark.parametrize(
    "beat",
    [
        "'Text {& a | b}.'",
        "{let: {n: 3}}",
        "{label: here}",
        "{when: nerve > 3, then: {return: true}}",
        "{cases: [{when: nerve > 3, then: A}], else: B}",
        "{vary: cycle, of: [A, B]}",
        "{document: {lines: A}}",
        "{show: dossier}",
    ],
)
def test_what_it_can_do_before_its_first_offer(beat: str, tmp_path: Path) -> None:
    chair = f"chair: {{body: [{beat}, {{choices: [{{say: Sit., do: nerve += 1}}]}}, {{goto: yard}}]}}\n"
    assert found(tmp_path, "{offer: chair}", f"{chair}yard: {{body: Swept.}}\n") in ([], [UNUSED])


def test_an_ending_cannot_be_merged(tmp_path: Path) -> None:
    assert [each[0] for each in found(tmp_path, "{offer: over}")] == ["SC360"]


def test_scenes_that_merge_one_another(tmp_path: Path) -> None:
    rest = "a: {body: [{offer: b}, {choices: [{say: A}]}]}\nb: {body: [{offer: a}, {choices: [{say: B}]}]}\n"
    errors = found(tmp_path, "{offer: a}", rest)
    assert [each[0] for each in errors] == ["SC361", "SC361"]
    second = "a: {body: [{choices: [{say: A}]}, {offer: a}]}\n"
    assert found(tmp_path, "{offer: a}", second) == []


def test_where_they_come_out_counts_for_what_is_reached(tmp_path: Path) -> None:
    away = "away: {body: [{choices: [{say: Go., sticky: true, ending: over}]}]}\n"
    tale = f"hall: {{body: [{{offer: away}}, {{goto: yard}}]}}\nyard: {{body: [Swept., {OVER}]}}\n{away}"
    assert codes(check_tale(tmp_path / "a", tale)[1]) == []
    bare = f"hall: {{body: [{{offer: stove}}, Nothing follows.]}}\n{STOVE}"
    assert codes(check_tale(tmp_path / "b", bare)[1]) == ["SC301"]


def test_an_offer_that_always_has_a_merged_choice_strands_nobody(tmp_path: Path) -> None:
    hall = "hall: {body: [{label: again}, {offer: stove}, {goto: .again}]}\n"
    assert codes(check_tale(tmp_path, f"{hall}{STOVE}")[1]) == ["SC304"]
