"""Closing a period: what is frozen, what is locked, what goes on, and how it is corrected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import translation
from app.models import (
    attendance,
    closed_days,
    closing,
    contents,
    differences,
    event_steps,
    events,
    history,
    people,
    people_by_number,
    periods,
    requests,
    schools,
)
from app.models.difference_words import Names, lines
from app.models.errors import AppError
from app.models.sessions import Session, save_sessions, sessions
from app.models.settings import read as read_settings
from app.models.settings import write as write_settings
from tests.models.making import add_event, add_person, add_request, add_school, mark, move
from tests.models.test_store_machine import digest

DAY = date(2025, 12, 25)
LATER = date(2026, 1, 20)


@pytest.fixture
def period(store):
    return periods.parse(store, "academic:2025-26/2")


@pytest.fixture
def own(store, quarter):
    return quarter.schools["LS"]


@pytest.fixture
def closed(store, quarter, period, own):
    """The quarter closed on 25.12.2025; the wall says January."""
    close(store, own, period)
    store.today = lambda: LATER
    return closing.standing(store, own, period)


def close(store, own, period, day=DAY):
    with store.change("Close") as change:
        return closing.close(store, change, own, period, day)


def reopen(store, version, reason="Бір адам қалып қойған"):
    with store.change("Reopen") as change:
        closing.reopen(change, version, reason, LATER)


def refused(store, write):
    """Try to write and return the error; nothing may have changed."""
    before = digest(store)
    with pytest.raises(AppError) as caught, store.change("Try") as change:
        write(change)
    assert digest(store) == before
    return caught.value


def write(store, work):
    with store.change("Work") as change:
        work(change)


# What is frozen


def test_a_version_holds_the_account_of_its_day_to_the_last_value(store, closed, own, period):
    assert (
        closing.frozen(store, closed).content == contents.account(store, own, period, DAY).content
    )
    kept, now = closing.frozen(store, closed), contents.account(store, own, period, DAY)
    assert kept.figures.all() == now.figures.all()
    assert kept.before.all() == now.before.all()
    for code, value in kept.figures.all().items():
        for key in ("", *(value if isinstance(value, dict) else ())):
            assert kept.figures.rows(code, key) == now.figures.rows(code, key)


def test_a_version_knows_its_day_and_who_closed(store, quarter, own, period):
    store.who = "Айгүл"
    close(store, own, period)
    version = closing.standing(store, own, period)
    assert (version.number, version.as_of, version.who) == (1, DAY, "Айгүл")
    assert version.in_force
    assert not version.corrected


def test_no_name_of_a_person_is_frozen(store, closed):
    row = store.one("SELECT figures, before_figures, figure_rows, content FROM closed_version")
    frozen = " ".join(row)
    for (name,) in store.rows("SELECT name FROM person"):
        assert name not in frozen
    assert "Қызылтаң" in frozen


def test_later_work_does_not_change_a_version(store, closed, quarter, own, period):
    before = tuple(store.one("SELECT * FROM closed_version"))
    move(store, quarter.requests["С-02"], "fulfilled", LATER)
    one, other = list(quarter.people.values())[:2]
    write(store, lambda change: people.join(store, change, one, other))
    write(store, lambda change: schools.save(change, quarter.schools["P2"], {"name_kk": "Жаңа"}))
    assert tuple(store.one("SELECT * FROM closed_version")) == before
    assert closing.frozen(store, closed).figures["educators.unique"] == 56
    assert contents.account(store, own, period, LATER).figures["educators.unique"] == 55


def test_a_figure_of_a_later_program_is_empty_in_an_old_version(store, closed):
    write_past_the_gate(store, "UPDATE closed_version SET figures = '{}', figure_rows = '{}'")
    figures = closing.frozen(store, closed).figures
    assert figures["events.held"] is None
    assert figures["events.held_by_kind"] == {}
    assert figures.rows("events.held").ids == ()


def write_past_the_gate(store, sql):
    store.keep(sql)


# What is locked


LOCKED = {
    "status of an event": lambda s, q, c: event_steps.move(
        c, events.get(s, q.events["Ш-05"]), "not_held", "боран"
    ),
    "days of an event": lambda s, q, c: event_steps.reschedule(
        s, c, events.get(s, q.events["Ш-05"]), date(2025, 11, 24), "боран"
    ),
    "an event moved out": lambda s, q, c: event_steps.reschedule(
        s, c, events.get(s, q.events["Ш-08"]), date(2026, 2, 2), "аяз"
    ),
    "an event moved in": lambda s, q, c: event_steps.reschedule(
        s, c, events.get(s, q.events["Ш-10"]), date(2025, 12, 26), "ертерек"
    ),
    "hours": lambda s, q, c: events.save(s, c, q.events["Ш-05"], {"hours": Decimal(9)}),
    "parents": lambda s, q, c: events.save(s, c, q.events["Ш-09"], {"parents": 35}),
    "feedback": lambda s, q, c: events.save(s, c, q.events["Ш-05"], {"feedback_forms": 1}),
    "a session more": lambda s, q, c: save_sessions(
        s, c, q.events["Ш-05"],
        [*sessions(s, q.events["Ш-05"]), Session(None, date(2025, 11, 21))],
    ),
    "a mark": lambda s, q, c: attendance.mark(
        s, c, sessions(s, q.events["Ш-05"])[0].id, q.people["P1-T01"], "present"
    ),
    "a mark taken away": lambda s, q, c: c.delete(
        "attendance", s.value("SELECT min(id) FROM attendance")
    ),
    "an event deleted": lambda s, q, c: c.delete("event", q.events["Ш-05"]),
    "a new event": lambda s, q, c: events.save(
        s, c, None,
        {"number": "Ш-77", "topic": "x", "kind": "training", "first_day": date(2025, 12, 26)},
    ),
    "day of a request": lambda s, q, c: requests.save(
        s, c, q.requests["С-02"], {"received": date(2025, 11, 5)}
    ),
    "school of a request": lambda s, q, c: requests.save(
        s, c, q.requests["С-02"], {"school": q.schools["P3"]}
    ),
    "direction of a request": lambda s, q, c: requests.save(
        s, c, q.requests["С-02"], {"direction": "other"}
    ),
    "a request deleted": lambda s, q, c: c.delete("request", q.requests["С-10"]),
    "a new request": lambda s, q, c: requests.save(
        s, c, None,
        {"number": "С-77", "received": DAY, "school": q.schools["P1"], "topic": "x"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("work", LOCKED.values(), ids=LOCKED)
def test_what_was_counted_is_locked(store, closed, quarter, work):
    error = refused(store, lambda change: work(store, quarter, change))
    assert error.code == "period_closed"
    assert (error.data["first"], error.data["last"]) == (date(2025, 11, 3), date(2026, 1, 7))
    assert error.data["record"]


@pytest.mark.parametrize("work", LOCKED.values(), ids=LOCKED)
def test_reopening_lifts_the_lock(store, closed, quarter, work):
    reopen(store, closed)
    write(store, lambda change: work(store, quarter, change))


FREE = {
    "status of a request": lambda s, q, c: requests.move(
        s, c, requests.get(s, q.requests["С-02"]), requests.Step("fulfilled", LATER)
    ),
    "topic, kind and place of an event": lambda s, q, c: events.save(
        s, c, q.events["Ш-05"],
        {"topic": "Басқа", "kind": "training", "place": "Кітапхана", "place_school": None},
    ),
    "another event for its request": lambda s, q, c: events.link(
        s, c, q.events["Ш-10"], q.requests["С-03"]
    ),
    "an event after the period": lambda s, q, c: events.save(
        s, c, None,
        {"number": "Ш-77", "topic": "x", "kind": "training", "first_day": date(2026, 1, 8)},
    ),
    "an event that ends after it": lambda s, q, c: events.save(
        s, c, None,
        {"number": "Ш-78", "topic": "x", "kind": "training", "first_day": date(2026, 1, 7),
         "last_day": date(2026, 1, 8)},
    ),
    "a request after the period": lambda s, q, c: requests.save(
        s, c, None,
        {"number": "С-77", "received": LATER, "school": q.schools["P1"], "topic": "x"},
    ),
    "a merge": lambda s, q, c: people.join(s, c, q.people["P1-T01"], q.people["P1-T02"]),
    "a rename": lambda s, q, c: schools.save(c, q.schools["P2"], {"name_kk": "Жаңа"}),
    "the same values again": lambda s, q, c: events.save(
        s, c, q.events["Ш-05"], {"hours": events.get(s, q.events["Ш-05"]).hours}
    ),
}  # fmt: skip


@pytest.mark.parametrize("work", FREE.values(), ids=FREE)
def test_what_goes_on_later_stays_free(store, closed, quarter, work):
    write(store, lambda change: work(store, quarter, change))


def test_another_leading_school_is_not_locked(store, closed, quarter):
    other = add_school(store, "L2", "leading")
    event = add_event(store, "Ш-01", DAY, leading=other)
    add_request(store, "С-01", quarter.schools["P1"], DAY, leading=other)
    mark(store, event, quarter.people["P1-T01"])


def test_a_version_of_the_whole_network_locks_every_school(store, quarter, period, own):
    close(store, None, period)
    error = refused(store, lambda change: change.update("event", quarter.events["Ш-05"],
                                                        {"parents": 3}))  # fmt: skip
    assert error.code == "period_closed"


def test_overlapping_periods_lock_each_for_itself(store, closed, quarter, own):
    autumn = periods.parse(store, "calendar:2025/4")
    close(store, own, autumn)
    reopen(store, closed)
    work = LOCKED["a mark"]
    error = refused(store, lambda change: work(store, quarter, change))
    assert error.data["first"] == date(2025, 10, 1)
    reopen(store, closing.standing(store, own, autumn))
    write(store, lambda change: work(store, quarter, change))


def test_what_belonged_to_nobody_stays_locked_when_somebody_takes_it_over(store):
    period = periods.parse(store, "academic:2025-26/2")
    school = add_school(store, "LS", "leading")
    event = add_event(store, "Ш-01", DAY, leading=None)
    close(store, None, period)
    write(store, lambda change: write_settings(store, change, own_school=school))
    assert events.get(store, event).leading == school
    assert closing.standing(store, school, period).number == 1
    assert refused(store, lambda change: change.delete("event", event)).code == "period_closed"


# Undo


def test_closing_is_undone_on_its_own_day(store, quarter, period, own):
    store.today = lambda: DAY
    before = digest(store)
    close(store, own, period)
    store.undo()
    assert digest(store) == before
    store.redo()
    assert closing.standing(store, own, period)


def test_a_closing_of_an_earlier_day_is_not_undone(store, closed, own, period):
    before = digest(store)
    with pytest.raises(AppError, match="closing_stays"):
        store.undo()
    assert digest(store) == before
    assert closing.standing(store, own, period) == closed


def test_an_old_change_of_what_is_locked_is_not_taken_back(store, quarter, period, own):
    write(store, lambda change: events.save(store, change, quarter.events["Ш-09"], {"parents": 30}))
    step = store.undoable()
    close(store, own, period)
    before = digest(store)
    with pytest.raises(AppError, match="period_closed"):
        history.take_back(store, step.id, "Taken back")
    assert digest(store) == before


def test_undo_of_a_reopening_locks_again(store, closed, own, period):
    reopen(store, closed)
    assert closing.standing(store, own, period) is None
    store.undo()
    assert closing.standing(store, own, period) == closed


@pytest.mark.parametrize(
    "values",
    [{"figures": "{}"}, {"content": "{}"}, {"as_of": "2026-01-01"}, {"version": 5}],
)
def test_a_version_itself_is_never_changed(store, closed, values):
    write = lambda change: change.update("closed_version", closed.id, values)  # noqa: E731
    assert refused(store, write).code == "version_frozen"
    write = lambda change: change.delete("closed_version", closed.id)  # noqa: E731
    assert refused(store, write).code == "version_frozen"


# Correcting


def test_a_correction_is_the_next_version_with_its_differences(store, closed, quarter, own, period):
    reopen(store, closed)
    add = quarter.people["P2-T01"]
    write(store, lambda c: attendance.mark(
        store, c, sessions(store, quarter.events["Ш-01"])[0].id, add, "present"
    ))  # fmt: skip
    assert close(store, own, period, LATER) == 2
    second, first = closing.versions(store, own, period)
    assert (second.number, second.in_force, second.corrected) == (2, True, True)
    assert (first.in_force, first.reason) == (False, "Бір адам қалып қойған")
    old, new = closing.frozen(store, first), closing.frozen(store, second)
    found = differences.between(old, new)
    by_code = {each.code: each for each in found.figures if not each.key}
    assert (by_code["educators.participations"].before,
            by_code["educators.participations"].after) == (72, 73)  # fmt: skip
    said = lines(
        found, Names((old, new), people_by_number.codes(store, found.people())), translation("en")
    )
    assert any(each.what == "Participations" and each.after == "73" for each in said)


def test_a_period_is_not_closed_twice(store, closed, own, period):
    error = refused(store, lambda change: closing.close(store, change, own, period, LATER))
    assert error.code == "closed_already"


def test_reopening_needs_a_reason():
    assert [each.code for each in closing.reopen_problems(" ")] == ["required"]
    assert closing.reopen_problems("Қате") == []


def test_accounts_without_a_change_do_not_differ(store, closed, own, period):
    now = contents.account(store, own, period, LATER)
    assert not differences.between(closing.frozen(store, closed), now)


def test_a_later_status_a_merge_and_a_rename_show_as_differences(
    store, closed, quarter, own, period
):
    move(store, quarter.requests["С-02"], "fulfilled", LATER)
    write(store, lambda change: schools.save(change, quarter.schools["P2"], {"name_kk": "Жаңа"}))
    write(
        store, lambda c: people.join(store, c, quarter.people["P1-T01"], quarter.people["P1-T02"])
    )
    found = differences.between(
        closing.frozen(store, closed), contents.account(store, own, period, LATER)
    )
    status = [each for each in found.records if each.field == "status"]
    assert [(each.name, each.before, each.after) for each in status] == [
        ("С-02", "partly", "fulfilled")
    ]
    assert [each.name for each in found.records if each.field == "name_kk"] == ["P2"]
    unique = next(each for each in found.figures if each.code == "educators.unique")
    assert (unique.before, unique.after, unique.removed) == (56, 55, (quarter.people["P1-T01"],))


def test_closed_periods_are_known_though_the_calendar_was_changed(store, closed, own, period):
    year = next(each for each in periods.school_years(store) if each.name == period.year)
    spans = [(each.first, each.last) for each in year.periods]
    spans[1] = (spans[1][0], date(2025, 12, 31))
    spans[2] = (date(2026, 1, 1), spans[2][1])
    write(store, lambda c: periods.save_year(store, c, year.name, spans, to_check=False))
    assert closing.closed_periods(store, own) == [period]


def test_the_lock_is_found_by_day(store, closed, own):
    assert closed_days.covering(store, own, DAY).id == closed.id
    assert closed_days.covering(store, own, LATER) is None
    assert read_settings(store).own_school == own
    assert add_person(store, "P9", own)
