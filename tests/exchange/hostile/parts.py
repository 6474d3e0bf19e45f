"""A workbook part by part, so that any of them can be spoilt."""

from __future__ import annotations

import io
import zipfile

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"

PARTS = {
    TYPES: f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{BOOK}" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/{STRINGS}" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{BOOK}"/></Relationships>',
    BOOK: f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Schools" sheetId="1" r:id="rId1"/></sheets></workbook>',
    LINKS: f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    STRINGS: f'{_HEAD}<sst {_MAIN} count="1" uniqueCount="1"><si><t>Code</t></si></sst>',
    SHEET: f"{_HEAD}<worksheet {_MAIN}><sheetData>"
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row></sheetData></worksheet>',
}


def rows(content: str) -> str:
    """Return the sheet with other rows."""
    return f"{_HEAD}<worksheet {_MAIN}><sheetData>{content}</sheetData></worksheet>"


def strings(*content: str) -> str:
    """Return the shared texts, as XML."""
    return f"{_HEAD}<sst {_MAIN}>{''.join(f'<si><t>{each}</t></si>' for each in content)}</sst>"


def links(*more: str) -> str:
    """Return the links of the workbook with more of them."""
    found = "".join(
        f'<Relationship Id="x{at}" Type="{_OFFICE}/externalLink" Target="{each}"'
        ' TargetMode="External"/>'
        for at, each in enumerate(more)
    )
    return PARTS[LINKS].replace("</Relationships>", f"{found}</Relationships>")


def book(
    spoilt: dict[str, str | bytes] | None = None,
    *,
    without: tuple[str, ...] = (),
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Return a workbook with some parts spoilt, added or left out."""
    parts = {name: part for name, part in PARTS.items() if name not in without} | (spoilt or {})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, part in parts.items():
            # the same day always: the files are kept, and should not differ when made anew
            archive.writestr(zipfile.ZipInfo(name), part, method)
    return target.getvalue()
