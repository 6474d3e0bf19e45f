"""How the status of an event looks: the same pill on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import _, spoken
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from app.models.events import Event
    from app.ui.tokens import Tone

_LOOKS: Final[dict[str, tuple[Tone, Icon]]] = {
    "planned": ("info", Icon.EVENTS),
    "confirmed": ("info", Icon.CHECK),
    "held": ("ok", Icon.CHECK),
    "not_held": ("bad", Icon.CROSS),
}


def status_pill(event: Event) -> PillSpec:
    """Return the pill of an event; one that was moved and is still ahead says so."""
    tone, icon = _LOOKS[event.status]
    if event.original_day and event.status in {"planned", "confirmed"}:
        return PillSpec(_("Rescheduled"), "warn", Icon.EVENTS)
    return PillSpec(word("events.status", event.status, spoken()), tone, icon)
