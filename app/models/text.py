"""Kazakh and Russian text: cleaning, folding for search and keys, and the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

# domain/2_glossary rule 5; letters of other alphabets follow in code-point order.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

# Rule 6: what people type without the Kazakh layout.
_FOLD = str.maketrans("әғқңөұүһіё", "агкноуухие")

# Rule 7: Latin letters that look Cyrillic, for words that are otherwise Cyrillic.
_LATIN = "aceopxyiəhkmABCEHIKMOPTXYƏ"
_CYRILLIC = "асеорхуіәһкмАВСЕНІКМОРТХУӘ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
# Without regard to case a Latin letter is what its capital looks like: H is Н, and so is h.
_CAPITALS = str.maketrans("abcehikmoptxyə", "авсенікмортхуә")
_KEY = (
    _CAPITALS
    | str.maketrans("һ", "н")
    | dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212], "-")
)

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = "\u0300-\u036f"
_ACCENTED_WORD = re.compile(rf"(?:[^\W_]|[{_ACCENTS}])+")
_ACCENT = re.compile(f"[{_ACCENTS}]")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SPACES = re.compile(r"[^\S\n]+")
# Soft hyphens, joiners, marks of direction, byte order marks.
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)


def clean(text: str) -> str:
    """Return `text` fit to be stored: NFC, single spaces, no invisible characters."""
    unbroken = text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        sign
        for sign in unbroken
        if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    lines = (_SPACES.sub(" ", line).strip() for line in kept.split("\n"))
    composed = unicodedata.normalize("NFC", "\n".join(lines).strip())
    return unicodedata.normalize("NFC", _mend_look_alikes(composed))


def _mend_look_alikes(text: str) -> str:
    """Turn Latin letters inside Cyrillic words into the Cyrillic ones they look like."""

    def mend(match: re.Match[str]) -> str:
        word: str = match.group()
        return word.translate(_TO_CYRILLIC) if _HAS_CYRILLIC.search(word) else word

    return _ACCENTED_WORD.sub(mend, text)


def fold(text: str) -> str:
    """Return `text` as the search sees it: no case, no Kazakh letters, words apart by one space."""
    mended = _mend_look_alikes(unicodedata.normalize("NFC", text))
    lowered = _ACCENT.sub("", unicodedata.normalize("NFC", mended.lower()))
    words: list[str] = _WORD.findall(lowered.translate(_CAPITALS).translate(_FOLD))
    return " ".join(words)


def key(text: str) -> str:
    """Return the key under which a code or number is unique.

    Case, spaces, kinds of dashes and look-alike letters of two alphabets make no difference.
    """
    folded = "".join(clean(text).lower().translate(_KEY).split())
    return unicodedata.normalize("NFC", folded)


_RANK: dict[str, str] = {letter: chr(0x100 + place) for place, letter in enumerate(ALPHABET)}


def sort_key(text: str) -> str:
    """Return a string whose binary order is the order of the Kazakh alphabet.

    Quotes and hyphens do not count, digits come first, and numbers sort by value up to nine digits.
    """
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return " ".join(
        word.zfill(9) if word.isdecimal() else "".join(_RANK.get(sign, sign) for sign in word)
        for word in words
    )
