"""The team's PIN: kept as a hash, outside of history."""

from __future__ import annotations

from app.models import pin, settings


def test_only_the_pin_itself_fits(store):
    assert not pin.fits(store, "")
    pin.change(store, "2580")
    assert pin.is_set(store)
    assert pin.fits(store, "2580")
    assert not pin.fits(store, "2581")
    pin.change(store, "")
    assert not pin.is_set(store)
    assert not pin.fits(store, "2580")


def test_the_pin_stands_nowhere(store):
    pin.change(store, "258013")
    assert store.value("SELECT count(*) FROM change_row") == 0
    assert "258013" not in store.value("SELECT value FROM setting WHERE name = 'leaving_pin'")
    assert settings.read(store) == settings.Settings()


def test_a_pin_is_some_digits():
    assert [each for each in ("123", "1234", "٣٤٥٦", "12a4", "1" * 13) if pin.is_fit(each)] == [
        "1234"
    ]
