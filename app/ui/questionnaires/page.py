"""The screen of questionnaires."""

from __future__ import annotations

from typing import ClassVar, Final

from app.i18n import N_
from app.ui.views import ViewsPage, ViewSpec

_WHERE: Final = "app.ui.questionnaires"


class QuestionnairesPage(ViewsPage):
    """From question to figure: write, hand out, collect, understand."""

    title: ClassVar[str] = N_("Questionnaires")
    views: ClassVar = (
        ViewSpec("forms", N_("Questionnaires"), f"{_WHERE}.forms.view", "FormsView"),
        ViewSpec("waves", N_("Waves"), f"{_WHERE}.waves.view", "WavesView"),
        ViewSpec("responses", N_("Responses"), f"{_WHERE}.responses.view", "ResponsesView"),
        ViewSpec("results", N_("Results"), f"{_WHERE}.results.view", "ResultsView"),
    )

    def show_record(self, number: int) -> None:
        """Show a wave."""
        self.show_view("waves").take(number)

    def bring_in(self, what: object) -> None:
        """Show what taking in answers would do: files and folders, or None to ask for them."""
        self.show_view("responses").take(what)
