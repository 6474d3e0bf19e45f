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
    """One screen: its place in the navigation and the class that makes it."""

    nav: NavItem
    page: str
    foot: bool = False

    def make(self, place: Workplace) -> Page:
        """Import the screen's module and make the screen."""
        module = import_module(f"app.ui.{self.nav.key}.page")
        return getattr(module, self.page)(place)


SCREENS: Final = (
    Screen(NavItem("home", N_("Home"), Icon.HOME, "Ctrl+1"), "HomePage"),
    Screen(NavItem("requests", N_("Requests"), Icon.REQUESTS, "Ctrl+2"), "RequestsPage"),
    Screen(NavItem("events", N_("Events"), Icon.EVENTS, "Ctrl+3"), "EventsPage"),
    Screen(NavItem("schools", N_("Partner schools"), Icon.SCHOOLS, "Ctrl+4"), "SchoolsPage"),
    Screen(NavItem("people", N_("Participants"), Icon.PEOPLE, "Ctrl+5"), "PeoplePage"),
    Screen(NavItem("reports", N_("Reports"), Icon.REPORTS, "Ctrl+6"), "ReportsPage"),
    Screen(NavItem("exchange", N_("Data exchange"), Icon.EXCHANGE, "Ctrl+7"), "ExchangePage"),
    Screen(NavItem("settings", N_("Settings"), Icon.SETTINGS, "Ctrl+8"), "SettingsPage", foot=True),
    Screen(NavItem("help", N_("Help"), Icon.HELP, "F1"), "HelpPage", foot=True),
)
