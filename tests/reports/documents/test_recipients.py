"""The list of who received which resource, printed and read back in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.i18n import LANGUAGES
from app.models import resources, resources_given
from app.models.progress import finish
from app.models.resources_given import Filter
from app.reports.documents.recipients import recipients
from app.reports.documents.registers import render_register
from tests.models.making import add_person, add_school
from tests.reports.documents.conftest import HOSTILE


@pytest.fixture
def given(store):
    school = add_school(store, "P7", name_kk="«Ақсу» мектебі")
    person = add_person(store, "P7-T01", school, name="Қалиева Үміт")
    with store.change("Give") as change:
        guide = {"code": "Р-01", "title": "Жадынама", "category": "guidelines"}
        other = {"code": "Р-02", "title": HOSTILE, "category": "video"}
        row = {"school": school, "day": date(2025, 11, 20), "copies": 3, "lent": False}
        first = resources.save(store, change, None, guide)
        second = resources.save(store, change, None, other)
        resources_given.save(change, first, None, {**row, "person": person})
        late = {**row, "day": date(2025, 11, 12), "lent": True, "due": date(2025, 12, 12)}
        resources_given.save(change, second, None, late)
    return first


def read(store, wanted, language="kk"):
    return recipients(store, wanted, "11.2025", language)


def test_rows_stand_in_order_of_the_days_with_their_return(store, given):
    found = read(store, Filter(), "en")
    assert [(row[0], row[2], row[7], row[9]) for row in found.rows] == [
        (1, "Р-02", 3, "Return by: 12.12.2025"),
        (2, "Р-01", 3, ""),
    ]
    assert found.rows[1][6] == "Қалиева Үміт"


def test_list_is_filtered_by_resource_school_and_days(store, given):
    assert [row[2] for row in read(store, Filter(resource=given)).rows] == ["Р-01"]
    assert read(store, Filter(school=999)).rows == []
    assert [row[2] for row in read(store, Filter(last=date(2025, 11, 12))).rows] == ["Р-02"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_printed_in_each_language(store, given, tmp_path, language):
    path = tmp_path / "list.pdf"
    finish(render_register(lambda: read(store, Filter(), language), path))
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Жадынама" in text
    assert "=HYPERLINK" in text
    assert "/Annots" not in PdfReader(path).pages[0]


def test_workbook_holds_typed_cells_and_no_formula(store, given, tmp_path):
    path = tmp_path / "list.xlsx"
    finish(render_register(lambda: read(store, Filter()), path))
    cells = [cell for row in load_workbook(path).active.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert 3 in {cell.value for cell in cells}
