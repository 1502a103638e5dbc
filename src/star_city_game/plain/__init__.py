"""The plain face: lines in, lines out; the accessible and the scriptable way to play."""
