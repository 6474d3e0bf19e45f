"""The types of XLSForm as people write them: `select one from list or specify other` and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.models.forms.form import Kind

_PLAIN: Final = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "range": Kind.RANGE,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "datetime": Kind.DATE_TIME,
    "note": Kind.NOTE,
    "acknowledge": Kind.ACKNOWLEDGE,
    "trigger": Kind.ACKNOWLEDGE,
    "calculate": Kind.CALCULATE,
    "hidden": Kind.HIDDEN,
    "start": Kind.META,
    "end": Kind.META,
    "today": Kind.META,
    "deviceid": Kind.META,
    "phonenumber": Kind.META,
    "username": Kind.META,
    "email": Kind.META,
    "audit": Kind.META,
    "start-geopoint": Kind.META,
    "simserial": Kind.META,
    "subscriberid": Kind.META,
    "imei": Kind.META,
    "uri:deviceid": Kind.META,
    "uri:phonenumber": Kind.META,
    "uri:username": Kind.META,
    "uri:email": Kind.META,
    "uri:simserial": Kind.META,
    "uri:subscriberid": Kind.META,
    "start time": Kind.META,
    "end time": Kind.META,
    "phone number": Kind.TEXT,
}
_KEPT: Final = frozenset(
    [
        "geopoint",
        "gps",
        "geotrace",
        "geoshape",
        "barcode",
        "audio",
        "video",
        "image",
        "photo",
        "file",
        "osm",
        "background-audio",
        "background-geopoint",
        "csv-external",
        "xml-external",
        "select_one_from_file",
        "select_multiple_from_file",
        "select_one_external",
    ]
)
_SELECTING: Final = re.compile(
    r"(?P<how>select[ _]one|select1|select[ _]multiple|select all that apply|rank)"
    r"(?:\s+from)?\s+(?P<list>\S+)(?P<other>\s+or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
_STRUCTURE: Final = re.compile(
    r"(?P<edge>begin|end)[ _](?P<what>group|repeat|lgroup|looped group)", re.IGNORECASE
)
_MANY: Final = frozenset({"select_multiple", "select multiple", "select all that apply"})


@dataclass(frozen=True, slots=True)
class Type:
    """A type: of a question, or (`edge` begin or end) of a group's first or last row."""

    kind: Kind | None = None
    choices: str = ""
    other: bool = False
    edge: str = ""
    repeats: bool = False


def type_of(text: str) -> Type | None:
    """Return what a cell of the column `type` says; None where nobody knows it."""
    plain = " ".join(text.split())
    if found := _STRUCTURE.fullmatch(plain):
        return Type(edge=found["edge"].lower(), repeats=found["what"].lower() != "group")
    if found := _SELECTING.fullmatch(plain):
        return Type(_how(found["how"].lower()), found["list"], other=bool(found["other"]))
    first = plain.lower().split(" ")[0] if plain else ""
    if first in _KEPT:
        return Type(Kind.KEPT)
    kind = _PLAIN.get(plain.lower())
    return Type(kind) if kind else None


def _how(text: str) -> Kind:
    if text == "rank":
        return Kind.RANK
    return Kind.MANY if text in _MANY else Kind.ONE
