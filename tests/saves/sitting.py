"""A program that only saves: started by tests that kill it, interrupt it, or run several of it at once.

python sitting.py PLACE autosave FIRST COUNT     autosaves of one game, saying the number of each once it is kept
python sitting.py PLACE save NAME COUNT          saves under one name
python sitting.py PLACE one NAME PICKS           one save, after the place has been opened and read
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders import the_lift
from star_city_game.errors import SaveError
from star_city_game.saves.places import shelf_at
from star_city_game.session import Session


def main(place: str, deed: str, name: str, count: str) -> int:
    """Saves as often as asked, and says so on standard output."""
    shelf = shelf_at(Path(place), window=False)
    session = Session.new(the_lift())
    session.choose("lift.up")
    game = session.saved()
    if deed == "one":
        shelf.list()
        try:
            shelf.save(name, replace(game, played=int(count)))
        except SaveError as error:
            sys.stdout.write(f"{error}\n")
            return 1
        sys.stdout.write("saved\n")
        return 0
    for number in range(int(count)):
        if deed == "autosave":
            shelf.autosave(replace(game, played=int(name) + number))
            sys.stdout.write(f"{int(name) + number}\n")
            sys.stdout.flush()
        else:
            shelf.save(name, replace(game, played=number))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
