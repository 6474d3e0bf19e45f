"""What a school's name says: its number, its kind and its proper name, however it is written.

«№179 жалпы білім беретін мектеп», «179 ЖББМ» and «КГУ "ОСШ № 179"» say the same. That two names
say the same makes two schools likely one; whether they are is for people to decide.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, cast

from app.models.text import clean, fold
from app.paths import resource

_NUMBER = re.compile(
    r"(?:№|#|\b(?:номер|no|n|н)[.°º]?)\s*0*(\d{1,4})(?:-?([а-яa-zәіңғүұқөһ]))?(?![\w])",
    re.IGNORECASE,
)
_NUMBER_THEN_WORD = re.compile(r"(?:№|#|\b(?:no|n|н)[.°º]?)\s*0*(\d{1,4})(?=\D)", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“„](.*)[»\"”“]", re.DOTALL)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_LONGEST: Final = 400  # no name is longer; what is cannot keep the search for quotes busy
_ADJECTIVE = re.compile(r"(ский|ского|скому|ской|ская|ск)$")


@dataclass(frozen=True, slots=True)
class Title:
    """What a name says: `kind` is a type of school or "general"; `words` are stems."""

    number: str
    kind: str
    words: frozenset[str]


@cache
def _words() -> dict[str, frozenset[str]]:
    text = resource("reference", "school_titles.json").read_text("utf-8")
    known = json.loads(text)
    groups = cast("dict[str, list[str]]", {**known.pop("kinds"), **known})
    return {name: frozenset(fold(each) for each in words) for name, words in groups.items()}


_KINDS: Final = (
    "boarding", "school_gymnasium", "school_lyceum", "gymnasium", "lyceum", "primary", "basic",
    "general",
)  # fmt: skip


@cache
def _kind_words() -> frozenset[str]:
    known = _words()
    return frozenset[str]().union(*(known[kind] for kind in _KINDS))


@lru_cache(maxsize=50_000)
def understood(name: str) -> Title:
    """Return what the name of a school says."""
    core = _core(clean(name[:_LONGEST]))
    number, rest = _numbered(core)
    parts = _PARTS.findall(fold(rest))
    if not number:
        number, parts = _bare_number(parts)
    kinds = _kind_words()
    proper = [part for part in parts if part not in kinds and part not in _words()["fillers"]]
    return Title(number, _kind(parts), frozenset(filter(None, map(_stem, proper))))


def _core(name: str) -> str:
    """Return the name without the organisation around it: «КГУ "ОСШ № 4 отдела …"» is «ОСШ № 4»."""
    quoted = _QUOTED.search(name)
    if quoted and _says_school(quoted[1]):
        name = quoted[1]
    known = _words()
    parts = name.split()
    folded = [fold(part) for part in parts]
    starts = [at for at, part in enumerate(folded) if part in known["before_name"]]
    if starts and _says_school(" ".join(parts[starts[-1] + 1 :])):
        parts, folded = parts[starts[-1] + 1 :], folded[starts[-1] + 1 :]
    ends = [at for at, part in enumerate(folded) if part in known["after_name"]]
    if ends and _says_school(" ".join(parts[: ends[0]])):
        parts = parts[: ends[0]]
    return " ".join(parts)


def _says_school(text: str) -> bool:
    parts = _PARTS.findall(fold(text))
    return any(part in _kind_words() for part in parts)


def _numbered(name: str) -> tuple[str, str]:
    """Return the number that follows «№», and the name without it."""
    found = _NUMBER.search(name)
    if found and not _continues(name[found.end() :]):
        return found[1] + fold(found[2] or ""), f"{name[: found.start()]} {name[found.end() :]}"
    found = _NUMBER_THEN_WORD.search(name)
    if found and not _continues(name[found.end() :]):
        return found[1], f"{name[: found.start()]} {name[found.end() :]}"
    return "", name


def _continues(rest: str) -> bool:
    """Say whether a number belongs to the words behind it: «10 жылдығы», «50-летия»."""
    parts = _PARTS.findall(fold(rest[:20]))
    return bool(parts) and parts[0] in _words()["years"]


def _bare_number(parts: list[str]) -> tuple[str, list[str]]:
    """Return a number at an end of the name, or beside the kind of school: «216жббм»."""
    for at, part in enumerate(parts):
        before, behind = parts[at - 1] if at else "", parts[at + 1] if at + 1 < len(parts) else ""
        beside = not before or not behind or before in _kind_words() or behind in _kind_words()
        if part.isdecimal() and len(part) <= 4 and beside and behind not in _words()["years"]:
            return part.lstrip("0") or part, parts[:at] + parts[at + 1 :]
    return "", parts


def _kind(parts: list[str]) -> str:
    known, said = _words(), set(parts)
    found = next((kind for kind in _KINDS if not said.isdisjoint(known[kind])), "")
    if found in {"gymnasium", "lyceum"} and not said.isdisjoint(known["school_words"]):
        return f"school_{found}"
    return found


def _stem(word: str) -> str:
    """Return what endings leave of a word; initials say too little."""
    if word.isdecimal():
        return word
    if len(word) < 3:
        return ""
    return word.replace("э", "е")[: 4 if len(word) >= 5 else 3]


def type_of(text: str) -> str | None:
    """Return the type of school that a word or a name means, if it means one."""
    kind = understood(text).kind
    return "secondary" if kind == "general" else kind or None


@lru_cache(maxsize=50_000)
def written(name: str) -> str:
    """Return a name as two writings of it are compared: no case, spaces, signs or look-alikes."""
    return fold(clean(name)).replace(" ", "")


@lru_cache(maxsize=10_000)
def district_key(text: str) -> str:
    """Return a district's name without its kind: «Ақкөл ауданы», «Аккольский р-н», «Ақкөл»."""
    parts = [part for part in _PARTS.findall(fold(text)) if part not in _words()["district_words"]]
    return " ".join(_ADJECTIVE.sub("", part).rstrip("ь") for part in parts)


def alike(one: Title, other: Title) -> bool:
    """Say whether two names of one district may mean one school.

    One number is enough; without numbers the proper names must agree.
    """
    if one.number or other.number:
        return one.number == other.number
    return bool(one.words) and one.words == other.words
