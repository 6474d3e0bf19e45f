"""Free answers tell no order; tags are given, counted and taken away; exports are written down."""

from __future__ import annotations

from datetime import date

from app.models.studies import free_answers, raw_exports, study
from tests.models.studies.making import add_wave


def answers(store, wave, name="T25"):
    read = study.read(store, wave)
    form = read.forms["needs_teachers"]
    question = next(each for each in form.questions() if each.name == name)
    return free_answers.free_answers(store, form, question, read.among(form.code, None))


def wave_of(store):
    rows = [{"T25": f"Пікір {n}", "T14_text": f"Кітап {n}"} for n in range(40)]
    return add_wave(store, "1", rows, "needs_teachers")


def order(found):
    return [each.text.split()[-1] for each in found]


def test_the_order_tells_neither_arrival_nor_who_wrote_what_else(store):
    wave = wave_of(store)
    one, other = order(answers(store, wave)), order(answers(store, wave, "T14_text"))
    assert sorted(one) == sorted(other) == sorted(map(str, range(40)))
    assert one != other
    assert one != sorted(one)
    assert order(answers(store, wave)) == one


def test_tags_are_given_counted_and_undone(store):
    wave = wave_of(store)
    first, second, *_ = answers(store, wave)
    with store.change(free_answers.TAGGED, tag="кітап") as change:
        free_answers.give(store, change, "T25", [first, second], " кітап ")
    assert free_answers.counted(answers(store, wave)) == {"кітап": 2}
    with store.change(free_answers.TAGGED, tag="кітап") as change:
        free_answers.give(store, change, "T25", [first], "кітап")  # has it already
        free_answers.give(store, change, "T25", [first], "уақыт")
    assert answers(store, wave)[0].tags == ("кітап", "уақыт")
    assert answers(store, wave, "T14_text")[0].tags == ()
    with store.change(free_answers.UNTAGGED, tag="кітап") as change:
        free_answers.take_away(store, change, "T25", first, "кітап")
    assert free_answers.known_tags(store) == ["кітап", "уақыт"]
    store.undo()
    assert free_answers.counted(answers(store, wave))["кітап"] == 2


def test_an_export_is_written_down_for_good(store):
    wave = wave_of(store)
    store.who, store.today = "А. Серікова", lambda: date(2025, 12, 1)
    raw_exports.note(store, wave, "needs_teachers", "Облыстық есеп", "answers.csv", 40)
    (found,) = raw_exports.every(store)
    assert (found.wave, found.who, found.purpose, found.responses) == (
        "1", "А. Серікова", "Облыстық есеп", 40
    )  # fmt: skip
    assert store.undoable().label == "Wave"  # the export is no step that could be undone
