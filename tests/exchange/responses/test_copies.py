"""Answers that carry the code of a copy belong to the school it was given to."""

from __future__ import annotations

from app.exchange.responses.apply import applying
from app.exchange.responses.reading import planning
from app.models.forms.source import Source, sheet
from app.models.progress import finish
from app.models.store import Store
from app.models.studies.answers import approved
from tests.exchange.responses.files import answer_file
from tests.models.making import add_school
from tests.models.studies.fieldwork import add_wave, give

SHORT = Source({
    "survey": sheet(["type", "name", "label"], [["integer", "age", "How old is the school?"]]),
    "settings": sheet(["form_id", "version"], [["short", "1"]]),
})  # fmt: skip


def test_a_form_without_a_question_on_the_school_knows_it_by_its_copy(tmp_path):
    with Store.open(tmp_path / "team.db") as store:
        school = add_school(store, "P1")
        wave = add_wave(store, source=SHORT)
        (copy,) = give(store, wave, "html", schools=[school])
        told = {"code": "short", "version": "1", "copy": copy.copy, "wave": "w1"}
        file = answer_file(tmp_path / "a.nisresp.json", {"age": "40"}, **told)
        finish(applying(store, finish(planning(store, [file], wave="w1")), "w1"))
        (answered,) = approved(store, wave)
        assert (answered.school, answered.text("age")) == ("P1", "40")
