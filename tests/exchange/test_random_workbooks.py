"""Random true workbooks: however they are typed, they import the same and come back the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.exchange.workbook.apply import apply
from app.exchange.workbook.columns import DOMAINS
from app.exchange.workbook.export import export_workbook
from app.exchange.workbook.layout import REQUIRED, SHEETS, columns, header, sheet_name
from app.exchange.workbook.plan import Verdict
from app.models import regions
from app.models.store import Store
from app.models.vocabulary import codes, word
from tests.exchange.books import plan_of

# Two databases and two files an example: a third of the usual number.
FEWER = settings(max_examples=settings.default.max_examples // 3)

LANGUAGES = st.sampled_from(["kk", "ru", "en"])
TEXT = st.text("аәғқңөұүһіяёЪ Aa«»<>&=+-'1,;.", min_size=1, max_size=20).filter(str.strip)
DAYS = st.dates(dt.date(2025, 9, 1), dt.date(2026, 5, 25))
COUNTS = st.integers(0, 2_000)
YES_OR_NO = ("schools.small", "true"), ("schools.small", "false")
CODED = {**DOMAINS, ("events", "kind"): "events.kind"}


def maybe(values):
    return st.none() | values


def coded(sheet, column):
    domain = CODED[sheet, column]
    return st.sampled_from([(domain, code) for code in codes(domain)])


@st.composite
def school(draw, place):
    return {
        "code": "LS" if place == 0 else f"P{place}",
        "name_kk": draw(TEXT),
        "name_ru": draw(maybe(TEXT)),
        "status": ("schools.status", "leading" if place == 0 else "partner"),
        "region": draw(maybe(st.sampled_from([("regions", each) for each in ("19", "61", "75")]))),
        "district": draw(maybe(TEXT)),
        "territory": draw(maybe(coded("schools", "territory"))),
        "languages": draw(st.lists(coded("schools", "languages"), max_size=3, unique=True)),
        "small": draw(maybe(st.sampled_from(YES_OR_NO))),
        **{column: draw(maybe(COUNTS)) for column in ("pupils", "teachers", "distance")},
    }


@st.composite
def person(draw, place, schools):
    return {
        "code": f"{place:03}",
        "name": draw(TEXT),
        "school": draw(st.sampled_from(schools))["code"],
        "role": draw(coded("people", "role")),
        "subject": draw(maybe(TEXT)),
    }


@st.composite
def request(draw, place, schools):
    received = draw(DAYS)
    later = st.integers(0, 40).map(lambda days: received + dt.timedelta(days))
    return {
        "number": f"С-{place:02}",
        "received": received,
        "school": draw(st.sampled_from(schools))["code"],
        "channel": draw(maybe(coded("requests", "channel"))),
        "topic": draw(maybe(TEXT)),
        "direction": draw(maybe(coded("requests", "direction"))),
        "audience": draw(maybe(TEXT)),
        "count": draw(maybe(COUNTS)),
        "desired_kind": draw(maybe(TEXT)),
        "desired_dates": draw(maybe(TEXT)),
        "decided": draw(maybe(later)),
        "status": draw(coded("requests", "status")),
        "closed": draw(maybe(later)),
        "reason": draw(maybe(TEXT)),
        "events": [],
    }


@st.composite
def event(draw, place, schools, numbers):
    date = draw(DAYS)
    own = [each["code"] for each in schools]
    return {
        "number": f"Ш-{place:02}",
        "date": date,
        "end": draw(maybe(st.integers(0, 3).map(lambda days: date + dt.timedelta(days)))),
        "original_date": draw(maybe(DAYS)),
        "kind": draw(coded("events", "kind")),
        "format": draw(maybe(coded("events", "format"))),
        "place": draw(maybe(st.sampled_from(own) | TEXT)),
        "topic": draw(maybe(TEXT)),
        "requests": draw(st.lists(st.sampled_from(numbers), unique=True)) if numbers else [],
        "planned": draw(maybe(COUNTS)),
        "parents": draw(maybe(COUNTS)),
        "hours": draw(maybe(st.decimals(0, 40, places=2))),
        "status": draw(coded("events", "status")),
        "feedback_forms": draw(maybe(COUNTS)),
        "feedback_mean": draw(maybe(st.decimals(1, 5, places=3))),
        "note": draw(maybe(TEXT)),
    }


@st.composite
def quarters(draw):
    def several(make, most, *given):
        return [draw(make(place, *given)) for place in range(draw(st.integers(1, most)))]

    rows = {"schools": several(school, 4)}
    rows["people"] = several(person, 4, rows["schools"])
    rows["requests"] = several(request, 4, rows["schools"])
    numbers = [each["number"] for each in rows["requests"]]
    rows["events"] = several(event, 4, rows["schools"], numbers)
    for each in rows["requests"]:
        each["events"] = draw(st.lists(st.sampled_from(rows["events"]).map(lambda e: e["number"])))
    pairs = [(one["number"], two["code"]) for one in rows["events"] for two in rows["people"]]
    rows["attendance"] = [
        {"event": one, "person": two, "mark": draw(coded("attendance", "mark"))}
        for one, two in draw(st.lists(st.sampled_from(pairs), unique=True))
    ]
    return rows


def spoken(code, language):
    """Return the word of a coded value, a pair of its domain and its code."""
    if code[0] == "regions":
        return regions.name_of(code[1], language, dt.date(2025, 9, 1))
    return word(*code, language)


def ways(value, language):
    """Return the ways in which somebody may type a value."""
    match value:
        case list():
            return [", ".join(spoken(each, language) if isinstance(each, tuple) else each
                              for each in value) or None]  # fmt: skip
        case tuple():
            said = spoken(value, language)
            return [said, said.upper(), f" {said} "]
        case dt.date():
            return [value, f"{value:%d.%m.%Y}", f"{value:%Y-%m-%d}"]
        case Decimal():
            return [float(value), str(value), str(value).replace(".", ",")]
        case int():
            return [value, float(value), f"{value:,}".replace(",", "\u00a0")]
    return [value]


@st.composite
def typings(draw, rows):
    """Return the rows as a workbook: headers, order of columns and cells as somebody chose."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in draw(st.permutations(SHEETS)):
        page = book.create_sheet(sheet_name(sheet, draw(LANGUAGES)))
        used = {code for row in rows[sheet] for code, value in row.items() if value is not None}
        order = [each for each in columns(sheet) if each in used | set(REQUIRED[sheet])]
        order = draw(st.permutations(order))
        page.append([header(sheet, code, draw(LANGUAGES)) for code in order])
        for number, row in enumerate(rows[sheet], start=2):
            for place, code in enumerate(order, start=1):
                cell = page.cell(number, place)
                cell.value = draw(st.sampled_from(ways(row.get(code), draw(LANGUAGES))))
                if cell.data_type == "f":
                    cell.data_type = "s"
    return book


