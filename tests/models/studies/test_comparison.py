"""Waves side by side: changes, averages of exact shares, matched schools, reworded questions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from app.models.forms.shipped import shipped
from app.models.forms.source import dumps, loads
from app.models.studies import study
from app.models.studies.comparison import compared, matching
from app.models.studies.indicators import definitions
from app.reports.formatting import number
from tests.models.studies.making import add_wave

DEFINITIONS = {each.code: each for each in definitions()}
I1 = DEFINITIONS["I1"]


def heads(yes, no, school="P1"):
    return [{"school": school, "H05": "1"}] * yes + [{"school": school, "H05": "3"}] * no


def changed(source, before, after):
    text = dumps(source)
    assert before in text
    return loads(text.replace(before, after))


def test_averages_are_of_exact_values(store):
    # the worked example of section 4.2
    waves = [add_wave(store, "1", heads(120, 80)), add_wave(store, "2", heads(112, 188))]
    (found,) = compared([study.read(store, each) for each in waves], [I1])
    assert found.simple == (Fraction(60) + Fraction(11200, 300)) / 2
    assert number(float(found.simple), "kk", 1) == "48,7"
    assert found.pooled == Fraction(464, 10)
    assert found.change == Fraction(11200, 300) - 60
    assert found.reworded == ()


def test_one_wave_alone_is_shown_alone(store):
    one = study.read(store, add_wave(store, "1", heads(6, 4)))
    few = study.read(store, add_wave(store, "2", heads(1, 1)))
    (found,) = compared([one, few], [I1])
    assert (found.results[1], found.change, found.simple, found.pooled) == (None, None, 60, 60)


def test_matched_schools_answered_in_every_wave(store):
    rows = heads(6, 2, "P1") + heads(6, 0, "P2")
    first = study.read(store, add_wave(store, "1", rows))
    second = study.read(store, add_wave(store, "2", heads(4, 4, "P1") + heads(0, 7, "P3")))
    (found,) = compared([first, second], [I1], matched=True)
    assert [each.total.share for each in found.results] == [75, 50]
    told = matching([first, second], "needs_heads")
    assert (told.matched, told.of_waves) == (1, (2, 2))


def test_matched_schools_do_not_tell_the_few_others(store):
    first = study.read(store, add_wave(store, "1", heads(6, 2, "P1") + heads(2, 0, "P2")))
    second = study.read(store, add_wave(store, "2", heads(4, 4, "P1")))
    (found,) = compared([first, second], [I1], matched=True)
    assert found.results[0] is None


def test_a_reworded_question_is_told(store):
    source = shipped("needs_heads")
    new = changed(source, "Как изменились за время проекта", "Насколько изменились")
    new = changed(new, "2026112301", "2027010101")
    waves = [
        add_wave(store, "1", heads(6, 4)),
        add_wave(store, "2", heads(6, 4), source=new),
    ]
    found = compared([study.read(store, each) for each in waves], [I1, DEFINITIONS["I2"]])
    assert [each.reworded for each in found] == [("H05",), ()]


def test_reworded_choices_count_too(store):
    new = changed(shipped("needs_heads"), "2026112301", "2027010101")
    new = changed(new, '"Едәуір артты"', '"Көп артты"')
    waves = [
        add_wave(store, "1", heads(6, 4)),
        add_wave(store, "2", heads(6, 4), source=new),
    ]
    (found,) = compared([study.read(store, each) for each in waves], [replace(I1, where=None)])
    assert found.reworded == ("H05",)
