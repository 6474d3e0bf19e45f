"""Forms of other offices: filled wherever their marks stand, kept as they are besides, harmless."""

from __future__ import annotations

from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from app.commands import run
from app.i18n import speak
from app.models import attachments, foreign_forms, periods
from app.models.errors import FileProblem
from app.models.figures import Figures
from app.models.progress import finish
from app.models.store import Store
from app.reports.content import Quantity
from app.reports.foreign_forms.filling import fill_form, look_at
from app.reports.foreign_forms.marks import filled, find
from app.reports.foreign_forms.values import lookup_of
from tests.reports.quarter import AS_OF, copied

BOX = (
    "<w:p {spaces}><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>{{{{events.held}}}}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)


@pytest.fixture(autouse=True)
def english():
    speak("en")


@pytest.fixture
def store(tmp_path):
    with Store.open(copied(tmp_path)) as opened:
        yield opened


@pytest.fixture
def lookup(store):
    period = periods.parse(store, "academic:2025-26/2")
    return lookup_of(store, Figures(store, period, 1), "kk", AS_OF)


def word_form(path):
    form = docx.Document()
    split = form.add_paragraph("Қамту: ")
    for part in ("{", "{cover", "age.sh", "are}", "} (", "{{coverage.partner_teachers_reached}})"):
        split.add_run(part).bold = part == "age.sh"
    form.add_table(1, 2).cell(0, 1).text = "{{ requests.by_school.P1 }} / {{nothing.known}}"
    form.sections[0].header.paragraphs[0].text = "{{report.school}}"
    form.sections[0].footer.paragraphs[0].text = "{{report.as_of}}"
    form.element.body.insert(0, parse_xml(BOX.format(spaces=nsdecls("w"))))
    form.add_paragraph("{% for x in range(9) %}{{ x.__class__ }}{{ 7*7 }}{% endfor %}")
    form.save(path)
    return path


def test_marks_are_filled_wherever_they_stand(tmp_path, lookup):
    target = tmp_path / "filled.docx"
    tally = finish(fill_form(word_form(tmp_path / "form.docx"), target, lookup))
    form = docx.Document(str(target))
    assert "Қамту: 20,6\u00a0% (45)" in [each.text for each in form.paragraphs]
    assert form.tables[0].cell(0, 1).text == "2 / {{nothing.known}}"
    assert form.sections[0].header.paragraphs[0].text == "№4 «Білім» мектеп-гимназиясы"
    assert form.sections[0].footer.paragraphs[0].text == "23.12.2025"
    assert ">8</w:t>" in form.element.xml
    assert tally.filled == 6


def test_unknown_marks_are_told_with_their_place_and_nothing_is_run(tmp_path, lookup):
    speak("en")
    tally = look_at(word_form(tmp_path / "form.docx"), lookup)
    told = [(each.text, each.where.split(":")[0]) for each in tally.unknown]
    assert ("{{nothing.known}}", "Table") in told
    assert [text for text, place in told if place == "Text"] == [
        "{% for x in range(9) %}",
        "{{ x.__class__ }}",
        "{{ 7*7 }}",
        "{% endfor %}",
    ]


def excel_form(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Қамту"
    sheet["B2"] = "{{coverage.share}}"
    sheet["B2"].font = Font(bold=True, color="FF0000")
    sheet["B3"] = "=B2*2"
    sheet["B4"] = "Мұғалімдер: {{coverage.partner_teachers_reached}} / {{ no.such }}"
    sheet["B5"] = "{{REQUESTS.BY_STATUS.withdrawn}}"
    sheet.merge_cells("C2:D3")
    sheet.oddFooter.center.text = "{{report.period}}"
    book.save(path)
    return path


def test_cells_get_numbers_and_the_rest_of_the_workbook_stays(tmp_path, lookup):
    speak("en")
    target = tmp_path / "filled.xlsx"
    tally = finish(fill_form(excel_form(tmp_path / "form.xlsx"), target, lookup))
    sheet = openpyxl.load_workbook(target)["Қамту"]
    assert sheet["B2"].value == 20.6
    assert sheet["B2"].font.bold
    assert sheet["B3"].value == "=B2*2"
    assert sheet["B4"].value == "Мұғалімдер: 45 / {{ no.such }}"
    assert sheet["B5"].value == 0
    assert "C2:D3" in [str(each) for each in sheet.merged_cells.ranges]
    assert "II оқу тоқсаны" in sheet.oddFooter.center.text
    (unknown,) = tally.unknown
    assert (unknown.text, unknown.where) == ("{{ no.such }}", "Sheet Қамту, cell B4")


def test_what_has_no_marks_stays_byte_for_byte(tmp_path, lookup):
    form = excel_form(tmp_path / "form.xlsx")
    target = tmp_path / "filled.xlsx"
    finish(fill_form(form, target, lookup))
    with ZipFile(form) as before, ZipFile(target) as after:
        assert before.namelist() == after.namelist()
        for name in ("xl/styles.xml", "xl/theme/theme1.xml", "[Content_Types].xml"):
            assert before.read(name) == after.read(name)


def bomb(path):
    with ZipFile(path, "w", 8) as whole:
        whole.writestr("word/document.xml", b"0" * 30_000_000)
    return path


def entities(path):
    with ZipFile(path, "w") as whole:
        text = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;{{events.held}}</x>'
        whole.writestr("word/document.xml", text)
    return path


def other_kind(path):
    path.write_bytes(b"%PDF-1.7")
    return path


def broken(path):
    with ZipFile(path, "w") as whole:
        whole.writestr("word/document.xml", "<w:p>{{events.held}}")
    return path


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (bomb, "file_bomb"),
        (entities, "file_unsafe"),
        (other_kind, "form_of_other_kind"),
        (broken, "file_damaged"),
    ],
)
def test_harmful_and_broken_files_are_refused(tmp_path, lookup, made, code):
    with pytest.raises(FileProblem, match=code):
        finish(fill_form(made(tmp_path / "form.docx"), tmp_path / "filled.docx", lookup))
    assert not (tmp_path / "filled.docx").exists()


