"""Old Excel: a sound file (tests/data/old_excel.xls) with one of its numbers made a lie."""

from __future__ import annotations

import struct
from pathlib import Path

GOOD = Path("tests/data/old_excel.xls").read_bytes()

_SECTOR = 512
_ALLOCATION = _SECTOR * (struct.unpack_from("<I", GOOD, 0x4C)[0] + 1)
_DIRECTORY = _SECTOR * (struct.unpack_from("<I", GOOD, 0x30)[0] + 1)
_ENTRY = 128


def _patched(at: int, value: bytes) -> bytes:
    raw = bytearray(GOOD)
    raw[at : at + len(value)] = value
    return bytes(raw)


def _record(kind: int, after: int = 0) -> int:
    """Return where a record of this kind begins."""
    at = GOOD.index(b"\x09\x08\x10\x00")  # the records follow the first BOF without gaps
    while True:
        found, length = struct.unpack_from("<HH", GOOD, at)
        if found == kind and after == 0:
            return at
        after -= found == kind
        at += 4 + length


def _record_with(kind: int, offset: int, value: bytes, after: int = 0) -> bytes:
    return _patched(_record(kind, after) + offset, value)


def _locked() -> bytes:
    """Return the file with its second record made one that says it is locked."""
    at = _record(0x0809)
    start = at + 4 + struct.unpack_from("<H", GOOD, at + 2)[0]
    return _patched(
        start, struct.pack("<HHH", 0x2F, struct.unpack_from("<H", GOOD, start + 2)[0], 1)
    )


def _chain(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


_END = b"\xff\xff\xff\xff"

FILES: dict[str, tuple[bytes, str]] = {
    "cut_in_half.xls": (GOOD[: len(GOOD) // 2], "file_damaged"),
    "only_a_signature.xls": (GOOD[:8], "file_damaged"),
    "only_a_header.xls": (GOOD[:512], "file_damaged"),
    "sectors_of_two_gigabytes.xls": (_patched(0x1E, b"\x1f\x00"), "read"),
    "sectors_of_one_byte.xls": (_patched(0x1E, b"\x00\x00"), "file_damaged"),
    "sectors_beyond_numbers.xls": (_patched(0x1E, b"\xff\xff"), "read"),
    "allocation_loops.xls": (_patched(_ALLOCATION, _chain(*[0] * 100)), "file_damaged"),
    "allocation_points_far.xls": (
        _patched(_ALLOCATION, _chain(*[0x7FFFFFF0] * 100)), "file_damaged"
    ),
    "allocation_of_millions.xls": (_patched(0x2C, b"\xff\xff\xff\x7f"), "read"),
    "allocation_of_allocation_loops.xls": (
        _patched(0x44, _chain(0, 0x7FFFFFFF)), "file_damaged"
    ),
    "directory_far.xls": (_patched(0x30, b"\xf0\xff\xff\x7f"), "file_damaged"),
    "directory_loops.xls": (_patched(_DIRECTORY + 0x4C, _chain(0)), "file_not_workbook"),
    "directory_entry_is_its_own_child.xls": (
        _patched(_DIRECTORY + _ENTRY + 0x44, _chain(1, 1, 1)), "file_damaged"
    ),
    "stream_of_gigabytes.xls": (
        _patched(_DIRECTORY + _ENTRY + 0x78, b"\xff\xff\xff\x7f"), "file_damaged"
    ),
    "stream_begins_nowhere.xls": (_patched(_DIRECTORY + _ENTRY + 0x74, _END), "file_damaged"),
    "small_sectors_nowhere.xls": (_patched(0x3C, b"\xf0\xff\xff\x7f"), "read"),
    "big_endian.xls": (_patched(0x1C, b"\xff\xfe"), "file_damaged"),
    "sheet_begins_far.xls": (_record_with(0x85, 4, b"\xff\xff\xff\x7f"), "file_damaged"),
    "sheet_is_the_book.xls": (_record_with(0x85, 4, bytes(4)), "file_damaged"),
    "record_beyond_the_end.xls": (_record_with(0x85, 2, b"\xff\xff"), "file_damaged"),
    "texts_by_the_billion.xls": (_record_with(0xFC, 8, b"\xff\xff\xff\x7f"), "file_damaged"),
    "text_that_is_not_there.xls": (_record_with(0xFD, 10, b"\xff\xff\xff\x7f"), "file_damaged"),
    "cell_far_right.xls": (_record_with(0xFD, 6, b"\xff\xff"), "file_damaged"),
    "style_that_is_not_there.xls": (_record_with(0xFD, 8, b"\xff\xff"), "read"),
    "code_page_of_nowhere.xls": (_record_with(0x42, 4, b"\xff\xff"), "read"),
    "locked.xls": (_locked(), "file_encrypted"),
    "locked_by_new_excel.xls": (
        GOOD[:512] + _wide("EncryptedPackage") + bytes(2_000), "file_encrypted"
    ),
    "letter_of_word.xls": (
        GOOD.replace(_wide("Workbook"), _wide("Document")), "file_not_workbook"
    ),
    "records_without_a_container.xls": (
        b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 2_000, "file_damaged"
    ),
    "excel_2.xls": (b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(200), "file_damaged"),
    "zeros.xls": (GOOD[:512] + bytes(4_096), "file_damaged"),
}  # fmt: skip
