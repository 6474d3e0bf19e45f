"""The answer to a request: seen, registered with an outgoing number, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, translation
from app.messages import describe
from app.models import letters, requests
from app.models.errors import AppError
from app.models.period_titles import day
from app.ui.button import Button
from app.ui.content_paper import content_paper
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.paper_page import PaperPage
from app.ui.plain import Label
from app.ui.tokens import XL, M

if TYPE_CHECKING:
    from app.models.requests import Request
    from app.models.store import Store
    from app.reports.content import Document
    from app.ui.page import Workplace

_ANSWER = "answer"


class RequestPapers(PaperPage):
    """The answer letter of one request."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Requests"))
        self._store = place.store
        self._request = 0
        self.letter = _LetterPane(place)
        self.letter.registered.connect(self.refresh)
        self.letter.said.connect(self.said)
        self.desk.add_options(_ANSWER, self.letter)

    def open_request(self, number: int) -> None:
        """Show the answer to a request."""
        self._request = number
        request = requests.get(self._store, number)
        paper = content_paper(
            _ANSWER,
            _("Answer letter"),
            _("Decision, who is responsible, what comes next"),
            lambda language: f"{translation(language)(N_('Answer letter'))} {request.number}",
            lambda store, language: _answer(store, number, language),
        )
        self.open(f"{request.number} · {request.topic}", [paper])
        self.letter.show_request(request)

    def refresh(self) -> None:
        """Read the request again, should it still be there."""
        if requests.count(self._store, requests.Filter(ids=(self._request,))):
            self.open_request(self._request)
        else:
            self.back_requested.emit()


def _answer(store: Store, number: int, language: str) -> Document:
    from app.reports.documents.answer import answer_document  # noqa: PLC0415 - slow to import

    return answer_document(store, number, language)


class _LetterPane(QWidget):
    """The outgoing number of the answer, or the button that gives it one."""

    registered = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._store = place.store
        self._request: Request | None = None
        lock(self, locked=place.store.read_only)
        self._number = Label("", "body")
        self._undecided = Notice(parent=self)
        self._give = Button(_("Give an outgoing number"), which=Icon.MAIL)
        self._give.setObjectName("register_letter")
        self._give.clicked.connect(self.register)
        hint = _("Number and day are kept on the request. The letter can be printed without them.")
        box = QVBoxLayout(self)
        box.setContentsMargins(XL, 0, XL, 0)
        box.setSpacing(M)
        for widget in (self._undecided, self._number, self._give, Label(hint, "secondary")):
            box.addWidget(widget)
        box.addStretch(1)

    def show_request(self, request: Request) -> None:
        """Show the number that the answer has."""
        self._request = request
        letter = letters.of_request(self._store, request.id)
        told = _("Outgoing number: {number}, {day}")
        self._number.setText(
            told.format(number=letter.number, day=day(letter.day)) if letter else ""
        )
        self._number.setHidden(letter is None)
        self._give.setHidden(letter is not None)
        undecided = _("No decision yet: the letter says that the request is being considered.")
        self._undecided.say(undecided if request.status in requests.UNDECIDED else "", "info")

    def register(self) -> None:
        """Give the answer its number, as of today."""
        request = self._request
        if request is None:
            return
        label = N_("Request {number}: outgoing number of the answer")
        try:
            with self._store.change(label, origin=self, number=request.number) as change:
                letters.register(self._store, change, request.id, self._place.today())
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.said.emit(_("Saved"), True)
        self.registered.emit()
