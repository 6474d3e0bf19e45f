"""PT Serif inside a Word document, so that it looks the same on a PC that does not have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from app.reports.docx_xml import element
from app.reports.fonts import Face, face_file

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# python-docx and lxml are typed in part
# pyright: reportUnknownMemberType=false

FAMILY: Final = "PT Serif"
_INSTEAD: Final = "Times New Roman"
"""What a program takes that does not read embedded fonts."""
_FACES: Final = {"embedRegular": Face.SERIF, "embedBold": Face.SERIF_BOLD}
_KIND: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_HIDDEN: Final = 32
"""Bytes at the beginning of a font that the format wants changed by a key (ECMA-376, 17.8.1)."""


def embed_fonts(word: WordDocument) -> None:
    """Put the faces of the document into its file and name them in its table of fonts."""
    package: Any = word.part.package
    table = next(each for each in package.iter_parts() if each.partname == "/word/fontTable.xml")
    told = ""
    for place, (role, face) in enumerate(_FACES.items(), start=1):
        key = uuid5(NAMESPACE_URL, face.value)
        name = PackURI(f"/word/fonts/font{place}.odttf")
        font = Part(name, _KIND, _changed(face_file(face).read_bytes(), key), package)
        relation = table.relate_to(font, _RELATION)
        told += f'<w:{role} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'
    table._blob = _table(told)  # noqa: SLF001 - the library keeps this part as bytes
    word.settings.element.insert(1, element("<w:embedTrueTypeFonts/>"))  # after the zoom


def _table(embedded: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts {nsdecls("w", "r")}><w:font w:name="{FAMILY}"><w:altName w:val="{_INSTEAD}"/>'
        f'<w:family w:val="roman"/><w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>'
    ).encode()


def _changed(content: bytes, key: UUID) -> bytes:
    """Return a font as the format wants it: its first bytes changed by the key."""
    pattern = key.bytes[::-1] * 2
    first = bytes(one ^ other for one, other in zip(content[:_HIDDEN], pattern, strict=True))
    return first + content[_HIDDEN:]
