"""One copy being answered on this PC or typed in from paper: every answer is kept at once.

What is begun is a draft, outside of history: whoever finds the program killed goes on where it
stopped. What is finished becomes a response like all others, without time or order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from app.models import drafts
from app.models.forms import library
from app.models.forms.filling import Filling
from app.models.forms.form import Group
from app.models.forms.record import PAPER_ROUNDS, rounds_of
from app.models.store import Changed
from app.models.studies import responses

if TYPE_CHECKING:
    from app.models.forms.form import Form, Item
    from app.models.forms.record import Record
    from app.models.store import Store
    from app.models.studies.handouts import Handout

SCHOOL: Final = "school"
"""The question for the code of the school, where a form has it: a copy knows it already."""

_DRAFT: Final = "sitting:{way}"


@dataclass(slots=True)
class Sitting:
    """A copy on its way: `given` are answers that it brings along, `step` is where one stands.

    `second` is the response that was typed in before, when the same copy is typed a second time.
    """

    way: str
    wave: int
    form_id: int
    school: int | None
    copy: str
    language: str
    uuid: str
    filling: Filling
    given: frozenset[str] = frozenset()
    step: tuple[int, tuple[int, ...]] | None = None
    second: str = ""


def begin(store: Store, handout: Handout, way: str, language: str, second: str = "") -> Sitting:
    """Begin to answer a copy: on this PC with what the form begins with, from paper with nothing.

    `second` is the uuid of what was typed in from this copy before.
    """
    form = library.get(store, handout.form).form
    sitting = Sitting(
        way=way,
        wave=handout.wave,
        form_id=handout.form,
        school=handout.school,
        copy=handout.copy,
        language=language,
        uuid=second or str(uuid4()),
        filling=_filling(form, {}, language),
        given=_given(form, handout.school_code),
        second=second,
    )
    if sitting.given:
        sitting.filling.record[SCHOOL] = handout.school_code
    if way == "pc":
        sitting.filling.begin()
    else:
        _add_rounds(form.items, sitting.filling.record)
    sitting.filling.settle()
    return sitting


def _add_rounds(items: tuple[Item, ...], record: Record) -> None:
    """Make the rounds of repeats that stand on paper; those left empty are not stored."""
    for each in items:
        if isinstance(each, Group) and each.repeats and each.count is None:
            record[each.name] = [{} for _round in range(PAPER_ROUNDS)]
            for inner in rounds_of(record, each.name):
                _add_rounds(each.items, inner)
        elif isinstance(each, Group) and not each.repeats:
            _add_rounds(each.items, record)


def _given(form: Form, school: str) -> frozenset[str]:
    asks = any(each.name == SCHOOL for each in form.questions())
    return frozenset({SCHOOL}) if school and asks else frozenset()


def _filling(form: Form, record: Record, language: str) -> Filling:
    return Filling(form, record, datetime.now(), language)


def keep(store: Store, sitting: Sitting) -> None:
    """Keep what was answered so far: from now on it survives whatever happens to the program."""
    content: dict[str, Any] = {
        "wave": sitting.wave,
        "form": sitting.form_id,
        "school": sitting.school,
        "copy": sitting.copy,
        "language": sitting.language,
        "uuid": sitting.uuid,
        "record": sitting.filling.record,
        "given": sorted(sitting.given),
        "step": sitting.step,
        "second": sitting.second,
    }
    drafts.keep(store, _DRAFT.format(way=sitting.way), drafts.NEW, content)


def unfinished(store: Store, way: str) -> Sitting | None:
    """Return what was begun and not finished, None where nothing was."""
    found = drafts.take(store, _DRAFT.format(way=way), drafts.NEW)
    there = "SELECT 1 FROM wave_form WHERE wave = ? AND form = ?"
    if found is None or not store.one(there, (found["wave"], found["form"])):
        return None
    form = library.get(store, found["form"]).form
    step = found["step"]
    return Sitting(
        way=way,
        wave=found["wave"],
        form_id=found["form"],
        school=found["school"],
        copy=found["copy"],
        language=found["language"],
        uuid=found["uuid"],
        filling=_filling(form, found["record"], found["language"]),
        given=frozenset(found["given"]),
        step=(step[0], tuple(step[1])) if step else None,
        second=found["second"],
    )


def drop(store: Store, way: str) -> None:
    """Forget what was begun."""
    drafts.forget(store, _DRAFT.format(way=way), drafts.NEW)


def typed_before(store: Store, handout: Handout) -> str:
    """Return the uuid of the response that was typed in from this copy, "" where none was."""
    found = store.value(
        "SELECT uuid FROM response WHERE wave = ? AND form = ? AND copy = ? AND way = 'paper'",
        (handout.wave, handout.form, handout.copy),
    )
    return found or ""


def finish(store: Store, sitting: Sitting) -> responses.Response:
    """Write the response and forget the draft, both or neither."""
    record = sitting.filling.finished()
    school = record.get(SCHOOL, "")
    response = responses.Response(
        uuid=sitting.uuid,
        form=sitting.form_id,
        school=sitting.school,
        school_code=school if isinstance(school, str) else "",
        copy=sitting.copy,
        day=store.today().isoformat(),
        language=sitting.language,
        way=sitting.way,
        finished=True,
        answers=responses.stored_text(record),
    )
    with store.unrecorded() as connection:
        responses.add(connection, sitting.wave, response)
        connection.execute("DELETE FROM draft WHERE form = ?", (_DRAFT.format(way=sitting.way),))
    store.announce(Changed(responses.TABLES, ""))
    return response
