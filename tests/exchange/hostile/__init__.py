"""Files that mean harm, or look as if they did: how they are made and how they are answered.

The small ones lie in tests/data/hostile; `python -m tests.exchange.hostile` writes them anew. The
large ones are made when they are needed (`bombs`).
"""

from __future__ import annotations

from tests.exchange.hostile import binaries, old, pages, texts, workbooks

READ = "read"
"""The answer of a file that is read as the table it is, with nothing of its payload come true."""

SMALL = workbooks.FILES | old.FILES | texts.FILES | pages.FILES | binaries.FILES
"""By name: the content, and the code of the answer."""
