"""How much memory this process holds by itself: its share of what several use (PSS)."""

from __future__ import annotations

from pathlib import Path

_ROLLUP = Path("/proc/self/smaps_rollup")


def held() -> int:
    """Return kilobytes; 0 where the system does not tell."""
    if not _ROLLUP.exists():
        return 0
    lines = _ROLLUP.read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
