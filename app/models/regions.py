"""Regions of the country with KATO codes, as they were in 2019 and as they are since 2022."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.models.text import fold
from app.paths import resource


@dataclass(frozen=True, slots=True)
class Region:
    """A region or city of republican significance.

    `code` is the two significant digits of KATO (ISO 3166-2:KZ); `before` is the code of the region
    it was part of until 8 June 2022.
    """

    code: str
    kk: str
    ru: str
    en: str
    centre: str
    since: date | None
    until: date | None
    before: str

    @property
    def kato(self) -> str:
        """Return the nine-digit code of the classifier."""
        return f"{self.code}0000000"

    def name(self, language: str) -> str:
        """Return the name in a language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[language]

    def valid(self, day: date) -> bool:
        """Say whether the region existed under this name on `day`."""
        return (self.since or day) <= day <= (self.until or day)


@cache
def _every() -> tuple[Region, ...]:
    with resource("reference", "regions.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return tuple(
        Region(
            row["code"],
            row["kk"],
            row["ru"],
            row["en"],
            row["centre"],
            date.fromisoformat(row["since"]) if row["since"] else None,
            date.fromisoformat(row["until"]) if row["until"] else None,
            row["before"],
        )
        for row in rows
    )


def on(day: date) -> list[Region]:
    """Return the regions of the country as they were on `day`, by code."""
    return [region for region in _every() if region.valid(day)]


def name_of(code: str | None, language: str, day: date) -> str:
    """Return the name that a region's code had on `day`, or the newest one it ever had."""
    known = [region for region in _every() if region.code == code]
    valid = [region for region in known if region.valid(day)] or known[-1:]
    return valid[0].name(language) if valid else ""


_FILLERS = (
    "облысы", "область", "облыс", "обл", "қаласы", "қала", "город", "region", "city", "қ", "г",
)  # fmt: skip


def _core(text: str) -> str:
    fillers = {fold(word) for word in _FILLERS}
    return " ".join(word for word in fold(text).split() if word not in fillers)


def matching(text: str) -> list[Region]:
    """Return the regions that a text from outside may mean, each code once.

    «Алматы» alone means both the city and the region; «Алматы қаласы» only the city. Old and short
    names (Нұр-Сұлтан, ШҚО, Жетысу) are known.
    """
    exact = [region for region in _every() if fold(text) in {fold(n) for n in _names(region)}]
    loose = [r for r in _every() if _core(text) and _core(text) in {_core(n) for n in _names(r)}]
    found = {region.code: region for region in exact or loose}
    return list(found.values())


def _names(region: Region) -> tuple[str, ...]:
    return (
        region.code,
        region.kato,
        region.kk,
        region.ru,
        region.en,
        *_ALIASES.get(region.code, ()),
    )


_ALIASES = {
    "27": ("БҚО", "ЗКО"),
    "33": ("область Жетысу",),
    "59": ("СҚО", "СКО"),
    "61": ("Оңтүстік Қазақстан облысы", "ОҚО", "ЮКО"),
    "62": ("область Улытау",),
    "63": ("ШҚО", "ВКО"),
    "71": ("Нур-Султан",),
}
