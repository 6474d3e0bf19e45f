"""The three-stage programme: its template, states of steps, progress, and what is stuck."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import history, programme, programme_progress
from app.models.programme import Term
from tests.models.making import add_school

TODAY = date(2025, 12, 2)
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def net(store):
    """A leading school with two partners, and another one with a partner of its own."""
    made = {"LS": add_school(store, "LS", "leading", region="61")}
    made["P1"] = add_school(store, "P1", leading=made["LS"], region="61")
    made["P2"] = add_school(store, "P2", leading=made["LS"], region="61")
    made["L2"] = add_school(store, "L2", "leading", region="47")
    made["P9"] = add_school(store, "P9", leading=made["L2"], region="47")
    return made


def mark(store, school, step, state, day=TODAY):
    with store.change("Mark") as change:
        return programme.mark(store, change, (school, step), state, day)


def save(store, school, step, **values):
    with store.change("Save") as change:
        return programme.save(store, change, school, step, values)


def counted(store, **scope):
    found = programme_progress.progress(store, TODAY, **scope)
    return [(each.schools, each.done, each.under_way, each.steps, each.complete) for each in found]


def test_template_has_the_stages_of_the_field_in_three_languages():
    assert [(each.code, each.of, len(each.steps)) for each in programme.stages()] == [
        ("I", "leading", 4),
        ("II", "leading", 4),
        ("III", "partner", 8),
    ]
    for stage in programme.stages():
        for step in stage.steps:
            texts = (step.name, step.evidence, step.who, step.usual, step.done_when, stage.name)
            assert all(each.of(language) for each in texts for language in LANGUAGES)
            assert step.code.startswith(f"{stage.code}.")


def test_step_nobody_touched_is_not_begun(store, net):
    found = programme.state_of(store, net["LS"], "I.1")
    assert (found.id, found.state, found.is_stuck(TODAY)) == (None, "not_begun", False)
    assert programme.states(store, [net["LS"]]) == {net["LS"]: {}}


def test_marking_keeps_the_days_and_what_was_written(store, net):
    save(store, net["LS"], "I.4", state="not_begun", evidence="№112 бұйрық")
    mark(store, net["LS"], "I.4", "under_way", date(2025, 9, 1))
    mark(store, net["LS"], "I.4", "done", date(2025, 9, 8))
    found = programme.state_of(store, net["LS"], "I.4")
    assert (found.started, found.finished) == (date(2025, 9, 1), date(2025, 9, 8))
    assert found.evidence == "№112 бұйрық"
    mark(store, net["LS"], "I.4", "under_way")
    assert programme.state_of(store, net["LS"], "I.4").finished is None
    mark(store, net["LS"], "I.4", "not_needed")
    assert programme.state_of(store, net["LS"], "I.4").started is None


def test_what_cannot_be_is_refused():
    def codes(**values):
        return [(each.code, each.field) for each in programme.problems(values)]

    assert codes(state="done", finished=None) == [("required", "finished")]
    wrong = {"started": TODAY, "finished": date(2025, 12, 1)}
    assert codes(state="done", **wrong) == [("end_before_start", "finished")]
    assert codes(state=None) == [("required", "state")]
    assert codes(state="under_way", note="000101300009") == [("personal_number", "note")]


def test_progress_counts_steps_of_the_schools_of_a_scope(store, net):
    for step in ("I.1", "I.2", "I.3"):
        mark(store, net["LS"], step, "done")
    mark(store, net["LS"], "I.4", "not_needed")
    mark(store, net["LS"], "II.1", "under_way")
    mark(store, net["P1"], "III.1", "done")
    mark(store, net["P9"], "III.1", "done")
    own = counted(store, leading=net["LS"])
    assert own == [(1, 3, 0, 3, 1), (1, 0, 1, 4, 0), (2, 1, 0, 16, 0)]
    assert counted(store, region="47") == [(1, 0, 0, 4, 0), (1, 0, 0, 4, 0), (1, 1, 0, 8, 0)]
    assert counted(store) == [(2, 3, 0, 7, 1), (2, 0, 1, 8, 0), (3, 2, 0, 24, 0)]


def test_scope_without_schools_has_no_steps(store):
    assert counted(store) == [(0, 0, 0, 0, 0)] * 3


def test_stuck_is_what_is_past_its_day_or_idle_for_long(store, net):
    save(store, net["P1"], "III.2", state="under_way", due=date(2025, 12, 1))
    save(store, net["P2"], "III.2", state="under_way", due=TODAY)
    save(store, net["P2"], "III.3", state="under_way", started=date(2025, 9, 3))
    save(store, net["LS"], "I.1", state="done", due=date(2025, 9, 1), finished=TODAY)
    found = programme_progress.stuck(store, TODAY, (net["P1"], net["P2"], net["LS"]))
    assert [(each.school, each.step) for each in found] == [
        (net["P2"], "III.3"),
        (net["P1"], "III.2"),
    ]


def test_team_words_its_own_terms_and_goes_back_to_the_suggestion(store):
    with store.change("Reword") as change:
        programme.reword(store, change, "I.1", Term("1 ай", ""))
        programme.reword(store, change, "I.2", Term())
    assert programme.terms(store) == {"I.1": Term("1 ай", "")}
    with store.change("Reword") as change:
        programme.reword(store, change, "I.1", Term())
    assert programme.terms(store)["I.1"] == Term()


def test_step_has_a_history_and_goes_with_its_school(store, net):
    number = mark(store, net["P1"], "III.1", "done")
    assert history.of(store, "programme_state", number)[0].made
    with store.change("Delete") as change:
        change.delete("school", net["P1"])
    assert store.value("SELECT count(*) FROM programme_state") == 0
    store.undo()
    assert programme.state_of(store, net["P1"], "III.1").state == "done"
