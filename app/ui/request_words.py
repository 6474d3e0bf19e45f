"""How the status of a request looks: the same pill on every screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.i18n import _, spoken
from app.models.requests import UNDECIDED
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from datetime import date

    from app.models.requests import Request
    from app.ui.tokens import Tone

_LOOKS: Final[dict[str, tuple[Tone, Icon]]] = {
    "new": ("info", Icon.STAR),
    "review": ("info", Icon.EYE),
    "clarify": ("warn", Icon.MESSAGE),
    "accepted": ("info", Icon.CHECK),
    "planned": ("info", Icon.EVENTS),
    "partly": ("warn", Icon.WARNING),
    "deferred": ("neutral", Icon.CLOCK),
    "fulfilled": ("ok", Icon.CHECK),
    "forwarded": ("neutral", Icon.EXCHANGE),
    "refused": ("bad", Icon.CROSS),
    "withdrawn": ("neutral", Icon.BACK),
}
_SOON: Final = timedelta(days=1)


def status_word(status: str) -> str:
    """Return the word of a status in the language of the interface."""
    return word("requests.status", status, spoken())


def status_pill(request: Request, due: date, today: date) -> PillSpec:
    """Return the pill of a request; one that is not decided says by when it must be."""
    tone, icon = _LOOKS[request.status]
    name = status_word(request.status)
    if request.status not in UNDECIDED:
        return PillSpec(name, tone, icon)
    if due < today:
        return PillSpec(_("{status} · overdue").format(status=name), "bad", Icon.CLOCK)
    if due == today:
        return PillSpec(_("{status} · today").format(status=name), "bad", Icon.CLOCK)
    if due - today <= _SOON:
        tone = "warn"
    return PillSpec(f"{name} · {due:%d.%m}", tone, Icon.CLOCK)