@given(st.text(alphabet="{}% ab.", max_size=40))
def test_text_without_known_marks_stays(text):
    assert filled(text, find(text, lambda _mark: None)) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_mark_between_any_texts_is_filled(before, after):
    text = f"{before.replace('{', '')}{{{{ a.b }}}}{after.replace('}', '')}"
    found = find(text, lambda mark: Quantity("7") if mark == "a.b" else None)
    told = filled(text, found)
    assert "{{ a.b }}" not in told
    assert "7" in told


def test_marks_are_told_from_each_other_by_folded_codes(lookup):
    assert lookup("requests.by_school.Р1").text == "2"  # a Cyrillic letter
    assert lookup("Coverage.Share").text == "20,6\u00a0%"
    assert lookup("requests.by_status.refused").text == "1"
    assert lookup("requests.by_school.P9") is None
    assert lookup("coverage.by_school.LS").exact is None


def test_forms_are_kept_with_their_receivers(store, tmp_path):
    copy = attachments.copy(store, word_form(tmp_path / "Қалалық нысан.docx"))
    with store.change("keep") as change:
        number = foreign_forms.add(store, change, copy, "Білім бөлімі", "ru")
    (kept,) = foreign_forms.every(store)
    assert (kept.name, kept.receiver, kept.language) == ("Қалалық нысан.docx", "Білім бөлімі", "ru")
    assert kept.path.exists()
    with store.change("drop") as change:
        foreign_forms.delete(store, change, number)
    assert foreign_forms.every(store) == []
    store.undo()
    assert [each.receiver for each in foreign_forms.every(store)] == ["Білім бөлімі"]


def test_a_form_is_filled_by_command(tmp_path, capsys):
    form = excel_form(tmp_path / "form.xlsx")
    target = tmp_path / "out.xlsx"
    words = ["report", "form", "--database", copied(tmp_path), "--form", form, "--language", "en",
             "--period", "academic:2025-26/2", "--output", target]  # fmt: skip
    assert run([str(each) for each in words]) == 1
    said = capsys.readouterr()
    assert said.out == "Marks filled: 4\n"
    assert said.err == "Unknown mark {{ no.such }}. Sheet Қамту, cell B4\n"
    assert openpyxl.load_workbook(target)["Қамту"]["B2"].value == 20.6
