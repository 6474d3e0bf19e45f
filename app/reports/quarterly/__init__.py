"""The quarterly report of work with partner schools, in Kazakh, Russian and English."""

from app.reports.quarterly.render import FORMATS, render_quarterly
from app.reports.quarterly.sections import Section, sections

__all__ = ["FORMATS", "Section", "render_quarterly", "sections"]
