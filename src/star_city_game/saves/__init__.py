"""Saves: a game's state to a file and back, whole or not at all."""
