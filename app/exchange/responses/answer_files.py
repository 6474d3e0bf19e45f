"""Answer files: what the page of a form saved, whole and unchanged."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any, Final, cast

from app.exchange.responses.given import Given, Place
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.forms.record import Record

SUFFIX: Final = ".nisresp.json"
RENAMED: Final = (".json", ".txt")
"""How an answer file ends when a browser has numbered it, or its text was copied by hand."""
LARGEST: Final = 2 * 1024 * 1024
DEPTH: Final = 8

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TEXTS: Final = ("copy", "day", "form", "instance", "language", "version", "wave")


_MARK: Final = re.compile(rb'"zhetekshi"\s*:\s*"response"|"response"\s*:\s*\{')
_HEAD: Final = 400


def is_answer_file(name: str, content: bytes) -> bool:
    """Say whether a file is one of ours, by its name, or by how it begins where it was renamed."""
    if name.lower().endswith(SUFFIX):
        return True
    return name.lower().endswith(RENAMED) and bool(_MARK.search(content[:_HEAD]))


def read_answer_file(path: Path) -> Given:
    """Return the response of an answer file.

    Raises `FileProblem`: response_too_large, response_damaged, response_unreadable, file_not_found,
    file_no_access.
    """
    return parse_answer_file(path.name, _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as problem:
        raise FileProblem("file_not_found", path=path.name) from problem
    except OSError as problem:
        raise FileProblem("file_no_access", path=path.name) from problem
    if len(content) > LARGEST:
        raise FileProblem("response_too_large", path=path.name, limit=LARGEST >> 20)
    return content


def parse_answer_file(name: str, content: bytes) -> Given:
    """Return the response in the bytes of an answer file; see `read_answer_file`."""
    try:
        whole = _object(json.loads(content.decode("utf-8-sig")))
        response = _object(whole.get("response"))
    except (ValueError, RecursionError) as problem:
        raise FileProblem("response_unreadable", path=name) from problem
    if whole.get("crc32") != _checksum(name, response):
        raise FileProblem("response_damaged", path=name)
    return _given(name, _writable(response))


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - one kind of error for all that is unreadable
    return cast("dict[str, Any]", found)


def _checksum(name: str, response: dict[str, Any]) -> str:
    try:
        text = json.dumps(response, sort_keys=True, separators=(",", ":"))
    except (ValueError, TypeError, RecursionError) as problem:
        raise FileProblem("response_unreadable", path=name) from problem
    return f"{zlib.crc32(text.encode()):08x}"


def _writable(response: dict[str, Any]) -> dict[str, Any]:
    """Return a response without halves of characters, which nothing can write down."""
    text = json.dumps(response, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode("utf-8", "ignore"))
    return response


def _given(name: str, response: dict[str, Any]) -> Given:
    texts = {each: response.get(each, "") for each in _TEXTS}
    answers: Any = response.get("answers")
    plain = all(isinstance(each, str) for each in texts.values())
    if not plain or not _is_record(answers) or not _UUID.fullmatch(str(texts["instance"])):
        raise FileProblem("response_unreadable", path=name)
    return Given(
        place=Place(name),
        way="html",
        answers=cast("Record", answers),
        form=texts["form"],
        version=texts["version"],
        uuid=texts["instance"],
        day=texts["day"][:10],
        language=texts["language"][:10],
        copy=texts["copy"][:40],
        wave=texts["wave"][:40],
        finished=response.get("finished") is True,
    )


def _is_record(found: object, depth: int = 0) -> bool:
    """Say whether something is answers: texts by name, or rounds of a repeat."""
    if not isinstance(found, dict) or depth > DEPTH:
        return False
    values = cast("dict[str, object]", found).values()
    return all(isinstance(each, str) or _is_rounds(each, depth) for each in values)


def _is_rounds(found: object, depth: int) -> bool:
    if not isinstance(found, list):
        return False
    return all(_is_record(each, depth + 1) for each in cast("list[object]", found))
