"""Workbooks: spoilt zips, spoilt XML, links to elsewhere, cells at the end of the world."""

from __future__ import annotations

import io
import re
import warnings
import zipfile

from tests.exchange.hostile.parts import (
    BOOK,
    LINKS,
    PARTS,
    SHEET,
    STRINGS,
    TYPES,
    book,
    links,
    rows,
    strings,
)

GOOD = book()
_SHEET = PARTS[SHEET]
_MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _with_doctype(part: str, doctype: str, *, encoding: str = "utf-8") -> bytes:
    text = PARTS[part].replace("?>", f"?>{doctype}", 1)
    return book({part: text.replace("UTF-8", encoding).encode(encoding)})


def _member(name: str, mode: int = 0o644, content: bytes = b"evil") -> bytes:
    """Return a good workbook with one more member of a bad name."""
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        found = zipfile.ZipInfo(name)
        found.filename = name  # the library would mend it
        found.external_attr = mode << 16
        archive.writestr(found, content)
    return target.getvalue()


def _twice() -> bytes:
    target = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo(SHEET), rows('<row r="1"><c r="A1"><v>9</v></c></row>'))
    return target.getvalue()


def _patched(at: bytes, offset: int, value: bytes, *, last: bool = False) -> bytes:
    raw = bytearray(GOOD)
    start = (raw.rindex if last else raw.index)(at) + offset
    raw[start : start + len(value)] = value
    return bytes(raw)


def _overlapping() -> bytes:
    raw = bytearray(GOOD)
    entries = [found.start() for found in re.finditer(b"PK\x01\x02", raw)]
    raw[entries[1] + 42 : entries[1] + 46] = raw[entries[0] + 42 : entries[0] + 46]
    return bytes(raw)


def _cell(inner: str, attributes: str = "") -> bytes:
    return book({SHEET: rows(f'<row r="1"><c r="A1"{attributes}>{inner}</c></row>')})