def facts(store):
    """Return everything stored but what differs from one database to another by its nature."""
    tables = ("school", "school_status", "school_size", "school_attachment", "person",
              "person_post", "request", "request_status", "event", "event_session",
              "event_request", "attendance")  # fmt: skip
    return {
        table: [
            {name: row[name] for name in row.keys() if name != "uuid"}  # noqa: SIM118
            for row in store.rows(f"SELECT * FROM {table} ORDER BY id")
        ]
        for table in tables
    }


def imported(book, path):
    book.save(path.with_suffix(".xlsx"))
    with Store.open(path) as store:
        plan = plan_of(store, path.with_suffix(".xlsx"))
        assert [each for each in plan.problems if each.severity == "error"] == []
        apply(store, plan)
        return facts(store)


@FEWER
@given(data=st.data())
def test_however_it_is_typed_a_workbook_brings_the_same(data):
    rows = data.draw(quarters())
    with TemporaryDirectory() as folder:
        one = imported(data.draw(typings(rows)), Path(folder) / "one.db")
        other = imported(data.draw(typings(rows)), Path(folder) / "other.db")
        assert one == other
        assert [len(one[table]) for table in ("school", "person", "request", "event")] == [
            len(rows[sheet]) for sheet in ("schools", "people", "requests", "events")
        ]


@FEWER
@given(data=st.data())
def test_what_is_written_out_comes_back_all_the_same(data):
    rows = data.draw(quarters())
    with TemporaryDirectory() as folder:
        path, written = Path(folder) / "team.db", Path(folder) / "written.xlsx"
        imported(data.draw(typings(rows)), path)
        with Store.open(path) as store:
            export_workbook(store, written, data.draw(LANGUAGES))
            plan = plan_of(store, written)
            before = facts(store)
        assert plan.count(Verdict.SAME) == sum(len(rows[sheet]) for sheet in SHEETS)
        with Store.open(Path(folder) / "fresh.db") as store:
            apply(store, plan_of(store, written))
            after = facts(store)
        assert {table: len(found) for table, found in after.items()} == {
            table: len(found) for table, found in before.items()
        }
