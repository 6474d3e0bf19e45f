"""Taking responses in: all of them at once or none, without a history of who answered what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.exchange.responses.answer_files import RENAMED, SUFFIX
from app.exchange.responses.plan import Plan, Row, Verdict
from app.i18n import N_
from app.models.errors import Invalid
from app.models.forms import library
from app.models.studies import responses, waves

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.models.store import Store

LABEL: Final = N_("Responses of the wave {wave}")
_SINGLE: Final = (SUFFIX, *RENAMED, ".xml")
_NAMED: Final = 3
_TAKEN: Final = frozenset({Verdict.NEW, Verdict.CHANGED})


def name_of(paths: Sequence[Path]) -> str:
    """Return what a delivery is called: as its folder, zip or table; single files are not named.

    Their names may be those of respondents.
    """
    telling = [each for each in paths if each.is_dir() or not each.name.lower().endswith(_SINGLE)]
    return " · ".join(each.resolve().name or str(each) for each in telling[:_NAMED])


def applying(
    store: Store,
    plan: Plan,
    wave: str,
    *,
    accept_good: bool = False,
    name: str = "",
    state: str = responses.APPROVED,
) -> Generator[float, None, int | None]:
    """Write the new and changed responses of a plan into a wave; return the delivery's number.

    `name` is what the delivery is called, `state` what its responses are at first. The wave and a
    questionnaire of ours are made at their first use. Raises `Invalid` when responses are rejected
    and that was not accepted.
    """
    if not plan.may_apply(accept_good=accept_good):
        raise Invalid([each for row in plan.rows for each in row.problems])
    taken = [each for each in plan.rows if each.verdict in _TAKEN]
    if not taken:
        return None
    numbers, forms = _made(store, taken, wave)
    yield 0.3
    with store.unrecorded() as connection:
        rows = [_response(each, forms) for each in taken]
        delivery = {"name": name, "way": rows[0].way, "day": store.today().isoformat()}
        number = responses.write(connection, numbers, delivery, rows, state)
        yield 0.9
    return number


def _made(store: Store, taken: list[Row], code: str) -> tuple[int, dict[str, int]]:
    """Return the number of the wave, and of each questionnaire by its code and version."""
    wanted = {_name(row): row for row in taken}
    forms: dict[str, int] = {}
    wave = 0
    with store.change(LABEL, wave=code) as change:
        for name, row in wanted.items():
            assert row.form is not None  # noqa: S101 - else it would be rejected
            forms[name] = library.ensured(store, change, row.form)
            wave = waves.ensured(store, change, code, forms[name])
    return wave, forms


def _name(row: Row) -> str:
    assert row.form is not None  # noqa: S101 - as above
    return f"{row.form.code} {row.form.version}"


def _response(row: Row, forms: dict[str, int]) -> responses.Response:
    assert row.response is not None  # noqa: S101 - as above
    return row.response._replace(form=forms[_name(row)])
