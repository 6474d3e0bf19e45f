"""Submissions of ODK and KoboToolbox: one XML for each response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from app.exchange.responses.given import Given, Place
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from app.models.forms.record import Record

LARGEST: Final = 2 * 1024 * 1024
DEPTH: Final = 20
NAMESPACE: Final = UUID("6f0c5f6e-58f1-4b0e-9d3c-0c8f2b1d7a11")
"""Of identities that are no UUIDs themselves."""

_META: Final = frozenset({"meta", "formhub", "__version__", "start", "end", "deviceid", "username"})
_MARK: Final = b"instanceID"


def is_submission(content: bytes) -> bool:
    """Say whether an XML looks like a submission."""
    return _MARK in content


def parse_submission(name: str, content: bytes) -> Given:
    """Return the response in the bytes of a submission.

    Raises `FileProblem`: response_unreadable, response_too_large.
    """
    if len(content) > LARGEST:
        raise FileProblem("response_too_large", path=name, limit=LARGEST >> 20)
    try:
        root = ElementTree.fromstring(content)
    except (SyntaxError, ValueError, LookupError, DefusedXmlException) as problem:
        raise FileProblem("response_unreadable", path=name) from problem
    meta = _meta(root)
    if not meta.get("instanceID"):
        raise FileProblem("response_unreadable", path=name)
    return Given(
        place=Place(name),
        way="xml",
        answers=_record(name, root, 0),
        form=root.get("id", ""),
        version=root.get("version", "") or meta.get("__version__", ""),
        uuid=identity(meta["instanceID"]),
        day=meta.get("today", "")[:10],
        replaces=identity(meta.get("deprecatedID", "")),
    )


def identity(text: str) -> str:
    """Return what tells a response from others as a UUID, "" for nothing."""
    plain = text.strip().removeprefix("uuid:").strip()
    if not plain:
        return ""
    try:
        return str(UUID(plain))
    except ValueError:
        return str(uuid5(NAMESPACE, plain))


def _plain(tag: object) -> str:
    return str(tag).rpartition("}")[2]


_ASKED: Final = frozenset({"instanceID", "deprecatedID", "today", "__version__"})


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in root.iter():
        tag = _plain(each.tag)
        if tag in _ASKED:
            found.setdefault(tag, (each.text or "").strip())
    return found


def _record(name: str, element: Element, depth: int) -> Record:
    """Return the answers below an element; groups are passed through, repeats come as lists."""
    if depth > DEPTH:
        raise FileProblem("response_unreadable", path=name)
    record: Record = {}
    for tag, found in _by_tag(element):
        if tag in _META:
            continue
        if len(found) == 1 and not len(found[0]):
            record[tag] = (found[0].text or "").strip()
        else:
            inner = [_record(name, each, depth + 1) for each in found]
            record[tag] = inner
    return record


def _by_tag(element: Element) -> Iterator[tuple[str, list[Element]]]:
    tags: dict[str, list[Element]] = {}
    for each in element:
        tags.setdefault(_plain(each.tag), []).append(each)
    return iter(tags.items())
