"""The interface in three languages, switched while one works; what was entered stays as it is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.journeys.paper import Paper

KEPT = {
    *("Alt", "Ctrl", "Enter", "Esc", "Shift", "Space", "Tab", "Delete"),
    *("CSV", "Excel", "PDF", "English", "Lesson", "Study", "USB", "LS", "quarter", "xlsx"),
    *("DOCX", "HTML", "KoboToolbox", "ODK", "XLSForm", "XLSX"),
}
"""Names of keys, programs and formats, and the codes that were entered."""
ROMAN = re.compile("[IVX]+")
CODE = re.compile(r"[a-z]+[._][a-z_.]+")
"""Of a figure or of a questionnaire."""

TOPICS = [request["topic"] for request in Paper().requests]


@pytest.fixture
def polyglot(user, database):
    user.day = date(2025, 12, 2)
    user.open(database)
    return user


def speak(user, language):
    user.go(",")
    user.click("this_pc")
    user.click(language)


def screens(user):
    """Go through the program and yield the words of each screen, record and form."""
    for key in "1234567890,":
        user.go(key)
        yield read(user)
        if key in "2345":
            yield from records(user)
            user.press("Ctrl+N")
            yield read(user)
            user.press("Escape")
    for section in ("school", "years", "holidays", "kinds"):
        user.click(section)
        yield read(user)
    user.press("F1")
    yield read(user)


def read(user):
    return f"{user.eyes.words()}\n{user.eyes.tips()}"


def records(user):
    for bar, at in user.eyes.tabs():
        user.open_tab(bar.tabText(at))
        yield read(user)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_is_left(polyglot, database, language):
    speak(polyglot, language)
    said = {piece for words in screens(polyglot) for piece in words.split("\n")}
    said.discard(str(database))
    foreign = {piece: english for piece in said if (english := latin(piece))}
    assert foreign == {}


def latin(piece):
    """Return the Latin words of a piece that are no names and no codes."""
    words = re.findall("[A-Za-z]{2,}", CODE.sub(" ", piece))
    return [each for each in words if each not in KEPT and not ROMAN.fullmatch(each)]


def test_english_is_spoken_too(polyglot):
    speak(polyglot, "en")
    polyglot.see("Home", "Requests", "Events", "Partner schools", "Reports", "Settings")


def test_what_was_entered_is_the_same_in_every_language(polyglot):
    for language in ("kk", "ru", "en"):
        speak(polyglot, language)
        polyglot.go(2)
        polyglot.see(*TOPICS)


def test_words_of_the_field_switch_with_the_language(polyglot):
    for language, status, school in (
        ("kk", "Орындалды", "«Бірлік» жалпы орта мектебі"),
        ("ru", "Выполнен", "ОСШ «Бирлик»"),
        ("en", "Fulfilled", "«Бірлік» жалпы орта мектебі"),
    ):
        speak(polyglot, language)
        polyglot.find("С-04")
        polyglot.see(status, school)


def test_language_is_remembered(polyglot, database):
    speak(polyglot, "ru")
    polyglot.close()
    polyglot.open(database)
    polyglot.see("Запросы", "Мероприятия", "Отчёты")
