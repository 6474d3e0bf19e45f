"""The team's PIN: it guards the way out of the respondent mode, and nothing else.

It is no password of the database: whoever has the file has the data (DECISIONS of the field, 20).
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Final
from uuid import uuid4

if TYPE_CHECKING:
    from app.models.store import Store

SHORTEST: Final = 4
LONGEST: Final = 12

_NAME: Final = "leaving_pin"
_COST: Final = {"n": 2**14, "r": 8, "p": 1}
"""What one try costs: 16 MB of memory and some hundredths of a second."""


def is_set(store: Store) -> bool:
    """Say whether the team has a PIN."""
    return _kept(store) is not None


def is_fit(pin: str) -> bool:
    """Say whether digits may be a PIN."""
    return pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST


def change(store: Store, pin: str) -> None:
    """Set another PIN, "" for none; it stands in no history and cannot be read back."""
    store.keep("DELETE FROM setting WHERE name = ?", (_NAME,))
    if pin:
        salt = secrets.token_bytes(16)
        value = json.dumps({"salt": salt.hex(), "hash": _hash(pin, salt).hex()})
        store.keep(
            "INSERT INTO setting (uuid, name, value) VALUES (?, ?, ?)",
            (str(uuid4()), _NAME, value),
        )


def fits(store: Store, pin: str) -> bool:
    """Say whether this is the team's PIN; where there is none, nothing fits."""
    kept = _kept(store)
    if kept is None:
        return False
    found = _hash(pin, bytes.fromhex(kept["salt"]))
    return secrets.compare_digest(found, bytes.fromhex(kept["hash"]))


def _kept(store: Store) -> dict[str, str] | None:
    value = store.value("SELECT value FROM setting WHERE name = ?", (_NAME,))
    return json.loads(value) if value else None


def _hash(pin: str, salt: bytes) -> bytes:
    from hashlib import scrypt  # noqa: PLC0415 - not on the way to the window

    return scrypt(pin.encode(), salt=salt, n=_COST["n"], r=_COST["r"], p=_COST["p"])
