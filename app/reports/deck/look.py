"""The colours of the deck: those of the program, dark enough for any black-and-white printer."""

from __future__ import annotations

from typing import Final

INK: Final = "1D2730"
GREY: Final = "5C6873"
LINE: Final = "B9C1C8"
HEAD: Final = "E3F1F4"
ACCENT: Final = "0B6E82"
TYPEFACE: Final = "PT Sans"
