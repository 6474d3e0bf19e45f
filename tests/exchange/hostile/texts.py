"""Texts with delimiters: what stands in a cell, in which bytes, and how much of it."""

from __future__ import annotations

FILES: dict[str, tuple[bytes, str]] = {
    "formulas.csv": (
        "Код;Аты\n=cmd|' /C calc'!A0;=HYPERLINK(\"http://x\",\"y\")\n+1+1;-1+1\n@SUM(1);＝1\n".encode(),
        "read",
    ),
    "markup.csv": (
        b'code;name\n1;<img src="\\\\evil\\s\\a.png">\n2;</script><script>alert(1)</script>', "read"
    ),
    "directions.csv": ("Код;Аты\n\u202e1;Ас\u2066ел\u2069\n\u200f2;\ufeffБ\n".encode(), "read"),
    "nul.csv": (b"code;name\n1;a\x00b\n", "file_not_table"),
    "only_nul.csv": (bytes(1_000), "file_not_table"),
    "control.csv": (b"code;name\n1;\x07\x1b[31mred\n", "file_not_table"),
    "utf7.csv": (b"code;name\n1;+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n", "read"),
    "overlong_utf8.csv": (b"code;name\n1;\xc0\xaf\xc0\xae\n", "read"),
    "half_characters_utf16.csv": (b"\xff\xfe1\x00;\x00\x00\xd8\n\x00", "file_encoding"),
    "odd_utf16.csv": (b"\xff\xfe1\x00;\x00\n", "file_encoding"),
    "utf16_without_a_mark.csv": ("a;b\n1;ә\n".encode("utf-16-le"), "read"),
    "half_characters_utf8.csv": (b"\xef\xbb\xbfcode;\xed\xa0\x80\n", "file_encoding"),
    "no_encoding.csv": (b"code;\x98\x98\xff\n", "file_encoding"),
    "open_quote.csv": (b"code;name\n1;\"a\n2;b\n3;c\n", "file_open_quote"),
    "quotes.csv": (b'"' * 20_001, "file_open_quote"),
    "long_cell.csv": (b"code;name\n1;" + b"a" * 40_000 + b"\n", "file_cell_too_long"),
    "long_quoted_cell.csv": (b'code;name\n1;"' + b"a\n" * 20_000 + b'"\n', "file_cell_too_long"),
    "wide.csv": (b"a;" * 6_000 + b"\n", "file_too_many_columns"),
    "wide_but_empty.csv": (b"a;b" + b";" * 16_000 + b"\n", "read"),
    "wider_than_excel.csv": (b"a;b" + b";" * 20_000 + b"\n", "file_too_many_columns"),
    "only_delimiters.csv": (b";;;;\n" * 500, "read"),
    "only_spaces.csv": (b" \t\r\n" * 500, "file_empty"),
    "nothing.csv": (b"", "file_empty"),
    "ends_with_dos.csv": (b"code;name\r\n1;a\r\n\x1a", "read"),
    "three_kinds_of_lines.csv": (b"a;b\rc;d\ne;f\r\n\r\rg;h", "read"),
    "names_another_delimiter.csv": (b"sep=\x0b\na;b\n", "read"),
    "numbers_that_are_none.csv": (b"a;b\n1e999;NaN\n0x41;1_000\n-inf;" + b"9" * 5_000, "read"),
}  # fmt: skip
