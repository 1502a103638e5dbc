"""The one door to a game: start, choose, undo, rewind, look, save and resume. A face knows this and the model's records."""

from star_city_game.session.door import Session as Session
