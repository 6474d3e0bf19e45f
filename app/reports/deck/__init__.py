"""The effectiveness deck: told once from the models, drawn as a presentation and as a PDF."""

from app.reports.deck.render import FORMATS, render_deck

__all__ = ["FORMATS", "render_deck"]
