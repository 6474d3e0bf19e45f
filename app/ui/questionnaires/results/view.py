"""The view over results: which wave, whom it is about, and the parts that show it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.messages import describe
from app.models.errors import AppError
from app.models.studies import waves
from app.models.studies.groups import Attribute, by_attribute
from app.models.studies.study import Among
from app.reports.results.words import ATTRIBUTES, Words, order_of
from app.ui.button import Button
from app.ui.empty import Empty
from app.ui.filters import Filter, FilterStrip
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.plain import plane
from app.ui.questionnaires.results.comparison import ComparisonPanel
from app.ui.questionnaires.results.crossing import CrossPanel
from app.ui.questionnaires.results.desk import Desk, Picker
from app.ui.questionnaires.results.export import ExportPanel
from app.ui.questionnaires.results.free import FreePanel
from app.ui.questionnaires.results.indicators import IndicatorsPanel
from app.ui.questionnaires.results.needs import NeedsPanel
from app.ui.questionnaires.results.questions import QuestionsPanel
from app.ui.questionnaires.results.saving import Saving
from app.ui.questionnaires.results.work import reading
from app.ui.tokens import XL, XXL, L, M, S
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.store import Changed
    from app.models.studies.study import Study
    from app.models.studies.waves import Wave
    from app.reports.results.grid import Grid
    from app.ui.page import Workplace
    from app.ui.questionnaires.results.desk import Panel

PARTS: Final = (
    Filter("questions", N_("Questions")),
    Filter("needs", N_("Needs")),
    Filter("cross", N_("Cross-table")),
    Filter("indicators", N_("Indicators")),
    Filter("comparison", N_("Comparison")),
    Filter("free", N_("Free answers")),
)


_READ: Final = frozenset({
    "form", "wave", "wave_form", "response", "delivery", "school", "school_status", "setting",
})  # fmt: skip
"""What a wave is read from; a change there has it read again."""
_SHOWN: Final = frozenset({"indicator", "answer_tag"})
"""What is looked up anew each time that a part is shown."""


class ResultsView(View):
    """What the answers say: question by question, needs, cross-tables, indicators, waves."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._waves: dict[int, Wave] = {}
        self._study: Study | None = None
        self._read: dict[int, Study] = {}
        self.wave = Picker(_("Wave"), 250)
        self.form = Picker(_("Questionnaire"), 300)
        self.by = Picker(_("Among"), 190)
        self.group = Picker("", 230)
        self.parts = FilterStrip(PARTS)
        self.panels: dict[str, Panel] = {
            "questions": QuestionsPanel(),
            "needs": NeedsPanel(),
            "cross": CrossPanel(),
            "indicators": IndicatorsPanel(place),
            "comparison": ComparisonPanel(place),
            "free": FreePanel(place),
        }
        self.export = ExportPanel(place)
        self.saving = Saving(place, self)
        self._empty = plane("surface")
        QVBoxLayout(self._empty)
        self._stack = QStackedWidget()
        for each in (self._empty, self.export, *self.panels.values()):
            self._stack.addWidget(each)
        self._tools = self._make_tools()
        self._build()
        self._connect()
        self.destroyed.connect(self.store.subscribe(self._on_changed))

    def _make_tools(self) -> list[Button]:
        made: list[Button] = []
        for name, text, icon, slot in (
            ("save_pdf", _("Save PDF"), Icon.PAPER, self.save_pdf),
            ("save_results", _("Save tables"), Icon.SAVE, self.save_tables),
            ("export_answers", _("Save raw answers"), Icon.SAVE, self.open_export),
        ):
            button = Button(text, which=icon, small=True)
            button.setObjectName(name)
            button.clicked.connect(slot)
            made.append(button)
        return made

    def _build(self) -> None:
        self._top = plane("strip")
        self._top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        lines = QVBoxLayout(self._top)
        lines.setContentsMargins(XXL, S, XL, S)
        lines.setSpacing(S)
        first = QHBoxLayout()
        first.setSpacing(L)
        first.addWidget(self.wave)
        first.addWidget(self.parts, 1)
        second = FlowLayout(spacing=M)
        for each in (self.form, self.by, self.group):
            second.addWidget(each)
        for panel in self.panels.values():
            for each in panel.pickers():
                second.addWidget(each)
        lines.addLayout(first)
        lines.addLayout(second)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._top)
        box.addWidget(self._stack, 1)
        self._hide_pickers()  # until there is something to choose

    def _connect(self) -> None:
        self.wave.picked.connect(self._read_wave)
        self.form.picked.connect(self._show_part)
        self.by.picked.connect(self._offer_groups)
        self.group.picked.connect(self._show_part)
        self.parts.chosen.connect(self._show_part)
        self.export.confirmed.connect(self._export)
        self.export.given_up.connect(self._show_part)
        self.saving.exported.connect(self._on_exported)
        self.saving.said.connect(self.said)
        for each in self.panels.values():
            each.create_requested.connect(self.create_requested)
            each.part_requested.connect(self.open_part)
            each.said.connect(self.said)
        self.comparison.waves_wanted.connect(self._read_waves)

    @property
    def comparison(self) -> ComparisonPanel:
        """The part that puts waves side by side."""
        found = self.panels["comparison"]
        assert isinstance(found, ComparisonPanel)  # noqa: S101 - made so
        return found

    def tools(self) -> Sequence[QWidget]:
        return self._tools

    # Reading

    def _on_changed(self, changed: Changed) -> None:
        """Read the answers again only where they may have changed."""
        if changed.tables & _READ:
            self._read.clear()
        elif not changed.tables & _SHOWN:
            return
        self.stale = True
        if self.isVisible():
            self.renew()

    def refresh(self) -> None:
        found = waves.every(self.store)
        self._waves = {each.id: each for each in found}
        self.wave.offer([(each.id, each.name) for each in found])
        self.comparison.offer(found)
        if found:
            self._read_wave()
        else:
            self._study = None
            self._say_empty(
                _("No wave has been asked yet"),
                _("Make a wave, hand its questionnaires out and bring the answers in."),
                _("Waves"),
                "waves",
            )

    def take(self, what: object) -> None:
        """Show a wave, by its number."""
        if isinstance(what, int) and what in self._waves:
            self.wave.set_value(what)
            self._read_wave()

    def _read_wave(self) -> None:
        number = self.wave.value()
        if number in self._read:
            self._show_study(self._read[number])
        elif number is not None:
            self._start([self._waves[number]], self._on_read)

    def _read_waves(self, wanted: Sequence[Wave]) -> None:
        missing = [each for each in wanted if each.id not in self._read]
        if missing:
            self._start(missing, partial(self._on_waves, wanted))
        else:
            self.comparison.show_studies([self._read[each.id] for each in wanted])

    def _start(self, wanted: Sequence[Wave], then: Any) -> None:  # noqa: ANN401 - a slot
        job = Job(reading(self.store, wanted), _("Reading the answers"), self)
        job.succeeded.connect(then)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _on_read(self, found: list[Study]) -> None:
        self._keep(found)
        if found[0].wave.id == self.wave.value():
            self._show_study(found[0])

    def _on_waves(self, wanted: Sequence[Wave], found: list[Study]) -> None:
        self._keep(found)
        if all(each.id in self._read for each in wanted):
            self.comparison.show_studies([self._read[each.id] for each in wanted])

    def _keep(self, found: Sequence[Study]) -> None:
        self._read.update({each.wave.id: each for each in found})

    def _show_study(self, study: Study) -> None:
        self._study = study
        if not any(study.answered.values()):
            self._say_empty(
                _("No approved responses in this wave"),
                _("Bring the answers in and approve them; then they are counted here."),
                _("Responses"),
                "responses",
            )
            return
        titles = [(code, each.text(each.titles, spoken())) for code, each in study.forms.items()]
        self.form.offer(titles)
        known = [(each, _(ATTRIBUTES[each])) for each in Attribute]
        self.by.offer(known, _("all respondents"))
        self._offer_groups()

    def _offer_groups(self) -> None:
        attribute = self.by.value()
        if self._study is None or attribute is None:
            self.group.offer([], _("all"))
        else:
            self.group.offer(_groups(self._study, attribute))
        self._show_part()

    # Showing

    def desk(self) -> Desk | None:
        """Return what is in sight; None where there are no answers."""
        form = self.form.value()
        if self._study is None or form not in self._study.forms:
            return None
        attribute, key = self.by.value(), self.group.value()
        uses = self.panels[self.parts.active()].needs_group
        group = (
            Among(attribute, key) if uses and attribute is not None and key is not None else None
        )
        return Desk(self._study, form, group)

    def _show_part(self) -> None:
        desk = self.desk()
        if desk is None:
            return
        panel = self.panels[self.parts.active()]
        self._show_pickers(panel)
        self.form.setVisible(panel.needs_form and len(desk.study.forms) > 1)
        self.by.setVisible(panel.needs_group)
        self.group.setVisible(panel.needs_group and self.by.value() is not None)
        self.parts.show()
        for each in self._tools:
            each.setEnabled(True)
        self._stack.setCurrentWidget(panel)
        panel.show_desk(desk)

    def _show_pickers(self, shown: Panel | None) -> None:
        for panel in self.panels.values():
            for each in panel.pickers():
                each.setVisible(panel is shown)

    def _hide_pickers(self) -> None:
        self._show_pickers(None)
        for each in (self.form, self.by, self.group):
            each.hide()

    def open_part(self, key: str, what: object = None) -> None:
        """Show another part and hand something over to it."""
        self.parts.activate(key)
        self._show_part()
        self.panels[key].take(what)

    def _say_empty(self, title: str, hint: str, action: str, view: str) -> None:
        box = self._empty.layout()
        assert box is not None  # noqa: S101 - made with it
        while (item := box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        empty = Empty(title, hint, action, Icon.QUESTIONNAIRE)
        empty.asked.connect(lambda: self.view_requested.emit(view, None))
        box.addWidget(empty)
        self._hide_pickers()
        self.parts.hide()
        self.wave.setVisible(bool(self._waves))
        for each in self._tools:
            each.setEnabled(False)
        self._stack.setCurrentWidget(self._empty)

    # Taking out

    def grids(self) -> list[Grid]:
        """Return the tables in sight."""
        return self.panels[self.parts.active()].grids()

    def save_pdf(self) -> None:
        """Write what is in sight to a PDF."""
        grids = self.grids()
        if self._study is None or not grids:
            self.said.emit(_("There is no table in sight to be saved."), False)
        else:
            self.saving.ask_for_pdf(self._study, grids)

    def save_tables(self) -> None:
        """Write all results of the wave to a workbook or as CSV."""
        if self._study is not None:
            self.saving.ask_for_tables(self._study)

    def open_export(self) -> None:
        """Ask what raw answers are needed for."""
        if self.store.read_only:
            self.said.emit(_("Opened for reading only. Nothing can be changed here."), False)
        elif (desk := self.desk()) is not None:
            self._stack.setCurrentWidget(self.export)
            self.export.open(desk.study, desk.form)

    def _export(self, values: dict[str, Any]) -> None:
        if self._study is not None:
            self.saving.ask_for_answers(self._study, values)

    def _on_exported(self) -> None:
        self.export.done()
        self._show_part()

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        self.said.emit(describe(problem), False)


def _groups(study: Study, attribute: Attribute) -> list[tuple[str, str]]:
    """Return the groups that answered, in the order of the field or of their names."""
    words = Words(study, translation(spoken()))
    key_of = by_attribute(study.known, attribute)
    found = {key_of(each) for each in study.all()}
    order = order_of(attribute)
    keys = sorted(found, key=lambda key: (key not in order, words.group(attribute, key)))
    return [(key, words.group(attribute, key)) for key in keys]
