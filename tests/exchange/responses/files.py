"""Files of responses as the page of a form, KoboToolbox and ODK write them."""

from __future__ import annotations

import json
import zlib

from app.models.forms.shipped import shipped

UUID = "0b9c1c4e-5d1f-4a7e-9a53-2f5f0c9a1e01"


def version_of(code):
    return dict(zip(*(sheet_rows(shipped(code), "settings")), strict=True))["version"]


def sheet_rows(source, name):
    sheet = source.sheet(name)
    return sheet.columns, sheet.rows[0]


def answer_file(path, answers, form="needs_heads", **changed):
    """Write an answer file; `crc32` among `changed` replaces the right check sum."""
    crc32 = changed.pop("crc32", None)
    code = changed.pop("code", form)
    response = {
        "answers": answers, "copy": "", "day": "2026-11-20", "finished": True, "form": code,
        "instance": UUID, "language": "kk", "version": version_of(form), "wave": "", **changed,
    }  # fmt: skip
    text = json.dumps(response, sort_keys=True, separators=(",", ":"))
    sum_ = crc32 or f"{zlib.crc32(text.encode()):08x}"
    content = {"zhetekshi": "response", "crc32": sum_, "response": response}
    path.write_text(json.dumps(content, indent=1), "utf-8")
    return path


def table(path, rows, separator=",", encoding="utf-8"):
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    path.write_text("\r\n".join(lines), encoding)
    return path


def submission(answers, uuid=UUID, form="needs_heads"):
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in answers.items())
    return (
        f'<data id="{form}" version="{version_of(form)}">'
        f"<start>2026-11-20T09:05:00.000+05:00</start><today>2026-11-20</today>{inner}"
        f"<meta><instanceID>uuid:{uuid}</instanceID></meta></data>"
    )
