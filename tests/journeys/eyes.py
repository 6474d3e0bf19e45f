"""What a person sees in a window: the widgets in sight and the words on them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

_ACROSS = Qt.Orientation.Horizontal
_EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)


class Eyes:
    """Looks at the window that `front()` returns; what is not visible is not there."""

    def __init__(self, front):
        self._front = front

    # Widgets

    def all(self, kind, name=""):
        """Return the widgets of a kind in sight, those of a name where one is given."""
        window = self._front()
        found = window.findChildren(kind, name) if name else window.findChildren(kind)
        return [each for each in found if each.isVisible()]

    def only(self, kind, fits, name):
        """Return the one usable widget of a kind that fits."""
        found = [each for each in self.all(kind) if fits(each) and each.isEnabled()]
        assert len(found) == 1, f"{len(found)} of {name!r} in sight\n{self.words()}"
        return found[0]

    def field(self, name):
        """Return the field of a form that can be typed in."""
        found = [each for each in self.all(QWidget, name) if isinstance(each, _EDITORS)]
        usable = [each for each in found if each.isEnabled()]
        assert len(usable) == 1, f"{len(usable)} fields {name!r} in sight\n{self.words()}"
        return usable[0]

    def value(self, name):
        """Return what stands in a field."""
        field = self.field(name)
        match field:
            case QPlainTextEdit():
                return field.toPlainText()
            case QComboBox():
                return field.currentText()
            case QCheckBox():
                return field.isChecked()
            case _:
                return field.text()

    def button(self, name, nth=0):
        """Return a button that can be pressed: by its name, else by what it says."""
        found = self._enabled(self.all(QAbstractButton, name))
        if not found:
            buttons = self._enabled(self.all(QAbstractButton))
            found = [each for each in buttons if name in (each.text(), each.accessibleName())]
        assert len(found) > nth, f"no button {name!r} in sight\n{self.words()}"
        return found[nth]

    def has_button(self, name):
        """Say whether a button of this name can be pressed."""
        return bool(self._enabled(self.all(QAbstractButton, name)))

    def tab(self, words):
        """Return a bar of tabs and the place of a tab on it."""
        for bar, at in self.tabs():
            if bar.tabText(at).startswith(words):
                return bar, at
        raise AssertionError(f"no tab {words!r} in sight\n{self.words()}")

    def tabs(self):
        """Return every tab in sight as its bar and its place on it."""
        return [(bar, at) for bar in self.all(QTabBar) for at in range(bar.count())]

    def row(self, text):
        """Return the list and the cell of the first row that says this."""
        for view in self.all(QTableView):
            model = view.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    if text in _text(model.index(row, column)):
                        return view, model.index(row, column)
        raise AssertionError(f"no row {text!r} in sight\n{self.words()}")

    @staticmethod
    def _enabled(found):
        return [each for each in found if each.isEnabled()]

    # Words

    def rows(self):
        """Return the rows of the lists in sight, each as one line."""
        return [line for view in self.all(QTableView) for line in _lines(view)]

    def reads(self, text):
        """Say whether a text stands somewhere in sight."""
        return text in self.words()

    def words(self):
        """Return everything that can be read in the window, a piece on each line."""
        pieces = [piece for each in self.all(QWidget) for piece in _pieces(each)]
        return "\n".join(dict.fromkeys(piece for piece in pieces if piece))

    def tips(self):
        """Return what is said when the mouse rests on something in sight."""
        tips = (QTextDocumentFragment.fromHtml(each.toolTip()) for each in self.all(QWidget))
        return "\n".join(dict.fromkeys(tip.toPlainText() for tip in tips if not tip.isEmpty()))


def _words_of_table(view):
    model = view.model()
    columns = range(model.columnCount())
    shown = view.horizontalHeader().isVisible()
    titles = [str(model.headerData(at, _ACROSS) or "") for at in columns if shown]
    return [*titles, *_lines(view)]


_SAYS = {
    QLabel: lambda label: [label.text()],
    QAbstractButton: lambda button: [button.text() or button.accessibleName()],
    QLineEdit: lambda line: [line.text(), line.placeholderText()],
    QPlainTextEdit: lambda area: [area.toPlainText()],
    QComboBox: lambda combo: [combo.currentText()],
    QTabBar: lambda bar: [bar.tabText(at) for at in range(bar.count())],
    QTableView: _words_of_table,
    QWidget: lambda widget: [widget.accessibleName()],
}


def _pieces(widget):
    return next(say(widget) for kind, say in _SAYS.items() if isinstance(widget, kind))


def _lines(view):
    model = view.model()
    columns = range(model.columnCount())
    return [
        " | ".join(_text(model.index(row, column)) for column in columns)
        for row in range(model.rowCount())
    ]


def _text(index):
    return str(index.data() or "")
