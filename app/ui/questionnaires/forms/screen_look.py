"""The question as a screen shows it: large tiles on the PC, a card with a bar in the HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import NAMES, _, translation
from app.models.forms.form import Group, Kind, Question
from app.ui.button import Button
from app.ui.card import Card
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit
from app.ui.painting import frame
from app.ui.plain import Label, clear_layout
from app.ui.theme import look
from app.ui.tokens import RADIUS, XS, L, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.models.forms.form import Choice, Form, Item

_MOST: Final = 11
_LISTED: Final = 12


class ScreenLook(QWidget):
    """A card with one question; nothing in it can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_item(
        self,
        form: Form,
        item: Item | None,
        language: str,
        place: tuple[int, int],
        *,
        filed: bool,
    ) -> None:
        """Show an item of a form, as the PC or (`filed`) as the HTML file does."""
        clear_layout(self._box)
        if item is None:
            return
        drawn = _Drawing(form, language, filed=filed)
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, S, 0, S)
        box.setSpacing(M if not filed else S)
        if isinstance(item, Question) and item.kind is not Kind.NOTE:
            for part in _progress(place):
                box.addWidget(part)
        for part in drawn.item(item):
            box.addWidget(part)
        if not filed:
            box.addWidget(_buttons(language))
        card = Card()
        card.add(inside)
        self._box.addWidget(card)
        self._box.addStretch(1)


class _Drawing:
    """Draws items in one language."""

    def __init__(self, form: Form, language: str, *, filed: bool) -> None:
        self._form = form
        self._language = language
        self._filed = filed

    def item(self, item: Item) -> list[QWidget]:
        """Return the parts of a question or group, from the top."""
        parts: list[QWidget] = [*self._title(item)]
        if isinstance(item, Question):
            return [*parts, *self._answer(item)]
        if "table-list" in item.appearance:
            return [*parts, self._table(item)]
        for each in item.items[:_LISTED]:
            parts += self._part(each, split="percent-split" in item.appearance)
        return parts

    def _part(self, item: Item, *, split: bool) -> list[QWidget]:
        words = self._words(item)
        if split:
            return [_beside(Label(words), _field(90), Label("%", wrap=False))]
        number = f"{item.number}. " if item.number else ""
        return [Label(f"{number}{words}", "secondary")]

    def _words(self, item: Item) -> str:
        return self._form.text(item.labels, self._language)

    def _title(self, item: Item) -> list[QWidget]:
        number = f"{item.number}. " if item.number else ""
        needed = " *" if item.rules.required is not None else ""
        role = "body" if isinstance(item, Question) and item.kind is Kind.NOTE else "strong"
        words = self._words(item) or _("no words yet")
        parts: list[QWidget] = [Label(f"{number}{words}{needed}", role)]
        if item.labels and not item.labels.get(self._language):
            told = _("no translation – shown in this language: {language}")
            first = NAMES.get(self._form.default, self._form.default)
            parts.append(Label(told.format(language=first), "small", tone="warn"))
        if hint := self._form.text(item.hints, self._language):
            parts.append(Label(hint, "secondary"))
        return parts

    def _answer(self, question: Question) -> list[QWidget]:  # noqa: PLR0911 - one for each kind
        match question.kind:
            case Kind.ONE if "minimal" in question.appearance:
                return [_field(0, "—")]
            case Kind.ONE | Kind.MANY:
                round_ = question.kind is Kind.ONE
                return [self._choice(each, round_=round_) for each in self._offered(question)]
            case Kind.RANK:
                return self._places(question)
            case Kind.RANGE:
                return [self._scale(question)]
            case Kind.NOTE | Kind.CALCULATE | Kind.HIDDEN | Kind.META | Kind.KEPT:
                return []
            case Kind.ACKNOWLEDGE:
                return [_Choice("OK", round_=False, tile=not self._filed)]
            case Kind.TEXT:
                return [_field(0, lines=3 if "multiline" in question.appearance else 1)]
            case Kind.DATE | Kind.DATE_TIME:
                return [_field(160, "31.12.2025")]
            case _:
                return [_field(120)]

    def _offered(self, question: Question) -> list[Choice]:
        return list(self._form.lists.get(question.choices, ()))[:_LISTED]

    def _choice(self, choice: Choice, *, round_: bool) -> QWidget:
        words = self._form.text(choice.labels, self._language) or choice.code
        return _Choice(words, round_=round_, tile=not self._filed)

    def _places(self, question: Question) -> list[QWidget]:
        return [
            _beside(Label(f"{number}.", wrap=False), _field(0, "—"))
            for number, _each in enumerate(self._offered(question), start=1)
        ]

    def _scale(self, question: Question) -> QWidget:
        given = question.parameters
        try:
            start, end, step = (
                float(given.get(name, default))
                for name, default in (("start", "0"), ("end", "10"), ("step", "1"))
            )
        except ValueError:
            return _field(120)
        number = int((end - start) / step) + 1 if step else 0
        if not 0 < number <= _MOST:
            return _field(120)
        marks = [_Choice(f"{start + at * step:g}", round_=True, tile=False) for at in range(number)]
        return _beside(*marks)

    def _table(self, group: Group) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(XS)
        first = next((each for each in group.items if isinstance(each, Question)), None)
        offered = self._offered(first) if first is not None else []
        for column, choice in enumerate(offered, start=1):
            head = Label(self._form.text(choice.labels, self._language) or choice.code, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, column)
        for row, each in enumerate(group.items[:_LISTED], start=1):
            grid.addWidget(Label(self._words(each) or each.name, "secondary"), row, 0)
            for column, _choice in enumerate(offered, start=1):
                mark = _Choice("", round_=True, tile=False)
                grid.addWidget(mark, row, column, Qt.AlignmentFlag.AlignCenter)
        grid.setColumnStretch(0, 1)
        return table


class _Choice(QWidget):
    """A mark with words; on the PC inside a tile."""

    def __init__(self, words: str, *, round_: bool, tile: bool) -> None:
        super().__init__()
        self._round = round_
        self._tile = tile
        inset = M if tile else 0
        line = QHBoxLayout(self)
        line.setContentsMargins(
            inset + look().icon + S, S if tile else XS, inset, S if tile else XS
        )
        if words:
            line.addWidget(Label(words), 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().icon + XS, look().icon + S)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look()
        painter = QPainter(self)
        if self._tile:
            frame(painter, self.rect(), RADIUS, None, tokens.palette.border)
        side = tokens.icon
        left = M if self._tile else 1
        mark = QRect(left, (self.height() - side) // 2, side, side)
        radius = side / 2 if self._round else XS
        frame(painter, mark, radius, tokens.palette.surface, tokens.palette.field_border)


def _field(width: int, text: str = "", lines: int = 1) -> QWidget:
    field = LineEdit()
    field.setText(text)
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if width:
        field.setFixedWidth(look().scaled(width))
    if lines > 1:
        field.setFixedHeight(look().control * lines)
    return field


def _beside(*parts: QWidget) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S)
    for each in parts:
        line.addWidget(each, 1 if isinstance(each, Label) and each.wordWrap() else 0)
    return whole


def _progress(place: tuple[int, int]) -> list[QWidget]:
    done, total = place
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, max(total, 1))
    bar.setValue(done)
    return [Label(f"{done} / {total}", "secondary"), bar]


def _buttons(language: str) -> QWidget:
    t = translation(language if language in NAMES else "en")
    back, onward = Button(t("Back")), Button(t("Next"), "primary", Icon.NEXT)
    for each in (back, onward):
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, L, 0, 0)
    line.addWidget(back)
    line.addStretch(1)
    line.addWidget(onward)
    return whole
