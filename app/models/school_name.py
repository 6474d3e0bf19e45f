"""A school's name in lists: in Russian where the interface speaks it and the name is known."""

from __future__ import annotations

from app.i18n import spoken


def school_name(school: str) -> str:
    """Return SQL for the name of the school that the alias `school` stands for."""
    kazakh = f"{school}.name_kk"
    return f"ifnull({school}.name_ru, {kazakh})" if spoken() == "ru" else kazakh
