"""Parameters: what a scene takes, and whether all of it, and nothing else, is given."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from star_city_game.compiler.beats import Pairs
from star_city_game.compiler.drafts import Declared
from star_city_game.compiler.expression_types import constant
from star_city_game.compiler.names import Scope
from star_city_game.compiler.nodes import Node, ScalarNode
from star_city_game.compiler.spelling import listed, near
from star_city_game.compiler.types import quality_type
from star_city_game.compiler.values import Values
from star_city_game.model.expression import Apply, Expr, Get, Literal
from star_city_game.model.quality import Quality
from star_city_game.model.scene import Args


def settle_parameters(declared: Declared) -> None:
    """Lets each parameter that may be anybody be whoever is in the cast, and refuses names that something else has."""
    for scene in declared.scenes.values():
        for name, parameter in scene.params.items():
            quality = parameter.quality
            is_person = quality.type == "person"
            taken = name in declared.qualities or name in declared.machines or (is_person and name in declared.people)
            if taken:
                message = f"{name} is already a quality, a machine or a person"
                declared.findings.add("SC203", parameter.at, message, advice="Give the parameter a name of its own.")
            if is_person and not quality.words:
                parameter.quality = replace(quality, words=tuple(declared.people))


def given(pairs: Pairs, scene: str, at: Node, scope: Scope, values: Values) -> Args:
    """What is given to a scene, in the order in which it takes it; whatever is missing or too much is a finding.

    Args:
        pairs: names and expressions as written.
        scene: the scene that is entered.
        at: where it is entered.
        scope: where the expressions stand.
        values: reads them.
    """
    declared = values.declared
    wanted = values.names.params.get(scene)
    if wanted is None and not pairs:
        return ()
    wanted = wanted or {}
    if scene in declared.poisoned:
        return ()
    written = {key.text: value for key, value in pairs}
    for key, _ in pairs:
        if key.text not in wanted:
            refuse_extra(key, scene, wanted, declared)
    if scope.scene not in declared.poisoned:
        refuse_missing(scene, wanted, written, at, declared)
    args = (
        (name, _value(written[name], quality, scope, values)) for name, quality in wanted.items() if name in written
    )
    return tuple((name, expr) for name, expr in args if expr is not None)


def give_nothing(pairs: Pairs, taker: str, declared: Declared) -> None:
    """Adds a finding for everything that is given where nothing can be taken."""
    for key, _ in pairs:
        refuse_extra(key, taker, (), declared)


def refuse_missing(taker: str, wanted: Iterable[str], written: Container[str], at: Node, declared: Declared) -> bool:
    """Adds a finding when not everything is given that is taken, and says so."""
    names = tuple(wanted)
    missing = next((name for name in names if name not in written), None)
    if missing is not None:
        told = ", ".join(f"{name}: …" for name in names)
        message = f"{taker} takes {listed(names)}, and here is no {missing}"
        declared.findings.add("SC240", at, message, expected=f"with: {{{told}}}")
    return missing is not None


def refuse_extra(key: ScalarNode, taker: str, wanted: Iterable[str], declared: Declared) -> None:
    """Adds the finding for something that is given and not taken."""
    names = tuple(wanted)
    declared.findings.add(
        "SC241",
        key,
        f"{taker} takes no {key.text}",
        expected=listed(names) or "nothing",
        suggestion=next(iter(near(key.text, names)), ""),
    )


def _value(node: ScalarNode, quality: Quality, scope: Scope, values: Values) -> Expr | None:
    """The value of one parameter; a number that may lie outside its bounds is held within them."""
    expr = values.expression(node, scope, quality_type(quality))
    if expr is None or quality.type != "int":
        return expr
    number = constant(expr)
    if number is not None and not quality.low <= number <= quality.high:
        message = f"{quality.id} goes from {quality.low} to {quality.high}, and this would make it {number}"
        values.declared.findings.add("SC329", node, message, expected=f"{quality.low} to {quality.high}")
    if number is not None or _is_within(expr, quality, values):
        return expr
    return Apply("clamp", (expr, Literal(quality.low), Literal(quality.high)))


def _is_within(expr: Expr, quality: Quality, values: Values) -> bool:
    if not isinstance(expr, Get) or expr.field != "quality":
        return False
    source = values.names.qualities[expr.name]
    return quality.low <= source.low and source.high <= quality.high
