"""Certificates on paper: number, name, hours attended; nothing runs over the frame."""

from __future__ import annotations

import dataclasses

import pytest

from app.models import certificates
from app.models.anonymise import erase
from app.reports.documents.certificate import render_certificates
from tests.models.making import add_person, mark
from tests.reports.documents.conftest import HOSTILE, words

TITLES = {"kk": "СЕРТИФИКАТ", "ru": "СЕРТИФИКАТ", "en": "CERTIFICATE"}


def issued(store, event):
    certificates.issue(store, certificates.entitled(store, event))
    return certificates.entitled(store, event)


@pytest.mark.parametrize("language", TITLES)
def test_a_certificate_says_who_and_for_what(store, event, printed, language):
    people = issued(store, event)
    pdf = printed(render_certificates, store, people, language)
    assert len(pdf.pages) == 2
    first, second = (" ".join(page.extract_text().split()) for page in pdf.pages)
    number = people[0].issued.number
    topic = "“Критериалды бағалау”" if language == "en" else "«Критериалды бағалау»"
    for said in (TITLES[language], number, "Әбдіғали Айгүл", topic, "А. Серік"):
        assert said in first
    assert ("3.5" if language == "en" else "3,5") in first
    assert ("1.5" if language == "en" else "1,5") in second
    box = pdf.pages[0].mediabox
    assert [round(box.width), round(box.height)] == [842, 595]


def test_sixty_certificates_come_out_in_one_file_with_numbers_of_their_own(
    store, event, partner, printed
):
    for place in range(10, 68):
        mark(store, event, add_person(store, f"P1-T{place}", partner))
    pdf = printed(render_certificates, store, issued(store, event), "kk")
    assert len(pdf.pages) == 60
    texts = [page.extract_text() for page in pdf.pages]
    numbers = [each.number for each in certificates.of_event(store, event)]
    assert len(set(numbers)) == 60
    assert [sum(number in text for text in texts) for number in numbers] == [1] * 60


def test_a_reprint_is_the_same_file(store, event, printed, tmp_path):
    people = issued(store, event)
    for _ in range(2):
        printed(render_certificates, store, people, "kk")
    assert (tmp_path / "document0.pdf").read_bytes() == (tmp_path / "document1.pdf").read_bytes()


def test_without_a_number_there_is_a_line(store, event, printed):
    people = certificates.entitled(store, event)
    assert "№ ____" in words(printed(render_certificates, store, people, "kk"))


def test_long_and_hostile_names_stay_within_the_frame(store, event, printed):
    (first, *_) = issued(store, event)
    name = ("Өтепбергенова-Қожахметова " * 8)[:180] + HOSTILE
    pdf = printed(render_certificates, store, [dataclasses.replace(first, name=name)], "kk")
    places = []

    def note(text, _cm, matrix, _font, _size):
        if text.strip():
            places.append((matrix[4], matrix[5]))

    text = pdf.pages[0].extract_text(visitor_text=note)
    assert "<img" in text
    assert "1F600" in text
    assert all(56 < x < 842 - 56 and 56 < y < 595 - 56 for x, y in places)


def test_somebody_anonymised_is_named_by_no_reprint(store, event, printed):
    people = issued(store, event)
    erase(store, people[0].person, [])
    after = certificates.entitled(store, event)
    text = words(printed(render_certificates, store, after, "kk"))
    assert "Әбдіғали" not in text
    assert people[0].issued.number in text
