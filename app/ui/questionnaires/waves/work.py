"""Making what is given out, off the window's thread: paper, files and the printed register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.file_names import legal
from app.models.forms import library
from app.models.progress import Progress
from app.models.studies import handouts, waves

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.models.store import Store
    from app.models.studies.handouts import Handout


def make_paper(
    store: Store, numbers: Sequence[int], language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Write copies of one questionnaire into one PDF, school by school."""
    from app.reports.paper_form.render import (  # noqa: PLC0415 - reportlab is slow to import
        Copy,
        render_paper_form,
    )

    with store.beside() as other:
        given = handouts.numbered(other, numbers)
        form = library.get(other, given[0].form).form
        copies = [Copy(each.copy, each.school_code) for each in given]
        yield from render_paper_form(form, language, path, other.today(), copies)
    return path


def make_files(
    store: Store, numbers: Sequence[int], language: str, folder: Path
) -> Generator[Progress, None, Path]:
    """Write an HTML file for each copy into a folder."""
    from app.exchange.html_form.page import write_page  # noqa: PLC0415 - only when it is asked for

    with store.beside() as other:
        given = handouts.numbered(other, numbers)
        form = library.get(other, given[0].form).form
        wave = waves.get(other, given[0].wave).code
        for done, each in enumerate(given):
            yield Progress(done, len(given))
            path = folder / file_name(each)
            write_page(path, form, language, wave=wave, copy=each.copy, school=each.school_code)
    return folder


def file_name(handout: Handout) -> str:
    """Return the name of the HTML file of a copy."""
    parts = (handout.form_code, handout.school_code, handout.copy)
    return legal("_".join(part for part in parts if part), ".html")


def make_register(
    store: Store, wave: int, language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Write the register of the copies of a wave as PDF."""
    from app.reports.handouts import render_register  # noqa: PLC0415 - reportlab is slow to import

    with store.beside() as other:
        found = waves.get(other, wave)
        yield from render_register(other, found, language, path, other.today())
    return path
