"""After a restoring the register of certificates goes on: no number is given twice."""

from __future__ import annotations

from datetime import date

from app.models import backups, certificates
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.store import Store
from tests.models.making import add_person, add_school, mark
from tests.models.test_certificates import DAYS, issue, seminar, void


def opened(path):
    store = Store.open(path)
    store.today = lambda: date(2025, 12, 1)
    return store


def backed_up(path):
    """Return an event with certificates and a backup of the time before the last of them."""
    with opened(path) as store:
        event, _ = seminar(store, add_school(store, "P1"))
        issue(store, event)
    made = finish(backups.making(path, "manual"))
    return event, made.path


def numbers(store):
    return [each.issued.number for each in certificates.register(store, *DAYS)]


def late_comer(store, event):
    school = store.value("SELECT id FROM school")
    mark(store, event, add_person(store, "P1-T50", school))
    return issue(store, event)[-1]


def test_numbers_go_on_above_the_highest_ever_given(tmp_path):
    event, backup = backed_up(tmp_path / "field.db")
    with opened(tmp_path / "field.db") as store:
        late = late_comer(store, event)
        known = numbers(store)
    finish(restoring(tmp_path / "field.db", backup))
    with opened(tmp_path / "field.db") as store:
        assert numbers(store) == known
        assert late_comer(store, event) not in known
        assert len(set(numbers(store))) == 5
        assert late in numbers(store)


def test_a_line_of_somebody_the_older_copy_does_not_know_stands_without_a_name(tmp_path):
    event, backup = backed_up(tmp_path / "field.db")
    with opened(tmp_path / "field.db") as store:
        late = late_comer(store, event)
    finish(restoring(tmp_path / "field.db", backup))
    with opened(tmp_path / "field.db") as store:
        stranger = add_person(store, "P1-T51", store.value("SELECT id FROM school"))
        mark(store, event, stranger)
        (line,) = (e for e in certificates.register(store, *DAYS) if e.issued.number == late)
        assert line.name == ""
        assert certificates.entitled(store, event)[-1].issued is None


def test_what_was_voided_since_stays_voided(tmp_path):
    event, backup = backed_up(tmp_path / "field.db")
    with opened(tmp_path / "field.db") as store:
        wrong = void(store, event)
    finish(restoring(tmp_path / "field.db", backup))
    with opened(tmp_path / "field.db") as store:
        assert certificates.entitled(store, event)[0].voided.number == wrong.number


def test_restoring_twice_carries_nothing_twice(tmp_path):
    event, backup = backed_up(tmp_path / "field.db")
    with opened(tmp_path / "field.db") as store:
        late_comer(store, event)
        known = numbers(store)
    for _ in range(2):
        finish(restoring(tmp_path / "field.db", backup))
    with opened(tmp_path / "field.db") as store:
        assert numbers(store) == known
