"""Forms spoilt in any way are read, shown, changed and translated without a crash."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.exchange.html_form.page import page
from app.messages import explain
from app.models.forms.answer_sets import sets
from app.models.forms.arranging import duplicated, moved, removed
from app.models.forms.bank import banked, put_in
from app.models.forms.conditions import condition_words
from app.models.forms.filling import Filling
from app.models.forms.form import walk
from app.models.forms.making import added, blank
from app.models.forms.outline import Shape, outline
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import dumps, loads
from app.models.forms.translations import shares, with_text
from app.models.forms.translations import told as texts
from app.models.forms.versions import only_words_differ, past_of, renewed
from app.models.problems import has_errors
from app.ui.questionnaires.forms.rule_words import rows_in, sentence, short_rule
from tests.models.forms.mutating import mutated

TRIED = 100
NOW = datetime(2026, 11, 26, 9, 5)


def try_out(source, seed):
    """Do with a form whatever the program does."""
    reading = read(source, "x")
    assert all(explain(each) for each in reading.problems)
    assert loads(dumps(source)) == source
    _show(reading.form)
    _change(source, seed)
    if not has_errors(reading.problems):
        filling = Filling(reading.form, {}, NOW)
        filling.begin()
        filling.faults()
        page(reading.form, "kk")


def _show(form):
    for item in walk(form.items):
        for rule in ("relevant", "constraint"):
            node = getattr(item.rules, rule)
            if node is not None:
                condition_words(form, node, "kk")
    for rule in ("${H01} = '1'", ". <= 3", "(", ""):
        short_rule(form, rule)
        if rows := rows_in(rule):
            sentence(form, rows)


def _change(source, seed):
    for each in texts(source)[seed % 31 :: 31]:
        with_text(source, each.id, "ru", "Текст")
    shares(source)
    entries = outline(source)
    for entry in entries[seed % 29 :: 29]:
        for changed in (
            moved(source, entry.row, -1)[0],
            moved(source, entry.row, 1)[0],
            duplicated(source, entry.row)[0],
            removed(source, entry.row),
        ):
            outline(changed)
    shape = list(Shape)[seed % (len(Shape) - 1)]
    read(added(source, shape, entries[seed % len(entries)].row if entries else None)[0])
    for each in list(banked("x", source))[seed % 31 :: 31]:
        put_in(blank("y", "1", "Y"), each, None)
    sets(source)
    past_of(renewed(source, "2"))
    assert only_words_differ(source, source)


@pytest.mark.parametrize("part", range(4))
def test_spoilt_forms_crash_nothing(part):
    for seed in range(part, TRIED, 4):
        try_out(mutated(shipped(SHIPPED[seed % 3]), seed), seed)
