"""The users' own indicators are checked, counted like ours, and can be deleted; ours cannot."""

from __future__ import annotations

import pytest

from app.models.studies import own_indicators, study
from tests.models.studies.making import add_wave

GOOD = {
    "code": "K1", "name_kk": "Білетіндер", "name_ru": "", "name_en": "", "form": "needs_heads",
    "unit": "respondent", "yes": "${H05} = '1' and ${H19} = '1'", "only_where": "",
    "population": None,
}  # fmt: skip


def added(store, **changed):
    with store.change(own_indicators.ADDED, code="K1") as change:
        return own_indicators.save(change, None, {**GOOD, **changed})


def codes(store, **changed):
    found = own_indicators.problems(store, None, {**GOOD, **changed})
    return [(each.field, each.code) for each in found]


def test_it_is_counted_beside_ours(store):
    added(store, only_where="${H01} = '1'")
    rows = [{"H01": "1", "H05": "1", "H19": "1"}] * 4 + [{"H01": "1", "H05": "2", "H19": "1"}] * 2
    rows += [{"H01": "2", "H05": "1", "H19": "1"}, {"H01": "1", "H05": "1"}]
    read = study.read(store, add_wave(store, "1", rows))
    mine = own_indicators.every(store)[-1]
    found = read.result(mine)
    assert (mine.code, found.total.numerator, found.total.denominator) == ("K1", 4, 6)


def test_a_deletion_is_undone(store):
    number = added(store)
    with store.change(own_indicators.DELETED, code="K1") as change:
        change.delete("indicator", number)
    assert own_indicators.own(store) == []
    store.undo()
    assert [each.code for each in own_indicators.own(store)] == ["K1"]
    assert own_indicators.stored(store, "k1")["id"] == number


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"code": ""}, [("code", "required")]),
        ({"code": "i1"}, [("code", "repeated_code")]),  # one of ours
        ({"yes": "${H05} ="}, [("yes", "expression_unfinished")]),
        ({"yes": "${H99} = '1'"}, [("yes", "form_unknown_name")]),
        ({"yes": "1 = 1"}, [("yes", "indicator_asks_nothing")]),
        ({"only_where": ". = '1'"}, [("only_where", "indicator_asks_nothing")]),
        ({"only_where": "foo(${H05})"}, [("only_where", "expression_unknown_function")]),
    ],
)
def test_what_is_wrong_is_named_by_field(store, changed, expected):
    assert codes(store, **changed) == expected


def test_a_code_is_taken_once(store):
    number = added(store)
    assert codes(store, code="К1") == [("code", "repeated_code")]  # a Cyrillic letter
    assert own_indicators.problems(store, number, GOOD) == []
