"""Where an event takes place: a school picked by its name, or any words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models import schools
from app.models.search import Slice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.models.store import Store

_SHOWN = 8


class Places:
    """Spells a place in one field of text and reads it again.

    A school is written by its name; where several schools are called so, with its code.
    """

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def suggestions(self, text: str) -> list[str]:
        """Return the schools that `text` may mean."""
        wanted = schools.Filter(text=text)
        found = schools.page(self._store, wanted, self._today(), Slice("name", limit=_SHOWN))
        return [self.spelled(each) for each in found]

    def text(self, school: int | None, words: str | None) -> str:
        """Return a stored place as it stands in the field."""
        if school is None:
            return words or ""
        return self.spelled(schools.get(self._store, school, self._today()))

    def spelled(self, school: schools.School) -> str:
        """Return the name of a school so that it is found again by it."""
        alone = len(self._called(school.name_kk)) == 1
        return school.name_kk if alone else f"{school.name_kk} ({school.code})"

    def read(self, text: str) -> tuple[int | None, str | None]:
        """Return the school that `text` names, or else `text` itself."""
        for code in (text, text.rpartition("(")[2].removesuffix(")")):
            school = schools.by_code(self._store, code) if code else None
            if school is not None:
                return school, None
        found = self._called(text)
        return (found[0].id, None) if len(found) == 1 else (None, text or None)

    def _called(self, name: str) -> list[schools.School]:
        wanted = name.casefold().strip()
        if not wanted:
            return []
        near = schools.page(self._store, schools.Filter(text=name), self._today())
        return [
            each
            for each in near
            if wanted in {each.name_kk.casefold(), (each.name_ru or "").casefold()}
        ]
