"""Hints that stand in the page, and the strip that says what was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.ui.button import Button, IconButton
from app.ui.icons import Icon, paint_icon
from app.ui.plain import ElidedLabel, Label, set_styled
from app.ui.theme import look
from app.ui.tokens import XXL, L, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.tokens import Tone

_ICONS: dict[Tone, Icon] = {
    "ok": Icon.CHECK,
    "warn": Icon.WARNING,
    "bad": Icon.WARNING,
    "info": Icon.INFO,
    "neutral": Icon.INFO,
}
TOAST_MS = 8000


class Notice(QFrame):
    """A hint where the work is done; `asked` when its action is pressed.

    With a cross it may be sent away, and says so by `dismissed`.
    """

    asked = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: Tone = "info",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "notice")
        self._picture = _ToneIcon()
        self._text = Label(text, "secondary")
        self._action = Button(action, "link")
        self._action.clicked.connect(self.asked)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(M, S, M, S)
        self._box.setSpacing(S)
        self._box.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._text, 1)
        self._box.addWidget(self._action)
        self._set_tone(tone)
        self.say(text, tone, action)

    def name_action(self, name: str) -> None:
        """Give the action the name under which it is found."""
        self._action.setObjectName(name)

    def add_cross(self) -> None:
        """Let the notice be sent away."""
        cross = IconButton(Icon.CLOSE, _("Close"))
        cross.clicked.connect(self.dismissed)
        self._box.addWidget(cross)
        self._box.setAlignment(self._picture, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str, tone: Tone = "info", action: str = "") -> None:
        """Say something else; nothing hides the strip."""
        self._text.setText(text)
        if not text:
            self.hide()
            return
        self._set_tone(tone)
        self._action.setText(action)
        self._action.setHidden(not action)
        if self.parentWidget() is not None:
            self.show()

    def _set_tone(self, tone: Tone) -> None:
        self._text.set_tone(tone)
        self._picture.set_tone(tone)
        set_styled(self, "tone", tone)


class Toast(QFrame):
    """Says what was done and lets it be undone, in place of the facts of the status bar `foot`.

    It lies over nothing that can be pressed, and goes away by itself, or with its cross.
    """

    asked = Signal()

    def __init__(self, foot: QWidget, stay_ms: int = TOAST_MS) -> None:
        super().__init__(foot)
        self.setProperty("plane", "toast")
        self._foot = foot
        self._text = ElidedLabel("", "body")
        self._text.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._action = Button("", "link")
        self._action.clicked.connect(self._on_asked)
        close = IconButton(Icon.CLOSE, _("Close"))
        close.clicked.connect(self.hide)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(XXL, 0, S, 0)
        self._box.setSpacing(L)
        for widget in (self._text, self._action, close):
            self._box.addWidget(widget)
        self._box.addStretch(1)
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.setInterval(stay_ms)
        self._stay.timeout.connect(self.hide)
        foot.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "") -> None:
        """Show the strip with a text and, if given, an action."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setHidden(not action)
        self._fit()
        self.show()
        self.raise_()
        self._stay.start()

    def _fit(self) -> None:
        """Take the whole foot; a long text gives way to what stands behind it."""
        self.setGeometry(self._foot.rect())
        behind = self._action.sizeHint().width() + look().control + 4 * L
        needed = self._text.sizeHint().width()
        self._text.setFixedWidth(max(min(needed, self.width() - behind), 1))
        self._box.activate()  # nothing tells a hidden strip that its text has grown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_asked(self) -> None:
        self.hide()
        self.asked.emit()


class _ToneIcon(QWidget):
    """The icon of a tone."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "info"
        side = look().scaled(17)
        self.setFixedSize(side, side)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = look().palette.of_tone(self._tone)[0]
        paint_icon(QPainter(self), self.rect(), _ICONS[self._tone], ink)
