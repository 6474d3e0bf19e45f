"""The catalogues say all that the source says, in the words of the glossary."""

from __future__ import annotations

import ast
import csv
import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from app.i18n import translation
from app.paths import resource
from tests.house.sources import files, parsed, place
from tools.catalogues import FUNCTIONS, PLURAL_FORMS, catalogue_path, read, renewed

if TYPE_CHECKING:
    import polib

# Words that stay Latin in Kazakh and Russian: formats, programs, keys, standards.
LATIN = {
    *("CSV", "DOCX", "HTML", "JPEG", "JSON", "PDF", "PNG", "PPTX", "SVG", "TSV", "XLS"),
    *("XLSForm", "XLSX", "Excel", "LibreOffice", "Windows", "SQLite", "Python", "Qt", "PySide"),
    *("Alt", "Backspace", "Ctrl", "Delete", "Enter", "Esc", "F", "Insert", "Shift", "Tab"),
    *("Chrome", "Edge", "Firefox", "Z", "db", "log", "survey", "zhetekshi"),
    *("English", "Lesson Study", "USB", "UTF", "UUID", "KATO", "SHA", "KoboToolbox", "ODK"),
}
ORDERED = ("нұсқа", "орын", "сұрақ", "таңба")
"""Nouns that a number puts in order: «2-нұсқа»; what varies itself has no ending there."""
ROMAN = re.compile(r"[IVX]+")
KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
OF_KAZAKH = {"Қазақша", "Жетекші"}  # names that are the same in all languages

language = pytest.mark.parametrize("language", PLURAL_FORMS)


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def originals(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def latin_words(text: str) -> set[str]:
    bare = re.sub(r"\{[^}]*\}", " ", text)
    for kept in sorted(LATIN, key=len, reverse=True):
        bare = re.sub(rf"(?<![A-Za-z]){kept}(?![A-Za-z])", " ", bare)
    return {word for word in re.findall(r"[A-Za-z]+", bare) if not ROMAN.fullmatch(word)}


def wrong(language: str, is_wrong) -> list[str]:
    return [
        f"{entry.msgid!r}: {form!r}"
        for entry in read(language)
        for form in forms(entry)
        if form and is_wrong(entry, form)
    ]


@language
def test_catalogue_is_up_to_date(language):
    as_it_stands = read(language)
    renewed_now = renewed(language, list(as_it_stands))
    assert str(as_it_stands).splitlines() == str(renewed_now).splitlines()


@language
def test_compiled_catalogue_is_fresh(language):
    assert catalogue_path(language, "mo").read_bytes() == read(language).to_binary()


@language
def test_every_message_is_found_in_the_compiled_catalogue(language):
    speaks = translation(language)
    for entry in read(language):
        if entry.msgid_plural:
            said = {speaks.plural(entry.msgid, entry.msgid_plural, n) for n in range(30)}
            assert said == set(forms(entry))
        else:
            assert speaks(entry.msgid) == entry.msgstr


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_message_that_no_catalogue_knows_stays_english(language):
    speaks = translation(language)
    assert [speaks(text) for text in ("", "No such message", "~~~")] == [
        "",
        "No such message",
        "~~~",
    ]
    assert [speaks.plural("no such", "nones such", n) for n in (1, 2)] == ["no such", "nones such"]


@language
def test_every_message_is_translated(language):
    waiting = [entry.msgid for entry in read(language) if entry.fuzzy or not all(forms(entry))]
    assert waiting == []


@language
def test_placeholders_are_those_of_the_english(language):
    def differ(entry: polib.POEntry, form: str) -> bool:
        return any(placeholders(form) != placeholders(each) for each in originals(entry))

    assert wrong(language, differ) == []


@language
def test_spaces_and_line_ends_frame_a_message_as_in_english(language):
    def frame(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert wrong(language, lambda entry, form: frame(form) != frame(entry.msgid)) == []


@language
def test_no_message_is_left_in_english(language):
    assert wrong(language, lambda entry, form: form == entry.msgid and latin_words(form)) == []


@language
def test_no_latin_words_but_the_known_ones(language):
    assert wrong(language, lambda _, form: latin_words(form)) == []


def test_russian_has_no_kazakh_letters():
    def mixed(_: polib.POEntry, form: str) -> bool:
        return form not in OF_KAZAKH and bool(KAZAKH_LETTERS.search(form))

    assert wrong("ru", mixed) == []


def test_kazakh_has_one_form_for_every_number():
    assert wrong("kk", lambda entry, form: form != forms(entry)[0]) == []


def test_kazakh_variables_take_no_endings():
    ordinal = rf"(?!-(?:{'|'.join(ORDERED)}))"
    ending = re.compile(rf"\}}{ordinal}[»”\"]?[-–]?[а-яәғқңөұүһі]", re.IGNORECASE)
    assert wrong("kk", lambda _, form: bool(ending.search(form))) == []


def test_kazakh_numbers_take_no_plural():
    plural = re.compile(r"\{n\} \w+(лар|лер|дар|дер|тар|тер)\b")
    assert wrong("kk", lambda _, form: bool(plural.search(form))) == []


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def glossary(language: str) -> dict[str, set[str]]:
    """Return the terms of a language by their English; a word may have several meanings."""
    lines = resource("reference", "glossary.tsv").read_text("utf-8").splitlines()
    terms: dict[str, set[str]] = {}
    for row in csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t"):
        terms.setdefault(row["en"].lower(), set()).add(lower_first(row[language]))
    return terms


@language
def test_terms_are_those_of_the_glossary(language):
    terms = glossary(language)

    def differs(entry: polib.POEntry, form: str) -> bool:
        known = terms.get(entry.msgid.lower())
        return known is not None and lower_first(form) not in known

    assert wrong(language, differs) == []


def test_messages_are_literal():
    # _("a" if x else "b") is never found by the catalogue, nor is a sum of texts.
    unseen = ast.IfExp | ast.BinOp | ast.JoinedStr
    calls = [
        (path, node)
        for path in files("app")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert [
        place(path, node)
        for path, node in calls
        if node.func.id in FUNCTIONS and any(isinstance(each, unseen) for each in node.args[:2])
    ] == []
