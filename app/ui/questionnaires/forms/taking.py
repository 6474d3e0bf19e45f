"""Forms out of files and into files, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date
    from pathlib import Path

    from app.models.forms.form import Form
    from app.models.forms.source import Source


def reading(path: Path) -> Generator[Progress, None, Source]:
    """Read an XLSForm file."""
    from app.exchange.xlsform import reading_form  # noqa: PLC0415 - slow to import

    work = reading_form(path)
    while True:
        try:
            share = next(work)
        except StopIteration as end:
            return end.value
        yield Progress(round(share * 100), 100)


def writing(
    what: str, source: Source, form: Form, language: str, path: Path, day: date
) -> Generator[Progress, None, Path]:
    """Write a form: as XLSForm, as one HTML file, or for paper."""
    yield Progress(0)
    if what == "paper":
        from app.reports.paper_form.render import (  # noqa: PLC0415 - reportlab is slow to import
            render_paper_form,
        )

        yield from render_paper_form(form, language, path, day)
    elif what == "html":
        from app.exchange.html_form.page import write_page  # noqa: PLC0415 - rarely needed

        write_page(path, form, language)
    else:
        from app.exchange.xlsform import write_form  # noqa: PLC0415 - slow to import

        write_form(path, source)
    return path
