"""A document that a screen offers: what it is called, how it is made, in which files."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.models.file_names import legal
from app.models.store import Store
from app.ui.record_model import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.progress import Progress

Work = Callable[[Store, Path], Generator["Progress", None, object]]
Make = Callable[[str], Work]

PDF: Final = ".pdf"
FILTERS: Final = {
    PDF: "PDF (*.pdf)",
    ".docx": "Word (*.docx)",
    ".xlsx": "Excel (*.xlsx)",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document; `make(language)` returns the work that writes it as PDF to a path.

    `make` is called on the window's thread and reads there what is chosen; the work reads
    the rest with a connection of its own. `others` makes it in other formats, by suffix. `name` is
    the name of its file in a language, without suffix. Where the whole takes long, `first` makes
    its beginning, which is seen meanwhile; it returns None where that is not worth while.
    """

    id: str
    title: str
    hint: str
    name: Callable[[str], str]
    make: Make
    others: Mapping[str, Make] = field(default_factory=dict[str, Make])
    first: Callable[[str], Work | None] | None = None

    def file_name(self, language: str, suffix: str = PDF) -> str:
        """Return the name of its file, fit for Windows."""
        return legal(self.name(language), suffix, "document")


@dataclass(frozen=True, slots=True)
class Along:
    """A file that goes into a folder with the documents; `name` is whole, with its suffix."""

    name: Callable[[str], str]
    make: Make


COLUMNS: Final = (
    Column(
        "title", N_("Document"), lambda each: Cell(each.title, each.hint, tone="accent"), width=0
    ),
)


def beside(store: Store, work: Work, path: Path) -> Generator[Progress, None, Path]:
    """Write a document off the window's thread, with a connection of its own."""
    with store.beside() as other:
        yield from work(other, path)
    return path


def in_folder(
    store: Store, papers: Sequence[tuple[str, Work]], folder: Path
) -> Generator[Progress, None, list[Path]]:
    """Write documents under their names into a folder; what stands there already stays as it is."""
    from app.models.progress import Progress as Step  # noqa: PLC0415 - not before the first paint

    made: list[Path] = []
    with store.beside() as other:
        for place, (name, work) in enumerate(papers):
            path = free(folder / name)
            yield Step(place, len(papers), path.name)
            for _step in work(other, path):
                yield Step(place, len(papers), path.name)
            made.append(path)
    return made


def free(path: Path) -> Path:
    """Return the path, or one with a number behind its name where a file stands there already."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return found


def words_of(count: int) -> str:
    """Return how many files were written, in words."""
    return _("Files written: {n}").format(n=count)
