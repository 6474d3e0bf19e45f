"""The view over them."""

from __future__ import annotations

from app.ui.views import View


class WavesView(View):
    """One round of asking after another."""
