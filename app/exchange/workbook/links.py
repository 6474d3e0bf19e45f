"""Requests and events that name each other, on either side: each pair is linked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exchange.workbook.columns import Key
    from app.exchange.workbook.entries import Entry
    from app.exchange.workbook.stored import Stored

Pair = tuple["Key", "Key"]
"""The key of a request and that of an event."""


@dataclass(frozen=True, slots=True)
class Links:
    """The pairs to link and those to part."""

    new: frozenset[Pair]
    gone: frozenset[Pair]


def find_links(good: dict[str, list[Entry]], stored: Stored) -> Links:
    """Return what the rows that can be stored change in the links, and write it into them.

    A link is taken away only when both sides stand in the workbook and neither names the other.
    """
    named = {*_named(good["requests"], "events"), *_turned(_named(good["events"], "requests"))}
    known = {
        (request, event)
        for request, record in stored["requests"].items()
        for event in _keys(record.values["events"])
    }
    silent_requests = {each.key for each in good["requests"] if each.has("events")}
    silent_events = {each.key for each in good["events"] if each.has("requests")}
    gone = {
        (request, event)
        for request, event in known - named
        if request in silent_requests and event in silent_events
    }
    _write(good, (known | named) - gone)
    return Links(frozenset(named - known), frozenset(gone))


def _named(entries: list[Entry], column: str) -> list[Pair]:
    return [
        (entry.key, other)
        for entry in entries
        if entry.key
        for other in _keys(entry.values[column])
    ]


def _turned(pairs: Iterable[Pair]) -> list[Pair]:
    return [(one, other) for other, one in pairs]


def _keys(value: object) -> tuple[Key, ...]:
    return value if isinstance(value, tuple) else ()  # pyright: ignore[reportUnknownVariableType]


def _write(good: dict[str, list[Entry]], pairs: set[Pair]) -> None:
    of_request: dict[Key, list[Key]] = {}
    of_event: dict[Key, list[Key]] = {}
    for request, event in sorted(pairs):
        of_request.setdefault(request, []).append(event)
        of_event.setdefault(event, []).append(request)
    for entry in good["requests"]:
        entry.values["events"] = tuple(of_request.get(entry.key or (), ()))
    for entry in good["events"]:
        entry.values["requests"] = tuple(of_event.get(entry.key or (), ()))
