"""How schools are shown on every screen: the pill of the status, languages, the second line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import spoken
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from app.models.schools import School
    from app.ui.tokens import Tone

_LOOKS: Final[dict[str, tuple[Tone, Icon]]] = {
    "leading": ("info", Icon.STAR),
    "partner": ("ok", Icon.LINK),
    "pilot": ("neutral", Icon.PROGRAMME),
    "nis": ("neutral", Icon.SCHOOLS),
}


def status_word(status: str) -> str:
    """Return the word of a status, capitalised."""
    text = word("schools.status", status, spoken())
    return text[:1].upper() + text[1:]


def status_pill(status: str | None) -> PillSpec | None:
    """Return the pill of a school's status; a school outside the network has none."""
    if status is None:
        return None
    tone, icon = _LOOKS[status]
    return PillSpec(status_word(status), tone, icon)


def languages(school: School) -> str:
    """Return the languages of instruction in words."""
    return ", ".join(word("schools.languages", code, spoken()) for code in school.languages)


def territory(school: School) -> str:
    """Return whether a school is urban or rural, "" when unknown."""
    return word("schools.territory", school.territory, spoken()) if school.territory else ""


def under_name(school: School) -> str:
    """Return the grey line under a school's name: district, territory, languages."""
    parts = (school.district, territory(school), languages(school))
    return " · ".join(part for part in parts if part)
