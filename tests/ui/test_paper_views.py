"""Plans, registers, certificates and the handover act on the screen of reports."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from app.models import certificates, periods, plan_review, settings
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.reports.page import ReportsPage
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 23)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        made.today = lambda: TODAY
        yield made


@pytest.fixture
def view(store, shown, qtbot):
    """Return a function that shows a view and waits for its document."""
    page = shown(ReportsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)

    def show(key):
        made = page.show_view(key)
        qtbot.waitUntil(lambda: made.desk._file is not None and not made.desk._pause.isActive())
        return made

    return show


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_plan_of_the_quarter_is_saved_for_word_too(view, tmp_path):
    plan = view("plan")
    plan.desk.save_to(tmp_path / "plan.pdf")
    plan.desk.save_other_to(tmp_path / "plan.docx")
    assert "Event plan" in text_of(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.docx").read_bytes().startswith(b"PK")


def test_an_approved_plan_stands_first(view, store):
    plan = view("plan")
    assert [each.id for each in plan.papers()] == ["now"]
    period, own = periods.at(store, TODAY), settings.read(store).own_school
    with store.change("Approve") as change:
        plan_review.approve(store, change, own, period, TODAY)
    assert [each.id for each in plan.papers()] == ["approved", "now"]


def test_a_register_follows_its_filters(view, qtbot, tmp_path):
    registers = view("registers")
    registers.asked.form.editor("status").set_value("fulfilled")
    registers.asked.form.edited.emit("status")
    qtbot.waitUntil(registers.desk._save.isEnabled)
    registers.desk.save_other_to(tmp_path / "requests.xlsx")
    page = openpyxl.load_workbook(tmp_path / "requests.xlsx").worksheets[0]
    statuses = {row[5].value for row in page.iter_rows(min_row=5)}
    assert statuses == {"Fulfilled"}
    assert page.max_row == 4 + 6


def test_the_filters_shown_are_those_of_the_register(view):
    registers = view("registers")
    form = registers.asked.form
    assert form.editor("direction").isVisible()
    registers.desk.choose("events")
    assert form.editor("kind").isVisible()
    assert not form.editor("direction").isVisible()


def test_all_certificates_of_the_quarter_come_out_at_once(view, store, qtbot, tmp_path):
    shown = view("certificates")
    waiting = len(shown.list.waiting())
    assert waiting > 20
    shown.list.issue()
    qtbot.waitUntil(shown.desk._save.isEnabled)
    shown.desk.save_to(tmp_path / "all.pdf")
    assert len(PdfReader(tmp_path / "all.pdf").pages) == waiting
    issued = certificates.register(store, TODAY, TODAY)
    assert len({each.issued.number for each in issued}) == waiting
    shown.desk.choose("register")
    qtbot.waitUntil(shown.desk._save.isEnabled)
    shown.desk.save_to(tmp_path / "register.pdf")
    assert issued[-1].issued.number in text_of(tmp_path / "register.pdf")


def test_the_handover_act_speaks_another_language(view, qtbot, tmp_path):
    act = view("handover")
    act.desk.languages.activate("ru")
    act.desk.renew()
    qtbot.waitUntil(act.desk._save.isEnabled)
    act.desk.save_to(tmp_path / "act.pdf")
    assert "Акт приёма-передачи" in text_of(tmp_path / "act.pdf")
