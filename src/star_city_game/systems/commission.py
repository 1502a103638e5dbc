"""The Emergency Commission's report on a flight, or the act of acceptance: what was done and left, in the passive.

Every sentence is made from the trace: what showed in the flight, the deeds kept with their dates and the words of the
player's own choices, and what the story says about each defect. Nothing in it was not so in the game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap

from star_city_game.model.flight import Deed, Flight, Flown, Trouble
from star_city_game.model.frozen import frozen
from star_city_game.model.launch import Defect, Launch
from star_city_game.model.launch_view import CommissionView, Section
from star_city_game.systems.calendar import days_between
from star_city_game.systems.launch import last

WIDTH = 66
"""Columns of its lines: with its frame a paper fits the 72 columns of the page."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_INDENT = "     "


@frozen
class Matter:
    """What the Commission had before it.

    ``there`` are the defects that were in the vehicle when it flew; ``brought_in`` gives the deed that put one there, if any
    did; ``initials`` gives those of a person, ``own`` are the player's; ``trace`` is what that of the descent says.
    """

    launch: Launch
    flight: Flight
    flown: Flown
    defects: Mapping[str, str]
    deeds: tuple[Deed, ...]
    there: tuple[Defect, ...]
    brought_in: Callable[[Defect], Deed | None]
    initials: Callable[[str], str]
    own: str
    trace: tuple[str, ...] = ()


def official(iso: str) -> str:
    """A day as papers write it: ``23.III.67``; ``no date`` where there is none."""
    if not iso:
        return "no date"
    year, month, day = iso.split("-")
    return f"{int(day)}.{_ROMAN[int(month) - 1]}.{year[2:]}"


def report(matter: Matter) -> CommissionView:
    """The whole report."""
    end = matter.flight.ends.get(matter.flown.end)
    is_home = end is not None and end.kind == "home"
    chain = [_link(number, trouble, matter) for number, trouble in enumerate(_chain(matter), 1)]
    sections = (
        Section("1. EVENT AND TIME", tuple(_event(matter))),
        Section("2. CHAIN", tuple(line for link in chain for line in link) or tuple(_point("2.1", _NO_CHAIN))),
        Section("3. WHO KNEW", tuple(_knew(matter))),
        Section("4. NOT ESTABLISHED", tuple(_not_established(matter))),
        Section("5. PROPOSALS", tuple(_proposals(matter))),
        Section("SIGNED", tuple(_signatures(matter, is_home=is_home))),
    )
    heading = "ACT OF ACCEPTANCE" if is_home else "REPORT OF THE EMERGENCY COMMISSION"
    return CommissionView(heading, f"on the flight “{matter.flight.name}”, {official(matter.flown.date)}", sections)


_UNKNOWN = {
    "home": "Who first used the word “normal”.",
    "abort": "What the crew said to one another between the lamp and the report of it.",
    "lost": "Which of the clocks was right.",
}
"""What is never established, by the kind of the end."""
_NO_CHAIN = "No deviation was noted. The Commission has taken this into account and found it insufficiently explained."


def _point(number: str, *sentences: str) -> list[str]:
    """A numbered point, wrapped."""
    text = " ".join(sentence for sentence in sentences if sentence)
    return wrap(text, WIDTH, initial_indent=f"{number:<{len(_INDENT)}}", subsequent_indent=_INDENT)


def _stop(text: str) -> str:
    """A text with a stop at its end, and never two: initials bring their own."""
    return text if text.endswith(".") else f"{text}."


def _more(*sentences: str) -> list[str]:
    text = " ".join(sentence for sentence in sentences if sentence)
    return wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _event(matter: Matter) -> Iterator[str]:
    flight, flown = matter.flight, matter.flown
    end = flight.ends.get(flown.end)
    done, planned = len(flown.passed), len(flight.phases)
    stopped = next((phase for phase in flight.phases if phase.id not in flown.passed), None)
    if end is None:
        yield from _point("1.1", "The flight has not ended. The present report is preliminary, as are all.")
        return
    if end.kind == "home":
        what = f"The programme of flight was carried out: {done} phases of {planned}."
    else:
        where = "" if stopped is None else f" in the phase “{stopped.name}”{_at(stopped.at)}"
        what = {
            "abort": f"The programme of flight was broken off{where}: “{end.name}”. "
            + ("The crew is alive." if flight.crewed else "There was nobody aboard."),
            "lost": f"The vehicle was lost{where}: “{end.name}”. "
            + ("The crew was in it." if flight.crewed else "There was nobody aboard, which is noted as a merit."),
        }[end.kind]
    yield from _point("1.1", what)
    faults = [trouble for trouble in flown.troubles if trouble.kind == "defect"]
    held = sum(1 for trouble in faults if trouble.result == "saved")
    if faults:
        yield from _point("1.2", f"Deviations noted in flight: {len(faults)}; of these brought under control: {held}.")
    calls = len(flown.troubles) - len(faults)
    if calls:
        readings = "Reading that could be taken" if calls == 1 else "Readings that could be taken"
        yield from _point(f"1.{3 if faults else 2}", f"{readings} two ways: {calls}. Was taken one way.")
    if matter.trace:
        yield from _point(f"1.{2 + bool(faults) + bool(calls)}", *matter.trace)


