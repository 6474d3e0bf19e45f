"""Where a name stands that is going to be erased: what goes together, and what people decide on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.check import CheckBox
from app.ui.history_words import LABELS
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.plain import Label, clear_layout, divider
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.models.traces import File, Mention, Traces
    from app.ui.page import Workplace

_RECORDS: Final = frozenset({"school", "person", "request", "event"})
_SCREENS: Final = {
    "narrative": ("reports", N_("Text of a report")),
    "closed_version": ("reports", N_("Closed period")),
    "approved_plan": ("reports", N_("Approved plan")),
    "setting": ("settings", N_("Settings")),
}
"""Where texts stand that belong to no record, and what they are called."""


class Remains(QWidget):
    """Sections of lines; what is empty is not shown. Files ticked here go for good."""

    opened = Signal(str, int)
    screen_asked = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._files: dict[int, CheckBox] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(M)

    def unwanted_files(self) -> list[int]:
        """Return the attachments that are to be deleted for good."""
        return [number for number, box in self._files.items() if box.isChecked()]

    def show_traces(self, found: Traces, backups: int) -> None:
        """Show where the name stands; `backups` is how many older copies keep it."""
        ticked = set(self.unwanted_files())
        clear_layout(self._box)
        if len(found.spellings) > 1:
            lines = [Label(f"{each.name} · {each.code}") for each in found.spellings]
            self._section(_("Anonymised together"), "", lines)
        self._section(
            _("Not joined, but may be the same person"),
            _("These names stay. Join them first if it is one person."),
            [self._record(each.name, each.code, "person", each.id) for each in found.alike],
        )
        self._show_texts(found)
        self._show_files(found.files, ticked)
        self._show_copies(found.exports, backups)

    def _show_texts(self, found: Traces) -> None:
        lines = [self._mention(each) for each in found.mentions]
        if found.at_work:
            who = f"{_('Person at work')}: {self._place.store.who}"
            lines.append(self._screen(who, "settings"))
        self._section(
            _("The name stands in these texts"),
            _("Mend them by hand before: then the name leaves their history too. A text about"
              " somebody else may stay as it is."),
            lines,
        )  # fmt: skip

    def _show_files(self, files: Sequence[File], ticked: set[int]) -> None:
        self._files = {}
        for each in files:
            box = CheckBox(each.name)
            box.setObjectName(f"file:{each.id}")
            box.setChecked(each.id in ticked)
            self._files[each.id] = box
        hint = _("Tick what is to be deleted for good, also from the folder of attachments.")
        self._section(_("Attached files"), hint, list(self._files.values()))

    def _show_copies(self, exports: Sequence[Path], backups: int) -> None:
        hint = _(
            "Files outside of the program keep the name: workbooks, reports, what was printed or"
            " sent. Delete or renew them yourself."
        )
        links = [self._file(path) for path in exports]
        self._section(_("Files written earlier"), hint, links, always=True)
        text = _(
            "Earlier backup copies with the name: {n}. Newer ones take their place in time. If one"
            " of them is restored, the name is erased from it at once."
        )
        lines = [Label(text.format(n=backups), "secondary")] if backups else []
        self._section(_("Backup copies"), "", lines)

    # Lines

    def _section(
        self, title: str, hint: str, lines: Sequence[QWidget], *, always: bool = False
    ) -> None:
        if not (lines or always):
            return
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        box.addWidget(divider())
        box.addSpacing(S)
        box.addWidget(Label(title, "strong"))
        if hint:
            box.addWidget(Label(hint, "secondary"))
        for line in lines:
            box.addWidget(line)
        self._box.addWidget(holder)

    def _mention(self, mention: Mention) -> QWidget:
        if mention.root_table not in _RECORDS:
            screen, title = _SCREENS.get(mention.root_table, ("settings", N_("Settings")))
            return self._screen(f"{_(title)}: {mention.text}", screen)
        label = LABELS.get(f"{mention.table}.{mention.field}") or LABELS.get(mention.field, "")
        words = f"{_(label)}: {mention.text}" if label else mention.text
        return self._record(mention.title, words, mention.root_table, mention.root)

    def _record(self, title: str, words: str, table: str, number: int) -> QWidget:
        link = Link(f"{title} · {words}", Icon.LINK)
        link.setObjectName(f"{table}:{number}")
        link.clicked.connect(partial(self.opened.emit, table, number))
        return link

    def _screen(self, text: str, key: str) -> QWidget:
        link = Link(text, Icon.LINK)
        link.setObjectName(f"screen:{key}")
        link.clicked.connect(partial(self.screen_asked.emit, key))
        return link

    def _file(self, path: Path) -> QWidget:
        link = Link(str(path), Icon.FOLDER)
        link.clicked.connect(partial(_show_folder, path))
        return link


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
