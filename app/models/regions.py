"""Regions of the country with KATO codes, as they were in 2019 and as they are since 2022."""

from __future__ import annotations

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
    import csv  # noqa: PLC0415 - not before the first paint

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
    """Return the name that a region's code had on `day`, or the newest one it ever had.

    A text that is no code, brought in from outside, is its own name.
    """
    known = [region for region in _every() if region.code == code]
    valid = [region for region in known if region.valid(day)] or known[-1:]
    return valid[0].name(language) if valid else code or ""


_CITY = frozenset(fold(word) for word in ("қаласы", "қала", "қ", "город", "г", "city"))
_REGION = frozenset(fold(word) for word in ("облысы", "облыс", "обл", "область", "region"))
_ALIASES = {
    "27": ("БҚО", "ЗКО"),
    "33": ("область Жетысу",),
    "59": ("СҚО", "СКО"),
    "61": ("Оңтүстік Қазақстан облысы", "ОҚО", "ЮКО"),
    "62": ("область Улытау",),
    "63": ("ШҚО", "ВКО"),
}


def _read(text: str) -> tuple[str, bool, bool]:
    """Return a name without its kind, and whether it says to be a city, a region."""
    words = fold(text).split()
    core = [word for word in words if word not in _CITY | _REGION]
    return " ".join(core), not _CITY.isdisjoint(words), not _REGION.isdisjoint(words)


def matching(text: str) -> list[Region]:
    """Return the regions that a text from outside may mean, each code once.

    «Алматы» alone means both the city and the region; «Алматы қ.» only the city. Old and short
    names (Нұр-Сұлтан, ШҚО, Жетысу) are known, and so are codes of two and of nine digits.
    """
    core, city, region = _read(text)
    found = {
        each.code: each
        for each in _every()
        for name in (each.code, each.kato, each.kk, each.ru, each.en, *_ALIASES.get(each.code, ()))
        if _read(name)[0] == core and not (region if _read(each.kk)[1] else city)
    }
    return list(found.values()) if core else []
