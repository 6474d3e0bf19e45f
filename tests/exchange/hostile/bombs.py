"""Files that are small to send and large to read; made when they are needed."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from typing import TYPE_CHECKING

from tests.exchange.hostile.parts import SHEET, STRINGS, book, rows, strings

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_048_576
STORED = zipfile.ZIP_STORED


def _noise(size: int) -> str:
    """Return letters that do not pack, the same every time."""
    return random.Random(1).randbytes(size // 2).hex()


def _many_members() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(20_000):
            archive.writestr(str(number), b"")
    return target.getvalue()


def _numbers(*places: tuple[int, int]) -> bytes:
    """Return an old workbook without a container: its sheet has numbers at these places."""
    begin = b"\x09\x00\x04\x00\x02\x00\x10\x00"
    cells = b"".join(struct.pack("<HHHH3xd", 3, 15, row, column, 1.0) for row, column in places)
    return begin + cells + b"\x0a\x00\x00\x00"


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "million_rows.xlsx": (
        lambda: book({SHEET: rows("<row><c><v>1</v></c></row>" * 1_000_000)}, method=STORED),
        "file_too_many_rows",
    ),
    "million_columns.xlsx": (
        lambda: book({SHEET: rows(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>")}, method=STORED),
        "file_too_many_columns",
    ),
    "millions_of_cells.xlsx": (
        lambda: book({SHEET: rows(("<row>" + "<c/>" * 900) * 5_000)}, method=STORED),
        "file_too_many_cells",
    ),
    "text_of_400_megabytes.xlsx": (
        lambda: book({STRINGS: strings("a" * (400 * MEGABYTE))}), "file_bomb"
    ),
    "text_of_60_megabytes.xlsx": (
        lambda: book({STRINGS: strings(_noise(60 * MEGABYTE))}, method=STORED),
        "file_cell_too_long",
    ),
    "one_text_everywhere.xlsx": (
        lambda: book({
            STRINGS: strings("a" * 32_000),
            SHEET: rows('<row><c t="s"><v>0</v></c></row>' * 3_000),
        }),
        "file_too_large",
    ),
    "larger_than_unpacked.xlsx": (
        lambda: book({"a": bytes(MEGABYTE) * 70}, method=STORED), "file_too_large"
    ),
    "thousands_of_members.xlsx": (_many_members, "file_unsafe"),
    "tags_in_tags.xlsx": (
        lambda: book({SHEET: rows("<row>" * 1_000_000)}, method=STORED), "file_damaged"
    ),
    "cells_at_every_end.xls": (
        lambda: _numbers(*((row, 65_535) for row in range(0, 65_535, 20))), "file_damaged"
    ),
    "noise.xls": (
        lambda: _numbers() + random.Random(2).randbytes(20 * MEGABYTE), "read"
    ),
    "one_line.csv": (lambda: b"a" * (60 * MEGABYTE), "file_cell_too_long"),
    "one_wide_line.csv": (lambda: b"1;" * (30 * MEGABYTE), "file_too_many_columns"),
    "one_quoted_line.csv": (lambda: b'"' + b"a;\n" * (20 * MEGABYTE), "file_cell_too_long"),
    "only_quotes.csv": (lambda: b'""' * (30 * MEGABYTE), "file_cell_too_long"),
    "only_lines.csv": (lambda: b"\n" * (60 * MEGABYTE) + b"a", "file_too_many_rows"),
    "millions_of_rows.csv": (lambda: b"1;2\n" * (15 * MEGABYTE), "file_too_many_rows"),
    "millions_of_cells.csv": (
        lambda: (b"1;" * 400 + b"\n") * 60_000, "file_too_many_cells"
    ),
    "larger_than_may_be.csv": (lambda: b"1;2\n" * (17 * MEGABYTE), "file_too_large"),
    "divisions.xls": (lambda: b"<table><tr><td>" + b"<div>" * 1_000_000, "file_too_deep"),
    "tables.xls": (lambda: b"<table>" * 1_000_000, "file_too_deep"),
    "never_closed.xls": (lambda: b"<table><tr>" + b"<td>a" * 3_000_000, "file_too_many_columns"),
    "rows.xls": (lambda: b"<table>" + b"<tr><td>a" * 1_000_000, "file_too_many_rows"),
    "cells.xls": (
        lambda: b"<table>" + (b"<tr>" + b"<td>a" * 500) * 10_000, "file_too_many_cells"
    ),
    "spans.xls": (
        lambda: b"<table>" + b"<tr><td colspan=999 rowspan=65534>" * 100_000,
        "file_not_table",
    ),
    "long_attribute.xls": (
        lambda: b"<table><tr><td title='" + b"x" * (60 * MEGABYTE) + b"'>a", "read"
    ),
    "comments.xls": (lambda: b"<table><tr><td>a" + b"<!-- x -->" * 3_000_000, "read"),
    "open_comments.xls": (lambda: b"<table><tr><td>a" + b"<!--" * 3_000_000, "read"),
    "open_tags.xls": (lambda: b"<table><tr><td>a" + b"<" * 10_000_000, "file_cell_too_long"),
    "strays.xls": (lambda: b"<table><tr><td>a" + b"<b></i>" * 1_000_000, "file_too_deep"),
    "entities.xls": (
        lambda: b"<table><tr><td>a" + b"&amp;" * 5_000_000, "file_cell_too_long"
    ),
}  # fmt: skip
"""By name: how it is made, and the code of the answer."""
