"""The worked example of one leading school's quarter, brought into a store by the models alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from app.models import attendance, event_steps, events, people, regions, requests, schools, settings
from app.models.sessions import sessions
from app.models.vocabulary import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.gate import Change
    from app.models.store import Store

DATA = Path(__file__).parent.parent / "data"

Row = dict[str, Any]


@dataclass
class Quarter:
    """Numbers in the store by the codes and numbers of the workbook."""

    schools: dict[str, int]
    people: dict[str, int]
    requests: dict[str, int]
    events: dict[str, int]


def build(store: Store) -> Quarter:
    """Bring the whole quarter in, and say whose database this is."""
    book = load_workbook(DATA / "quarter.xlsx")
    with store.change("The quarter") as change:
        made = Quarter({}, {}, {}, {})
        for row in _rows(book, "Мектептер"):
            _add_school(change, made, row)
        settings.write(store, change, own_school=made.schools["LS"])
        for row in _rows(book, "Адамдар"):
            made.people[row["Коды"]] = _add_person(store, change, made, row)
        for row in _rows(book, "Сұраныстар"):
            made.requests[row["Тіркеу нөмірі"]] = _add_request(store, change, made, row)
        for row in _rows(book, "Іс-шаралар"):
            made.events[row["Нөмірі"]] = _add_event(store, change, made, row)
        for row in _rows(book, "Сұраныстар"):
            _settle(store, change, made, row)
        for row in _rows(book, "Қатысу"):
            session = sessions(store, made.events[row["Іс-шара нөмірі"]])[0].id
            assert session is not None
            person = made.people[row["Адам коды"]]
            mark = code_of("attendance.mark", row["Белгі"])
            attendance.mark(store, change, session, person, mark)
    book.close()
    return made


def _rows(book: Any, sheet: str) -> Iterator[Row]:
    header, *rows = book[sheet].iter_rows(values_only=True)
    return (dict(zip(header, row, strict=True)) for row in rows)


def _code(domain: str, text: str | None) -> str | None:
    return code_of(domain, text) if text else None


def _day(value: Any) -> Any:
    return value.date() if value else None


def _add_school(change: Change, made: Quarter, row: Row) -> None:
    status = _code("schools.status", row["Мәртебесі"])
    values = {
        "code": row["Коды"],
        "name_kk": row["Атауы (қазақша)"],
        "name_ru": row["Атауы (орысша)"],
        "bin": row["БСН"],
        "status": status,
        "leading": made.schools["LS"] if status == "partner" else None,
        "region": regions.matching(row["Облыс"])[0].code,
        "district": row["Аудан"],
        "territory": _code("schools.territory", row["Қала / ауыл"]),
        "small": row["Шағын жинақты"] == "иә",
        "pupils": row["Оқушылар саны"],
        "teachers": row["Мұғалімдер саны"],
        "distance": row["Қашықтығы, км"],
    }
    made.schools[row["Коды"]] = schools.save(change, None, values)


def _add_person(store: Store, change: Change, made: Quarter, row: Row) -> int:
    values = {
        "code": row["Коды"],
        "name": row["Тегі, аты"],
        "school": made.schools[row["Мектеп коды"]],
        "role": _code("people.role", row["Рөлі"]),
    }
    return people.save(store, change, None, values)


def _add_request(store: Store, change: Change, made: Quarter, row: Row) -> int:
    values = {
        "number": row["Тіркеу нөмірі"],
        "received": _day(row["Келіп түскен күні"]),
        "school": made.schools[row["Мектеп коды"]],
        "channel": _code("requests.channel", row["Келіп түсу тәсілі"]),
        "topic": row["Тақырыбы"],
        "direction": _code("requests.direction", row["Бағыты"]),
        "participants": row["Қатысушылар саны"],
    }
    return requests.save(store, change, None, values)


def _settle(store: Store, change: Change, made: Quarter, row: Row) -> None:
    """Bring a request through its decision to the status that the workbook says."""
    number = made.requests[row["Тіркеу нөмірі"]]
    status = _code("requests.status", row["Күйі"])
    decided, closed = _day(row["Шешім күні"]), _day(row["Жабылған күні"])
    wanted = [requests.Step(status, closed or decided, row["Себебі"])]
    if status in {"fulfilled", "partly"}:
        wanted = [requests.Step("planned", decided), *wanted]
    for step in wanted:
        requests.move(store, change, requests.get(store, number), step)


def _add_event(store: Store, change: Change, made: Quarter, row: Row) -> int:
    place, linked = row["Өтетін орны"], (row["Сұраныстар"] or "").split(", ")
    mean = row["Кері байланыстың орташа бағасы"]
    values = {
        "number": row["Нөмірі"],
        "topic": row["Тақырыбы"],
        "kind": _code("events.kind", row["Іс-шара түрі"]),
        "format": _code("events.format", row["Өткізу форматы"]),
        "first_day": _day(row["Өткізілетін күні"]),
        "last_day": _day(row["Аяқталу күні"]),
        "original_day": _day(row["Бастапқы күні"]),
        "place_school": made.schools.get(place),
        "place": None if place in made.schools else place,
        "planned": row["Жоспарланған қатысушылар"],
        "parents": row["Ата-аналар саны"],
        "hours": Decimal(row["Ұзақтығы (академиялық сағат)"] or 0),
        "feedback_forms": row["Кері байланыс парақтары"],
        "feedback_mean": Decimal(mean) if mean else None,
        "note": row["Ескерту"],
    }
    event = events.save(store, change, None, values)
    status = _code("events.status", row["Күйі"])
    if status != "planned":
        event_steps.move(change, events.get(store, event), status or "", row["Ескерту"])
    for each in filter(None, linked):
        change.insert("event_request", {"event": event, "request": made.requests[each]})
    return event
