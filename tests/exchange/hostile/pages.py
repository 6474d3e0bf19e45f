"""HTML: what a browser would run, fetch or choke on."""

from __future__ import annotations


def _page(body: str, head: str = "", encoding: str = "utf-8") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)


def _table(cells: str) -> str:
    return f"<table><tr><td>Код<td>Аты</tr><tr>{cells}</tr></table>"


_CELLS = _table("<td>1<td>a")
_ENTITIES = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

_BOOK_OF_2003 = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    b"<Worksheet><Table><Row><Cell><Data>a</Data></Cell></Row></Table></Worksheet></Workbook>"
)

FILES: dict[str, tuple[bytes, str]] = {
    "script.xls": (_page(_table("<td><script>alert(1)</script>1<td onclick=evil()>a")), "read"),
    "fetches.xls": (
        _page(
            _table('<td><img src="\\\\evil\\s\\a.png">1<td><iframe src="file:///etc/passwd"></iframe>a'),
            '<base href="http://127.0.0.1:9/"><link rel=stylesheet href=x><meta http-equiv=refresh'
            ' content="0;url=http://127.0.0.1:9/">',
        ),
        "read",
    ),
    "entities.xls": (_ENTITIES.encode() + _page(_table("<td>&b;<td>&c;")), "read"),
    "strange_numbers.xls": (
        _page(_table("<td>&#0;&#xD800;&#x110000;&#99999999999;<td>&bogus;a")), "read"
    ),
    "utf7.xls": (_page(_table("<td>+ADw-b+AD4-<td>a"), "<meta charset=utf-7>"), "read"),
    "charset_of_nowhere.xls": (_page(_CELLS, "<meta charset='x-evil;\"'>"), "read"),
    "charset_that_lies.xls": (_page(_CELLS, "<meta charset=utf-8>", "kz1048"), "read"),
    "charset_of_two_bytes.xls": (_page(_CELLS, "<meta charset=utf-16>"), "read"),
    "wide_span.xls": (_page(_table("<td colspan=10000000>1<td>a")), "file_too_many_columns"),
    "wide_span_alone.xls": (_page(_table("<td>1<td colspan=10000000>a")), "read"),
    "high_span.xls": (_page(_table("<td rowspan=10000000>1<td>a")), "read"),
    "spans_upon_spans.xls": (
        _page(f"<table>{'<tr><td colspan=999 rowspan=65534>' * 500}<tr><td>a</table>"),
        "file_too_many_columns",
    ),
    "spans_of_nothing.xls": (_page(_table("<td colspan=-1 rowspan=-1>1<td colspan=x>a")), "read"),
    "tables_in_tables.xls": (_page("<table><tr><td>" * 500 + "a"), "file_too_deep"),
    "tags_in_tags.xls": (_page("<table><tr><td>" + "<b>" * 3_000 + "a"), "file_too_deep"),
    "never_closed.xls": (b"<table><tr><td>a<td>b<tr><td>c<td>d<table><tr><td", "read"),
    "comment_never_closed.xls": (b"<table><tr><td>a</td><!-- <td>b</td></tr></table>", "read"),
    "script_never_closed.xls": (b"<html><script><table><tr><td>a</table>", "file_not_table"),
    "in_a_template.xls": (_page(f"<template>{_CELLS}</template>"), "file_not_table"),
    "in_a_text_area.xls": (_page(f"<textarea>{_CELLS}</textarea>"), "file_not_table"),
    "drawing.xls": (_page(f"<svg><foreignObject>{_CELLS}</foreignObject></svg>"), "read"),
    "attributes.xls": (
        _page(_table(f"<td {' '.join(f'a{each}=1' for each in range(4_000))}>1<td>a")), "read"
    ),
    "long_attribute.xls": (_page(_table(f"<td title='{'x' * 40_000}'>1<td>a")), "read"),
    "long_text.xls": (_page(_table(f"<td>1<td>{'a' * 40_000}")), "file_cell_too_long"),
    "frames.xls": (_page("<frameset><frame src=sheet001.htm></frameset>"), "file_not_table"),
    "web_archive.xls": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table>", "file_not_table"
    ),
    "xml_of_2003.xls": (
        _BOOK_OF_2003,
        "file_not_table",
    ),
    "no_table.xls": (_page("hello"), "file_not_table"),
    "empty_tables.xls": (_page("<table><tr><td>&nbsp;</table>" * 50), "file_not_table"),
    "nul.xls": (b"<table><tr><td>a\x00b</table>", "file_not_table"),
}  # fmt: skip
