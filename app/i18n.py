"""Words in three languages: one gettext catalogue for every layer, English in the source."""

from __future__ import annotations

import gettext as _gettext
from functools import cache

from app.paths import resource

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
DEFAULT = "kk"
DOMAIN = "zhetekshi"


class Translation:
    """The words of one language; a report may speak another one than the window does."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue: _gettext.NullTranslations = (
            _gettext.NullTranslations()
            if language == "en"
            else _gettext.translation(DOMAIN, resource("locale"), [language])
        )

    def __call__(self, message: str) -> str:
        """Return `message` in this language; the empty message stays empty."""
        return self._catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, n: int) -> str:
        """Return the form of a message that this language uses with the number `n`."""
        return self._catalogue.ngettext(one, many, n)


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
