"""The page of a form in a real browser: skips, limits, saving, going on, three languages."""

from __future__ import annotations

import pytest

from app.exchange.html_form.page import page
from app.models.expressions.evaluation import evaluate
from app.models.expressions.parsing import parse
from app.models.expressions.tree import as_data
from app.models.expressions.values import text
from app.models.expressions.writing import written
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from tests.models.expressions.inventing import invented
from tests.models.expressions.test_expressions import VECTORS, Filled
from tests.models.forms.making import read_form

pytestmark = pytest.mark.xdist_group("browser")

INVENTED = 2_000
RUN = """
const [answers, now, cases] = arguments;
return cases.map((each) => Expressions.text(Expressions.evaluate(each.tree, {
  answer: (name) => (name in answers ? answers[name] : ""),
  choiceName: (code, name) => `${name} ${code}`,
  column: (name) => `column ${name}`,
  own: each.own || "", position: each.position || 1, now,
})));
"""


def form_of(code):
    return read(shipped(code)).form


def test_expressions_mean_the_same_in_the_browser(respondent):
    respondent.open(read_form("type|name|label\ntext|a|А").form)
    cases = [{**each, "tree": as_data(parse(each["expression"]))} for each in VECTORS["values"]]
    found = respondent.driver.execute_script(RUN, VECTORS["answers"], VECTORS["now"], cases)
    wanted = {each["expression"]: each["is"] for each in cases}
    assert dict(zip(wanted, found, strict=False)).keys() == wanted.keys()
    assert found == [each["is"] for each in cases]


def test_invented_expressions_mean_the_same_in_the_browser(respondent):
    respondent.open(read_form("type|name|label\ntext|a|А").form)
    trees = [invented(seed) for seed in range(INVENTED)]
    cases = [{"tree": as_data(tree), "own": "7"} for tree in trees]
    found = respondent.driver.execute_script(RUN, VECTORS["answers"], VECTORS["now"], cases)
    wanted = [text(evaluate(tree, Filled(own="7"))) for tree in trees]
    differ = [
        (written(tree), here, there)
        for tree, here, there in zip(trees, wanted, found, strict=True)
        if here != there
    ]
    assert differ == []


def answer_heads(respondent):
    respondent.type("school", "P1")
    respondent.tick("H01", "1")
    for name, share in (("1_before", 75), ("2_before", 25), ("1_now", 30), ("2_now", 70)):
        respondent.type(f"H03_{name}", str(share))
    respondent.tick("H04_1", "1")
    respondent.tick("H04_6", "3")
    respondent.tick("H11", "5", "3", "10")
    respondent.choose("H12_1", "2")
    respondent.choose("H12_2", "3")
    respondent.choose("H12_3", "10")
    respondent.tick("H19", "1")
    respondent.type("H19_n", "4")
    respondent.type("H25", "Рақмет! <b>&</b> «ұсыныс»")


ANSWERS = {
    "school": "P1", "H01": "1", "H03_1_before": "75", "H03_2_before": "25", "H03_1_now": "30",
    "H03_2_now": "70", "H04_1": "1", "H04_6": "3", "H11": "3 5 10", "H12_1": "2", "H12_2": "3",
    "H12_3": "10", "H19": "1", "H19_n": "4", "H25": "Рақмет! <b>&</b> «ұсыныс»",
}  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_heads_form_is_answered_and_saved(respondent, language):
    respondent.open(form_of("needs_heads"), wave="w1", copy="0007")
    respondent.speak(language)
    answer_heads(respondent)
    respondent.press_save()
    saved, kept = respondent.take_file()
    content = saved["response"]
    assert content["answers"] == ANSWERS
    assert (content["finished"], content["language"]) == (True, language)
    assert (content["form"], content["copy"], content["wave"]) == ("needs_heads", "0007", "w1")
    assert kept.name in respondent.said()


def test_the_teachers_form_is_saved_unfinished_opened_again_and_finished(respondent):
    form = form_of("needs_teachers")
    respondent.open(form, "en")
    respondent.tick("T01", "5")
    respondent.tick("T09_3", "4")
    respondent.type("T16", "51")
    respondent.press_save()
    assert respondent.said().count("—") == 2
    assert respondent.fault_of("T16") == "Enter a whole number from 0 to 50."
    respondent.type("T16", "12")
    respondent.press_save()
    respondent.press("Save unfinished and go on later")
    saved, kept = respondent.take_file()
    assert saved["response"]["finished"] is False
    respondent.open(form, "ru")
    respondent.open_answers(kept)
    assert respondent.fields("T16")[0].get_attribute("value") == "12"
    respondent.type("school", "P2")
    respondent.press_save()
    finished, _kept = respondent.take_file()
    assert finished["response"]["instance"] == saved["response"]["instance"]
    assert finished["response"]["answers"] == {
        "school": "P2", "T01": "5", "T09_3": "4", "T16": "12",
    }  # fmt: skip


