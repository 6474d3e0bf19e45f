"""Text from outside: in which encoding it was saved, and whether it is text at all."""

from __future__ import annotations

import re
from typing import Final

from app.models.errors import FileProblem

CYRILLIC: Final = "kz1048"
"""Windows-1251 with Kazakh letters where only Serbian and Ukrainian ones were: the same for
Russian text, and right for the Kazakh text that programs of here write.
"""

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,20})""", re.I)
_KNOWN: Final = {
    "windows-1251": CYRILLIC,
    "cp1251": CYRILLIC,
    "kz-1048": CYRILLIC,
    "koi8-r": "koi8-r",
    "iso-8859-5": "iso8859-5",
    "ibm866": "cp866",
    "cp866": "cp866",
    "windows-1252": "cp1252",
    "windows-1254": "cp1254",
    "iso-8859-1": "cp1252",
}
"""What a file may declare; any other word in its place is not believed."""
_BEGINNING: Final = 4_096
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")


def text_of(name: str, content: bytes) -> str:
    """Return the text that `content` holds; what is not text is refused."""
    text = _decoded(name, content).removesuffix("\x1a")  # the end of a text in DOS
    if _CONTROL.search(text):
        raise FileProblem("file_not_table", path=name)
    return text


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content.removeprefix(mark), (encoding,))
    if b"\x00" in content[:_BEGINNING]:
        return _wide(name, content)
    return _strictly(name, content, ("utf-8", *_declared(content), CYRILLIC))


def _wide(name: str, content: bytes) -> str:
    """Return text of two bytes a character without a mark: its lines tell which comes first."""
    for encoding, end in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        places = [found.start() for found in re.finditer(re.escape(end), content[:_BEGINNING])]
        if any(place % 2 == 0 for place in places):
            return _strictly(name, content, (encoding,))
    raise FileProblem("file_not_table", path=name)


def _declared(content: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(content[:_BEGINNING])
    declared = found[1].decode("ascii", "ignore").lower() if found else ""
    return (_KNOWN[declared],) if declared in _KNOWN else ()


def _strictly(name: str, content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileProblem("file_encoding", path=name)
