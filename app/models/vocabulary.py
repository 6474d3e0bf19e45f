"""Coded words: every status, kind, direction … with its word in three languages."""

from __future__ import annotations

import json
from functools import cache
from typing import cast

from app.models.text import fold
from app.paths import resource

Words = dict[str, dict[str, dict[str, str]]]


@cache
def _words() -> Words:
    text = resource("reference", "words.json").read_text("utf-8")
    return cast("Words", json.loads(text))


def codes(domain: str) -> tuple[str, ...]:
    """Return the codes of a domain, for example `requests.status`, in the order of the field."""
    return tuple(_words()[domain])


def word(domain: str, code: str, language: str) -> str:
    """Return the word of `code` in `language` (kk, ru, en); an unknown code is shown as it is."""
    words = _words()[domain].get(code)
    return words[language] if words else code


def code_of(domain: str, text: str) -> str | None:
    """Return the code whose word in any language, or whose own spelling, is `text`; else None."""
    return _by_word(domain).get(squeezed(text))


def squeezed(text: str) -> str:
    """Return `text` as names are compared: no case, spaces, signs or look-alike letters."""
    return fold(text).replace(" ", "")


@cache
def _by_word(domain: str) -> dict[str, str]:
    known = {squeezed(code): code for code in _words()[domain]}
    for code, words in _words()[domain].items():
        known.update({squeezed(each): code for each in words.values()})
    return known
