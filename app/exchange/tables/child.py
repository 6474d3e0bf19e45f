"""The child's own part: read one file within the limits, answer on the way out, end."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.exchange.tables import wire
from app.exchange.tables.bounds import Bounds
from app.exchange.tables.formats import read_sheets
from app.exchange.tables.limits import MEMORY, limit_this_process
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

_OUT: Final = 1
"""The number of the standard output; a program without a console has no `sys.stdout`."""


def run(arguments: Sequence[str]) -> int:
    """Read the file that `arguments` name and say on the standard output what it holds."""
    with os.fdopen(_OUT, "wb") as out:
        # openpyxl would load numpy, a tenth of a second and 30 MB, to know its kinds of numbers
        sys.modules["numpy"] = None  # pyright: ignore[reportArgumentType]
        gc.disable()  # what is read is kept to the end, and the end is soon
        out.write(wire.said(wire.BEGUN, limit_this_process()))
        for line in _answer(Path(arguments[0]), out):
            out.write(line)
    return 0


def _answer(path: Path, out: BinaryIO) -> Iterator[bytes]:
    def tell(share: float) -> None:
        out.write(wire.said(wire.SHARE, share))
        out.flush()

    tell(0)
    try:
        # Whatever is refused is refused before a row of it is said.
        sheets = read_sheets(path, Bounds(path.name, tell))
    except FileProblem as problem:
        yield wire.problem_said(problem)
    except MemoryError:
        yield wire.problem_said(FileProblem("file_too_heavy", limit=MEMORY))
    except Exception:  # noqa: BLE001 - whatever a library makes of a hostile file
        yield wire.problem_said(FileProblem("file_damaged"))
    else:
        for sheet in sheets:
            yield from wire.sheet_said(sheet)
    yield wire.said(wire.DONE, value=True)
