"""What the child says to the program: JSON, a line at a time, and nothing is taken on trust."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from app.exchange.sheets import LONGEST, CellKind
from app.models.cell_names import place_of
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.exchange.sheets import Row, SourceSheet, Value
    from app.exchange.tables.bounds import Filling, FoundCell

Json = Any
"""What JSON says: anything, until it has been looked at."""

BEGUN: Final = "begun"
SHARE: Final = "share"
PROBLEM: Final = "problem"
SHEET: Final = "sheet"
ROWS: Final = "rows"
DONE: Final = "done"

_TOGETHER: Final = 100
"""Rows in a line."""

_DAY: Final = "day"
_PLACE: Final = {"title": "", "limit": 0, "row": 0}
"""What a problem may tell beside the name of the file, which the program knows itself."""


def said(what: str, value: object) -> bytes:
    """Return one line of the child's answer."""
    return json.dumps([what, value], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def heard(line: bytes) -> tuple[str, Any]:
    """Return what a line says; anything but a line of ours is a `ValueError`."""
    found = json.loads(line)
    if not isinstance(found, list) or len(cast("list[Any]", found)) != 2:
        raise ValueError(line[:20])
    what, value = cast("list[Any]", found)
    if not isinstance(what, str):
        raise TypeError(what)
    return what, value


def problem_said(problem: FileProblem) -> bytes:
    """Return the line that says why a file cannot be read."""
    told = {name: each for name, each in problem.data.items() if name in _PLACE}
    return said(PROBLEM, [problem.code, told])


def problem_heard(value: Json, name: str) -> FileProblem:
    """Return the problem that was said of the file `name`."""
    code, told = value
    if not (isinstance(code, str) and code.isascii() and code.startswith("file_")):
        raise ValueError(code)
    data = {key: _checked(told[key], type(_PLACE[key])) for key in cast("dict[str, object]", told)}
    return FileProblem(code, path=name, **data)


def _checked(value: object, kind: type) -> object:
    if type(value) is not kind or (isinstance(value, str) and len(value) > LONGEST):
        raise TypeError(kind)
    return value


def sheet_said(sheet: SourceSheet) -> Iterator[bytes]:
    """Yield the lines that say what stands in a sheet."""
    yield said(SHEET, sheet.name)
    rows = iter(sheet.rows)
    while together := list(islice(rows, _TOGETHER)):
        yield said(ROWS, [_row_said(row) for row in together])


def _row_said(row: Row) -> list[object]:
    numbers, letters, values, kinds = zip(*row, strict=True)
    told = [each if type(each) is str else _value_said(each) for each in values]
    found: list[object] = [numbers[0], [*map(place_of, letters)], told]
    if kinds.count(CellKind.PLAIN) == len(kinds):
        return found
    marks = {str(at): kind for at, kind in enumerate(kinds) if kind != CellKind.PLAIN}
    return [*found, marks]


def _value_said(value: Value) -> object:
    return {_DAY: value.isoformat()} if isinstance(value, date) else value


def take_rows(value: Json, sheet: Filling) -> None:
    """Put the rows of a line into a sheet, each looked at as if it came from the file itself."""
    for number, places, values, *marks in value:
        if type(number) is not int or number < 1 or len(places) != len(values):
            raise ValueError(number)
        if not marks and set(map(type, values)) == {str} and _ascend(places):
            sheet.add_texts(number, places, values)
        else:
            kinds = {int(at): CellKind(kind) for at, kind in marks[0].items()} if marks else {}
            sheet.add(number, _cells_heard(places, values, kinds))


def _ascend(places: list[Any]) -> bool:
    """Say whether places are what those of a row are, all at once."""
    return set(map(type, places)) == {int} and places[0] > 0 and places == sorted(set(places))


def _cells_heard(
    places: Iterable[Any], values: Iterable[Any], kinds: dict[int, CellKind]
) -> Iterator[FoundCell]:
    last = 0
    for at, (place, value) in enumerate(zip(places, values, strict=True)):
        if type(place) is not int or place <= last:
            raise ValueError(place)
        last = place
        heard_value = value if type(value) is str else _value_heard(value)
        yield place, heard_value, kinds.get(at, CellKind.PLAIN)


def _value_heard(value: Json) -> Value:
    if isinstance(value, dict):
        return _day_heard(cast("dict[str, str]", value)[_DAY])
    if isinstance(value, str | int | float):
        return value
    raise TypeError(str(value))


def _day_heard(written: str) -> date:
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
