"""The approved answers of a wave, as figures are counted from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.models.dated import value_on
from app.models.studies.responses import APPROVED, answers_of

if TYPE_CHECKING:
    from datetime import date

    from app.models.expressions.values import Value
    from app.models.forms.record import Record
    from app.models.store import Store
    from app.models.studies.waves import Wave

_NO_TIME: Final = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Answered:
    """One response: `form` is the code of its questionnaire, `status` that of its school.

    `school` is the school's code: the registry's, else what the respondent wrote.
    """

    form: str
    school: str
    status: str | None
    answers: Record

    def text(self, name: str) -> str:
        """Return the answer to a question outside of repeats, "" for none."""
        found = self.answers.get(name)
        return found if isinstance(found, str) else ""


class Flat:
    """What a condition of a figure may ask: the answers of one response."""

    own = ""
    position = 1
    now = _NO_TIME

    def __init__(self, answered: Answered) -> None:
        self._answered = answered

    def answer(self, name: str) -> Value:
        """Return an answer; of a repeat, one for each of its rounds."""
        return self._answered.text(name)

    def column(self, name: str) -> str:
        """Return nothing: figures look at no single choice."""
        del name
        return ""

    def choice_name(self, code: str, name: str) -> str:
        """Return the code itself: figures are counted on codes."""
        del name
        return code


def approved(store: Store, wave: Wave, day: date | None = None) -> list[Answered]:
    """Return the approved responses of a wave; schools have the status of `day` or its last day."""
    on = day or wave.last or store.today()
    status = value_on("school_status", "school.id", "status", on)
    rows = store.rows(
        "SELECT form.code AS form, coalesce(school.code, response.school_code, '') AS school,"
        f" {status} AS status, answers FROM response JOIN form ON form.id = response.form"
        " LEFT JOIN school ON school.id = response.school"
        " WHERE response.wave = ? AND response.state = ?",
        (wave.id, APPROVED),
    )
    return [
        Answered(row["form"], row["school"], row["status"], answers_of(row["answers"]))
        for row in rows
    ]
