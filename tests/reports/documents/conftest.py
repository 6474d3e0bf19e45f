"""A leading school with its letterhead, an event with people, and what comes out as PDF."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from app.models import event_purposes, letterhead, settings
from app.models.event_purposes import Purpose
from app.models.letterhead import Letterhead, Signatory
from app.models.progress import finish
from app.models.sessions import Session
from app.models.store import Store
from tests.models.making import NOVEMBER, add_event, add_person, add_school, mark

TODAY = date(2025, 12, 1)
HEAD = Letterhead(
    head_kk="«№4 «Білім» мектеп-гимназиясы» КММ",
    head_ru="КГУ «Школа-гимназия №4»",
    contacts_kk="Ақкөл қаласы, Абай көшесі, 1",
    signatories=(Signatory("Директор", "Директор школы", "А. Серік"),),
    agreed_kk="Әдістемелік кабинет",
    agreed_ru="Методический кабинет",
    agreed_name="Г. Омар",
    letter_prefix="01-12/",
)
HOSTILE = '=HYPERLINK("http://x") <img src="file:///etc/passwd"> {"a":1} \u202eabc 😀'
SITTINGS = (
    Session(None, NOVEMBER, "10:00", "Кіріспе сөз", Decimal("1.5")),
    Session(None, NOVEMBER + timedelta(days=1), "14:30", "Жаттығу", Decimal(2)),
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "documents.db") as made:
        made.today = lambda: TODAY
        own = add_school(made, "LS", "leading", name_ru="Школа LS")
        with made.change("Settings") as change:
            settings.write(made, change, own_school=own, author="Б. Асан", town="Ақкөл")
            letterhead.write(made, change, HEAD)
        yield made


@pytest.fixture
def partner(store):
    own = settings.read(store).own_school
    return add_school(store, "P1", leading=own, name_ru="Школа P1", teachers=30)


@pytest.fixture
def event(store, partner):
    """A held event of two sessions: two teachers at the first, one of them at the second."""
    people = [
        add_person(store, f"P1-T0{place}", partner, name=name)
        for place, name in enumerate(("Әбдіғали Айгүл", "Ермек Нұржан"), start=1)
    ]
    made = add_event(
        store,
        "Ш-01",
        NOVEMBER,
        "held",
        topic="Критериалды бағалау",
        last_day=SITTINGS[1].day,
        sessions=SITTINGS,
        schools=[partner],
        facilitators=[people[0]],
        place="Мәжіліс залы",
        planned=20,
    )
    mark(store, made, *people)
    mark(store, made, people[0], session=1)
    with store.change("Purpose") as change:
        event_purposes.write(store, change, made, Purpose("Бағалауды үйрену", "Дескриптор құрады"))
    return made


@pytest.fixture
def printed(tmp_path):
    """Return a function that does the work of a document and reads the file back."""
    made = []

    def read(render, *args, **named):
        path = tmp_path / f"document{len(made)}.pdf"
        made.append(path)
        finish(render(*args, path, **named))
        return PdfReader(path)

    return read


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
