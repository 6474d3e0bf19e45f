"""Words in three languages: one gettext catalogue for every layer, English in the source."""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING

from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
DEFAULT = "kk"
DOMAIN = "zhetekshi"


class _Catalogue:
    """A compiled catalogue of gettext, its messages in order: only what is asked for is read.

    To read through all of it, as the standard library does, would be felt at the start.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        self._count, originals, translations = struct.unpack_from("<3I", self._bytes, 8)
        self._originals = struct.unpack_from(f"<{2 * self._count}I", self._bytes, originals)
        self._translations = struct.unpack_from(f"<{2 * self._count}I", self._bytes, translations)
        self._found: dict[str, str | None] = {}

    def find(self, message: str) -> str | None:
        """Return the translation of a message, None where there is none."""
        if message not in self._found:
            self._found[message] = self._looked_up(message.encode())
        return self._found[message]

    def _looked_up(self, wanted: bytes) -> str | None:
        place = bisect_left(range(self._count), wanted, key=self._original)
        if place == self._count or self._original(place) != wanted:
            return None
        return self._text(self._translations, place).decode()

    def _original(self, place: int) -> bytes:
        return self._text(self._originals, place)

    def _text(self, table: tuple[int, ...], place: int) -> bytes:
        length, start = table[2 * place : 2 * place + 2]
        return self._bytes[start : start + length]

    @cached_property
    def form(self) -> Callable[[int], int]:
        """The rule that says which of a message's forms goes with a number."""
        from gettext import c2py  # noqa: PLC0415 - seldom needed before the first paint

        heading = self.find("") or ""
        return c2py(heading.partition("plural=")[2].partition(";")[0])


class Translation:
    """The words of one language; a report may speak another one than the window does."""

    def __init__(self, language: str) -> None:
        self.language = language
        place = resource("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
        self._catalogue = None if language == "en" else _Catalogue(place)

    def __call__(self, message: str) -> str:
        """Return `message` in this language; the empty message stays empty."""
        found = self._catalogue.find(message) if self._catalogue and message else None
        return found or message

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form of a message that this language uses with the number `n`."""
        found = self._catalogue and self._catalogue.find(f"{one}\0{many}")
        if not self._catalogue or not found:
            return one if n == 1 else many
        return found.split("\0")[self._catalogue.form(n)]


@cache
def translation(language: str) -> Translation:
    """Return the words of `language`, one of `LANGUAGES`."""
    return Translation(language)


class _Spoken:
    """The language that the interface speaks now."""

    language = DEFAULT


def speak(language: str) -> None:
    """Let the interface speak `language` from now on; unknown languages fall to Kazakh."""
    _Spoken.language = language if language in LANGUAGES else DEFAULT


def spoken() -> str:
    """Return the language of the interface: kk, ru or en."""
    return _Spoken.language


def _(message: str) -> str:
    """Return `message` in the language of the interface."""
    return translation(_Spoken.language)(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a message for `n` things in the language of the interface."""
    return translation(_Spoken.language).plural(one, many, n)


def N_(message: str) -> str:
    """Mark a message of a declaration for the catalogue; it is translated where it is shown."""
    return message
