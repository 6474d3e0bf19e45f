"""The view over them."""

from __future__ import annotations

from app.ui.views import View


class FormsView(View):
    """What is asked: the questionnaires of the program and of the school."""
