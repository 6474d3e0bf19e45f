"""A registry of schools and a staff list brought in through the window, as people do it."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from tests.journeys.terminal import run

REGISTRY = """<html><meta charset="utf-8"><table><caption>Тізілім</caption>
<tr><td>Мектептер тізілімі</td></tr>
<tr><td>№</td><td>Облыс</td><td>Аудан</td><td>Мектептің атауы</td><td>Оқушылар</td></tr>
<tr><td>1</td><td>Ақмола</td><td>Ақкөл ауданы</td><td>«№179 жалпы білім беретін мектеп» КММ</td>
<td>412</td></tr>
<tr><td>2</td><td>Ақмола</td><td>Ақкөл ауданы</td><td>№179 ЖББМ</td><td>412</td></tr>
<tr><td>3</td><td>Алматы</td><td>Қарасай ауданы</td><td>№12 мектеп</td><td>300</td></tr>
<tr><td>4</td><td>Ақмола</td><td>Ақкөл ауданы</td><td>«Қаратал» орта мектебі</td><td>95</td></tr>
</table></html>"""


@pytest.fixture
def registry(tmp_path):
    path = tmp_path / "registry.xls"
    path.write_text(REGISTRY, "utf-8")
    return path


def schools(database, path):
    """Return the sheet of schools that the command line writes."""
    run("export", "workbook", path, "--database", database)
    return list(load_workbook(path)["Мектептер"].iter_rows(values_only=True))


def choose_file(user, path):
    user.go(4)
    user.answer_file_dialog(path)
    user.click("bring_in")
    user.see("registry.xls", "№179 ЖББМ")


def test_registry_is_looked_at_decided_on_imported_and_undone(user, database, registry):
    before = schools(database, registry.with_name("before.xlsx"))
    user.open(database)
    choose_file(user, registry)
    user.see("Шешім күтетін ықтимал қайталанулар: 1")
    user.fill(**{"column:E": "Мұғалімдер саны"})
    user.see("қолмен таңдалды", "Дұрыс жолдарды импорттау: 2")
    user.click("waiting")
    user.click_row("№179 ЖББМ")
    user.see("Сол мектеп", "Басқа мектеп", "Алмау")
    user.press("1")
    user.click("rejected")
    user.see("B5 — «Алматы» мыналардың бірі болуы мүмкін")
    user.click("import_rows")
    user.see("Импортталды: registry.xls", "«Қаратал» орта мектебі", "№179")
    user.find("Қаратал")
    user.see("Ақкөл ауданы", "мұғалім: 95")
    user.press("Ctrl+Z")
    user.go(4)
    assert not user.eyes.reads("Қаратал")
    user.close()
    assert schools(database, registry.with_name("after.xlsx")) == before


def test_staff_list_is_pasted_from_a_spreadsheet(user, database, qapp):
    user.open(database)
    user.go(5)
    qapp.clipboard().setText(
        "Аты-жөні\tМектебі\tЛауазымы\nБекова Ләззат Қуатқызы\t«Ақсу» жалпы орта мектебі\tмұғалім"
    )
    user.press("Ctrl+V")
    user.see("Көшірілген ұяшықтар", "Бекова Ләззат Қуатқызы")
    user.press("Ctrl+S")
    user.see("Импортталды: Көшірілген ұяшықтар")
    user.find("Бекова Ләззат Қуатқызы")
    user.see("«Ақсу» жалпы орта мектебі")
