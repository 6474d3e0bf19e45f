"""The small form of a step: the new status, its day, and the reason where one is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from app.i18n import N_
from app.models import drafts, requests
from app.models.requests import TRANSITIONS, needs_reason
from app.models.text import clean
from app.ui.fields import Choice, Date, Field, Text
from app.ui.form_pane import FormPane
from app.ui.plain import Label
from app.ui.request_words import status_word
from app.ui.requests.steps import step_button

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.models.problems import Problem
    from app.models.requests import Request
    from app.models.store import Store

_NAME: Final = "request_step"


class RequestStepPane(FormPane):
    """Brings a request to another status; `save_requested` tells number, status, day and reason."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__(store, _NAME, self._problems)
        self._of_store = store
        self._today = today
        self._request: Request | None = None
        self._topic = Label("", "secondary")
        self.hints.addWidget(self._topic)

    def open_step(self, request: Request, status: str, day: date) -> None:
        """Show the form for a step of a request; a draft comes back if it was of this step."""
        self._request = request
        draft = drafts.take(self._of_store, _NAME, request.id)
        if draft and draft.get("status") != status:
            drafts.forget(self._of_store, _NAME, request.id)
        self._topic.setText(f"{request.topic}\n{request.school_name}")
        title = f"{request.number} · {step_button(request, status)}"
        self.open(title, self._fields(request), request.id, {"status": status, "day": day})
        if self.form is not None:
            self.form.edited.connect(self._show_reason)
            self._show_reason()

    def focus_first(self) -> None:
        """Put the cursor into the day, which is selected: the status was chosen by the button."""
        if self.form is not None:
            self.form.editor("day").setFocus(Qt.FocusReason.TabFocusReason)

    def _fields(self, request: Request) -> Sequence[Field]:
        def options() -> Sequence[tuple[str, str]]:
            return [(each, status_word(each)) for each in TRANSITIONS[request.status]]

        return (
            Field("status", N_("New status"), Choice(options), required=True),
            Field("day", N_("Day"), Date(self._today), required=True, width="half"),
            Field("reason", N_("Reason"), Text(max_length=1000, multiline=True), required=True),
        )

    def _is_reason_needed(self) -> bool:
        status = self.values().get("status")
        return bool(self._request and status and needs_reason(self._request.status, status))

    def _show_reason(self) -> None:
        if self.form is not None:
            self.form.set_shown("reason", self._is_reason_needed())

    def _problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        request = requests.get(self._of_store, number or 0)
        return requests.move_problems(
            request, values["status"] or "", values["day"], reason_of(values)
        )


def reason_of(values: Mapping[str, Any]) -> str | None:
    """Return the reason that was typed, None for none."""
    return clean(values.get("reason") or "") or None
