"""A wave is read with its schools; groups that would tell of single people answer nothing."""

from __future__ import annotations

import pytest

from app.models.settings import write as write_settings
from app.models.studies import study
from app.models.studies.groups import Attribute
from app.models.studies.indicators import definitions
from app.models.studies.study import Among
from tests.models.making import add_school
from tests.models.studies.making import add_wave

I1 = definitions()[0]


@pytest.fixture
def wave(store):
    for number, territory in enumerate(("city", "village", "village"), start=1):
        add_school(store, f"P{number}", territory=territory, region="61", small=False)
    rows = [{"school": "P1", "H05": "1"}] * 4 + [{"school": "P2", "H05": "2"}] * 6
    rows += [{"school": "P3", "H05": "9"}] * 5 + [{"school": "P9", "H05": "3"}] * 6
    return add_wave(store, "1", rows)


def question(read, name="H05"):
    return next(each for each in read.forms["needs_heads"].questions() if each.name == name)


def test_everybody_is_counted_with_or_without_a_registered_school(store, wave):
    read = study.read(store, wave)
    found = read.tally("needs_heads", question(read))
    assert (found.base, found.counts["1"], found.counts["3"]) == (21, 4, 6)
    assert read.known.name("P1", "kk") == "«P1» мектебі"
    assert read.known.name("P9", "kk") == "P9"


@pytest.mark.parametrize(
    ("attribute", "key", "shown"),
    [
        (Attribute.SCHOOL, "P1", None),  # four
        (Attribute.SCHOOL, "P3", None),  # would tell the four
        (Attribute.SCHOOL, "P2", 6),
        (Attribute.TERRITORY, "village", 11),
        (Attribute.TERRITORY, "city", None),
        (Attribute.SMALL, "false", 15),
    ],
)
def test_small_groups_answer_nothing(store, wave, attribute, key, shown):
    read = study.read(store, wave)
    found = read.result(I1, Among(attribute, key))
    if shown is None:
        assert read.among("needs_heads", Among(attribute, key)) == []
    else:
        assert found.respondents == shown
    whole = study.read(store, wave, whole=True)
    assert whole.result(I1, Among(attribute, key)).respondents > 0


def test_few_of_the_others_would_be_told_by_what_is_left(store):
    add_school(store, "P1", territory="city")
    add_school(store, "P2", territory="village")
    rows = [{"school": "P1", "H05": "1"}] * 8 + [{"school": "P2", "H05": "1"}] * 2
    rows += [{"school": "P2", "H01": "1"}] * 5  # answered, but not this question
    read = study.read(store, add_wave(store, "1", rows))
    city = Among(Attribute.TERRITORY, "city")
    assert len(read.among("needs_heads", city)) == 8
    assert read.tally("needs_heads", question(read), city) is None
    assert read.result(I1, city) is None


def test_the_setting_leaves_hard_to_say_out(store, wave):
    with store.change("Setting") as change:
        write_settings(store, change, exclude_nine=True)
    assert study.read(store, wave).result(I1).total.denominator == 16
