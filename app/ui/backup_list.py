"""The list of backup copies, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.models.backups import folder
from app.ui.backup_words import moment, reason
from app.ui.file_size import file_size
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.models.backups import Backup

_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy in the list, and how many changes were made after it (None: unknown).

    A copy that lies in both folders stands in the list once.
    """

    backup: Backup
    in_main: bool
    in_second: bool
    later: int | None

    @property
    def id(self) -> Path:
        """The file, by which the copy is found again."""
        return self.backup.path

    @property
    def where(self) -> str:
        """The folder, as a marked message."""
        if self.in_main and self.in_second:
            return N_("both folders")
        return N_("main folder") if self.in_main else N_("second folder")


_COLUMNS: Final = (
    Column(
        "at",
        N_("When"),
        lambda each: Cell(moment(each.backup.at), bold=True),
        width=134,
        sortable=False,
    ),
    Column("reason", N_("Why"), lambda each: Cell(reason(each.backup)), stretch=3, sortable=False),
    Column(
        "later",
        N_("Changed later"),
        lambda each: Cell("?" if each.later is None else str(each.later)),
        width=128,
        align="right",
        sortable=False,
    ),
    Column(
        "size",
        N_("Size"),
        lambda each: Cell(file_size(each.backup.size)),
        width=74,
        align="right",
        sortable=False,
    ),
    Column(
        "folder",
        N_("Folder"),
        lambda each: Cell(_(each.where), muted=True),
        stretch=2,
        sortable=False,
    ),
)


def later(backup: Backup, present: int | None) -> int | None:
    """Return how many changes a database has that a copy has not."""
    return None if present is None else max(present - backup.changes, 0)


def listed(copies: Sequence[Backup], database: Path, present: int | None) -> list[Listed]:
    """Return copies as they stand in the list, beside a database with so many changes."""
    beside = folder(database)
    by_name: dict[str, list[Backup]] = {}
    for each in copies:
        by_name.setdefault(each.path.name, []).append(each)
    return [_listed(same, beside, present) for same in by_name.values()]


def _listed(same: Sequence[Backup], beside: Path, present: int | None) -> Listed:
    main = [each for each in same if each.path.parent == beside]
    nearest = (main or same)[0]
    return Listed(nearest, bool(main), len(same) > len(main), later(nearest, present))


class BackupList(RecordTable):
    """Copies to choose from; `selected` and `activated` tell a `Listed`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMNS, name=_("Backup copies"), parent=parent)
        self.setObjectName("backups")

    def show_copies(self, copies: Sequence[Listed]) -> None:
        """Show these copies; the list is as high as it needs to be, up to six rows."""
        self.feed(list_source(copies))
        rows = min(max(len(copies), 1), _ROWS)
        self.setFixedHeight((rows + 1) * look().row + look().scaled(2))
