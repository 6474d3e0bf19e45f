"""Submissions of ODK and KoboToolbox: one XML for each response, single or in a zip of folders."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from app.exchange.archive import check_archive, read_bytes
from app.exchange.responses.given import Given, Place
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from app.models.forms.record import Record

LARGEST: Final = 2 * 1024 * 1024
DEPTH: Final = 20
_META: Final = ("meta", "formhub", "__version__", "start", "end", "deviceid", "username")


def read_submissions(path: Path) -> list[Given]:
    """Return the responses of a submission, or of a zip of them.

    Raises `FileProblem`: response_unreadable, response_too_large, and those of an archive.
    """
    content = read_bytes(path)
    if not content.startswith(b"PK"):
        return [parse_submission(path.name, content)]
    check_archive(path.name, content, lambda _name, _content: None)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [
            parse_submission(f"{path.name}/{each.filename}", archive.read(each))
            for each in archive.infolist()
            if each.filename.lower().endswith(".xml")
        ]


def parse_submission(name: str, content: bytes) -> Given:
    """Return the response in the bytes of a submission; see `read_submissions`."""
    if len(content) > LARGEST:
        raise FileProblem("response_too_large", path=name, limit=LARGEST >> 20)
    try:
        root = ElementTree.fromstring(content)
    except (SyntaxError, ValueError, LookupError, DefusedXmlException) as problem:
        raise FileProblem("response_unreadable", path=name) from problem
    identity = _meta(root, "instanceID").removeprefix("uuid:").lower()
    if not identity:
        raise FileProblem("response_unreadable", path=name)
    return Given(
        place=Place(name),
        way="xml",
        answers=_record(name, root, 0),
        form=root.get("id", ""),
        version=root.get("version", ""),
        uuid=identity,
        day=_meta(root, "today")[:10],
    )


def _plain(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _meta(root: Element, name: str) -> str:
    found = (each.text or "" for each in root.iter() if _plain(each.tag) == name)
    return next(found, "").strip()


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
