"""The cards beside the report: whether its period is closed, and whether its plan is approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.models.plan_review import Fate
from app.ui.button import Button
from app.ui.card import Card
from app.ui.editors import ComboBox
from app.ui.flow import FlowLayout
from app.ui.icons import Icon
from app.ui.link import Link
from app.ui.pill import Pill, PillSpec
from app.ui.plain import Label
from app.ui.reports.quarterly.edition import TODAY
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from app.models.closing import Version
    from app.models.plan_review import Review
    from app.ui.reports.quarterly.edition import Edition


class _Card(Card):
    """A card with a pill, lines of text and buttons under each other."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        inside = QWidget()
        self.box = QVBoxLayout(inside)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(M)
        self.add(inside)

    def add_link(self, name: str) -> Link:
        """Add words that lead on; hidden until they say something."""
        link = Link("")
        link.setObjectName(name)
        link.hide()
        self.box.addWidget(link)
        return link

    def add_buttons(self, *buttons: Button) -> QWidget:
        """Add buttons on as many lines as they need."""
        foot = QWidget()
        flow = FlowLayout(spacing=S)
        foot.setLayout(flow)
        for each in buttons:
            flow.addWidget(each)
        self.box.addWidget(foot)
        return foot


def _button(text: str, name: str, which: Icon) -> Button:
    button = Button(text, which=which, small=True)
    button.setObjectName(name)
    return button


class ClosingCard(_Card):
    """Open, closed or corrected: the version shown, its differences, and what can be done.

    `version_chosen(number)` picks another edition; `drift_asked` and `corrections_asked` want the
    lists of differences; `close_asked` and `reopen_asked` want the period closed or opened again.
    """

    version_chosen = Signal(int)
    drift_asked = Signal()
    corrections_asked = Signal()
    close_asked = Signal()
    reopen_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Closing the period"))
        self._pill = Pill()
        self._text = Label("", "secondary")
        self._shown = ComboBox()
        self._shown.setObjectName("version")
        self._shown.setAccessibleName(_("Shown version"))
        self._shown.activated.connect(self._on_version)
        self.box.addWidget(self._pill)
        self.box.addWidget(self._text)
        self.box.addWidget(self._shown)
        self._corrections = self.add_link("corrections")
        self._drift = self.add_link("drift")
        self._close = _button(_("Close the period…"), "close_period", Icon.LOCK)
        self._reopen = _button(_("Reopen…"), "reopen_period", Icon.REOPEN)
        self.add_buttons(self._close, self._reopen)
        self._corrections.clicked.connect(self.corrections_asked)
        self._drift.clicked.connect(self.drift_asked)
        self._close.clicked.connect(self.close_asked)
        self._reopen.clicked.connect(self.reopen_asked)

    def show_edition(self, edition: Edition) -> None:
        """Tell the state of a period and which of its versions is in sight."""
        self._pill.show_spec(_pill(edition))
        self._text.setText(_words(edition))
        self._shown.setHidden(not edition.versions)
        self._shown.clear()
        for each in edition.versions:
            self._shown.addItem(_title(each), each.number)
        self._shown.addItem(_("Data of today"), TODAY)
        number = edition.version.number if edition.version else TODAY
        self._shown.setCurrentIndex(self._shown.findData(number))
        _say(
            self._corrections,
            _("Differences from version {n}: {count}").format(
                n=edition.version.number - 1 if edition.version else 0,
                count=len(edition.corrections),
            )
            if edition.corrections
            else "",
        )
        _say(self._drift, _drift(edition))
        self._close.setHidden(edition.standing is not None)
        self._reopen.setHidden(edition.standing is None)

    def _on_version(self) -> None:
        self.version_chosen.emit(int(self._shown.currentData()))


def _say(link: Link, text: str) -> None:
    link.setText(text)
    link.setHidden(not text)


def _pill(edition: Edition) -> PillSpec:
    if edition.standing is None:
        if edition.versions:
            return PillSpec(_("Reopened"), "warn", Icon.REOPEN)
        return PillSpec(_("Not closed"))
    if edition.standing.corrected:
        text = _("Corrected, version {number}").format(number=edition.standing.number)
        return PillSpec(text, "ok", Icon.LOCK)
    return PillSpec(_("Closed"), "ok", Icon.LOCK)


def _words(edition: Edition) -> str:
    if edition.standing:
        return _closed(edition.standing)
    if edition.versions:
        newest = edition.versions[0]
        return _("Reopened: {day}. Reason: {reason}").format(
            day=f"{newest.reopened:%d.%m.%Y}", reason=newest.reason or ""
        )
    return _("Closing keeps the figures and their rows as they are printed.")


def _closed(version: Version) -> str:
    day = f"{version.as_of:%d.%m.%Y}"
    if version.who:
        return _("Closed: {day}, {who}").format(day=day, who=version.who)
    return _("Closed: {day}").format(day=day)


def _title(version: Version) -> str:
    return _("Version {n} · {day}").format(n=version.number, day=f"{version.as_of:%d.%m.%Y}")


def _drift(edition: Edition) -> str:
    if not edition.drift:
        return ""
    if edition.standing is None:
        sentence = _("Changed since version {n}: {count}")
        return sentence.format(n=edition.versions[0].number, count=len(edition.drift))
    return _("Differs from the closed version: {count}").format(count=len(edition.drift))


class PlanCard(_Card):
    """Whether the plan of the period is approved, and what came otherwise since.

    `approve_asked` wants the events of now approved as the plan, `outcomes_asked` the list of what
    came otherwise.
    """

    approve_asked = Signal()
    outcomes_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Plan of the period"))
        self._text = Label("", "secondary")
        self.box.addWidget(self._text)
        self._outcomes = self.add_link("outcomes")
        self._approve = _button("", "approve_plan", Icon.CHECK)
        self._foot = self.add_buttons(self._approve)
        self._outcomes.clicked.connect(self.outcomes_asked)
        self._approve.clicked.connect(self.approve_asked)

    def show_review(self, review: Review | None, *, closed: bool) -> None:
        """Tell of the approved plan; in a closed period none can be approved."""
        self.setHidden(closed and review is None)
        self._foot.setHidden(closed)
        self._approve.setText(_("Approve the plan") if review is None else _("Approve anew"))
        if review is None:
            self._text.setText(_("The director has approved the plan? Keep it as it is now."))
            _say(self._outcomes, "")
            return
        planned = sum(each.planned is not None for each in review.outcomes)
        day = f"{review.day:%d.%m.%Y}"
        self._text.setText(_("Approved: {day}. Events: {n}").format(day=day, n=planned))
        otherwise = len(review.outcomes) - len(review.of(Fate.AS_PLANNED))
        said = _("Otherwise than planned: {n}").format(n=otherwise)
        _say(self._outcomes, said if otherwise else "")
