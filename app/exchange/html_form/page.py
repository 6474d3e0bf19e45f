"""Putting the page of a form together: one file, nothing fetched, no text of people as markup."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from typing import TYPE_CHECKING, Any, Final

from app.exchange.html_form.content import form_data
from app.exchange.html_form.words import NO_SCRIPT, words
from app.i18n import LANGUAGES, translation
from app.models.files import atomic_write
from app.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.forms.form import Form

_SCRIPTS: Final = ("expressions.js", "filling.js", "draft.js", "page.js")


_SCHOOL: Final = "school"
"""The question for the code of the school, where a form has it."""


def write_page(
    path: Path, form: Form, language: str, *, wave: str = "", copy: str = "", school: str = ""
) -> None:
    """Write the page of a form; `copy` is the code of the copy given out, "" for an open one.

    A page that is for one `school` knows its code and does not ask for it.
    """
    with atomic_write(path) as file:
        file.write(page(form, language, wave=wave, copy=copy, school=school).encode())


def page(form: Form, language: str, *, wave: str = "", copy: str = "", school: str = "") -> str:
    """Return the page of a form as HTML, first shown in `language` where the form speaks it."""
    codes = tuple(each.code for each in form.languages)
    first = language if language in codes else form.default
    data = {
        "form": form_data(form),
        "words": words(codes),
        "language": first,
        "wave": wave,
        "copy": copy,
        "given": {_SCHOOL: school} if school and _asks_for_school(form) else {},
    }
    css = _part("page.css")
    script = "\n".join(map(_part, _SCRIPTS))
    spoken = translation(first if first in LANGUAGES else language)
    return _filled(
        language=html.escape(first),
        title=html.escape(form.text(form.titles, first)),
        scripts=_hash(script),
        styles=_hash(css),
        css=css,
        noscript=html.escape(spoken(NO_SCRIPT)),
        data=_harmless(data),
        script=script,
    )


def _asks_for_school(form: Form) -> bool:
    return any(each.name == _SCHOOL for each in form.questions())


def _filled(**parts: str) -> str:
    """Fill the template in one pass, so that no part is looked at for marks of another."""
    pieces = _part("page.html").split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _brace, rest = piece.partition("}")
        filled += [parts[name], rest]
    return "".join(filled)


def _part(name: str) -> str:
    return resource("forms", "page", name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _harmless(data: dict[str, Any]) -> str:
    """Return data as JSON that can stand inside a script element whatever people wrote."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    marks = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    for mark, escaped in marks.items():
        text = text.replace(mark, escaped)
    return text
