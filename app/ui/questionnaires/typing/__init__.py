"""Typing in what was filled on paper, by keyboard alone."""
