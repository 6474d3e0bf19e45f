"""The act by which the work goes over to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.i18n import N_, _, translation
from app.ui.content_paper import content_paper
from app.ui.reports.papers.desk_view import DeskView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.store import Store
    from app.reports.content import Document
    from app.ui.page import Workplace
    from app.ui.paper import Paper


class HandoverView(DeskView):
    """Open requests, promises, the calendar and contacts, to be signed by two."""

    reads: ClassVar[frozenset[str]] = frozenset(
        {"request", "request_status", "event", "event_session", "school", "person", "person_post",
         "setting", "attachment"}
    )  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Handover"))

    def papers(self) -> Sequence[Paper]:
        return (
            content_paper(
                "handover",
                _("Handover act"),
                _("Open requests, promises, the calendar, contacts"),
                lambda language: (
                    f"{translation(language)(N_('Handover act'))} {self.place.today():%d.%m.%Y}"
                ),
                _act,
            ),
        )


def _act(store: Store, language: str) -> Document:
    from app.reports.documents.handover import handover_act  # noqa: PLC0415 - slow to import

    return handover_act(store, language)
