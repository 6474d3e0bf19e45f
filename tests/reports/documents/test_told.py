"""Documents told once: plan, programme, answer, sheets, card, folder, act; as PDF and DOCX."""

from __future__ import annotations

from datetime import timedelta

import docx
import pytest
from pypdf import PdfReader

from app.models import events, letters, periods
from app.models.plan_review import approve
from app.models.progress import finish
from app.models.settings import read as read_settings
from app.reports.documents.answer import answer_document
from app.reports.documents.feedback import render_feedback
from app.reports.documents.framing import render
from app.reports.documents.handover import handover_act
from app.reports.documents.observation import observation_document
from app.reports.documents.plan import plan_document
from app.reports.documents.programme import programme_document
from app.reports.documents.school_card import school_card
from app.reports.documents.visit import visit_folder
from tests.models.making import NOVEMBER, add_event, add_request, move
from tests.reports.documents.conftest import HOSTILE, words

LANGUAGES = ("kk", "ru", "en")
LONG = "Функционалдық сауаттылықты дамытудың тиімді әдіс-тәсілдері " * 4


@pytest.fixture
def asked(store, partner):
    request = add_request(store, "С-07", partner, NOVEMBER, topic="Бағалау", letter_number="15-а")
    move(store, request, "deferred", NOVEMBER, "Маман келесі айда келеді")
    return request


@pytest.fixture
def documents(store, event, partner, asked):
    """Return every document by its name, as a function of the language."""
    own = read_settings(store).own_school
    period = periods.at(store, NOVEMBER)
    return {
        "plan": lambda language: plan_document(store, own, period, language, as_approved=False),
        "programme": lambda language: programme_document(store, event, language),
        "answer": lambda language: answer_document(store, asked, language),
        "observation": lambda language: observation_document(store, event, language),
        "card": lambda language: school_card(store, partner, language),
        "visit": lambda language: visit_folder(store, partner, language),
        "handover": lambda language: handover_act(store, language),
    }


