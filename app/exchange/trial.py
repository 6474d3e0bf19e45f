"""Is what comes from outside read with its guards on: tried by using them."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from defusedxml import EntitiesForbidden
from openpyxl.xml import DEFUSEDXML
from openpyxl.xml.functions import iterparse

_HOSTILE: Final = b'<!DOCTYPE a [<!ENTITY b "bomb">]><a>&b;</a>'


def refuses_entities() -> bool:
    """Say whether a workbook whose XML declares entities is refused rather than unfolded."""
    try:
        list(iterparse(BytesIO(_HOSTILE)))
    except EntitiesForbidden:
        return DEFUSEDXML
    return False
