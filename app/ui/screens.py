"""The screens of the window, in the order of the navigation; each is imported when first seen."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.ui.icons import Icon
from app.ui.navigation import NavItem

if TYPE_CHECKING:
    from app.ui.page import Page, Workplace


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its place in the navigation, the class that makes it, and its shortcut.

    A `daily` one is made before it is first asked for, while nobody waits.
    """

    nav: NavItem
    page: str
    keys: str
    foot: bool = False
    daily: bool = False

    def load(self) -> type[Page]:
        """Import the screen's module and return the class of the screen."""
        return getattr(import_module(f"app.ui.{self.nav.key}.page"), self.page)

    def make(self, place: Workplace) -> Page:
        """Make the screen."""
        return self.load()(place)


SCREENS: Final = (
    Screen(NavItem("home", N_("Home"), Icon.HOME), "HomePage", "Ctrl+1"),
    Screen(
        NavItem("requests", N_("Requests"), Icon.REQUESTS), "RequestsPage", "Ctrl+2", daily=True
    ),
    Screen(NavItem("events", N_("Events"), Icon.EVENTS), "EventsPage", "Ctrl+3", daily=True),
    Screen(
        NavItem("schools", N_("Partner schools"), Icon.SCHOOLS), "SchoolsPage", "Ctrl+4", daily=True
    ),
    Screen(NavItem("people", N_("Educators"), Icon.PEOPLE), "PeoplePage", "Ctrl+5", daily=True),
    Screen(
        NavItem("questionnaires", N_("Questionnaires"), Icon.QUESTIONNAIRE),
        "QuestionnairesPage",
        "Ctrl+6",
    ),
    Screen(NavItem("programme", N_("Programme stages"), Icon.PROGRAMME), "ProgrammePage", "Ctrl+7"),
    Screen(NavItem("resources", N_("Resources"), Icon.RESOURCES), "ResourcesPage", "Ctrl+8"),
    Screen(NavItem("reports", N_("Reports"), Icon.REPORTS), "ReportsPage", "Ctrl+9"),
    Screen(NavItem("exchange", N_("Data exchange"), Icon.EXCHANGE), "ExchangePage", "Ctrl+0"),
    Screen(NavItem("settings", N_("Settings"), Icon.SETTINGS), "SettingsPage", "Ctrl+,", foot=True),
    Screen(NavItem("help", N_("Help"), Icon.HELP, "F1"), "HelpPage", "F1", foot=True),
)
