"""Star City: a text adventure, its engine and its story."""

__version__ = "0.1.0"
