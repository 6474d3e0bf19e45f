"""Lines as PDF wants them: codes of the embedded fonts' subsets, each line encoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.reports import fonts

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from app.reports.fonts import Face

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false


class Encoded(NamedTuple):
    """Operators that show lines below each other, and the fonts in force before and after them."""

    first_font: str
    code: str
    last_font: str


class _FirstSubset(dict[int, str]):
    """The codes of characters in the first subset of a face, for `str.translate`."""

    def __init__(self, face: Face, document: PDFDocument) -> None:
        super().__init__()
        self._face = face
        self._document = document
        self.font = fonts.font(face).getSubsetInternalName(0, document)

    def __missing__(self, sign: int) -> str:
        ((subset, content),) = fonts.font(self._face).splitString(chr(sign), self._document)
        if subset:
            raise LookupError(sign)  # the character stays as it is
        self[sign] = content.hex()
        return self[sign]


class _Words(dict[str, str]):
    """Words in the codes of the first subset, each encoded once: texts repeat their words."""

    def __init__(self, subset: _FirstSubset) -> None:
        super().__init__()
        self.subset = subset

    def __missing__(self, word: str) -> str:
        found = self[word] = word.translate(self.subset)
        return found

    def line(self, text: str) -> str:
        """Return a line in codes; characters of other subsets stay as they are."""
        return self[" "].join([self[word] for word in text.split(" ")])


class Encodings:
    """The lines of one table or drawing in one document."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, ...], Face, float], Encoded] = {}
        self._words: dict[Face, _Words] = {}

    def encoded(
        self, lines: tuple[str, ...], face: Face, size: float, document: PDFDocument
    ) -> Encoded:
        """Return lines without boxes in the codes of the document's fonts."""
        asked = (lines, face, size)
        if (known := self._known.get(asked)) is None:
            known = self._known[asked] = self._encode(lines, face, size, document)
        return known

    def _encode(
        self, lines: tuple[str, ...], face: Face, size: float, document: PDFDocument
    ) -> Encoded:
        if (words := self._words.get(face)) is None:
            words = self._words[face] = _Words(_FirstSubset(face, document))
        subset = words.subset
        codes = [words.line(line) for line in lines]
        if sum(map(len, codes)) == 2 * sum(map(len, lines)):
            return Encoded(subset.font, " T* ".join(f"<{code}> Tj" for code in codes), subset.font)
        return _of_many_subsets(lines, face, size, document)


def _of_many_subsets(
    lines: tuple[str, ...], face: Face, size: float, document: PDFDocument
) -> Encoded:
    font = fonts.font(face)
    used: list[str] = []
    code: list[str] = []
    for line in lines:
        for subset, content in font.splitString(line, document):
            name = font.getSubsetInternalName(subset, document)
            if used and used[-1] != name:
                code.append(f"{name} {size:g} Tf")
            used.append(name)
            code.append(f"<{content.hex()}> Tj")
        code.append("T*")
    return Encoded(used[0], " ".join(code[:-1]), used[-1])
