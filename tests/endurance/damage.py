"""Damaging a closed database: every changed bit is noticed at opening, before anything is shown."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.models import seal
from app.models.errors import StoreError
from app.models.store import Store
from tests.endurance.kills import Outcome
from tests.models import quarter

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

PAGE = 4096
NOTICED = frozenset(
    {"database_damaged", "changed_outside", "not_a_database", "not_ours", "too_new"}
)


def flip(content: bytearray, chance: Random) -> None:
    """Turn one bit round."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def random_page(content: bytearray, chance: Random) -> None:
    """Fill one page with noise."""
    at = PAGE * chance.randrange(len(content) // PAGE)
    content[at : at + PAGE] = chance.randbytes(PAGE)


def zero_page(content: bytearray, chance: Random) -> None:
    """Fill one page that holds anything with zeros."""
    used = [at for at in range(0, len(content), PAGE) if any(content[at : at + PAGE])]
    at = chance.choice(used)
    content[at : at + PAGE] = bytes(PAGE)


def cut(content: bytearray, chance: Random) -> None:
    """Cut the file off somewhere."""
    del content[chance.randrange(len(content)) :]


DAMAGES = {"bits": flip, "pages": random_page, "zero pages": zero_page, "cuts": cut}


def damaged(name: str, times: int, chance: Random) -> Outcome:
    """Damage a database so many times, and count what was opened as if nothing had happened."""
    outcome = Outcome()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "field.db"
        with Store.open(path) as store:
            quarter.build(store)
        whole, mark = path.read_bytes(), seal.read(path)
        for turn in range(times):
            content = bytearray(whole)
            DAMAGES[name](content, chance)
            path.write_bytes(content)
            outcome.add(_unnoticed(path, (Store.open, Store.open_read_only)[turn % 2]))
            if path.read_bytes() != content:
                outcome.faults.append("the damaged file was changed")
            seal.put(path, mark)
    return outcome


def _unnoticed(path: Path, open_it: Callable[[Path], Store]) -> list[str]:
    try:
        open_it(path).close()
    except StoreError as problem:
        return [] if problem.code in NOTICED else [f"told as {problem.code}"]
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is told and counted
        return [f"{type(problem).__name__}: {problem}"]
    return ["not noticed"]
