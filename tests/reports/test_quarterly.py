"""The quarterly report: every figure, every section, nothing about single people's answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, translation
from app.models import events, narratives, periods, requests, schools
from app.models.periods import Kind
from app.models.settings import write as write_settings
from app.models.store import Store
from app.reports.figure_text import shown, shown_change
from app.reports.quarterly import render_quarterly, sections
from app.reports.quarterly.sections import NUMBERS
from tests.reports.conftest import words_of
from tests.reports.quarter import AS_OF, EXPECTED, copied, report

PERIOD = "academic:2025-26/2"


@pytest.fixture
def store(tmp_path):
    with Store.open(copied(tmp_path)) as opened:
        yield opened


def part(text: str, section: str, after: str) -> str:
    return text[text.rindex(section) : text.rindex(after)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_quarter_is_printed_by_its_code(store, tmp_path, language):
    text = words_of(report(store, tmp_path, language))
    for code, value in EXPECTED["figures"].items():
        if not isinstance(value, dict):
            exact = value if isinstance(value, int) else Decimal(str(value))
            printed = shown(code, exact, language).replace("\u00a0", " ")
            assert f"{NUMBERS[code]} {code} = {printed} " in text


def test_figures_by_school_are_printed_by_its_code(store, tmp_path):
    text = words_of(report(store, tmp_path))
    for code, values in EXPECTED["figures"].items():
        if isinstance(values, dict):
            for key, value in values.items():
                exact = value if isinstance(value, int) else Decimal(str(value))
                assert f"{code}.{key} = {shown(code, exact, 'en')} " in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_stands_in_its_order(store, tmp_path, language):
    pdf = report(store, tmp_path, language)
    t = translation(language)
    expected = [f"{each.number}. {t(each.title)}" for each in sections()[:-1]] + [t("Annex")]
    assert [each.title for each in pdf.outline] == expected


@pytest.mark.parametrize(
    ("language", "period", "title"),
    [
        ("kk", PERIOD, "2025–2026 оқу жылы, II оқу тоқсаны (03.11.2025–07.01.2026)"),
        ("ru", "calendar:2025/4", "IV квартал 2025 года (01.10.2025–31.12.2025)"),
        ("en", "2025-09-01..2025-11-28", "01.09.2025–28.11.2025"),
    ],
)
def test_the_title_says_the_days_of_the_period(store, tmp_path, language, period, title):
    assert title in words_of(report(store, tmp_path, language, period))


def test_the_day_of_the_data_stands_in_the_title_and_on_every_page(store, tmp_path):
    pages = [words_of_page(page) for page in report(store, tmp_path).pages]
    assert pages[0].count("Data as of 23.12.2025") == 2
    assert all("Data as of 23.12.2025" in page for page in pages)


def words_of_page(page) -> str:
    return " ".join(page.extract_text().split())


def test_small_groups_and_what_would_reveal_them_are_hidden(store, tmp_path):
    text = part(words_of(report(store, tmp_path)), "Feedback on events", "8. Dynamics")
    assert "байланыс 2 *" in text  # two forms about Ш-07
    assert "критерийлері 6 *" in text  # the total less the others would tell the mark of Ш-07
    assert "Total 96 7.1 4.59 7.2" in text
    assert "(forms: 68)" in text
    assert "4.66" in text


def test_the_means_of_a_quarter_with_few_answers_are_hidden(store, tmp_path):
    with store.change("few answers") as change:
        for each in events.page(store, events.Filter()):
            few = {"feedback_forms": 2 if each.number == "Ш-07" else 0}
            events.save(store, change, each.id, few)
    text = words_of(report(store, tmp_path))
    assert "7.2 feedback.weighted_mean = *" in text
    assert "5.0" not in part(text, "Feedback on events", "9. Methodical")


def test_an_unknown_number_of_teachers_is_said(store, tmp_path):
    with store.change("unknown") as change:
        school = schools.by_code(store, "P6")
        schools.save(change, school, {"teachers": None})
    text = words_of(report(store, tmp_path))
    assert text.count("gives no share: «Теректі» бастауыш мектебі.") == 2
    assert "number of teachers unknown" in text
    assert "P6 = –" in text
    assert "мектебі 5 – – –" in text


def test_a_total_of_unknown_numbers_of_teachers_is_no_zero(store, tmp_path):
    with store.change("unknown") as change:
        for code in ("P1", "P2", "P3", "P4", "P5", "P6"):
            schools.save(change, schools.by_code(store, code), {"teachers": None})
    text = words_of(report(store, tmp_path))
    assert text.count("The number of teachers of every partner school is unknown.") == 2
    assert "Total 6 –" in text
    assert "Total 72 5.1 – – –" in text


def test_requests_without_a_direction_stand_last_among_directions(store, tmp_path):
    with store.change("no direction") as change:
        for each in requests.page(store, requests.Filter(direction="assessment")):
            requests.save(store, change, each.id, {"direction": None})
    text = part(words_of(report(store, tmp_path)), "direction 3.3", "3.4 School")
    assert text.endswith("direction not stated 2 Requests by school ")


def test_events_of_the_next_period_and_open_requests_are_its_plan(store, tmp_path):
    text = part(words_of(report(store, tmp_path)), "12. Plan for the next quarter", "Annex")
    assert "Ш-10 15.01.2026" in text
    assert "С-02 04.11.2025" in text
    assert "С-09 25.11.2025" in text
    assert "Ш-09" not in text


def test_what_was_moved_or_not_held_has_its_reason(store, tmp_path):
    text = part(words_of(report(store, tmp_path)), "6. Carrying out the plan", "7. Questionnaire")
    assert "Ш-07 26.11.2025 03.12.2025" in text
    assert "боран, жол жабық" in text
    assert "аяз, мектеп қашықтан оқытуға көшті" in text


def test_parents_stand_apart_from_educators(store, tmp_path):
    assert "2 (P5: 2) parents: 34" in words_of(report(store, tmp_path))


def test_the_period_before_stands_beside(store, tmp_path):
    text = words_of(report(store, tmp_path, period="academic:2025-26/3"))
    assert "3.1 Requests received 10 0 −10" in text
    assert "5.1 Participations 72 0 −72" in text


def test_an_unknown_period_before_is_not_zero(store, tmp_path):
    text = words_of(report(store, tmp_path))
    assert "3.1 Requests received – 10 –" in text
    assert "The program has no data of the previous period." in text


def test_what_people_wrote_is_printed_as_typed(store, tmp_path):
    period = periods.parse(store, PERIOD)
    with store.change("write") as change:
        for section in narratives.SECTIONS:
            place = (1, period, section, "kk")
            narratives.write(store, change, place, f"<b>{section}</b> & 5 ₸\nекінші жол")
    text = words_of(report(store, tmp_path, "kk"))
    for section in narratives.SECTIONS:
        assert f"<b>{section}</b> & 5 [20B8] екінші жол" in text


def test_people_of_the_settings_sign(store, tmp_path):
    with store.change("who") as change:
        write_settings(store, change, director="А. Қ. Директор", author="Ә. Б. Автор")
    text = words_of(report(store, tmp_path))
    assert "/ А. Қ. Директор" in text
    assert "Prepared by: ______________ / Ә. Б. Автор" in text


def test_long_and_strange_topics_are_printed_whole(store, tmp_path):
    with store.change("long") as change:
        for each in events.page(store, events.Filter()):
            events.save(store, change, each.id, {"topic": f"{'ұзын' * 75} ₸ שלום"})
    assert words_of(report(store, tmp_path)).replace(" ", "").count("ұзын" * 9) >= 8


def test_a_report_of_nothing_is_a_report(tmp_path):
    with Store.open(tmp_path / "empty.db") as store:
        text = words_of(report(store, tmp_path, leading=None))
    assert "No data" in text
    assert "3.1 Requests received 0" in text
    assert "5.12 coverage.share = –" in text


def test_the_whole_network_names_the_school_of_each_event(store, tmp_path):
    text = words_of(report(store, tmp_path, leading=None))
    assert "Network of leading schools" in text
    assert "LS Ш-01" in text


def test_a_read_only_database_will_do(tmp_path):
    with Store.open_read_only(copied(tmp_path)) as store:
        assert report(store, tmp_path).pages


def test_equal_data_make_equal_reports(store, tmp_path):
    report(store, tmp_path)
    first = (tmp_path / "report_en.pdf").read_bytes()
    report(store, tmp_path)
    assert (tmp_path / "report_en.pdf").read_bytes() == first


def test_a_cancelled_report_leaves_nothing(store, tmp_path):
    period = periods.parse(store, PERIOD)
    steps = render_quarterly(store, 1, period, "kk", tmp_path / "new.pdf", as_of=AS_OF)
    assert next(steps).done == 0
    next(steps)
    steps.close()
    assert not [each for each in tmp_path.iterdir() if each.suffix in {".pdf", ".tmp"}]
    assert not list(tmp_path.glob(".zhetekshi-*"))


def test_the_data_are_of_today_unless_said(store, tmp_path):
    period = periods.parse(store, PERIOD)
    for _ in render_quarterly(store, 1, period, "en", tmp_path / "today.pdf"):
        pass
    assert f"D:{date.today():%Y%m%d}".encode() in (tmp_path / "today.pdf").read_bytes()


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.ACADEMIC, "Plan for the next quarter"),
        (Kind.CALENDAR, "Plan for the next calendar quarter"),
        (Kind.FREE, "Plan for the next period"),
    ],
)
def test_the_next_plan_is_called_after_the_kind_of_period(kind, title):
    assert sections(kind)[11].title == title


def test_sections_with_texts_are_those_that_people_write():
    assert set(narratives.SECTIONS) <= {each.code for each in sections()}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(31, 45, "+14"), (45, 31, "−14"), (5, 5, "0"), (None, 5, "–"), (5, None, "–")],
)
def test_changes_carry_their_sign(before, now, expected):
    assert shown_change("events.held", before, now, "kk") == expected
