"""What is in the vehicle, dealt by the seed, and what may be believed of it by somebody who does not know the deal.

The deal is never kept: it is the same function of the seed and of what was done for ever. A defect that chance deals is there
with the chance of its sub-system's draws over its number of such defects, each for itself, so that a defect more in a story
changes nothing for the others but that chance. Haste and skipped milestones give each that is not there another, smaller
chance. Whoever knows only which tests found nothing has a belief about each; the two agree by Bayes' rule, and
``tests/systems/test_launch_deal.py`` holds them to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from star_city_game.model.flight import Deed
from star_city_game.model.frozen import frozen
from star_city_game.model.launch import PERCENT, WHOLE, Defect, Launch

Luck: TypeAlias = Callable[[str, int], bool]
"""Whether the random point of a name comes out, at a chance in hundredths of a percent; the same for ever in one game."""
_LIKELY = 9 * WHOLE // 10
_UNLIKELY = WHOLE // 10
"""The estimate leaves out a tenth at each end."""


@frozen
class Estimate:
    """How many defects nobody has seen may still be in a sub-system: between ``low`` and ``high`` in four cases of five.

    ``mean`` is in hundredths of a defect.
    """

    low: int
    high: int
    mean: int


def first_chance(launch: Launch, defect: Defect) -> int:
    """The chance that a defect is in the vehicle when it leaves the drawing board, in hundredths of a percent."""
    return _first(launch, defect, _dealt(launch, defect.subsystem))


def _first(launch: Launch, defect: Defect, dealt: int) -> int:
    if defect.dealt != "by_chance":
        return WHOLE if defect.dealt == "always" else 0
    return min(WHOLE, launch.subsystems[defect.subsystem].draws * WHOLE // dealt)


def _dealt(launch: Launch, subsystem: str) -> int:
    """How many defects of a sub-system chance may deal, at least 1."""
    each = (defect for defect in launch.defects.values() if defect.subsystem == subsystem)
    return max(1, sum(1 for defect in each if defect.dealt == "by_chance"))


def _added(launch: Launch, deed: Deed, subsystem: str) -> int:
    """How many draws a deed adds to a sub-system."""
    if deed.kind == "hasted":
        return deed.amount if deed.about == subsystem else 0
    milestone = launch.milestones.get(deed.about) if deed.kind == "skipped" else None
    return 0 if milestone is None else milestone.skipped.get(subsystem, 0)


def tried(launch: Launch, deed: Deed, subsystem: str) -> int:
    """The chance in percent with which a deed finds each defect of a sub-system; 0 when it is no test of it."""
    if deed.kind == "tested":
        return deed.amount if deed.about == subsystem else 0
    milestone = launch.milestones.get(deed.about) if deed.kind == "held" else None
    return 0 if milestone is None else milestone.tests.get(subsystem, 0)


def is_there(launch: Launch, defect: Defect, status: str, deeds: Iterable[Deed], luck: Luck) -> bool:
    """Whether a defect is in the vehicle: dealt and not fixed, or found, whatever the deal says."""
    if status != "latent":
        return status != "fixed"
    if luck(f"deal.{defect.id}", first_chance(launch, defect)):
        return True
    if defect.dealt != "by_chance":
        return False
    one = WHOLE // _dealt(launch, defect.subsystem)
    numbers = enumerate(_draws(launch, deeds, defect.subsystem))
    return any(luck(f"deal.{defect.id}.{number}", min(WHOLE, one * draws)) for number, draws in numbers)


def brought_in(launch: Launch, defect: Defect, deeds: tuple[Deed, ...], luck: Luck) -> Deed | None:
    """The haste or the skipped milestone that put a defect into the vehicle; None when it came with the drawings."""
    if defect.dealt != "by_chance" or luck(f"deal.{defect.id}", first_chance(launch, defect)):
        return None
    one = WHOLE // _dealt(launch, defect.subsystem)
    added = (deed for deed in deeds if _added(launch, deed, defect.subsystem))
    for number, deed in enumerate(added):
        if luck(f"deal.{defect.id}.{number}", min(WHOLE, one * _added(launch, deed, defect.subsystem))):
            return deed
    return None


def _draws(launch: Launch, deeds: Iterable[Deed], subsystem: str) -> Iterator[int]:
    return (draws for deed in deeds if (draws := _added(launch, deed, subsystem)))


def there(launch: Launch, defects: Mapping[str, str], deeds: tuple[Deed, ...], luck: Luck) -> list[Defect]:
    """Every defect that is in the vehicle, in the order of the story."""
    statuses = ((defect, defects.get(defect.id, "latent")) for defect in launch.defects.values())
    return [defect for defect, status in statuses if is_there(launch, defect, status, deeds, luck)]


def belief(launch: Launch, defect: Defect, status: str, deeds: Iterable[Deed]) -> int:
    """How likely it is that a defect is in the vehicle, for somebody who sees only statuses and deeds.

    In hundredths of a percent. A test that did not find it makes it less likely, haste makes it more likely.
    """
    return _belief(launch, defect, status, _dealt(launch, defect.subsystem), _work(launch, deeds))


def beliefs(launch: Launch, statuses: Mapping[str, str], deeds: Iterable[Deed]) -> dict[str, int]:
    """:func:`belief` of every defect."""
    work = _work(launch, deeds)
    dealt = Counter(defect.subsystem for defect in launch.defects.values() if defect.dealt == "by_chance")
    latent: dict[tuple[str, str], int] = {}
    found: dict[str, int] = {}
    for id_, defect in launch.defects.items():
        status = statuses.get(id_, "latent")
        if status != "latent":
            found[id_] = _belief(launch, defect, status, 1, work)
            continue
        alike = (defect.subsystem, defect.dealt)  # of those that nobody has seen, chance says the same
        if alike not in latent:
            latent[alike] = _belief(launch, defect, status, max(1, dealt[defect.subsystem]), work)
        found[id_] = latent[alike]
    return found


_Work: TypeAlias = Mapping[str, list[tuple[int, int]]]
"""What was done to each sub-system, in order: with what chance in percent it finds a defect, and how many draws it adds."""


def _work(launch: Launch, deeds: Iterable[Deed]) -> _Work:
    found: dict[str, list[tuple[int, int]]] = {}
    for deed in deeds:
        if deed.kind in ("tested", "hasted"):
            concerned: Iterable[str] = (deed.about,)
        elif deed.kind in ("held", "skipped") and deed.about in launch.milestones:
            milestone = launch.milestones[deed.about]
            concerned = milestone.tests if deed.kind == "held" else milestone.skipped
        else:
            continue
        for subsystem in concerned:
            work = (tried(launch, deed, subsystem), _added(launch, deed, subsystem))
            found.setdefault(subsystem, []).append(work)
    return found


def _belief(launch: Launch, defect: Defect, status: str, dealt: int, work: _Work) -> int:
    """``dealt`` is how many defects of its sub-system chance may deal."""
    if status != "latent":
        return 0 if status == "fixed" else WHOLE
    chance, one = _first(launch, defect, dealt), WHOLE // dealt
    for finds, draws in work.get(defect.subsystem, ()):
        if finds:
            missed = chance * (PERCENT - finds)
            cases = missed + (WHOLE - chance) * PERCENT
            chance = (missed * WHOLE + cases // 2) // cases if cases else 0
        if draws and defect.dealt == "by_chance":
            chance += (WHOLE - chance) * min(WHOLE, one * draws) // WHOLE
    return chance


def estimate(launch: Launch, subsystem: str, defects: Mapping[str, str], deeds: tuple[Deed, ...]) -> Estimate:
    """How many unseen defects a sub-system may still have."""
    unseen = [
        belief(launch, defect, "latent", deeds)
        for defect in launch.defects.values()
        if defect.subsystem == subsystem and defects.get(defect.id, "latent") == "latent"
    ]
    ways = [WHOLE]
    for chance in unseen:
        ways = [
            ((ways[n] if n < len(ways) else 0) * (WHOLE - chance) + (ways[n - 1] if n else 0) * chance) // WHOLE
            for n in range(len(ways) + 1)
        ]
    return Estimate(_reaching(ways, _UNLIKELY), _reaching(ways, _LIKELY), sum(unseen) // PERCENT)


def _reaching(ways: list[int], share: int) -> int:
    """The smallest number of which as many or fewer come in so large a share of cases."""
    total = 0
    for number, chance in enumerate(ways):
        total += chance
        if total >= share:
            return number
    return len(ways) - 1
