"""What is asked before the first day of work, on one card in the middle of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.messages import describe, explain
from app.models import drafts, periods, regions, schools, settings
from app.models.errors import AppError
from app.models.problems import has_errors
from app.ui.button import Button
from app.ui.check import CheckBox
from app.ui.fields import Choice, Field, Text
from app.ui.filters import Filter, FilterStrip
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.navigation import Brand
from app.ui.notice import Notice
from app.ui.plain import Label, divider, plane
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XS, XXL, L, S
from app.ui.year_form import YearForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.models.problems import Problem
    from app.ui.page import Workplace
    from app.ui.year_form import Span

_LANGUAGES: Final = (
    Filter("kk", N_("Қазақша")),
    Filter("ru", N_("Русский")),
    Filter("en", N_("English")),
)
_WIDEST: Final = 640
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
    """The first start.

    What is typed is kept as a draft, for another language builds the window anew. `finished`,
    `import_requested` and `template_requested` come when the own school is written, the latter two
    also when nothing was typed: a workbook brings its own.
    """

    language_chosen = Signal(str)
    finished = Signal()
    import_requested = Signal()
    template_requested = Signal()

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
        content.setContentsMargins(XXL, XXL, XXL, XXL)
        content.setSpacing(L)
        content.addWidget(self._brand())
        content.addWidget(self._languages)
        content.addWidget(divider())
        content.addWidget(_heading(_("Own school"), _("The leading school of your team.")))
        content.addWidget(self._school)
        if self._asks_year:
            self._add_year(content)
        content.addWidget(divider())
        content.addWidget(self._failed)
        content.addLayout(self._foot())
        inset = plane("page")
        middle = QHBoxLayout(inset)
        middle.setContentsMargins(XXL, XXL, XXL, XXL)
        middle.addStretch(1)
        middle.addWidget(self._card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(inset))
        self._fit()

    def _brand(self) -> Brand:
        brand = Brand()
        brand.set_names(_("Zhetekshi"), _("For the development team of a leading school"))
        return brand

    def _add_year(self, content: QVBoxLayout) -> None:
        title = _("School year {name}").format(name=self._year)
        hint = _("These dates follow the usual pattern. Compare them with the published order.")
        content.addWidget(divider())
        content.addWidget(_heading(title, hint))
        content.addWidget(self._periods)
        content.addWidget(self._checked)

    def _foot(self) -> QHBoxLayout:
        self._begin = Button(_("Begin"), "primary")
        self._begin.setObjectName("begin")
        self._begin.clicked.connect(self.begin)
        bring = Button(_("Bring in a workbook"), "secondary", Icon.UPLOAD)
        bring.setObjectName("import")
        bring.clicked.connect(self._on_import)
        template = Button(_("Empty template"), "quiet", Icon.SAVE)
        template.setObjectName("template")
        template.clicked.connect(self._on_template)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._begin)
        foot.addWidget(bring)
        foot.addStretch(1)
        foot.addWidget(template)
        return foot

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._card.setFixedWidth(look().scaled(_WIDEST))

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


def _heading(title: str, hint: str) -> QWidget:
    heading = QWidget()
    box = QVBoxLayout(heading)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(XS)
    box.addWidget(Label(title, "section"))
    box.addWidget(Label(hint, "secondary"))
    return heading
