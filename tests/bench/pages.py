"""One page of the window on a database: opening, sorting, filtering, searching; told as JSON.

`python -m tests.bench.pages DATABASE TODAY PAGE`: each step is taken several times, the smallest
time counts, and each is taken until the window is painted again.

A page is opened but once in a process: `… PAGE at-once` tells how long that takes right after the
first paint, `… PAGE met` as a user meets it, when the window has stood for a second or more until
all screens are imported and the daily ones made.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import QT_ARGUMENTS, launch
from app.models import periods
from app.models.text import fold
from app.ui.warming import Warming
from tests.bench.bare import EVERYWHERE, PAGES, Bare, scanned

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.store import Store

TIMES = 5
SECOND, TICK = 1_000, 50
TEXTS = ("бағалау", "ақсу", "қалиева", "12")


def painted() -> None:
    """Let the window do all that it has to do now."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, loop.quit))
    loop.exec()


def matched(text: str) -> str:
    """Return a text as the index is asked for it; a short one is looked for in every row."""
    return f'"{fold(text)}"' if len(fold(text)) > 2 else fold(text)


def taken(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the smallest of the milliseconds that some work takes."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append((time.perf_counter() - begin) * 1000)
    return min(found)


class Measured:
    """A page, the bare SQL of its list, and what was measured so far."""

    def __init__(self, window: Any, page: Any, store: Store, bare: Bare) -> None:
        self.window, self.page, self.store, self.bare = window, page, store, bare
        self.found: list[dict[str, object]] = []

    def step(self, kind: str, name: str, work: Callable[[], object], sql: str, *given: str) -> None:
        """Measure a step until the window is painted again, and the SQL beside it."""

        def whole() -> None:
            work()
            painted()

        bare = taken(lambda: self.store.rows(sql, given))
        self.note(kind, name, taken(whole), bare)

    def note(self, kind: str, name: str, ours: float, bare: float) -> None:
        """Keep what was measured."""
        self.found.append({"kind": kind, "name": name, "ms": ours, "bare": bare})

    def sort(self) -> None:
        """Sort by each column, both ways."""
        for section, column in enumerate(self.page.list.records.declared):
            if not column.sortable:
                continue
            sql = self.bare.sql(self.page.strip.active(), self.bare.orders[column.key])
            click = self.page.list.view.header.sectionClicked.emit
            self.step("sort", column.key, lambda at=section, do=click: do(at), sql)

    def filter(self) -> None:
        """Choose each of the saved filters."""
        for each in self.page.filters:
            if each.key == "doubles":  # no list of rows but a comparison of names
                continue
            sql = self.bare.sql(each.key, self.bare.first)
            self.step("filter", each.key, lambda key=each.key: self.choose(key), sql)
        self.choose(self.page.widest or self.page.filters[0].key)

    def choose(self, key: str) -> None:
        """Do what a click on a saved filter does."""
        self.page.strip.activate(key)
        self.page.strip.chosen.emit(key)

    def search(self) -> None:
        """Type into the field of the page, without the pause that it waits."""
        for text in TEXTS:
            sql = self.bare.sql(self.page.strip.active(), self.bare.first, text)
            given = [matched(text)] * sql.count("?")
            self.step("search", text, lambda words=text: self.type(words), sql, *given)
        self.type("")

    def type(self, text: str) -> None:
        """Do what typing does when the pause is over."""
        self.page.search.setText(text)
        self.page.search.searched.emit(text)


def measure(database: Path, today: date, key: str) -> list[dict[str, object]]:
    """Open the window and measure one page of it."""
    window, store = begun(database, today)
    page = window.go(key)
    painted()
    bare = bare_of(store, today, key)
    if bare is None:
        return palette(window, store) if key == "home" else []
    made = Measured(window, page, store, bare)
    made.filter()
    made.sort()
    made.search()
    if key == "events":
        made.step("calendar", "", page.calendar.refresh, bare.sql("period", bare.first))
    return made.found


def begun(database: Path, today: date) -> tuple[Any, Store]:
    """Open the window and let it be painted; return it with its store."""
    desk = launch(QApplication(list(QT_ARGUMENTS)), database, language="kk", today=lambda: today)
    painted()
    return desk.window, desk.store


def bare_of(store: Store, today: date, key: str) -> Bare | None:
    """Return the bare SQL of a page; None where it has no list."""
    period = periods.at(store, today)
    days = {"today": str(today), "first": str(period.first), "last": str(period.last)}
    return replace(PAGES[key], days=days) if key in PAGES else None


def opened(database: Path, today: date, key: str, when: str) -> dict[str, float]:
    """Return how long a page takes to open for the first time, and its list by SQL."""
    window, store = begun(database, today)
    if when == "met":
        stand(SECOND)
        while window.findChild(Warming).isActive():  # longer on a busy machine
            stand(TICK)
    begin = time.perf_counter()
    page = window.go(key)
    painted()
    took = (time.perf_counter() - begin) * 1000
    bare = bare_of(store, today, key)
    if bare is None:
        return {"ms": took, "bare": 0.0}
    sql = bare.sql(page.strip.active(), bare.first)
    return {"ms": took, "bare": taken(lambda: store.rows(sql))}


def stand(milliseconds: int) -> None:
    """Let the window stand with nobody touching it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def palette(window: Any, store: Store) -> list[dict[str, object]]:
    """Measure the search over everything."""
    window.search()
    made = Measured(window, None, store, None)  # pyright: ignore[reportArgumentType] - no list here
    field = window._palette._field
    for text in TEXTS:
        words, asked = matched(text), [scanned(sql, text) for sql in EVERYWHERE]
        bare = taken(lambda w=words, all_of=asked: [store.rows(sql, (w,)) for sql in all_of])

        def whole(each: str = text) -> None:
            field.setText(each)
            field.searched.emit(each)
            painted()

        made.note("search", f"Ctrl+K {text}", taken(whole), bare)
    return made.found


if __name__ == "__main__":
    database, day, key, *when = sys.argv[1:]
    given = (Path(database), date.fromisoformat(day), key)
    told = opened(*given, when[0]) if when else measure(*given)
    sys.stdout.write(json.dumps(told, ensure_ascii=False))
