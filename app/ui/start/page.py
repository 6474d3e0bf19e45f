"""What is asked before the first day of work, on one card, and the ways to begin below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import describe, explain
from app.models import drafts, periods, regions, schools, settings
from app.models.errors import AppError
from app.models.problems import has_errors
from app.ui.button import Button
from app.ui.check import CheckBox
from app.ui.fields import Choice, Field, Text
from app.ui.filters import Filter, FilterStrip
from app.ui.flow import FlowLayout
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.navigation import Brand
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XS, XXL, L, M
from app.ui.year_form import YearForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from app.models.problems import Problem
    from app.ui.page import Workplace
    from app.ui.year_form import Span

_LANGUAGES: Final = (
    Filter("kk", N_("Қазақша")),
    Filter("ru", N_("Русский")),
    Filter("en", N_("English")),
)
_WIDEST: Final = 640
_WIDEST_WITH_YEAR: Final = 1120
_SIDE_BY_SIDE: Final = 1000
"""Under this width at 100 % text the school year stands under the school."""

_DRAFT: Final = "start"
_CODE: Final = "LS"


def _fields(place: Workplace) -> list[Field]:
    def options() -> list[tuple[str, str]]:
        return [(each.code, each.name(spoken())) for each in regions.on(place.today())]

    return [
        Field("name_kk", N_("Name in Kazakh"), Text(max_length=300), required=True),
        Field("name_ru", N_("Name in Russian"), Text(max_length=300)),
        Field("code", N_("Code"), Text(max_length=20), required=True, width="third"),
        Field(
            "bin",
            N_("BIN"),
            Text(max_length=20),
            width="two_thirds",
            placeholder=N_("12 digits, may be added later"),
        ),
        Field("region", N_("Region (city of republican significance)"), Choice(options)),
        Field("district", N_("District (city)"), Text(max_length=100)),
    ]


class StartPage(QWidget):
    """The first start: its buttons stay in sight at the foot, whatever is typed above.

    What is typed is kept as a draft, for another language builds the window anew. `finished`,
    `import_requested` and `template_requested` come when the own school is written, the latter two
    also when nothing was typed: a workbook brings its own. `sample_requested` writes nothing.
    """

    language_chosen = Signal(str)
    finished = Signal()
    import_requested = Signal()
    template_requested = Signal()
    sample_requested = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._store = place.store
        self._accepted: list[Problem] = []
        self._year = periods.school_year_of(place.today())
        self._asks_year = not periods.is_known(self._store, place.today())
        self._languages = FilterStrip(_LANGUAGES)
        self._languages.activate(spoken())
        self._languages.chosen.connect(self._on_language)
        self._school = Form(_fields(place))
        self._school.field_left.connect(self._keep_draft)
        self._school.edited.connect(self._on_edited)
        self._periods = YearForm(place.today, self._year_problems)
        self._checked = CheckBox(_("The dates are checked against the published order"))
        self._checked.setObjectName("checked")
        self._failed = Notice(parent=self)
        self._build()
        self._load()

    # Layout

    def _build(self) -> None:
        self._card = plane("card")
        content = QVBoxLayout(self._card)
        content.setContentsMargins(XXL, L, XXL, L)
        content.setSpacing(L)
        content.addLayout(self._head())
        content.addWidget(self._sample())
        content.addLayout(self._forms())
        inset = plane("page")
        middle = QHBoxLayout(inset)
        middle.setContentsMargins(XXL, L, XXL, L)
        middle.addStretch(1)
        middle.addWidget(self._card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(scrolled(inset), 1)
        box.addWidget(self._foot())
        self._fit()

    def _head(self) -> QHBoxLayout:
        brand = Brand()
        brand.set_names(_("Zhetekshi"), _("For the development team of a leading school"))
        head = QHBoxLayout()
        head.addWidget(brand, 1)
        head.addWidget(self._languages, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _sample(self) -> Notice:
        text = _("You may look around first, among invented schools, requests and events.")
        notice = Notice(text, "info", _("Look around with sample data"))
        notice.name_action("sample")
        notice.asked.connect(self.sample_requested)
        return notice

    def _forms(self) -> QBoxLayout:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(XXL)
        school = _column(_("Own school"), _("The leading school of your team."), self._school)
        self._columns.addLayout(school, 1)
        if self._asks_year:
            title = _("School year {name}").format(name=self._year)
            hint = _("These dates follow the usual pattern. Compare them with the published order.")
            self._columns.addLayout(_column(title, hint, self._periods, self._checked), 1)
        return self._columns

    def _foot(self) -> QWidget:
        self._begin = Button(_("Begin"), "primary")
        self._begin.setObjectName("begin")
        self._begin.clicked.connect(self.begin)
        bring = Button(_("Bring in a workbook"), "secondary", Icon.UPLOAD)
        bring.setObjectName("import")
        bring.clicked.connect(self._on_import)
        template = Button(_("Empty template"), "quiet", Icon.SAVE)
        template.setObjectName("template")
        template.clicked.connect(self._on_template)
        self._line = QWidget()
        line = QVBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._failed)
        ways = FlowLayout()
        for way in (self._begin, bring, template):
            ways.addWidget(way)
        line.addLayout(ways)
        foot = plane("foot")
        middle = QHBoxLayout(foot)
        middle.setContentsMargins(XXL, M, XXL, M)
        middle.addStretch(1)
        middle.addWidget(self._line)
        middle.addStretch(1)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        beside = self._asks_year and self.width() >= look().scaled(_SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        widest = look().scaled(_WIDEST_WITH_YEAR if beside else _WIDEST)
        width = min(widest, max(self.width() - 2 * XXL, 1))
        self._card.setFixedWidth(width)
        self._line.setFixedWidth(width)

    # What is typed

    def _load(self) -> None:
        draft = drafts.take(self._store, _DRAFT, drafts.NEW)
        self._school.load(draft or {"code": _CODE})
        self._periods.show_spans(periods.proposal(self._year))
        self._school.setFocus()

    def _keep_draft(self) -> None:
        if self.isVisible():
            drafts.keep(self._store, _DRAFT, drafts.NEW, self._school.values())

    def _on_language(self, language: str) -> None:
        self._keep_draft()
        self.language_chosen.emit(language)

    def _on_edited(self) -> None:
        self._begin.setText(_("Begin"))

    def _is_untouched(self) -> bool:
        values = self._school.values()
        return not any(value for name, value in values.items() if name != "code")

    # How to begin

    def begin(self) -> None:
        """Write the own school, and begin empty."""
        self._write_and(self.finished.emit)

    def _on_import(self) -> None:
        self._go(self.import_requested.emit)

    def _on_template(self) -> None:
        self._go(self.template_requested.emit)

    def _go(self, on: Callable[[], None]) -> None:
        """Go on, writing the own school first unless it is left to the workbook."""
        if self._is_untouched():
            on()
        else:
            self._write_and(on)

    def _write_and(self, go_on: Callable[[], None]) -> None:
        values = self._values()
        if not self._may_be_written(values):
            return
        spans = self._periods.spans() if self._asks_year else None
        if self._asks_year and spans is None:
            return
        try:
            self._write(values, spans)
        except AppError as problem:
            self._failed.say(describe(problem), "bad")
            return
        drafts.forget(self._store, _DRAFT, drafts.NEW)
        go_on()

    def _values(self) -> dict[str, Any]:
        values = {name: value or None for name, value in self._school.values().items()}
        values["bin"] = "".join((values["bin"] or "").split()) or None
        return values

    def _may_be_written(self, values: Mapping[str, Any]) -> bool:
        """Say what stands against it: errors are mended, warnings pass with the second press."""
        problems = schools.problems(self._store, None, values)
        self._school.show_problems(
            [(each.field, each.severity.value, explain(each)) for each in problems]
        )
        if not problems or problems == self._accepted:
            return True
        self._school.focus_first_problem()
        if not has_errors(problems):
            self._accepted = problems
            self._begin.setText(_("Begin anyway"))
        return False

    def _write(self, values: Mapping[str, Any], spans: list[Span] | None) -> None:
        code = values["code"]
        with self._store.change(N_("Own school {code}"), origin=self, code=code) as change:
            school = schools.save(change, None, {**values, "status": "leading"})
            settings.write(self._store, change, own_school=school)
            if spans is not None:
                to_check = not self._checked.isChecked()
                periods.save_year(self._store, change, self._year, spans, to_check=to_check)

    def _year_problems(self, spans: list[Span]) -> list[Problem]:
        return periods.year_problems(self._store, self._year, spans)


def _column(title: str, hint: str, *content: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(M)
    heading = QVBoxLayout()
    heading.setSpacing(XS)
    heading.addWidget(Label(title, "section"))
    heading.addWidget(Label(hint, "secondary"))
    box.addLayout(heading)
    for each in content:
        box.addWidget(each)
    box.addStretch(1)
    return box
