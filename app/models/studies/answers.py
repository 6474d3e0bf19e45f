"""The approved answers of a wave, as figures are counted from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.models.dated import value_on
from app.models.expressions.evaluation import holds
from app.models.expressions.tree import names
from app.models.forms.record import rounds_of
from app.models.studies.responses import APPROVED, answers_of
from app.models.studies.versions import retelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from app.models.expressions.tree import Node
    from app.models.expressions.values import Value
    from app.models.forms.record import Record
    from app.models.store import Store
    from app.models.studies.versions import Retold
    from app.models.studies.waves import Wave

_NO_TIME: Final = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Answered:
    """One response: `form` is the code of its questionnaire, `status` that of its school.

    `school` is the school's code: the registry's, else what the respondent wrote; `registered` is
    its number in the registry, None where it is not there. `uuid` names the response. The answers
    stand under the first names and codes of their questions, whichever `version` was asked.
    """

    form: str
    school: str
    status: str | None
    answers: Record
    registered: int | None = None
    uuid: str = ""
    version: str = ""

    def text(self, name: str) -> str:
        """Return the answer to a question outside of repeats, "" for none."""
        found = self.answers.get(name)
        return found if isinstance(found, str) else ""

    def texts(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return the answers to several questions outside of repeats."""
        found = [self.answers.get(name, "") for name in wanted]
        return tuple([each if each.__class__ is str else "" for each in found])  # pyright: ignore[reportReturnType] - asked of the class: tens of thousands of times


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


def judge(node: Node) -> Callable[[Answered], bool]:
    """Return a test of responses by a condition, worked out once for equal answers."""
    wanted = sorted(names(node))
    known: dict[tuple[str, ...], bool] = {}

    def judged(each: Answered) -> bool:
        key = each.texts(wanted)
        if key not in known:
            known[key] = holds(node, Flat(each))
        return known[key]

    return judged


def unfolded(answered: Iterable[Answered], repeats: Sequence[str]) -> Iterator[Answered]:
    """Yield one response for each round of the repeats, with the answers around it."""
    if not repeats:
        yield from answered
        return
    for each in answered:
        rounds = rounds_of(each.answers, repeats[0])
        inner = (replace(each, answers={**each.answers, **one}) for one in rounds)
        yield from unfolded(inner, repeats[1:])


def approved(store: Store, wave: Wave, day: date | None = None) -> list[Answered]:
    """Return the approved responses of a wave; schools have the status of `day` or its last day."""
    status = _statuses(store, wave, day or wave.last or store.today())
    retold = retelling(store, wave)
    rows = store.rows(
        "SELECT response.uuid, form.code AS form, form.id AS asked, version,"
        " school.id AS registered,"
        " coalesce(school.code, response.school_code, '') AS school, answers"
        " FROM response JOIN form ON form.id = response.form"
        " LEFT JOIN school ON school.id = response.school"
        " WHERE response.wave = ? AND response.state = ?",
        (wave.id, APPROVED),
    )
    return [
        Answered(
            row["form"],
            row["school"],
            status.get(row["registered"]),
            _in_first_words(retold.get(row["asked"]), answers_of(row["answers"])),
            row["registered"],
            row["uuid"],
            row["version"],
        )
        for row in rows
    ]


def _in_first_words(way: Retold | None, answers: Record) -> Record:
    return answers if way is None else way(answers)


def _statuses(store: Store, wave: Wave, day: date) -> Mapping[int | None, str | None]:
    status = value_on("school_status", "school.id", "status", day)
    rows = store.rows(
        f"SELECT id, {status} AS status FROM school"
        " WHERE id IN (SELECT school FROM response WHERE wave = ?)",
        (wave.id,),
    )
    return {row["id"]: row["status"] for row in rows}
