"""The view over them."""

from __future__ import annotations

from app.ui.views import View


class ResponsesView(View):
    """What came back."""