SAID = {
    "plan": {
        "kk": ("БЕКІТЕМІН", "КЕЛІСІЛДІ", "Іс-шаралар жоспары", "Өткізілді"),
        "ru": ("УТВЕРЖДАЮ", "СОГЛАСОВАНО", "План мероприятий", "Проведено"),
        "en": ("APPROVED", "AGREED", "Event plan", "Held"),
    },
    "programme": {
        "kk": ("Іс-шара бағдарламасы", "Бағалауды үйрену", "10:00", "14:30"),
        "ru": ("Программа мероприятия", "Ожидаемые результаты", "Кіріспе сөз"),
        "en": ("Event programme", "Expected results", "Дескриптор құрады"),
    },
    "answer": {
        "kk": ("№ С-07 сұраныстарыңызға", "Кейінге қалдырылды", "Маман келесі айда келеді"),
        "ru": ("В ответ на Ваш запрос № С-07", "Отложен", "На Ваше письмо № 15-а", "Школа P1"),
        "en": ("In answer to your request No. С-07", "Deferred", "To the director"),
    },
    "observation": {
        "kk": ("Сабақты бақылау парағы", "Мұғалім (коды)"),
        "ru": ("Лист наблюдения урока", "Действия учащихся"),
        "en": ("Lesson observation sheet", "Feedback agreed"),
    },
    "card": {
        "kk": ("Мектеп карточкасы", "«P1» мектебі", "Әбдіғали Айгүл", "С-07", "Ш-01"),
        "ru": ("Карточка школы", "Школа P1", "Количество учителей: 30"),
        "en": ("School card", "Partner school"),
    },
    "visit": {
        "kk": (
            "Сапар қалтасы",
            "Қажеттіліктер",
            "С-07",
            "Сабақты бақылау парағы",
            "Сапар жазбалары",
        ),
        "ru": ("Папка для выезда", "Согласованные шаги"),
        "en": ("Visit folder", "Notes of the visit"),
    },
    "handover": {
        "kk": ("Қабылдау-тапсыру актісі", "Тапсырушы", "С-07"),
        "ru": ("Акт приёма-передачи", "Сдал(-а)", "Школа P1"),
        "en": ("Handover act", "Taken over"),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_a_document_says_what_it_should(documents, printed, name, language):
    text = words(printed(lambda path: render(lambda: documents[name](language), path)))
    for said in SAID[name][language]:
        assert said.lower() in text.lower(), said


@pytest.mark.parametrize("name", ["plan", "programme", "answer"])
def test_what_is_edited_before_signing_is_a_word_document_too(documents, tmp_path, name):
    path = tmp_path / f"{name}.docx"
    finish(render(lambda: documents[name]("kk"), path))
    word = docx.Document(str(path))
    tables = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = " ".join([*(each.text for each in word.paragraphs), *tables]).lower()
    for said in SAID[name]["kk"]:
        assert said.lower() in text, said


@pytest.mark.parametrize("name", SAID)
def test_hostile_and_long_words_stay_words_within_the_page(
    store, documents, event, asked, printed, name
):
    with store.change("Hostile") as change:
        change.update("event", event, {"topic": LONG[:180] + HOSTILE})
        change.update("request", asked, {"topic": LONG[:180] + HOSTILE, "reason": HOSTILE})
    pdf = printed(lambda path: render(lambda: documents[name]("kk"), path))
    assert not any("/Annots" in page for page in pdf.pages)
    for page in pdf.pages:
        assert places_outside(page) == []
    text = words(pdf)
    if name != "handover":
        assert "file:///etc" in text.replace(" ", "")
    assert "\u202e" not in text


@pytest.mark.parametrize("name", ["plan", "answer", "card"])
def test_hostile_words_are_words_in_word(store, documents, event, asked, tmp_path, name):
    with store.change("Hostile") as change:
        change.update("event", event, {"topic": HOSTILE})
        change.update("request", asked, {"topic": HOSTILE, "reason": HOSTILE})
    path = tmp_path / "hostile.docx"
    finish(render(lambda: documents[name]("kk"), path))
    body = docx.Document(str(path)).element.body.xml
    assert "=HYPERLINK(" in body
    assert "&lt;img src=" in body
    assert "w:hyperlink" not in body
    assert "\u202e" not in body


def places_outside(page):
    """Return the texts of a page that begin outside of its paper."""
    found = []

    def note(text, _cm, matrix, _font, _size):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        if text.strip() and not (0 <= matrix[4] <= width and 0 <= matrix[5] <= height):
            found.append(text)

    page.extract_text(visitor_text=note)
    return found


def test_the_approved_plan_stays_and_says_what_became_of_it(store, partner, printed):
    own, period = read_settings(store).own_school, periods.at(store, NOVEMBER)
    event = add_event(store, "Ш-05", NOVEMBER, topic="Ескі тақырып")
    with store.change("Approve") as change:
        approve(store, change, own, period, NOVEMBER)
    with store.change("Move") as change:
        later = NOVEMBER + timedelta(days=9)
        values = {"topic": "Жаңа тақырып", "first_day": later, "last_day": later}
        events.save(store, change, event, values)
    read = {
        kept: words(
            printed(
                lambda path, kept=kept: render(
                    lambda: plan_document(store, own, period, "kk", as_approved=kept), path
                )
            )
        )
        for kept in (True, False)
    }
    assert "Ескі тақырып" in read[True]
    assert "10.11.2025" in read[True]
    assert "19.11.2025" in read[True]
    assert "Жаңа тақырып" in read[False]


def test_the_answer_bears_the_number_of_the_register(store, asked, documents, printed):
    with store.change("Answer") as change:
        letters.register(store, change, asked, NOVEMBER)
    text = words(printed(lambda path: render(lambda: documents["answer"]("kk"), path)))
    assert "2025 жылғы 10 қараша № 01-12/01" in text
    assert "Ақкөл қаласы, Абай көшесі, 1" in text


def test_an_answer_says_which_event_is_planned(store, asked, documents, printed):
    event = add_event(store, "Ш-09", NOVEMBER + timedelta(days=20), topic="Бағалау семинары")
    with store.change("Link") as change:
        events.link(store, change, event, asked)
    text = words(printed(lambda path: render(lambda: documents["answer"]("ru"), path)))
    assert "Запланированное мероприятие" in text
    assert "Бағалау семинары" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feedback_form_bears_the_facts_of_its_event(store, event, printed, language):
    text = words(printed(render_feedback, store, event, language))
    assert "Ш-01 · Критериалды бағалау" in text
    assert "2025-26/Ш-01" in text
    asked_for = {"kk": "Іс-шараның нөмірі", "ru": "Номер мероприятия", "en": "Number of the event"}
    assert asked_for[language] not in text


def test_a_lost_emblem_leaves_the_document_whole(store, documents, tmp_path):
    path = tmp_path / "answer.pdf"
    finish(render(lambda: documents["answer"]("kk"), path))
    assert len(PdfReader(path).pages) == 1


def test_events_ahead_have_no_count_of_those_present(store, partner, documents, printed):
    add_event(store, "Ш-11", NOVEMBER + timedelta(days=60), schools=[partner])
    text = words(printed(lambda path: render(lambda: documents["card"]("en"), path)))
    assert "training session – – Planned" in text.replace("\n", " ")