def _at(time: str) -> str:
    return f" ({time})" if time else ""


def _chain(matter: Matter) -> list[Trouble | Defect]:
    """What the report goes through: what showed, in order; then what a doomed flight was lost to; then open signatures."""
    shown = [trouble for trouble in matter.flown.troubles if trouble.kind == "defect"]
    told = {trouble.about for trouble in shown}
    rest = [
        defect
        for defect in matter.there
        if defect.id not in told and (defect.id == matter.flown.cause or matter.defects.get(defect.id) == "waived")
    ]
    return [*shown, *rest]


def _link(number: int, about: Trouble | Defect, matter: Matter) -> list[str]:
    """One link of the chain."""
    defect = matter.launch.defects[about.about] if isinstance(about, Trouble) else about
    subsystem = matter.launch.subsystems[defect.subsystem].name
    lines = _point(f"2.{number}", f"{subsystem}. {defect.name}.")
    lines += _more(_entered(defect, matter))
    lines += _more(_found(defect, matter))
    for sentence in _decided(defect, matter):
        lines += _more(sentence)
    lines += _more(_in_flight(about, matter))
    return lines


def _entered(defect: Defect, matter: Matter) -> str:
    """When and by what a defect came into the vehicle."""
    if defect.dealt == "never":
        came = last(matter.deeds, defect.id, "found", "waived")
        return f"Entered: {_when(came)}, by decision{_words(came)}."
    deed = matter.brought_in(defect)
    if deed is None:
        return "Entered: with the drawings."
    milestone = matter.launch.milestones.get(deed.about)
    what = "the work was hastened" if milestone is None else f"“{milestone.name}” was left out"
    return f"Entered: {_when(deed)}, when {what}{_words(deed)}."


def _when(deed: Deed | None) -> str:
    return official(deed.date if deed is not None else "")


def quoted(text: str) -> str:
    """Words in quotation marks; speech that has its own keeps them, and marks inside others become single."""
    text = text.rstrip(".")
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        return text
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def _words(deed: Deed | None) -> str:
    """The player's own words, as a choice put them."""
    if deed is None or not deed.choice:
        return ""
    return f" ({quoted(deed.choice)})"


def _found(defect: Defect, matter: Matter) -> str:
    found = last(matter.deeds, defect.id, "found")
    hidden = f" Was covered by: {defect.hidden_by}." if defect.hidden_by else ""
    if found is not None:
        by = f" by “{matter.launch.milestones[found.detail].name}”" if found.detail in matter.launch.milestones else ""
        return f"Found: {_when(found)}{by}{_words(found)}.{hidden}"
    if matter.defects.get(defect.id, "latent") != "latent":
        return f"Was known by the day of its acceptance.{hidden}"
    could = f" Could have been found: {defect.found_by}." if defect.found_by else " No test of it was laid down."
    return f"Not found.{could}{hidden}"


def _decided(defect: Defect, matter: Matter) -> Iterator[str]:
    """What was decided about a defect, by whom, and how many days there were."""
    waived = last(matter.deeds, defect.id, "waived")
    if waived is not None:
        others = f", and {defect.signed_by}" if defect.signed_by else ""
        yield f"Accepted as it stands: {_when(waived)}{_words(waived)}. Initials: {_stop(matter.own + others)}"
        days = _days(waived, matter)
        yield f"Work required: {_plural(defect.days, 'day')}. Days available since: {days}."
    elif matter.defects.get(defect.id) == "found":
        found = last(matter.deeds, defect.id, "found")
        required = f"Work required: {_plural(defect.days, 'day')}. Days available since: {_days(found, matter)}."
        yield f"Was not ordered to be put right. {required}"
    for deed in matter.deeds:
        if deed.about != defect.id:
            continue
        if deed.kind == "revealed":
            yield f"Was reported to the Commission on {_when(deed)}{_words(deed)}. The report was filed."
        elif deed.kind == "hidden":
            yield f"Was not reported on {_when(deed)}{_words(deed)}."
        elif deed.kind == "blamed":
            yield f"Attributed on {_when(deed)} to {matter.initials(deed.detail)}{_words(deed)}."


