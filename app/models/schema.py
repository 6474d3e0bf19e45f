"""The tables of the database and the steps that build them.

Dates are ISO text without zone; a missing `valid_from` means "always". Hours and means are whole
ten-thousandths. `folded` and `sort_key` are kept by the write gate, as is the search index.
Numbers of rows (`id`) are never used again, so that an undone deletion brings back the same row.
`given` remembers every number of a request, event or letter for good, whatever is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.steps.closing import add_closing
from app.models.steps.deliveries import add_deliveries
from app.models.steps.documents import add_documents
from app.models.steps.erasing import add_erased
from app.models.steps.first import build
from app.models.steps.handouts import add_people_and_losses
from app.models.steps.programme import add_programme
from app.models.steps.resources import add_resources
from app.models.steps.results import add_results
from app.models.steps.studies import add_studies
from app.models.steps.voiding import add_voiding

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION_ID: Final = 0x5A68_6574  # "Zhet"
SCALE: Final = 10_000

SEARCHED: Final = ("school", "person", "request", "event", "resource")
"""Tables with a `folded` column and a trigram index named `<table>_search`."""

MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (
    build,
    add_closing,
    add_erased,
    add_studies,
    add_documents,
    add_people_and_losses,
    add_results,
    add_resources,
    add_programme,
    add_deliveries,
    add_voiding,
)
"""Each step once, in order; the file's `user_version` says how many of them it has seen."""

VERSION: Final = len(MIGRATIONS)
