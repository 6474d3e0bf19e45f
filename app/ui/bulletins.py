"""Notices over all pages: what holds for the whole window, or happened before it opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.notice import Notice
from app.ui.tokens import XS, XXL, S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One notice; `words` are asked for again when the window speaks another language.

    `action` is a marked message, `key` what is asked for when it is pressed; what `stays` has no
    cross to send it away.
    """

    key: str
    words: Callable[[], str]
    tone: Tone = "info"
    action: str = ""
    stays: bool = False


class Bulletins(QWidget):
    """The notices, one under the other; takes no room when there are none.

    `asked(key)` when the action of one is pressed, `dismissed(key)` when one was sent away.
    """

    asked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, news: Sequence[Bulletin], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(XXL, S, XXL, S)
        self._box.setSpacing(XS)
        for each in news:
            self._add(each)
        if not news:  # to show it here would make a window of it, for it has no parent yet
            self.hide()

    def _add(self, each: Bulletin) -> None:
        notice = Notice(each.words(), each.tone, _(each.action))
        notice.setObjectName(f"bulletin:{each.key}")
        notice.name_action(f"answer:{each.key}")
        notice.asked.connect(partial(self.asked.emit, each.key))
        if not each.stays:
            notice.add_cross()
            notice.dismissed.connect(partial(self._dismiss, each.key, notice))
        self._box.addWidget(notice)

    def renew(self, each: Bulletin) -> None:
        """Say something else in the place of the notice with the same key."""
        notice = self.findChild(Notice, f"bulletin:{each.key}")
        if notice is not None:
            notice.say(each.words(), each.tone, _(each.action))

    def _dismiss(self, key: str, notice: Notice) -> None:
        self._box.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setHidden(not self._box.count())
        self.dismissed.emit(key)
