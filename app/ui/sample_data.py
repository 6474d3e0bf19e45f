"""The sample data of the window: a database of its own beside the user's, made anew every day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app import paths
from app.models.errors import StoreError
from app.models.lock import FileLock
from app.models.sample import Sample, Size, read
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date
    from pathlib import Path

    from app.models.progress import Progress

_FILE: Final = "sample.db"
_SEED: Final = 1


def place() -> Path:
    """Return where the sample data of the window lie."""
    return (paths.data_folder() / _FILE).resolve()


def preparing(today: date) -> Generator[Progress, None, None]:
    """Make the sample data of a day, unless they are there: what was tried out today stays.

    Raises `StoreError` open_elsewhere where another window looks at older ones.
    """
    from app.demo.making import making, remove  # noqa: PLC0415 - only when somebody looks around

    wanted = Sample(Size.SCHOOL, _SEED, today)
    if _held() != wanted:
        FileLock(place()).release()
        remove(place())
        yield from making(place(), wanted)


def _held() -> Sample | None:
    try:
        with Store.open_read_only(place()) as store:
            return read(store)
    except StoreError:
        return None


def forget() -> None:
    """Delete the sample data of the window."""
    from app.demo.making import remove  # noqa: PLC0415 - as above

    remove(place())
