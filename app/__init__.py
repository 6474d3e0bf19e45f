"""Жетекші: the desktop program of a leading school's development team."""

__version__ = "0.1.0"
