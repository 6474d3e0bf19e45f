"""The team's PIN: it guards the way out of the respondent mode, and nothing else.

It is no password of the database: whoever has the file has the data (DECISIONS of the field, 20).
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

if TYPE_CHECKING:
    from app.models.store import Store

SHORTEST: Final = 4
LONGEST: Final = 12

FREE_TRIES: Final = 3
"""So many wrong tries cost no waiting."""

_FIRST_WAIT_S: Final = 10
_LONGEST_WAIT_S: Final = 600

_NAME: Final = "leaving_pin"
_TRIES: Final = "leaving_pin_tries"
_COST: Final = {"n": 2**14, "r": 8, "p": 1}
"""What one try costs: 16 MB of memory and some hundredths of a second."""


def is_set(store: Store) -> bool:
    """Say whether the team has a PIN."""
    return _kept(store, _NAME) is not None


def is_fit(pin: str) -> bool:
    """Say whether digits may be a PIN."""
    return pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST


def change(store: Store, pin: str) -> None:
    """Set another PIN, "" for none; it stands in no history and cannot be read back."""
    salt = secrets.token_bytes(16)
    _put(store, _NAME, {"salt": salt.hex(), "hash": _hash(pin, salt).hex()} if pin else None)
    _put(store, _TRIES, None)


def fits(store: Store, pin: str, now: datetime) -> bool:
    """Try a PIN and say whether it is the team's; where there is none, nothing fits.

    While one has to wait, see `wait`, nothing fits either. Wrong tries are counted, also over a
    restart of the program.
    """
    kept = _kept(store, _NAME)
    if kept is None or wait(store, now):
        return False
    found = _hash(pin, bytes.fromhex(kept["salt"]))
    if secrets.compare_digest(found, bytes.fromhex(kept["hash"])):
        _put(store, _TRIES, None)
        return True
    failed = (_kept(store, _TRIES) or {"failed": 0})["failed"]
    _put(store, _TRIES, {"failed": failed + 1, "at": now.isoformat()})
    return False


def wait(store: Store, now: datetime) -> int:
    """Return how many seconds nothing is tried: ten after the third wrong try, then twice as many.

    A clock that was set back makes nobody wait longer than that.
    """
    tries = _kept(store, _TRIES)
    if tries is None or tries["failed"] < FREE_TRIES:
        return 0
    doubled = min(tries["failed"] - FREE_TRIES, 10)
    whole = min(_FIRST_WAIT_S * 2**doubled, _LONGEST_WAIT_S)
    gone = (now - datetime.fromisoformat(tries["at"])).total_seconds()
    return 0 if gone >= whole else ceil(min(whole - gone, whole))


def _put(store: Store, name: str, value: dict[str, Any] | None) -> None:
    store.keep("DELETE FROM setting WHERE name = ?", (name,))
    if value is not None:
        store.keep(
            "INSERT INTO setting (uuid, name, value) VALUES (?, ?, ?)",
            (str(uuid4()), name, json.dumps(value)),
        )


def _kept(store: Store, name: str) -> dict[str, Any] | None:
    value = store.value("SELECT value FROM setting WHERE name = ?", (name,))
    return json.loads(value) if value else None


def _hash(pin: str, salt: bytes) -> bytes:
    from hashlib import scrypt  # noqa: PLC0415 - not on the way to the window

    return scrypt(pin.encode(), salt=salt, n=_COST["n"], r=_COST["r"], p=_COST["p"])
