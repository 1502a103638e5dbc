"""What was done about the file, besides its papers, in another edition: renamed, and fitted to what the story declares."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from star_city_game.model.casework import Case
from star_city_game.model.edition import Earlier, Told
from star_city_game.model.story import Story


def renamed(case: Case, earlier: Earlier, machine: str) -> Case:
    """The case with everything that it speaks of under its present name; ``machine`` is the old one of the file's machine."""

    def stage(id_: str) -> str:
        return earlier.own("stages", f"{machine}.{id_}").partition(".")[2]

    def clue(key: str) -> str:
        return earlier.own("clues", key)

    def entry(id_: str) -> str:
        return earlier.name("entries", id_)

    def person(id_: str) -> str:
        return earlier.name("people", id_)

    return replace(
        case,
        clues=tuple(dict.fromkeys(map(clue, case.clues))),
        accused=tuple(dict.fromkeys(map(person, case.accused))),
        discredited=tuple(dict.fromkeys(earlier.name("sources", each) for each in case.discredited)),
        vouched={entry(paper): person(friend) for paper, friend in case.vouched.items()},
        friends={person(friend): weight for friend, weight in case.friends.items()},
        codename=earlier.name("codenames", case.codename),
        steps=tuple(
            replace(step, left=stage(step.left), stage=stage(step.stage), grounds=tuple(map(entry, step.grounds)))
            for step in case.steps
        ),
    )


@dataclass(slots=True)
class Cabinet:
    """Fits cases to what this edition declares; ``told`` gathers what is not as it was."""

    story: Story
    told: list[Told] = field(default_factory=list)

    def fitted(self, case: Case) -> Case:
        """The case as this edition can hold it."""
        people, entries, sources = self.story.people, self.story.entries, self.story.casework.sources
        return replace(
            case,
            clues=self._clues(case.clues),
            accused=tuple(person for person in case.accused if person in people),
            discredited=tuple(source for source in case.discredited if source in sources),
            vouched={entry: by for entry, by in case.vouched.items() if entry in entries and by in people},
            friends={person: weight for person, weight in case.friends.items() if person in people},
            codename=self._codename(case.codename),
            steps=tuple(
                replace(step, grounds=tuple(entry for entry in step.grounds if entry in entries))
                for step in case.steps
                if {step.left, step.stage} <= self._stages()
            ),
        )

    def _stages(self) -> set[str]:
        machine = self.story.machines.get(self.story.file_machine or "")
        return set() if machine is None else {stage.id for stage in machine.all_stages}

    def _clues(self, clues: tuple[str, ...]) -> tuple[str, ...]:
        """Those that are still there; what somebody is not suspected of any more is told."""
        informers = self.story.casework.informers.values()
        declared = {f"{id_}.{clue}" for group in informers for id_, suspect in group.items() for clue in suspect.clues}
        for person in dict.fromkeys(clue.partition(".")[0] for clue in clues if clue not in declared):
            text = f"Something that you had noticed about “{_words(person)}” is no longer in the story."
            self.told.append(Told("file", person, text))
        return tuple(clue for clue in clues if clue in declared)

    def _codename(self, codename: str) -> str:
        """The name that reports are signed with; another when this edition has it no more."""
        names = self.story.casework.rules.codenames
        if not codename or codename in names:
            return codename
        instead = next(iter(names), "")
        signed = f"; your reports are signed “{names[instead]}” now" if instead else ""
        self.told.append(Told("file", codename, f"The code name “{_words(codename)}” is gone{signed}."))
        return instead


def _words(id_: str) -> str:
    return id_.replace("_", " ")
