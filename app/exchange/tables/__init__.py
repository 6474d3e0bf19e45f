"""Reading any table from outside: what it is, within which bounds, and in a process of its own."""

from __future__ import annotations

from typing import Final

COMMAND: Final = "read-table"
"""What the program is called with by itself, to read one file and end; no command of people."""
