"""Files of other kinds under the name of a table."""

from __future__ import annotations

import gzip
import zlib

FILES: dict[str, tuple[bytes, str]] = {
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "file_not_table"),
    "picture.csv": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200), "file_not_table"),
    "program.csv": (b"MZ\x90\x00\x03" + bytes(200), "file_not_table"),
    "program_of_linux.xls": (b"\x7fELF\x02\x01\x01" + bytes(200), "file_not_table"),
    "document.xls": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "file_not_table"),
    "packed.csv": (gzip.compress(b"a;b\n", mtime=0), "file_not_table"),
    "packed.xlsx": (zlib.compress(b"a;b\n" * 100), "file_not_table"),
    "objects_of_python.csv": (b"\x80\x04\x95\x10\x00\x00\x00\x8c\x05posix\x94", "file_not_table"),
    "letter.xls": (b"{\\rtf1\\ansi hello}", "file_not_table"),
    "database.xls": (b"SQLite format 3\x00" + bytes(84), "file_not_table"),
    "archive_behind_a_program.xlsx": (b"MZ" + bytes(60) + b"PK\x03\x04", "file_not_table"),
}
