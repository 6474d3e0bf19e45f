"""Tables of any order, language and fault: every row is accounted for, once and for good."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.registry.apply import applying
from app.exchange.registry.compare import planning
from app.exchange.registry.fields import field_name
from app.exchange.registry.layout import guess
from app.exchange.registry.plan import Decision, Deed, Verdict
from app.models.progress import finish
from app.models.store import Store
from tests.exchange.registry.registries import bin_of, personal_number, source

FIELDS = ("region", "district", "name_kk", "bin", "pupils", "languages", "code")
LANGUAGES = st.sampled_from(("kk", "ru", "en"))
ROW = st.fixed_dictionaries({
    "region": st.sampled_from(("Ақмола", "Акмолинская обл.", "Алматы", "Алматы қ.", "Ақмла", "")),
    "district": st.sampled_from(("Ақкөл ауданы", "Аккольский р-н", "Абай", "")),
    "name_kk": st.sampled_from((
        "№179 жалпы білім беретін мектеп", "№179 ЖББМ", "179жббм", "№ 2 Ақкөл oрта мектебі",
        "№2 мектеп", "Лицей №166", "Абай атындағы мектеп", "СШ им. Абая", "",
    )),
    "bin": st.sampled_from(("", "", bin_of(1), bin_of(2), "123", personal_number(1))),
    "pupils": st.sampled_from(("", "0", "1 250", "-3", "көп", 90, 12.5)),
    "languages": st.sampled_from(("", "қазақ", "қазақ, орыс", "аралас", "марсша")),
    "code": st.sampled_from(("", "", "", "P1", "Р1", "X7")),
})  # fmt: skip
ROWS = st.lists(ROW, max_size=12)
DECISIONS = st.lists(st.sampled_from(("new", "first", "leave", "wait")), min_size=12, max_size=12)


def table(rows, order=FIELDS, language="kk", titles=0):
    head = [field_name("schools", field, language) for field in order]
    return [*([["Тізім"]] * titles), head, *([row[field] for field in order] for row in rows)]


def planned(store, content):
    found = source(content)
    return finish(planning(found, guess("schools", found, store), store))


def decided(plan, choices):
    """Return the plan with a decision for each row that has candidates."""
    decisions = {}
    for row, choice in zip(plan.rows, choices, strict=False):
        if not row.candidates or choice == "wait":
            continue
        first = row.candidates[0]
        deed = {"new": Deed.NEW, "leave": Deed.LEAVE}.get(choice, Deed(first.source))
        decisions[row.number] = Decision(deed, first.number)
    return plan.decided(decisions)


def facts(store):
    tables = ("school", "school_status", "school_size", "school_attachment", "school_search")
    return {name: [tuple(row) for row in store.rows(f"SELECT * FROM {name}")] for name in tables}


def account(plan, shift=0):
    return [(row.number - shift, row.verdict, sorted(row.values.items())) for row in plan.rows]


def brought(store, plan):
    finish(applying(store, plan, accept_good=True))


class Database:
    """A database for one example."""

    def __enter__(self):
        self._folder = TemporaryDirectory()
        self._store = Store.open(Path(self._folder.name) / "team.db")
        return self._store

    def __exit__(self, *_):
        self._store.close()
        self._folder.cleanup()


@given(ROWS, st.permutations(FIELDS), LANGUAGES, st.integers(0, 2))
def test_order_and_language_of_columns_make_no_difference(rows, order, language, titles):
    plain = planned(None, table(rows))
    other = planned(None, table(rows, order, language, titles))
    assert account(other, titles) == account(plain)


@given(ROWS, DECISIONS)
def test_every_row_is_accounted_for_once(rows, choices):
    plan = decided(planned(None, table(rows)), choices)
    filled = [at for at, row in enumerate(rows, start=2) if any(row.values())]
    assert (
        sorted([*(row.number for row in plan.rows), *(note.row for note in plan.skipped)]) == filled
    )
    assert plan.seen == sum(plan.count(verdict) for verdict in Verdict) == len(plan.rows)
    for row in plan.rows:
        errors = [each for each in row.problems if each.severity == "error"]
        assert bool(errors) == (row.verdict is Verdict.REJECTED)
        assert all(each.row == row.number and each.column for each in errors)


@settings(max_examples=15)
@given(ROWS, ROWS, DECISIONS)
def test_an_import_is_undone_to_the_last_byte(before, rows, choices):
    with Database() as store:
        brought(store, planned(store, table(before)))
        old = facts(store)
        steps = store.value("SELECT count(*) FROM change WHERE state = 'done'")
        plan = decided(planned(store, table(rows)), choices)
        brought(store, plan)
        written = facts(store)
        if store.value("SELECT count(*) FROM change WHERE state = 'done'") > steps:
            store.undo()
            assert facts(store) == old
            store.redo()
        assert facts(store) == written
        assert len(written["school"]) == len(old["school"]) + plan.count(Verdict.NEW)


@settings(max_examples=15)
@given(ROWS)
def test_a_table_brought_in_twice_changes_nothing(rows):
    with Database() as store:
        first = planned(store, table(rows))
        brought(store, first)
        old = facts(store)
        again = planned(store, table(rows))
        assert again.count(Verdict.NEW) == again.count(Verdict.CHANGED) == 0
        assert again.count(Verdict.SAME) == first.count(Verdict.NEW)
        brought(store, again)
        assert facts(store) == old
