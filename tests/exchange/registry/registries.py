"""Registries for the tests, made in code: what regions export, with faults at known places."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from app.exchange.registry.source import Source
from app.exchange.sheets import Cell
from app.models.identity import check_digit, looks_personal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADERS = (
    "№", "Облыс атауы", "Аудан (қала) атауы", "Елді мекен", "Мектептің атауы", "БСН",
    "Оқыту тілі", "Оқушылар саны", "Мұғалімдер саны", "Директордың аты-жөні", "Директордың ЖСН-і",
)  # fmt: skip

REGIONS = (
    "Ақмола", "Ақтөбе обл.", "Алматы обл.", "Алматы қ.", "Атырау облысы", "БҚО", "Жамбыл",
    "Қарағанды", "Қостанай обл.", "Қызылорда", "Маңғыстау", "Павлодарская обл.", "СҚО", "Түркістан",
    "ШҚО", "Шымкент қ.", "Нұр-Сұлтан қ.", "область Абай", "Жетысу", "Ұлытау",
)  # fmt: skip

LATIN = str.maketrans("аеосрх", "aeocpx")
DISTRICTS = 18
NAMES = ("Ақкөл", "Қаратал", "Байзақ", "Сарыарқа", "Жаңаарқа", "Түлкібас", "Еңбек", "Бірлік")


@dataclass
class Registry:
    """A registry and what a truthful account of it must say."""

    titles: list[str]
    rows: list[list[str]] = field(repr=False)
    totals: int = 0
    new: int = 0
    waiting: list[int] = field(default_factory=list)
    rejected: dict[int, str] = field(default_factory=dict, repr=False)

    @property
    def seen(self) -> int:
        return self.new + len(self.waiting) + len(self.rejected)

    @property
    def table(self) -> list[list[str]]:
        return [*([title] for title in self.titles), list(HEADERS), *self.rows]


def bin_of(number: int) -> str:
    """Return a true BIN, another one for each number."""
    for tail in range(10):
        digits = f"{number % 30:02}{1 + number % 12:02}40{number:04}{tail}"
        check = check_digit(digits)
        if check is not None and not looks_personal(f"{digits}{check}"):
            return f"{digits}{check}"
    raise AssertionError(number)


def personal_number(number: int) -> str:
    for tail in range(100):
        digits = f"{70 + number % 20}0315{3 + number % 2}{number % 100:02}{tail:02}"
        check = check_digit(digits)
        if check is not None:
            return f"{digits}{check}"
    raise AssertionError(number)


def registry(size: int, seed: int = 1) -> Registry:
    """Return a registry of `size` rows of data with faults sown among them."""
    chance = random.Random(seed)
    made = Registry(["Мектептер тізілімі", "2025-2026 оқу жылы"], [])
    first = len(made.titles) + 2
    for place in range(size):
        row, fault = _row(place, chance), _FAULTS[place % 25]
        number = first + len(made.rows)
        if fault:
            row = _spoilt(made, row, fault, number)
        else:
            made.new += 1
        made.rows.append(row)
        if place % 400 == 399:
            made.rows.append(["", f"Барлығы: {place + 1}", "", "", "", "", "", "1 000", "100"])
            made.totals += 1
    return made


_SOWN = {
    3: "latin",
    5: "abbreviated",
    9: "no such region",
    11: "Алматы",
    13: "twin",
    15: "bin",
    17: "pupils",
    19: "repeated bin",
    21: "personal",
}
_FAULTS = [_SOWN.get(place, "") for place in range(25)]


def _row(place: int, chance: random.Random) -> list[str]:
    region = REGIONS[place % len(REGIONS)]
    district = f"{NAMES[place // 20 % 8]} {chr(1040 + place // 160 % DISTRICTS)} ауданы"
    number, name = place // 20 + 1, chance.choice(NAMES)
    title = chance.choice((
        f"№ {number} {name} жалпы орта білім беретін мектебі", f"№{number} мектеп-гимназия",
        f"Лицей №{number}", f"КММ «№{number} негізгі орта мектеп»",
    ))  # fmt: skip
    return [
        str(place + 1), region, district, f"{name} ауылы", title, bin_of(place),
        chance.choice(("қазақ", "қазақ, орыс", "орыс", "аралас (қазақ-орыс)")),
        str(chance.randrange(40, 1_500)), str(chance.randrange(8, 120)), "Ахметов Асан",
        personal_number(place),
    ]  # fmt: skip


def _spoilt(made: Registry, row: list[str], fault: str, number: int) -> list[str]:
    match fault:
        case "latin":
            row[4] = row[4].translate(LATIN)
            made.new += 1
        case "abbreviated":
            row[4] = f"{number}жббм"
            made.new += 1
        case "no such region":
            row[1] = "Ақмла облысы"
            made.rejected[number] = "wrong_region_like"
        case "Алматы":
            row[1] = "Алматы"
            made.rejected[number] = "region_ambiguous"
        case "twin":
            row[1:4] = made.rows[-1][1:4]
            said = made.rows[-1][4].partition("№")[2].split()[0].strip("«»")
            row[4], row[5] = f"№{said} ЖББМ", ""
            made.waiting.append(number)
        case "bin":
            row[5] = row[5][:9]
            made.rejected[number] = "bin_length"
        case "pupils":
            row[7] = "көп"
            made.rejected[number] = "bad_number"
        case "repeated bin":
            row[5] = made.rows[-1][5]
            made.rejected[number] = "repeated_key"
        case "personal":
            row[3] = f"тел {personal_number(number)}"
            made.rejected[number] = "personal_number"
    return row


def source(table: Sequence[Sequence[object]], name: str = "registry.xls") -> Source:
    """Return a table as it is read: empty cells are not there."""
    rows = (
        tuple(
            Cell(number, get_column_letter(place), value)
            for place, value in enumerate(row, start=1)
            if value not in ("", None)
        )
        for number, row in enumerate(table, start=1)
    )
    return Source(name, "Тізілім", tuple(row for row in rows if row))


def write_html(path: Path, table: Sequence[Sequence[str]]) -> Path:
    """Write a table as registries do: HTML under the name of an Excel file."""
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table
    )
    path.write_text(
        '<html><head><meta charset="utf-8"></head><body><table border="1"><caption>Тізілім'
        f"</caption>\n{rows}\n</table></body></html>",
        "utf-8",
    )
    return path
