"""Versions: what may change after the first answer, and how old answers reach the new names."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.errors import AppError
from app.models.forms import library, listing
from app.models.forms.answer_sets import sets, with_choice
from app.models.forms.editing import cell, setting, with_cells, with_settings
from app.models.forms.making import added
from app.models.forms.names import renamed
from app.models.forms.outline import Shape, outline
from app.models.forms.shipped import shipped
from app.models.forms.source import CHOICES, SURVEY, dumps, loads
from app.models.forms.versions import (
    carried,
    copied,
    next_version,
    only_words_differ,
    past_of,
    renewed,
)
from tests.models.forms.making import form_of

FORM = form_of(
    """
    type               | name | label::Қазақша (kk) | label::Русский (ru)
    select_one yn      | a    | Бірінші             | Первый
    begin_repeat       | r    | Қайталау            | Повтор
    select_multiple yn | b    | Екінші              | Второй
    end_repeat         |      |                     |
    text               | c    | Үшінші              | Третий
    """,
    """
    list_name | name | label::Қазақша (kk) | label::Русский (ru)
    yn | 1 | Иә  | Да
    yn | 2 | Жоқ | Нет
    """,
    "form_title | form_id | version | default_language\nСынақ | mine | 1 | Қазақша (kk)",
)


def row_of(source, name):
    return next(each.row for each in outline(source) if each.name == name)


@pytest.mark.parametrize(("change", "words"), [
    (lambda s: with_cells(s, SURVEY, 2, {"label::ru": "Иначе"}), True),
    (lambda s: with_cells(s, SURVEY, 2, {"hint::kk": "Түсініктеме"}), True),
    (lambda s: with_cells(s, CHOICES, 2, {"label::kk": "Ия"}), True),
    (lambda s: with_settings(s, {"form_title": "Т", "_title_ru": "Т"}), True),
    (lambda s: with_cells(s, SURVEY, 2, {"name": "x"}), False),
    (lambda s: with_cells(s, SURVEY, 2, {"type": "rank yn"}), False),
    (lambda s: with_cells(s, SURVEY, 2, {"relevant": "${c} = 1"}), False),
    (lambda s: with_cells(s, CHOICES, 2, {"name": "3"}), False),
    (lambda s: with_choice(s, "yn")[0], False),
    (lambda s: added(s, Shape.TEXT, 2)[0], False),
    (lambda s: with_settings(s, {"form_id": "other"}), False),
])  # fmt: skip
def test_words_are_told_from_what_answers_depend_on(change, words):
    assert only_words_differ(FORM, change(FORM)) is words


def test_old_answers_reach_the_names_and_codes_of_a_new_version():
    new = renewed(FORM, "2")
    new = renamed(new, row_of(new, "a"), "first")
    new = renamed(new, row_of(new, "b"), "second")
    new = with_cells(new, CHOICES, sets(new)["yn"][0].row, {"name": "yes"})
    new = added(new, Shape.TEXT, None)[0]
    old = {"a": "1", "r": [{"b": "1 2"}, {"b": "2"}], "c": "Сөз", "gone": "x"}
    assert carried(old, past_of(new)) == {
        "first": "yes",
        "r": [{"second": "yes 2"}, {"second": "2"}],
        "c": "Сөз",
    }
    assert (setting(new, "version"), setting(new, "_replaces")) == ("2", "1")


def test_a_question_that_is_new_has_no_past_and_one_that_went_leaves_none():
    new = renewed(FORM, "2")
    new, row = added(new, Shape.TEXT, None)
    new = with_cells(new, SURVEY, row, {"name": "a2"})
    assert set(past_of(new).names) == {"a", "r", "b", "c"}
    assert cell(new, SURVEY, row, "_was") == ""


def test_a_form_without_a_past_keeps_its_names():
    assert past_of(FORM).names == {"a": "a", "r": "r", "b": "b", "c": "c"}
    assert carried({"a": "1"}, past_of(FORM)) == {"a": "1"}


def test_a_copy_is_joined_to_nothing():
    copy = copied(renewed(FORM, "2"), "other", "1")
    assert "_was" not in copy.sheet(SURVEY).columns
    assert (setting(copy, "form_id"), setting(copy, "_replaces")) == ("other", "")


def test_versions_count_up_within_a_day():
    assert next_version(date(2026, 11, 26), {"2026112601"}) == "2026112602"


def test_the_list_tells_ours_from_drafts_and_from_what_was_answered(store):
    with store.change("Add") as change:
        number = library.keep(change, FORM, "mine")
    mine, *ours = listing.listed(store)
    assert (mine.id, mine.draft, mine.lock, mine.questions) == (("mine", "1"), True, "", 3)
    assert [each.form.code for each in ours] == ["needs_teachers", "needs_heads", "event_feedback"]
    assert all(each.lock is listing.Lock.OURS and each.number is None for each in ours)
    _answer(store, number)
    mine = listing.found(store, "mine", "1")
    assert (mine.responses, mine.draft, mine.lock) == (1, False, listing.Lock.ANSWERED)


def test_after_the_first_answer_words_may_change_and_nothing_else(store):
    with store.change("Add") as change:
        number = library.keep(change, FORM, "mine")
    _answer(store, number)
    mine = listing.found(store, "mine", "1")
    with pytest.raises(AppError, match="form_locked"), store.change("Write") as change:
        listing.written(store, change, mine, renamed(FORM, 2, "x"))
    reworded = with_cells(FORM, SURVEY, 2, {"label::kk": "Басқаша"})
    with store.change("Write") as change:
        listing.written(store, change, mine, reworded)
    assert library.get(store, number).source == reworded
    store.undo()
    assert library.get(store, number).source == FORM


def test_one_of_ours_is_kept_when_its_words_change(store):
    ours = listing.found(store, "event_feedback", setting(shipped("event_feedback"), "version"))
    reworded = with_cells(ours.source, SURVEY, 2, {"label::kk": "Басқаша"})
    with store.change("Write") as change:
        listing.written(store, change, ours, reworded)
    known = listing.found(store, *ours.id)
    assert (known.ours, known.lock, known.number is None) == (True, listing.Lock.OURS, False)
    assert loads(dumps(known.source)) == reworded


def test_a_copy_and_a_new_version_are_made_of_anything_in_the_list(store):
    ours = listing.listed(store)[0]
    with store.change("Copy") as change:
        code, version = listing.made_anew(store, change, ours, copy=True)
    with store.change("Renew") as change:
        same, newer = listing.made_anew(store, change, ours, copy=False)
    assert (code, same) == ("needs_teachers_2", "needs_teachers")
    copy, new = (listing.found(store, *each) for each in ((code, version), (same, newer)))
    assert copy.draft
    assert new.lock is listing.Lock.FREE
    assert not listing.found(store, *ours.id).draft
    assert past_of(new.source).names["T01"] == "T01"


def test_a_form_comes_in_once_and_another_of_its_name_as_a_version(store):
    with store.change("Add") as change:
        first = listing.added(store, change, FORM, "file")
        again = listing.added(store, change, FORM, "file")
        other = listing.added(store, change, with_cells(FORM, SURVEY, 2, {"name": "x"}), "file")
    assert (first, again) == (("mine", "1"), ("mine", "1"))
    assert other == ("mine", f"{store.today():%Y%m%d}01")


def test_only_drafts_are_deleted(store):
    with store.change("Add") as change:
        listing.added(store, change, FORM, "mine")
    draft = listing.found(store, "mine", "1")
    with store.change("Renew") as change:
        listing.made_anew(store, change, draft, copy=False)
    for each in (listing.found(store, "mine", "1"), listing.listed(store)[-1]):
        with pytest.raises(AppError, match="form_in_use"), store.change("Delete") as change:
            listing.removed(change, each)
    newer = next(each for each in listing.listed(store) if each.draft and not each.followed)
    with store.change("Delete") as change:
        listing.removed(change, newer)
    assert [each.id for each in listing.listed(store)][:1] == [("mine", "1")]


def _answer(store, number):
    wave = {"code": "w", "name": "w"}
    with store.change("Wave") as change:
        at = change.insert("wave", wave)
    with store.unrecorded() as connection:
        connection.execute(
            "INSERT INTO response (uuid, wave, form, way, finished, state, answers)"
            " VALUES ('u', ?, ?, 'html', 1, 'approved', '{}')",
            (at, number),
        )
