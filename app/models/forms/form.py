"""A questionnaire as the screen, the paper, the page and the figures see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.expressions.tree import Node
    from app.models.forms.headers import Language

    Texts = Mapping[str, str]
    """Words by the code of their language."""


class Kind(StrEnum):
    """What is asked for; the names are those of XLSForm but for the choices."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    ONE = "select_one"
    MANY = "select_multiple"
    RANK = "rank"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    META = "meta"
    """What a device fills in by itself: start, end, today, deviceid …"""
    KEPT = "kept"
    """A question we cannot ask (a place on the map, a photo …); its row is kept as it is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from; `cells` are its further columns, for filters."""

    code: str
    labels: Texts
    cells: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked and answered, as trees; None where nothing is said."""

    relevant: Node | None = None
    required: Node | None = None
    constraint: Node | None = None
    calculation: Node | None = None
    default: Node | None = None
    choice_filter: Node | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `name` is what its answer is stored under, `row` where it stands."""

    row: int
    kind: Kind
    name: str
    labels: Texts
    hints: Texts
    rules: Rules
    messages: Mapping[str, Texts]
    """Words for a broken `constraint` and for a missing `required` answer."""
    choices: str = ""
    """The name of the list to choose from."""
    appearance: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    read_only: bool = False
    type: str = ""
    """The type as written, for what we only keep."""
    number: str = ""
    """What stands before the question on screen, on paper and in the page."""
    guidance: Texts = field(default_factory=dict[str, str])
    """Words for the paper alone."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together; of a repeat, once for each round."""

    row: int
    name: str
    labels: Texts
    hints: Texts
    rules: Rules
    items: tuple[Item, ...]
    appearance: frozenset[str] = frozenset()
    repeats: bool = False
    count: Node | None = None
    """How many rounds there are; None lets the respondent decide."""
    number: str = ""


Item = Question | Group


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire; `code` and `version` tell its answers apart from all others."""

    code: str
    version: str
    titles: Texts
    languages: tuple[Language, ...]
    default: str
    """The code of the language that stands in for a missing text."""
    items: tuple[Item, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    settings: Mapping[str, str] = field(default_factory=dict[str, str])

    def text(self, texts: Texts, language: str) -> str:
        """Return words in a language, else in the form's own, else in any there is."""
        wanted = (language, self.default, *(each.code for each in self.languages), *texts)
        return next((texts[code] for code in wanted if texts.get(code)), "")

    def questions(self) -> Iterator[Question]:
        """Yield every question, in the order they are asked."""
        return (each for each in walk(self.items) if isinstance(each, Question))


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield items and whatever stands in their groups, each group before what it holds."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)
