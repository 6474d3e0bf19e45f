"""Answers to one question by groups of respondents: counts, row and column per cent."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from app.models.studies.groups import parted, secret
from app.models.suppression import hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.forms.form import Question
    from app.models.studies.answers import Answered
    from app.models.studies.groups import Attribute, KeyOf
    from app.models.studies.tallies import Counting, Tally


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Rows are the choices of a question, columns the groups, in the order to be shown.

    `tallies` are those of the groups, `whole` of all of them together. Of the groups in `secret`
    nothing but the number of answers may be shown, and no row of `secret_rows` in any group.
    """

    whole: Tally
    tallies: Mapping[str, Tally]
    secret: frozenset[str]
    secret_rows: frozenset[str] = frozenset()
    show_all: bool = False

    def opened(self) -> CrossTable:
        """Return the same table with nothing hidden."""
        return CrossTable(self.whole, self.tallies, frozenset(), show_all=True)

    @property
    def rows(self) -> tuple[str, ...]:
        """The codes of the choices."""
        return tuple(self.whole.counts)

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the groups."""
        return tuple(self.tallies)

    def count(self, row: str, column: str) -> int | None:
        """Return how many of a group gave an answer; None where it is hidden."""
        few = self.whole.hidden and not self.show_all
        if few or column in self.secret or row in self.secret_rows:
            return None
        return self.tallies[column].counts.get(row, 0)

    def row_share(self, row: str, column: str) -> Fraction | None:
        """Return the share of a group among those who gave the answer, in per cent."""
        count, total = self.count(row, column), self.whole.counts.get(row, 0)
        return None if count is None or not total else Fraction(100 * count, total)

    def column_share(self, row: str, column: str) -> Fraction | None:
        """Return the share of the answer in a group, in per cent."""
        count, n = self.count(row, column), self.tallies[column].n
        return None if count is None or not n else Fraction(100 * count, n)


def crossed(
    counting: Counting,
    question: Question,
    answered: Iterable[Answered],
    key_of: KeyOf,
    *,
    order: Sequence[str] = (),
    attribute: Attribute | None = None,
) -> CrossTable:
    """Count the answers to a question by groups; `order` says which groups come first.

    Without an `attribute` the groups are those of another question: whoever gave no answer to it
    is left out, and few who gave an answer of the rows are hidden too, as they are a group.
    """
    groups = parted(answered, key_of)
    if attribute is None:
        groups.pop("", None)
    keys = [key for key in order if key in groups]
    keys += sorted(key for key in groups if key not in order and key)
    keys += [""] if "" in groups else []
    tallies = {key: counting.tally(question, groups[key]) for key in keys}
    whole = counting.tally(question, [each for key in keys for each in groups[key]])
    sizes = {key: tally.n for key, tally in tallies.items()}
    rows = hidden(whole.counts) if attribute is None else frozenset[str]()
    return CrossTable(whole, tallies, secret(groups, sizes, attribute), rows)
