"""The child that reads one table: how the program starts it when run from source."""

from __future__ import annotations

import sys

from app.exchange.tables.child import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
