"""The words in which screens declare their forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.editors import Editor


class Hit(NamedTuple):
    """One record that a lookup has found: its id, its name, and a grey second line."""

    id: Any
    title: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Text of one line, or of several; its value is a str, "" when empty."""

    max_length: int = 500
    multiline: bool = False
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number; its value is an int, None when empty. Up and Down change it."""

    low: int = 0
    high: int = 999_999


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with decimals, typed with a comma or a point; its value is a Decimal or None."""

    places: int = 1
    low: int = 0
    high: int = 999_999


@dataclass(frozen=True, slots=True)
class Date:
    """A day; its value is a date or None. A missing year is the one nearest to `around()`."""

    around: Callable[[], date] = date.today


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values; `empty` is the word for none, shown unless the field is required."""

    options: Callable[[], Sequence[tuple[Any, str]]]
    empty: str = "—"


@dataclass(frozen=True, slots=True)
class MultiChoice:
    """Any of several values, as check boxes; its value is a list in the order of the options."""

    options: Callable[[], Sequence[tuple[Any, str]]]


@dataclass(frozen=True, slots=True)
class Check:
    """Yes or no; its value is a bool."""


@dataclass(frozen=True, slots=True)
class Suggest:
    """Free text with suggestions for what is typed; its value is a str."""

    suggestions: Callable[[str], Sequence[str]]
    max_length: int = 500


@dataclass(frozen=True, slots=True)
class Lookup:
    """One record found by typing; its value is the record's id or None.

    `title(id)` names a record that is loaded. With `create`, the list offers to make what was
    typed into a new record: `create(text)` returns it, or None when nothing was made.
    """

    search: Callable[[str], Sequence[Hit]]
    title: Callable[[Any], str]
    create: Callable[[str], Hit | None] | None = None


@dataclass(frozen=True, slots=True)
class MultiLookup:
    """Several records found by typing, as chips; its value is the list of their ids.

    A hit whose id is a tuple stands for several records at once.
    """

    search: Callable[[str], Sequence[Hit]]
    title: Callable[[Any], str]
    create: Callable[[str], Hit | None] | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A value that only one form has; `make` returns its editor."""

    make: Callable[[], Editor]


Kind = (
    Text
    | Number
    | Amount
    | Date
    | Choice
    | MultiChoice
    | Check
    | Suggest
    | Lookup
    | MultiLookup
    | Own
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `label`, `help` and `placeholder` are marked messages."""

    name: str
    label: str
    kind: Kind
    required: bool = False
    help: str = ""
    placeholder: str = ""
    width: Literal["full", "two_thirds", "half", "third"] = "full"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between fields; `title` is a marked message."""

    title: str
