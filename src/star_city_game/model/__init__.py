"""Frozen data: what a story is, what a game's state is, and what a face is shown. It does nothing and imports nothing of ours."""
