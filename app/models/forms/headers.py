"""The headers of XLSForm: which column means what, in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

TRANSLATED: Final = frozenset(
    {"label", "hint", "guidance_hint", "constraint_message", "required_message"}
)
MEDIA: Final = frozenset({"image", "audio", "video", "big-image"})
KNOWN: Final = {
    "survey": TRANSLATED | MEDIA | {
        "type", "name", "required", "relevant", "constraint", "calculation", "default",
        "read_only", "appearance", "parameters", "choice_filter", "repeat_count", "trigger",
    },
    "choices": {"label", "list_name", "name"} | MEDIA,
    "settings": {
        "form_title", "form_id", "version", "default_language", "instance_name", "style",
    },
}  # fmt: skip
"""The columns that mean something to us; all others are kept as they are."""

_ALIASES: Final = {
    "relevance": "relevant",
    "calculate": "calculation",
    "readonly": "read_only",
    "read only": "read_only",
    "caption": "label",
    "list name": "list_name",
    "list-name": "list_name",
    "constraining message": "constraint_message",
    "constraint message": "constraint_message",
    "required message": "required_message",
    "repeat count": "repeat_count",
    "guidance hint": "guidance_hint",
    "title": "form_title",
    "id_string": "form_id",
    "set form title": "form_title",
    "set form id": "form_id",
}
_BOUND: Final = {
    "bind:relevant": "relevant",
    "bind:required": "required",
    "bind:constraint": "constraint",
    "bind:calculate": "calculation",
    "bind:readonly": "read_only",
    "bind:jr:constraintmsg": "constraint_message",
    "bind:jr:requiredmsg": "required_message",
    "constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "body:appearance": "appearance",
    "control:appearance": "appearance",
}
"""Headers of old forms, with the part of an XForm that they become."""
_OF_CHOICES: Final = {"value": "name", "tag": "name"}
_LANGUAGE: Final = re.compile(r"^(?P<title>.*?)\s*\((?P<code>[A-Za-z]{2,8}(?:-[\w-]+)?)\)$")
_NAMED: Final = {
    "kazakh": "kk", "қазақша": "kk", "казахский": "kk", "russian": "ru", "русский": "ru",
    "орысша": "ru", "english": "en", "английский": "en", "ағылшынша": "en",
}  # fmt: skip
_BARE_CODE: Final = re.compile(r"^[a-z]{2,3}$")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a form: its code, and its name as the form writes it.

    `code` is "" for texts of which the form does not say in which language they are.
    """

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a column means: its standard name, and the language of a translated one."""

    name: str
    language: Language | None = None


UNSAID: Final = Language("", "")


def header(text: str, sheet: str) -> Header:
    """Return the meaning of a header of a sheet; an unknown one keeps its own name."""
    if bound := _BOUND.get("".join(text.lower().split()).replace("::", ":")):
        return Header(bound, UNSAID if bound in TRANSLATED else None)
    name, _colons, language = (part.strip() for part in _parted(text))
    plain = " ".join(name.lower().split())
    plain = _ALIASES.get(plain, plain)
    if sheet == "choices":
        plain = _OF_CHOICES.get(plain, plain)
    plain = plain.removeprefix("media::")
    if plain in TRANSLATED | MEDIA:
        return Header(plain, language_of(language))
    return Header(plain if not language else text.strip())


def _parted(text: str) -> tuple[str, str, str]:
    """Part a header at its colons; old forms have a single one before the language."""
    before, colon, after = text.partition(":")
    plain = " ".join(before.lower().split())
    if "::" not in text and _ALIASES.get(plain, plain) in TRANSLATED | MEDIA:
        return before, colon, after
    return text.partition("::")


def language_of(text: str) -> Language:
    """Return the language a header or a setting names: «Қазақша (kk)», or only `kk`."""
    if found := _LANGUAGE.match(text):
        return Language(found["code"].lower(), text)
    known = _NAMED.get(text.lower())
    return Language(known or (text.lower() if _BARE_CODE.match(text.lower()) else text), text)


@lru_cache(maxsize=256)  # the same few sheets are looked at for every cell of the builder
def headers(columns: tuple[str, ...], sheet: str) -> tuple[Header, ...]:
    """Return the meaning of every column of a sheet."""
    return tuple(header(each, sheet) for each in columns)
