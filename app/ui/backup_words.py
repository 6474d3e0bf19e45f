"""Words about backup copies: when and why one was made, and what restoring it would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.models.backups import Backup

_REASONS: Final = {
    "close": N_("when the program closed"),
    "migration": N_("before an update"),
    "import": N_("before an import"),
    "restore": N_("before a restoring"),
    "manual": N_("made by hand"),
    "anonymise": N_("before a person was anonymised"),
    "damaged": N_("the damaged file"),
}


def moment(at: datetime) -> str:
    """Return when a copy was made: 22.11.2026 18:05."""
    return f"{at:%d.%m.%Y %H:%M}"


def last(backup: Backup | None, today: date) -> str:
    """Return when the newest copy was made, for the line at the window's foot."""
    if backup is None:
        return _("No backup copy yet")
    if backup.at.date() == today:
        return _("Last backup copy: today, {time}").format(time=f"{backup.at:%H:%M}")
    return _("Last backup copy: {moment}").format(moment=moment(backup.at))


def reason(backup: Backup) -> str:
    """Return why a copy was made."""
    return _(_REASONS.get(backup.reason, ""))


def loss(changes: int | None) -> str:
    """Return what restoring a copy would lose; None when nobody can tell."""
    if changes is None:
        return _("What was changed later will be missing. How much that is cannot be told.")
    if not changes:
        return _("Nothing will be missing: nothing was changed later.")
    return ngettext(
        "{n} change made later will be missing.", "{n} changes made later will be missing.", changes
    ).format(n=changes)
