"""Several versions of a questionnaire as one form: the newest, with what only older ones asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Form, Group, Kind, Question, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.forms.form import Choice, Item

_UNNAMED: Final = "\n"
"""Stands for groups without a name, in which nothing is missed."""


def joined(versions: Sequence[Form]) -> Form:
    """Return one form that asks all that its versions ask; they speak the same words.

    The newest stands first and gives the labels. What it no longer asks stands where it stood, but
    without its number, which may be another question's by now.
    """
    newest, *older = versions
    for each in older:
        newest = _with_dropped(newest, each)
    return newest


def _with_dropped(form: Form, older: Form) -> Form:
    dropped = _Dropped({each.name for each in walk(form.items) if each.name})
    dropped.look_through(older.items, "")
    return replace(form, items=dropped.placed(form.items, ""), lists=_lists(form, older))


def _lists(form: Form, older: Form) -> dict[str, tuple[Choice, ...]]:
    found = dict(form.lists)
    for name, choices in older.lists.items():
        known = found.get(name, ())
        codes = {each.code for each in known}
        found[name] = (*known, *(each for each in choices if each.code not in codes))
    return found


@dataclass(slots=True)
class _Dropped:
    """What an older form asks and the newer one does not, by its group and what it stood behind."""

    known: set[str]
    _found: dict[tuple[str, str], list[Item]] = field(
        default_factory=dict[tuple[str, str], "list[Item]"]
    )

    def look_through(self, items: Iterable[Item], inside: str) -> None:
        """Note what of these is missing in the group called `inside`."""
        behind = ""
        for item in items:
            if item.name not in self.known:
                self._note(item, inside, behind)
                continue
            behind = item.name
            if isinstance(item, Group):
                self.look_through(item.items, item.name)

    def _note(self, item: Item, inside: str, behind: str) -> None:
        if (kept := self._only_dropped(item)) is not None:
            self._found.setdefault((inside, behind), []).append(kept)
        for each in walk((item,)):
            if isinstance(each, Group) and each.name in self.known:
                self.look_through(each.items, each.name)

    def _only_dropped(self, item: Item) -> Item | None:
        """Return a question or group without what is known; None where nothing is left of it."""
        if item.name in self.known:
            return None
        if isinstance(item, Question):
            silent = item.kind is Kind.NOTE or not item.name
            return None if silent else replace(item, number="")
        inner = tuple(kept for each in item.items if (kept := self._only_dropped(each)) is not None)
        return replace(item, items=inner, number="") if inner else None

    def placed(self, items: Iterable[Item], inside: str) -> tuple[Item, ...]:
        """Return the items of a group with what is missing among them."""
        return tuple(self._placed(items, inside))

    def _placed(self, items: Iterable[Item], inside: str) -> Iterator[Item]:
        yield from self._found.pop((inside, ""), ())
        for item in items:
            if isinstance(item, Group):
                yield replace(item, items=self.placed(item.items, item.name or _UNNAMED))
            else:
                yield item
            yield from self._found.pop((inside, item.name), ())
        for place in [place for place in self._found if place[0] == inside]:
            yield from self._found.pop(place)