def _days(deed: Deed | None, matter: Matter) -> str:
    if deed is None or not deed.date or not matter.flown.date:
        return "not counted"
    return str(max(0, days_between(deed.date, matter.flown.date)))


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _in_flight(about: Trouble | Defect, matter: Matter) -> str:
    if isinstance(about, Defect):
        is_cause = about.id == matter.flown.cause
        return "Caused the loss." if is_cause else "Did not show in this flight."
    phase = matter.flight.phases[about.phase]
    chance = f" (calculated: {about.odds} in 100)" if about.odds >= 0 else ""
    tried = f" Measure taken: {quoted(about.way)}{chance}." if about.way else " No measure was taken."
    if about.about in phase.by_hand:
        tried = " Was met by hand."
    came = {
        "saved": "Was brought under control.",
        "failed": "Was not brought under control.",
        "worst": "Destroyed the vehicle.",
    }
    return f"Showed in the phase “{phase.name}”.{tried} {came.get(about.result, '')}".rstrip()


def _knew(matter: Matter) -> Iterator[str]:
    number = 0
    for about in _chain(matter):
        defect = matter.launch.defects[about.about] if isinstance(about, Trouble) else about
        known = matter.defects.get(defect.id, "latent") != "latent"
        who = [*(matter.initials(person) for person in defect.knew), *([matter.own] if known else [])]
        number += 1
        yield from _point(f"3.{number}", f"Of 2.{number}: {_stop(', '.join(who) if who else 'nobody who has said so')}")
    if not number:
        yield from _point("3.1", "There was nothing to know, and it was known to all.")


def _not_established(matter: Matter) -> Iterator[str]:
    told = {about.about if isinstance(about, Trouble) else about.id for about in _chain(matter)}
    silent = [defect for defect in matter.there if defect.id not in told]
    number = 1
    if silent:
        number_of = _plural(len(silent), "further defect")
        yield from _point("4.1", f"Why {number_of}, found in the vehicle or its twin afterwards, did not show.")
        number = 2
    hidden = [deed for deed in matter.deeds if deed.kind == "hidden"]
    if hidden:
        days = list(dict.fromkeys(_when(deed) for deed in hidden))
        sheets = f"sheet of {days[0]} was" if len(days) == 1 else f"sheets of {', '.join(days)} were"
        yield from _point(f"4.{number}", f"Where the {sheets} kept.")
        number += 1
    end = matter.flight.ends.get(matter.flown.end)
    yield from _point(f"4.{number}", _UNKNOWN["home" if end is None else end.kind])


def _proposals(matter: Matter) -> Iterator[str]:
    links: dict[str, list[str]] = {}
    for number, about in enumerate(_chain(matter), 1):
        defect = matter.launch.defects[about.about] if isinstance(about, Trouble) else about
        links.setdefault(_proposal(defect, matter), []).append(f"2.{number}")
    for number, (proposal, about_links) in enumerate(links.items(), 1):
        yield from _point(f"5.{number}", f"On {', '.join(about_links)}: {proposal}.")
    yield from _point(
        f"5.{len(links) + 1}", "The present text to be shown to those whom it concerns, in the parts that do not."
    )


def _proposal(defect: Defect, matter: Matter) -> str:
    """What is proposed about a defect: what was signed for, what was known, and what nobody looked for."""
    state = matter.defects.get(defect.id)
    if state == "waived":
        return "initials to be written out in full"
    if state == "found":
        return f"to be put right, it being known to take {_plural(defect.days, 'day')}"
    return f"to be looked for. Means: {defect.found_by}" if defect.found_by else "to be considered closed"


def _signatures(matter: Matter, *, is_home: bool) -> Iterator[str]:
    word = "Accepted." if is_home else "With the text."
    yield f"Chairman               {word}"
    yield "Member from the plant  Except for section 2."
    yield "Member from the range  Read."
    if matter.own:
        yield f"{matter.own:<22} {'No remarks.' if is_home else 'Known to me.'}"
