"""The team's PIN: kept as a hash, outside of history."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.models import pin, settings
from app.models.store import Store

NOW = datetime(2026, 11, 23, 9)


def test_only_the_pin_itself_fits(store):
    assert not pin.fits(store, "", NOW)
    pin.change(store, "2580")
    assert pin.is_set(store)
    assert pin.fits(store, "2580", NOW)
    assert not pin.fits(store, "2581", NOW)
    pin.change(store, "")
    assert not pin.is_set(store)
    assert not pin.fits(store, "2580", NOW)


def test_the_pin_stands_nowhere(store):
    pin.change(store, "258013")
    assert store.value("SELECT count(*) FROM change_row") == 0
    assert "258013" not in store.value("SELECT value FROM setting WHERE name = 'leaving_pin'")
    assert settings.read(store) == settings.Settings()


def test_wrong_tries_are_slowed_ever_more_and_a_right_one_ends_it(tmp_path):
    path, now, waits = tmp_path / "field.db", NOW, []
    with Store.open(path) as store:
        pin.change(store, "2580")
    for _try in range(12):
        with Store.open(path) as store:  # it is known after a restart
            assert not pin.fits(store, "1111", now)
            waits.append(pin.wait(store, now))
            assert not waits[-1] or not pin.fits(store, "2580", now)
            now += timedelta(seconds=waits[-1])
    assert waits == [0, 0, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600]
    with Store.open(path) as store:
        assert pin.fits(store, "2580", now)
        assert pin.wait(store, now) == 0


def test_a_clock_that_was_set_back_locks_nobody_out(store):
    pin.change(store, "2580")
    for _try in range(3):
        pin.fits(store, "1", NOW)
    assert pin.wait(store, NOW - timedelta(days=9)) == 10
    pin.change(store, "1234")
    assert pin.fits(store, "1234", NOW)


def test_a_pin_is_some_digits():
    assert [each for each in ("123", "1234", "٣٤٥٦", "12a4", "1" * 13) if pin.is_fit(each)] == [
        "1234"
    ]