FILES: dict[str, tuple[bytes, str]] = {
    # the zip itself
    "cut_in_half.xlsx": (GOOD[: len(GOOD) // 2], "file_damaged"),
    "cut_after_the_signature.xlsx": (GOOD[:4] + b"\x14\x00", "file_damaged"),
    "flipped_bit.xlsx": (_patched(b"PK\x03\x04", 60, b"\xff"), "file_damaged"),
    "flipped_directory.xlsx": (_patched(b"PK\x01\x02", 10, b"\xff"), "file_unsafe"),
    "flipped_checksum.xlsx": (_patched(b"PK\x01\x02", 16, b"\xff\xff"), "file_damaged"),
    "end_before_the_beginning.xlsx": (
        _patched(b"PK\x05\x06", 16, b"\xff\xff\xff\x7f"), "file_damaged"
    ),
    "size_that_lies.xlsx": (_patched(b"PK\x01\x02", 24, b"\x05\x00\x00\x00"), "file_damaged"),
    "locked_member.xlsx": (_patched(b"PK\x01\x02", 8, b"\x01"), "file_encrypted"),
    "unknown_method.xlsx": (_patched(b"PK\x01\x02", 10, b"\x63"), "file_unsafe"),
    "bzip2_bomb.xlsx": (book({SHEET: bytes(50_000_000)}, method=zipfile.ZIP_BZIP2), "file_unsafe"),
    "lzma.xlsx": (book(method=zipfile.ZIP_LZMA), "file_unsafe"),
    "deflate_bomb.xlsx": (book({SHEET: b" " * 20_000_000}), "file_bomb"),
    "same_member_twice.xlsx": (_twice(), "file_unsafe"),
    "members_that_overlap.xlsx": (_overlapping(), "file_unsafe"),
    "empty_zip.xlsx": (b"PK\x05\x06" + bytes(18), "file_not_table"),
    # names of members, which are never used
    "name_upwards.xlsx": (_member("../../evil.txt"), "read"),
    "name_absolute.xlsx": (_member("/etc/evil.txt"), "read"),
    "name_windows.xlsx": (_member("C:\\win\\evil.txt"), "read"),
    "name_backslashes.xlsx": (_member("..\\..\\evil.txt"), "read"),
    "name_device.xlsx": (_member("CON.txt"), "read"),
    "name_stream.xlsx": (_member("x.txt:ads"), "read"),
    "name_case.xlsx": (_member("XL/Workbook.xml"), "read"),
    "name_long.xlsx": (_member("a" * 320), "read"),
    "link_to_a_file.xlsx": (_member("link", 0o120777, b"/etc/passwd"), "read"),
    "sheet_is_a_link.xlsx": (book({SHEET: "/etc/passwd"}), "file_damaged"),
    # what is inside is none, or another thing
    "no_types.xlsx": (book(without=(TYPES,)), "file_not_workbook"),
    "no_book.xlsx": (book(without=(BOOK,)), "file_damaged"),
    "no_sheet.xlsx": (book(without=(SHEET,)), "file_damaged"),
    "letter.xlsx": (
        book({"word/document.xml": "<w/>"}, without=(BOOK, SHEET, LINKS)), "file_damaged"
    ),
    "open_document.xlsx": (book({"mimetype": "x"}, without=(TYPES, BOOK)), "file_not_workbook"),
    "links_upwards.xlsx": (
        book({LINKS: PARTS[LINKS].replace("worksheets/sheet1.xml", "../../../etc/passwd")}),
        "file_damaged",
    ),
    "links_to_itself.xlsx": (
        book({LINKS: PARTS[LINKS].replace("worksheets/sheet1.xml", "workbook.xml")}),
        "read",
    ),
    # XML
    "billion_laughs.xlsx": (_with_doctype(STRINGS, _LAUGHS), "file_unsafe"),
    "reads_a_file.xlsx": (
        _with_doctype(SHEET, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "file_unsafe",
    ),
    "reads_a_file_in_utf16.xlsx": (
        _with_doctype(SHEET, '<!DOCTYPE x SYSTEM "file:///etc/passwd">', encoding="utf-16"),
        "file_unsafe",
    ),
    "calls_home.xlsx": (
        _with_doctype(BOOK, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
        "file_unsafe",
    ),
    "parameter_entity.xlsx": (
        _with_doctype(TYPES, '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'),
        "file_unsafe",
    ),
    "deep.xlsx": (book({SHEET: rows("<row>" * 20_000)}), "file_damaged"),
    "deep_and_closed.xlsx": (
        book({STRINGS: strings("<r>" * 20_000 + "</r>" * 20_000)}), "read"
    ),
    "not_closed.xlsx": (book({SHEET: _SHEET[:-20]}), "file_damaged"),
    "nul_in_xml.xlsx": (book({STRINGS: strings("a\x00b")}), "file_damaged"),
    "bad_utf8.xlsx": (
        book({STRINGS: strings("X").encode().replace(b"X", b"\xff\xfe\xc0")}), "file_damaged"
    ),
    "half_a_character.xlsx": (book({STRINGS: strings("&#xD800;")}), "file_damaged"),
    "utf7.xlsx": (book({SHEET: _SHEET.replace("UTF-8", "UTF-7")}), "file_damaged"),
    "unknown_encoding.xlsx": (book({SHEET: _SHEET.replace("UTF-8", "x-evil")}), "file_damaged"),
    # cells
    "far_cell.xlsx": (
        book({SHEET: rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
                          '<c r="XFD1048576"><v>1</v></c></row>')}), "file_too_many_columns",
    ),
    "far_row.xlsx": (
        book({SHEET: rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}), "read"
    ),
    "row_out_of_this_world.xlsx": (
        book({SHEET: rows('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')}),
        "file_damaged",
    ),
    "row_below_zero.xlsx": (
        book({SHEET: rows('<row r="-5"><c r="A-5"><v>1</v></c></row>')}), "file_damaged"
    ),
    "column_out_of_this_world.xlsx": (
        book({SHEET: rows('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')}), "file_damaged"
    ),
    "no_such_text.xlsx": (_cell("<v>99999</v>", ' t="s"'), "file_damaged"),
    "endless_number.xlsx": (_cell(f"<v>{'9' * 6_000}</v>"), "file_damaged"),
    "infinite_number.xlsx": (_cell("<v>1e999</v>"), "read"),
    "no_number.xlsx": (_cell("<v>NaN</v>"), "file_damaged"),
    "date_of_nowhere.xlsx": (_cell("<v>99999999-99-99</v>", ' t="d"'), "file_damaged"),
    "long_text.xlsx": (book({STRINGS: strings("а" * 40_000)}), "file_cell_too_long"),
    "size_of_a_liar.xlsx": (
        book({SHEET: _SHEET.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')}),
        "read",
    ),
    "one_merged_cell.xlsx": (
        book({SHEET: _SHEET.replace("</worksheet>", '<mergeCells count="1"><mergeCell'
                                    ' ref="A1:XFD1048576"/></mergeCells></worksheet>')}), "read",
    ),
    "calculator.xlsx": (_cell("<f>cmd|' /C calc'!A0</f>"), "read"),
    "calculator_with_result.xlsx": (
        _cell("<f>HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)</f><v>y</v>", ' t="str"'), "read"
    ),
    # links to elsewhere, pictures and macros, which are not even looked at
    "links_to_a_share.xlsx": (
        book({LINKS: links("file:///\\\\evil\\s\\a.xlsx", "http://127.0.0.1:9/x")}), "read"
    ),
    "picture_with_a_name.xlsx": (book({"xl/media/../../../evil.png": b"\x89PNG" * 9}), "read"),
    "macros.xlsm": (
        book({
            TYPES: re.sub(r'[^"]*sheet\.main\+xml', _MACRO, PARTS[TYPES]),
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600),
        }),
        "read",
    ),
    "name_of_a_sheet.xlsx": (
        book({BOOK: PARTS[BOOK].replace('"Schools"', '"=1+1 &lt;img src=x&gt; \u202e&lt;/b&gt;"')}),
        "read",
    ),
}  # fmt: skip
