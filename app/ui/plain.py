"""Labels that show text as it is: what people typed is never taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from typing import Literal

    from PySide6.QtGui import QPaintEvent

    from app.ui.tokens import TextRole, Tone

    Plane = Literal[
        "surface",
        "page",
        "nav",
        "header",
        "strip",
        "status",
        "foot",
        "side",
        "card",
        "line",
        "border",
        "notice",
    ]


_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Label(QLabel):
    """A plain text in one of the roles of the type scale; wraps unless told not to."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        *,
        tone: Tone | Literal["accent"] | None = None,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.set_tone(tone)

    def set_tone(self, tone: Tone | Literal["accent"] | None) -> None:
        """Colour the text; None takes the colour of the role."""
        set_styled(self, "tone", tone or "")

    def selectable(self) -> Label:
        """Let the text be selected and copied, by mouse and keyboard; return the label."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class ElidedLabel(Label):
    """One line that ends in dots where it does not fit; the whole text is in its tooltip."""

    def __init__(
        self, text: str = "", role: TextRole = "body", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(tooltip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


def tooltip(text: str) -> str:
    """Return `text` fit for a tooltip, where Qt would take `<b>` for bold."""
    return f"<p>{text.translate(_ESCAPED)}</p>" if text else ""


def set_styled(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the sheet see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the sheet looks at it before it is shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def plane(kind: Plane, parent: QWidget | None = None) -> QFrame:
    """Return an empty frame with the ground and borders of `kind`."""
    frame = QFrame(parent)
    frame.setProperty("plane", kind)
    return frame


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def divider(*, upright: bool = False) -> QFrame:
    """Return a thin line between things."""
    frame = plane("line")
    if upright:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame
