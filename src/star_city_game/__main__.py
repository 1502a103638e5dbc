"""Lets ``python -m star_city_game`` do what ``star-city`` does."""

from star_city_game.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
