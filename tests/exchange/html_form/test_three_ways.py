"""The same answers by the window, from paper and through the page are the same bytes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.exchange.responses.apply import applying
from app.exchange.responses.reading import planning
from app.i18n import speak
from app.models.forms import library
from app.models.progress import finish
from app.models.store import Store
from app.models.studies import handouts, sittings
from app.models.studies.responses import answers_of
from app.models.studies.typing_in import TypingIn
from app.ui.questionnaires.respondent.window import RespondentWindow
from tests.models.forms.making import form_of
from tests.models.making import add_school
from tests.models.studies.fieldwork import add_wave, give
from tests.ui.questionnaires.fieldwork import answer_all, press

pytestmark = pytest.mark.xdist_group("browser")

HEADS = {
    "H01": "1", "H02": "4", "H03_1_before": "75", "H03_2_before": "25", "H03_1_now": "30",
    "H03_2_now": "70", "H04_1": "1", "H04_6": "9", "H05": "3", "H11": "3 5 10", "H12_1": "2",
    "H12_2": "3", "H12_3": "10", "H13": "1 9", "H15": "5", "H19": "1", "H19_n": "4",
    "H24_6": "2", "H25": "Рақмет! <b>&</b> «ұсыныс»",
}  # fmt: skip
KINDS = """
type               | name | label | appearance
decimal            | d    | Ондық |
date               | day  | Күн   |
time               | t    | Уақыт |
rank ab            | r    | Рет   |
text               | w    | Сөз   |
"""
CHOICES = "list_name|name|label\nab|1|А\nab|2|Ә\nab|3|Б"
GIVEN = {"d": "07,50", "day": "2026-11-03", "t": "09:05", "r": "3 1 2", "w": "  екі   сөз "}
TYPED = {**GIVEN, "day": "03112026", "t": "0905", "r": "312"}
KEPT = {"d": "7.5", "day": "2026-11-03", "t": "09:05", "r": "3 1 2", "w": "екі сөз"}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as found:
        found.today = lambda: date(2026, 11, 24)
        yield found


def stored(store):
    return {row["way"]: row["answers"] for row in store.rows("SELECT way, answers FROM response")}


def by_window(store, qtbot, copy, answers):
    speak("en")
    window = RespondentWindow(store, copy)
    window._may_close = True
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    press(window, Qt.Key.Key_Return)
    answer_all(window, answers)


def from_paper(store, copy, answers):
    typing = TypingIn(store, sittings.begin(store, copy, handouts.PAPER, "kk"))
    while not typing.at_end:
        typing.take(answers.get(typing.current()[0].name, ""))
    sittings.finish(store, typing.sitting)


def from_page(store, respondent, copy, wave, answer):
    form = library.get(store, copy.form).form
    handed_out = {"copy": copy.copy, "wave": wave.code, "school": copy.school_code}
    respondent.open(form, "ru", **handed_out)
    answer(respondent)
    respondent.press_save()
    _saved, kept = respondent.take_file()
    plan = finish(planning(store, [kept]))
    finish(applying(store, plan, wave.code))


def answer_heads(respondent):
    for name, value in HEADS.items():
        if name.startswith("H12"):
            respondent.choose(name, value)
        elif name.startswith("H03") or name in {"H19_n", "H25"}:
            respondent.type(name, value)
        else:
            respondent.tick(name, *reversed(value.split()))


def test_our_form_answered_in_three_ways_is_the_same(store, respondent, qtbot):
    school = add_school(store, "P1")
    wave = add_wave(store, "needs_heads")
    paper, html, pc = (give(store, wave, way, [school])[0] for way in handouts.WAYS)
    from_paper(store, paper, HEADS)
    from_page(store, respondent, html, wave, answer_heads)
    by_window(store, qtbot, pc, HEADS)
    found = stored(store)
    assert set(found) == set(handouts.WAYS)
    assert len(set(found.values())) == 1
    assert [each.returned for each in handouts.register(store, wave.id)] == [1, 1, 1]


def answer_kinds(respondent):
    for name in ("d", "w"):
        respondent.type(name, GIVEN[name])
    for name in ("day", "t"):
        (field,) = respondent.fields(name)
        script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))"
        respondent.driver.execute_script(script, field, GIVEN[name])
    for place, code in enumerate(GIVEN["r"].split()):
        field = respondent.fields("r")[place]
        field.find_element("css selector", f"option[value='{code}']").click()


def test_every_kind_of_answer_is_written_in_one_way(store, respondent, qtbot):
    wave = add_wave(store, source=form_of(KINDS, CHOICES))
    paper, html, pc = (give(store, wave, way)[0] for way in handouts.WAYS)
    from_paper(store, paper, TYPED)
    from_page(store, respondent, html, wave, answer_kinds)
    by_window(store, qtbot, pc, {**GIVEN, "day": "03.11.2026"})
    found = stored(store)
    assert len(set(found.values())) == 1
    assert answers_of(found["pc"]) == KEPT
