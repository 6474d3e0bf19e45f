"""Words and looks of responses: states, ways they came, what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.exchange.responses.plan import GROUP_NAMES, Group
from app.i18n import N_, _, ngettext, spoken
from app.messages import explain
from app.models.problems import Severity
from app.models.studies.responses import APPROVED, REJECTED, WAITING
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from app.exchange.responses.plan import Row
    from app.models.forms.form import Form
    from app.models.problems import Problem
    from app.models.studies.deliveries import Delivery
    from app.ui.tokens import Tone

_STATES: Final[dict[str, tuple[str, Tone, Icon]]] = {
    WAITING: (N_("waiting"), "warn", Icon.CLOCK),
    APPROVED: (N_("counted"), "ok", Icon.CHECK),
    REJECTED: (N_("not counted"), "neutral", Icon.CROSS),
}
_GROUPS: Final[dict[Group, tuple[Tone, Icon]]] = {
    Group.NEW: ("ok", Icon.ADD),
    Group.CHANGED: ("info", Icon.EDIT),
    Group.SAME: ("neutral", Icon.CHECK),
    Group.DAMAGED: ("bad", Icon.CROSS),
    Group.OTHER_FILE: ("bad", Icon.CROSS),
    Group.OTHER_FORM: ("bad", Icon.CROSS),
    Group.OTHER_VERSION: ("bad", Icon.CROSS),
    Group.WRONG: ("bad", Icon.CROSS),
}
_WAYS: Final = {
    "html": N_("answer files"),
    "table": N_("table"),
    "xml": N_("submissions"),
    "paper": N_("typed from paper"),
    "pc": N_("answered on this PC"),
}


def state_pill(state: str) -> PillSpec:
    """Return the pill of a state of review."""
    text, tone, icon = _STATES[state]
    return PillSpec(_(text), tone, icon)


def group_pill(group: Group) -> PillSpec:
    """Return the pill of what becomes of a response."""
    tone, icon = _GROUPS[group]
    text = _(GROUP_NAMES[group])
    return PillSpec(text[:1].lower() + text[1:], tone, icon)


def delivery_pill(delivery: Delivery) -> PillSpec:
    """Return the pill of a delivery: waiting as long as something in it waits."""
    if delivery.waiting:
        text, tone, icon = _STATES[WAITING]
        return PillSpec(f"{_(text)}: {delivery.waiting}", tone, icon)
    return state_pill(APPROVED if delivery.number > delivery.aside else REJECTED)


def delivery_name(delivery: Delivery) -> str:
    """Return what a delivery is called; single files are not named by their names."""
    return delivery.name or _("Single files")


def way_words(way: str) -> str:
    """Return how responses came."""
    return _(_WAYS[way]) if way in _WAYS else way


def responses_words(number: int) -> str:
    """Return a number of responses in words."""
    return ngettext("{n} response", "{n} responses", number).format(n=number)


def form_title(form: Form | None) -> str:
    """Return the title of a questionnaire in the language of the interface."""
    return form.text(form.titles, spoken()) if form else ""


def place_words(row: Row) -> str:
    """Return sheet and row of a response in a table: «Sheet1 · 12»."""
    place = row.place
    return " · ".join(each for each in (place.sheet, str(place.row or "")) if each)


def reason_words(row: Row) -> str:
    """Return the most important thing to be told of a response, and how much more there is."""
    if not row.problems:
        return ""
    ordered = sorted(row.problems, key=_weight)
    more = f" (+{len(ordered) - 1})" if len(ordered) > 1 else ""
    cell = f"{ordered[0].column}{ordered[0].row or ''}" if ordered[0].column else ""
    return " — ".join(each for each in (cell, explain(ordered[0])) if each) + more


_WEIGHTS: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _weight(problem: Problem) -> int:
    return _WEIGHTS[problem.severity]
