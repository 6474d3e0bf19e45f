"""All texts of a form in all its languages, and how many of them are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.forms.cells import cells_of
from app.models.forms.checks import WORDLESS
from app.models.forms.editing import language_title, languages, title_of, with_cells, with_settings
from app.models.forms.headers import language_of
from app.models.forms.source import CHOICES, SETTINGS, SURVEY, Sheet
from app.models.forms.types import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.cells import Line
    from app.models.forms.form import Texts
    from app.models.forms.source import Source

ORDER: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
TITLE: Final = "form_title"


@dataclass(frozen=True, slots=True)
class Told:
    """One text of a form: where it stands, whose it is, and its words by language."""

    sheet: str
    row: int
    column: str
    owner: str
    texts: Texts

    @property
    def id(self) -> tuple[str, int, str]:
        """What tells the text from all others."""
        return self.sheet, self.row, self.column


def told(source: Source) -> list[Told]:
    """Return every text that stands there in some language, and those a question still needs."""
    found = [*_titles(source)]
    for name in (SURVEY, CHOICES):
        for line in cells_of(source, name).lines:
            found += _of_line(line, name)
    return found


def _of_line(line: Line, sheet: str) -> Iterator[Told]:
    named = line.get("name")
    owner = f"{line.get('list_name')} · {named}" if sheet == CHOICES else named
    bare = sheet == SURVEY and _wants_words(line)
    for column in ORDER:
        texts = line.texts(column)
        if texts or (column == "label" and bare):
            yield Told(sheet, line.row, column, owner, texts)


def _wants_words(line: Line) -> bool:
    """Say whether a question is still to be worded."""
    kind = type_of(line.get("type"))
    asks = kind is not None and kind.kind is not None and kind.kind not in WORDLESS
    return asks and not line.texts("hint") and not line.get("calculation")


def _titles(source: Source) -> Iterator[Told]:
    texts = titles(source)
    if texts:
        yield Told(SETTINGS, 0, TITLE, "", texts)


def titles(source: Source) -> dict[str, str]:
    """Return the titles of a form by language: XLSForm has one, further stand in `_title_ru`."""
    line = next(iter(cells_of(source, SETTINGS).lines), None)
    if line is None:
        return {}
    first = default_language(source)
    found = {first: line.get(TITLE)}
    for code in languages(source):
        if code != first:
            found[code] = line.get(f"_title_{code}")
    return {code: text for code, text in found.items() if text}


def default_language(source: Source) -> str:
    """Return the language that stands in for missing texts."""
    line = next(iter(cells_of(source, SETTINGS).lines), None)
    known = list(languages(source)) or [""]
    wanted = language_of(line.get("default_language")).code if line else ""
    return wanted if wanted in known else known[0]


def with_text(source: Source, place: tuple[str, int, str], code: str, text: str) -> Source:
    """Return the form with one text written in one language."""
    sheet, row, column = place
    if sheet == SETTINGS:
        return with_titles(source, {code: text})
    return with_cells(source, sheet, row, {f"{column}::{code}" if code else column: text})


def with_titles(source: Source, texts: Texts) -> Source:
    """Return the form with titles in some languages."""
    first = default_language(source)
    return with_settings(
        source, {TITLE if code == first else f"_title_{code}": each for code, each in texts.items()}
    )


def missing(source: Source) -> dict[str, int]:
    """Return how many texts each language lacks."""
    every = told(source)
    return {
        code: sum(1 for each in every if not each.texts.get(code)) for code in languages(source)
    }


def shares(source: Source) -> dict[str, int]:
    """Return how many percent of the texts each language has; 100 only where none is missing."""
    number = len(told(source))
    if not number:
        return dict.fromkeys(languages(source), 100)
    return {code: (number - lacks) * 100 // number for code, lacks in missing(source).items()}


def with_language(source: Source, code: str) -> Source:
    """Return the form with a column for the words of one language more, beside the others."""
    if code in languages(source):
        return source
    for name in (SURVEY, CHOICES):
        source = _with_header(source, name, "label", f"label::{language_title(code)}")
    return source


def without_language(source: Source, code: str) -> Source:
    """Return the form without the columns of a language; its words go with them."""
    for name in (SURVEY, CHOICES):
        cells = cells_of(source, name)
        kept = [
            place
            for place, each in enumerate(cells.headers)
            if each.language is None or each.language.code != code
        ]
        page = source.sheet(name)
        if len(kept) < len(page.columns):
            rows = tuple(tuple(row[place] for place in kept) for row in page.rows)
            source = source.with_sheet(
                name, Sheet(tuple(page.columns[place] for place in kept), rows)
            )
    return source


def with_default(source: Source, code: str) -> Source:
    """Return the form with another first language; the titles stay with their languages."""
    known = titles(source)
    changed = with_settings(source, {"default_language": title_of(source, code)})
    cleared = with_settings(changed, {f"_title_{code}": ""})
    return with_titles(cleared, {each: known.get(each, "") for each in languages(source)})


def _with_header(source: Source, name: str, column: str, title: str) -> Source:
    page = source.sheet(name)
    places = [at for at, each in enumerate(cells_of(source, name).headers) if each.name == column]
    at = places[-1] + 1 if places else len(page.columns)
    rows = tuple((*row[:at], "", *row[at:]) for row in page.rows)
    return source.with_sheet(name, Sheet((*page.columns[:at], title, *page.columns[at:]), rows))
