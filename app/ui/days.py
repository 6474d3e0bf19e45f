"""Days in words, by Qt's locale: fast enough for the first paint."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from app.i18n import spoken

_MONTHS_KK = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
_WEEKDAYS_KK = ("Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі")
_SHORT_KK = ("Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс")


def _locale() -> QLocale:
    return QLocale(QLocale.Language.Russian if spoken() == "ru" else QLocale.Language.English)


def long_day(day: date) -> str:
    """Return a weekday with day and month: «Сейсенбі, 2 желтоқсан»."""
    if spoken() == "kk":
        return f"{_WEEKDAYS_KK[day.weekday()]}, {day.day} {_MONTHS_KK[day.month - 1]}"
    words = _locale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM")
    return words[:1].upper() + words[1:]


def month_title(day: date) -> str:
    """Return the month of a day with its year: «Қараша 2025»."""
    if spoken() == "kk":
        return f"{_MONTHS_KK[day.month - 1].capitalize()} {day.year}"
    words = _locale().standaloneMonthName(day.month)
    return f"{words.capitalize()} {day.year}"


def short_weekday(day: date) -> str:
    """Return the short name of a weekday."""
    if spoken() == "kk":
        return _SHORT_KK[day.weekday()]
    return _locale().toString(QDate(day.year, day.month, day.day), "ddd").capitalize()


def short_span(day: date) -> str:
    """Return the week of a day, Monday to Sunday: «1–7 желтоқсан», or with both dates."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    if monday.month != sunday.month:
        return f"{monday:%d.%m}–{sunday:%d.%m}"
    if spoken() == "kk":
        return f"{monday.day}–{sunday.day} {_MONTHS_KK[monday.month - 1]}"
    words = _locale().toString(QDate(sunday.year, sunday.month, sunday.day), "d MMMM")
    return f"{monday.day}–{words}"