def test_what_does_not_apply_is_hidden_and_not_saved(respondent):
    respondent.open(form_of("needs_heads"))
    assert not respondent.is_asked("H19_n")
    respondent.tick("H19", "1")
    assert respondent.is_asked("H19_n")
    respondent.type("H19_n", "3")
    respondent.tick("H19", "2")
    assert not respondent.is_asked("H19_n")
    respondent.type("school", "P1")
    respondent.press_save()
    saved, _kept = respondent.take_file()
    assert saved["response"]["answers"] == {"school": "P1", "H19": "2"}


def test_wrong_answers_are_told_in_the_words_of_the_form(respondent):
    respondent.open(form_of("needs_heads"))
    respondent.type("school", "P1")
    respondent.type("H03_1_before", "55")
    respondent.type("H03_2_before", "40")
    respondent.tick("H11", "1", "2", "3", "4")
    respondent.tick("H01", "1")
    assert respondent.fault_of("H03_2_before") == "Қосындысы 100 % болуы керек."
    assert respondent.fault_of("H11") == "Үшеуден артық таңдауға болмайды."


def test_a_draft_is_offered_once_and_forgotten_for_the_next(respondent):
    form = form_of("event_feedback")
    respondent.open(form, "en")
    respondent.type("event", "Ш-01")
    respondent.leave_without_saving()
    respondent.open(form, "en")
    respondent.press("Continue")
    assert respondent.fields("event")[0].get_attribute("value") == "Ш-01"
    respondent.press_save()
    respondent.take_file()
    respondent.press("Next respondent")
    assert respondent.fields("event")[0].get_attribute("value") == ""
    respondent.open(form, "en")
    assert respondent.said() == ""


def test_a_damaged_or_other_file_is_refused(respondent, tmp_path):
    respondent.open(form_of("needs_heads"), "en")
    damaged = tmp_path / "a.nisresp.json"
    damaged.write_text('{"zhetekshi": "response", "crc32": "0", "response": {}}', "utf-8")
    respondent.open_answers(damaged)
    assert "damaged" in respondent.said()
    respondent.open(form_of("event_feedback"), "en")
    respondent.type("event", "1")
    respondent.press_save()
    _saved, other = respondent.take_file()
    respondent.open(form_of("needs_heads"), "en")
    respondent.open_answers(other)
    assert "another questionnaire" in respondent.said()


HOSTILE = "</script><img src=x onerror=document.title='x'><!--<script>\u2028 ' \" `${1}`"


def test_texts_of_people_are_only_text(respondent):
    form = read_form(f"type|name|label\nnote|n|{HOSTILE}\ntext|a|{HOSTILE}").form
    respondent.open(form)
    shown = respondent.driver.find_element("css selector", "main").text
    assert "onerror" in shown
    assert respondent.driver.find_elements("css selector", "main img") == []
    assert respondent.driver.title != "x"


def test_repeats_are_added_and_saved(respondent):
    survey = """
    type         | name  | label      | calculation
    begin_repeat | child | Бала       |
    text         | name  | Аты        |
    end_repeat   |       |            |
    calculate    | many  |            | count(${child})
    note         | told  | Саны: ${many} |
    """
    respondent.open(read_form(survey).form, "en")
    for _time in range(2):
        respondent.press("Add one more")
    respondent.type("name-1", "Әлия")
    respondent.type("name-2", "Нұрлан")
    assert "Саны: 2" in respondent.driver.find_element("css selector", "main").text
    respondent.press_save()
    saved, _kept = respondent.take_file()
    assert saved["response"]["answers"] == {
        "child": [{"name": "Әлия"}, {"name": "Нұрлан"}], "many": "2",
    }  # fmt: skip


@pytest.mark.parametrize("code", SHIPPED)
def test_page_is_one_small_file_that_fetches_nothing(code):
    text = page(form_of(code), "kk")
    assert len(text.encode()) < 150_000
    assert "http" not in text.replace("http-equiv", "")
    assert " src=" not in text
