"""The form on the desk: its cells, what is wrong with them, and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _
from app.messages import describe
from app.models.errors import AppError
from app.models.forms import listing
from app.models.forms.reading import read
from app.models.forms.translations import default_language

if TYPE_CHECKING:
    from app.models.forms.form import Form
    from app.models.forms.listing import Listed
    from app.models.forms.reading import Reading
    from app.models.forms.source import Source
    from app.models.store import Store

CHANGED = N_("Change a questionnaire: {code}")


class Manuscript(QObject):
    """One version of a form while it is written; every change is one step of the store.

    `changed` comes when the cells have become others, `refused(text)` when the store does not
    take them. `language` is the one in which words are shown where there is one place for them.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, store: Store, listed: Listed) -> None:
        super().__init__()
        self._store = store
        self.listed = listed
        self.reading: Reading = read(listed.source, listed.form.code)

    @property
    def source(self) -> Source:
        """The cells as they are stored."""
        return self.listed.source

    @property
    def form(self) -> Form:
        """The questions that the cells make."""
        return self.reading.form

    @property
    def language(self) -> str:
        """The language whose words stand in for missing ones."""
        return default_language(self.source)

    @property
    def words_only(self) -> bool:
        """Whether names, types and codes are locked."""
        return bool(self.listed.lock)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written at all."""
        return self._store.read_only

    def write(self, source: Source) -> bool:
        """Store other cells; say whether they were taken."""
        if source == self.source:
            return True
        try:
            with self._store.change(CHANGED, origin=self, code=self.form.code) as change:
                number = listing.written(self._store, change, self.listed, source)
        except AppError as problem:
            self.refused.emit(describe(problem))
            return False
        self._take(listing.by_number(self._store, number))
        return True

    def renew(self) -> bool:
        """Read the cells again after another change; say whether the form is still there."""
        known = self.listed.number
        found = listing.by_number(self._store, known) if known is not None else None
        found = found or listing.found(self._store, *self.listed.id)
        if found is None:
            return False
        self._take(found)
        return True

    def why_locked(self) -> str:
        """Return in words why only the words may change, "" where everything may."""
        match self.listed.lock:
            case listing.Lock.ANSWERED:
                return _("After the first answer names, kinds and codes do not change.")
            case listing.Lock.OURS:
                return _("Ready-made: only its words may change here.")
            case _:
                return ""

    def _take(self, found: Listed | None) -> None:
        if found is None or found == self.listed:
            return
        self.listed = found
        self.reading = read(found.source, found.form.code)
        self.changed.emit()
