"""Answering on this PC: one question at a time over the whole screen, the office out of sight."""
