"""The versions of one questionnaire: what each of them calls what another one asks too.

The first words of a question are the name and the codes it had in the version where it was asked
first. Every version is led back to them, over any number of steps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.models.forms.editing import setting
from app.models.forms.form import Group, Kind, Question, walk
from app.models.forms.names import free
from app.models.forms.other import CODE, SUFFIX, plain_list
from app.models.forms.record import positions
from app.models.forms.versions import REPLACES, past_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.forms.form import Form, Item
    from app.models.forms.library import Kept
    from app.models.forms.versions import Past

_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE, Kind.CALCULATE})
_SCHOOL: Final = "school"
"""Is the same question in every version: the program fills it in."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """How the words of one version lead to others: names, lists, and by list the codes.

    What is not named here stays as it is.
    """

    names: Mapping[str, str] = field(default_factory=dict[str, str])
    lists: Mapping[str, str] = field(default_factory=dict[str, str])
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])

    def turned(self) -> Retelling:
        """Return the way back."""
        return Retelling(
            _turned(self.names),
            _turned(self.lists),
            {self.lists.get(name, name): _turned(codes) for name, codes in self.codes.items()},
        )


def _turned(words: Mapping[str, str]) -> dict[str, str]:
    return {new: old for old, new in words.items()}


def in_order(versions: Iterable[Kept]) -> list[Kept]:
    """Return versions, each after the one that it replaces; otherwise by their names."""
    waiting = sorted(versions, key=lambda each: each.form.version)
    ordered: list[Kept] = []
    while waiting:
        known = {each.form.version for each in waiting}
        ready = (each for each in waiting if _replaced(each) not in known - {each.form.version})
        following = next(ready, waiting[0])  # of versions that replace each other, the first
        waiting.remove(following)
        ordered.append(following)
    return ordered


def _replaced(kept: Kept) -> str:
    return setting(kept.source, REPLACES)


def first_words(ordered: Sequence[Kept]) -> dict[str, Retelling]:
    """Return by version how it leads to the first words; `ordered` is as `in_order` returns."""
    lineage = _Lineage()
    for kept in ordered:
        lineage.add(kept)
    return lineage.told


@dataclass(frozen=True, slots=True)
class _Known:
    """A version that stands already, with the places of its questions."""

    form: Form
    told: Retelling
    items: Mapping[str, Item]
    repeats: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class _Lineage:
    """The first words in the making: names and what they stand for, lists and their codes."""

    told: dict[str, Retelling] = field(default_factory=dict[str, Retelling])
    _versions: dict[str, _Known] = field(default_factory=dict[str, _Known])
    _names: dict[str, Item] = field(default_factory=dict[str, "Item"])
    _lists: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])

    def add(self, kept: Kept) -> None:
        """Lead the words of a version to the first ones."""
        form = kept.form
        before = self._versions.get(_replaced(kept))
        step = _Step(kept, before)
        lists, codes = self._lists_of(step)
        repeats: dict[str, tuple[str, ...]] = {}
        names: dict[str, str] = {}
        told = Retelling(names, lists, codes)
        items = {name: where.item for name, where in positions(form).items()}
        for name, where in positions(form).items():
            repeats[name] = tuple(names[each] for each in where.repeats)
            names[name] = self._name_of(step, where.item, lists, repeats[name])
            self._names.setdefault(names[name], where.item)
        self.told[form.version] = told
        self._versions[form.version] = _Known(form, told, items, repeats)

    def _name_of(
        self, step: _Step, item: Item, lists: Mapping[str, str], repeats: tuple[str, ...]
    ) -> str:
        before = step.before
        if item.name == _SCHOOL:
            return _SCHOOL
        if before is None:
            known = self._names.get(item.name)
            return item.name if known is None or _kinds_agree(known, item) else self._free(item)
        was = step.was(item)
        old = before.items.get(was)
        if old is None or not _kinds_agree(old, item) or before.repeats[was] != repeats:
            return self._free(item)
        if isinstance(item, Question) and isinstance(old, Question):
            mine, theirs = lists.get(item.choices), before.told.lists.get(old.choices)
            if mine != theirs:
                return self._free(item)
        return before.told.names[was]

    def _free(self, item: Item) -> str:
        return free(item.name, self._names)

    def _lists_of(self, step: _Step) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        lists: dict[str, str] = {}
        codes: dict[str, dict[str, str]] = {}
        for name in step.kept.form.lists:
            was = step.list_before(name)
            lists[name] = self._list_of(step, name, was)
            codes[name] = self._codes_of(step, name, was, lists[name])
        return lists, codes

    def _list_of(self, step: _Step, name: str, was: str) -> str:
        if step.before is not None and was:
            return step.before.told.lists[was]
        return name if step.before is None else free(name, self._lists)

    def _codes_of(self, step: _Step, name: str, was: str, first: str) -> dict[str, str]:
        """Return the first codes of a list; a code that is new keeps its own where it is free."""
        used = self._lists.setdefault(first, set())
        offered = [each.code for each in step.kept.form.lists[name]]
        kept = step.codes_before(name, was)
        if step.before is None:
            found = {code: code for code in offered}
        else:
            found = {code: kept[code] for code in offered if code in kept}
            for code in offered:
                if code not in found:
                    found[code] = free(code, used | set(found.values()))
        used.update(found.values())
        return found


@dataclass(frozen=True, slots=True)
class _Step:
    """A version and the one before it, if that is known."""

    kept: Kept
    before: _Known | None
    past: Past = field(init=False)
    _old: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        past = past_of(self.kept.source)
        object.__setattr__(self, "past", past)
        object.__setattr__(self, "_old", _turned(past.names))

    def was(self, item: Item) -> str:
        """Return what the version before called a question or group, "" for none."""
        found = self._old.get(item.name, "")
        if found or not item.name.endswith(SUFFIX):
            return found
        asking = self._old.get(item.name.removesuffix(SUFFIX), "")
        return asking + SUFFIX if asking else ""

    def list_before(self, name: str) -> str:
        """Return the list that the version before offered in place of this one, "" for none."""
        if self.before is None:
            return ""
        known = self.before.form.lists
        for item in walk(self.kept.form.items):
            if isinstance(item, Question) and item.choices == name:
                old = self.before.items.get(self.was(item))
                if (
                    isinstance(old, Question)
                    and old.choices in known
                    and (old.choices == name or plain_list(name) not in known)
                ):
                    return old.choices
        return name if name in known else ""

    def codes_before(self, name: str, was: str) -> dict[str, str]:
        """Return the first codes of those choices that the version before offered as well."""
        if self.before is None or not was:
            return {}
        earlier = self.before.told.codes[was]
        old = _turned(self.past.sets.get(plain_list(name), {}))
        if plain_list(name) != name:
            old[CODE] = CODE  # «Other» stands in no row of its own
        return {new: earlier[code] for new, code in old.items() if code in earlier}


def _kinds_agree(one: Item, other: Item) -> bool:
    """Say whether two items take the same kind of answer."""
    if isinstance(one, Group):
        return isinstance(other, Group) and one.repeats == other.repeats
    if isinstance(other, Group):
        return False
    return one.kind == other.kind or {one.kind, other.kind} <= _NUMBERS
