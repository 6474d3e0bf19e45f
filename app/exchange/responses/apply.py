"""Taking responses in: all of them at once or none, without a history of who answered what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.exchange.responses.plan import Plan, Row, Verdict
from app.i18n import N_
from app.models.errors import Invalid
from app.models.forms import library
from app.models.studies import responses, waves

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.models.store import Store

LABEL: Final = N_("Responses of the wave {wave}")


def applying(store: Store, plan: Plan, wave: str, *, accept_good: bool = False) -> Generator[float]:
    """Write the new and changed responses of a plan into a wave, yielding the share done.

    The wave and a questionnaire of ours are made at their first use. Raises `Invalid` when
    responses are rejected and that was not accepted.
    """
    if not plan.may_apply(accept_good=accept_good):
        raise Invalid([each for row in plan.rows for each in row.problems])
    taken = [each for each in plan.rows if each.verdict in {Verdict.NEW, Verdict.CHANGED}]
    numbers, forms = _made(store, taken, wave)
    yield 0.3
    if taken:
        delivery = {
            "name": taken[0].given.place.file,
            "way": taken[0].given.way,
            "day": store.today().isoformat(),
        }
        with store.unrecorded() as connection:
            rows = [_response(each, forms) for each in taken]
            responses.write(connection, numbers, delivery, rows)
    yield 1.0


def _made(store: Store, taken: list[Row], code: str) -> tuple[int, dict[str, int]]:
    """Return the number of the wave, and of each questionnaire by its code and version."""
    forms: dict[str, int] = {}
    with store.change(LABEL, wave=code) as change:
        wave = 0
        for row in taken:
            assert row.form is not None  # noqa: S101 - else it would be rejected
            name = _name(row)
            if name not in forms:
                forms[name] = library.ensured(store, change, row.form)
                wave = waves.ensured(store, change, code, forms[name])
    return wave, forms


def _name(row: Row) -> str:
    assert row.form is not None  # noqa: S101 - as above
    return f"{row.form.code} {row.form.version}"


def _response(row: Row, forms: dict[str, int]) -> responses.Response:
    given = row.given
    code = responses.answers_of(row.answers).get("school", "")
    return responses.Response(
        uuid=given.uuid,
        form=forms[_name(row)],
        school=row.school,
        school_code=code if isinstance(code, str) else "",
        copy=given.copy,
        day=given.day,
        language=given.language,
        way=given.way,
        finished=given.finished,
        answers=row.answers,
    )
