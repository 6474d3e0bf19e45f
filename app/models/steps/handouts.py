"""Step: for how many people a copy is that was given out, and whether it was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.steps.making import carry_out

if TYPE_CHECKING:
    import sqlite3

# A sheet of paper is for one person; a file or a PC is answered by several, one after another.
_HANDOUTS: Final = """
ALTER TABLE handout ADD COLUMN people INTEGER NOT NULL DEFAULT 1;
ALTER TABLE handout ADD COLUMN lost TEXT;
CREATE INDEX handout_copy ON handout(copy);
CREATE INDEX response_copy ON response(copy)
"""


def add_people_and_losses(connection: sqlite3.Connection) -> None:
    """Let the register of copies say for how many each is, and which are lost."""
    carry_out(connection, _HANDOUTS)
