"""The words sample data are made of, from resources/reference/demo.json."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from app.paths import resource


@cache
def content() -> dict[str, Any]:
    """Return the whole file; its parts are read where they are used."""
    return json.loads(resource("reference", "demo.json").read_text("utf-8"))
