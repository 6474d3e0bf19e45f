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

_WORD = re.compile(r"[^\W_]+")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SPACES = re.compile(r"[^\S\n]+")
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF])


def clean(text: str) -> str:
    """Return `text` fit to be stored: NFC, single spaces, no control or direction characters."""
    kept = "".join(
        sign
        for sign in unicodedata.normalize("NFC", text).translate(_BIDI).replace("\r\n", "\n")
        if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"} or sign == "\t"
    )
    lines = (_SPACES.sub(" ", line).strip() for line in kept.split("\n"))
    return _mend_look_alikes("\n".join(lines).strip())


def _mend_look_alikes(text: str) -> str:
    """Turn Latin letters inside Cyrillic words into the Cyrillic ones they look like."""

    def mend(match: re.Match[str]) -> str:
        word: str = match.group()
        return word.translate(_TO_CYRILLIC) if _HAS_CYRILLIC.search(word) else word

    return _WORD.sub(mend, text)


def fold(text: str) -> str:
    """Return `text` as the search sees it: no case, no Kazakh letters, words apart by one space."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_TO_CYRILLIC).translate(_FOLD)
    words: list[str] = _WORD.findall(lowered)
    return " ".join(words)


def key(text: str) -> str:
    """Return the key under which a code or number is unique: look-alike letters are one letter."""
    return "".join(clean(text).translate(_TO_CYRILLIC).lower().split())


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
