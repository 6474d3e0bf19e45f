"""What is told over the pages when a window opens: how it was opened, and what happened before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.messages import describe
from app.ui.bulletins import Bulletin

if TYPE_CHECKING:
    from app.models.backups import Backup
    from app.models.errors import AppError
    from app.ui.recovery.situations import Trouble


def read_only(trouble: Trouble | None) -> Bulletin:
    """Tell that nothing can be changed here, and what stood against more."""

    def words() -> str:
        code = trouble.code if trouble else ""
        who = trouble.data.get("who", "") if trouble else ""
        if code == "open_elsewhere":
            text = _("Opened for reading only: {who} has the database open.")
            return text.format(who=who)
        if code in {"database_read_only", "database_cannot_open"}:
            return _("Opened for reading only: the file or its folder cannot be written.")
        return _("Opened for reading only. Nothing can be changed here.")

    return Bulletin("read_only", words, "warn", N_("Open for writing"), stays=True)


def sample() -> Bulletin:
    """Tell that nothing here is true, and how to leave it."""

    def words() -> str:
        return _("Sample data — schools, people and events are invented. Try whatever you like.")

    return Bulletin("sample", words, "info", N_("Begin my own work"), stays=True)


def leaving_sample() -> Bulletin:
    """Tell that what was tried out goes too, and ask for a second press."""

    def words() -> str:
        return _("What you entered here is deleted together with the sample data.")

    return Bulletin("sample", words, "warn", N_("Delete and begin my own work"), stays=True)


def no_sample(problem: AppError) -> Bulletin:
    """Tell that there are no sample data to look at."""

    def words() -> str:
        return _("The sample data were not made. {why}").format(why=describe(problem))

    return Bulletin("no_sample", words, "bad")


def restored(kept: Backup | None, *, damaged: bool) -> Bulletin:
    """Tell that a copy took the place of the database, and what became of what was there."""

    def words() -> str:
        if kept is None:
            return _("The backup copy was restored.")
        if damaged:
            text = _("The backup copy was restored. The damaged file is kept as {name}.")
            return text.format(name=kept.path.name)
        return _("The backup copy was restored. What was there before is kept as a copy too.")

    action = "" if kept is None or damaged else N_("Take the restoring back")
    return Bulletin("restored", words, "ok", action)


def taken_back() -> Bulletin:
    """Tell that the database is again what it was before a restoring."""
    return Bulletin("taken_back", lambda: _("The restoring was taken back."), "ok")


def not_restored(problem: AppError) -> Bulletin:
    """Tell that the database is as it was, and why."""

    def words() -> str:
        return _("Not restored: {why} The database is as it was.").format(why=describe(problem))

    return Bulletin("not_restored", words, "bad")


def unfinished() -> Bulletin:
    """Tell that respondents were at this PC when the program stopped."""

    def words() -> str:
        return _("A questionnaire was begun on this PC and not finished.")

    return Bulletin("unfinished", words, "warn", N_("Continue it"))


def not_backed_up(problem: AppError) -> Bulletin:
    """Tell that the copy at the last close was not made."""

    def words() -> str:
        text = _("No backup copy was made when the program closed last. {why}")
        return text.format(why=describe(problem))

    return Bulletin("backups", words, "warn", N_("Show the backup copies"))
