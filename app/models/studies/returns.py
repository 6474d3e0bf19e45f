"""How many questionnaires came back, of how many people asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.forms.form import Form, Texts
    from app.models.store import Store
    from app.models.studies.answers import Answered
    from app.models.studies.waves import Wave


@dataclass(frozen=True, slots=True)
class FormCount:
    """How many answered a questionnaire of those asked (`asked` is None where unknown)."""

    code: str
    titles: Texts
    responses: int
    asked: int | None

    @property
    def rate(self) -> Fraction | None:
        """The exact response rate in per cent; None where nobody knows how many were asked."""
        return Fraction(100 * self.responses, self.asked) if self.asked else None


def form_counts(
    store: Store, wave: Wave, forms: Mapping[str, Form], answered: Iterable[Answered]
) -> tuple[FormCount, ...]:
    """Return how many approved responses each questionnaire of a wave has, of how many asked."""
    codes = {row["id"]: row["code"] for row in store.rows("SELECT id, code FROM form")}
    asked: dict[str, int] = {}
    for form, count in wave.asked.items():
        if count is not None:
            asked[codes[form]] = asked.get(codes[form], 0) + count
    given = Counter(each.form for each in answered)
    return tuple(
        FormCount(code, form.titles, given[code], asked.get(code))
        for code, form in sorted(forms.items())
    )
