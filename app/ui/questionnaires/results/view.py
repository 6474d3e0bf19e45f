"""The view over them."""

from __future__ import annotations

from app.ui.views import View


class ResultsView(View):
    """What the answers say."""
