"""Killing the browser while a questionnaire is answered: what of the draft is offered again."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By

from app.models.forms.form import Group, Kind
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.endurance.kills import Outcome
from tests.exchange.html_form.conftest import launched
from tests.exchange.html_form.killing import kill, leave
from tests.exchange.html_form.respondent import Respondent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from selenium.webdriver import Chrome

    from app.models.forms.form import Form, Item

PAUSES = (0.1, 0.5, 1, 2, 5)
"""Seconds between the last answer and the kill."""
ALLOWED = 3
"""Seconds of a draft that a kill may take away."""
LENGTHS = (5, 15, 40)
"""Seconds of answering before that, for browsers write less often after a while."""


@dataclass
class Sitting:
    """What was answered and when: after each answer, the moment and all answers there are."""

    states: list[tuple[float, dict[str, str]]] = field(default_factory=lambda: [(0.0, {})])
    ended: float = 0.0

    def add(self, name: str, code: str) -> None:
        """Note one more answer."""
        self.states.append((time.monotonic(), self.states[-1][1] | {name: code}))

    def lost(self, found: dict[str, str]) -> tuple[int, float]:
        """Return how many of the last answers are not there, and the seconds they go back.

        ValueError: what was found was never the state of this sitting.
        """
        kept = [answers for _moment, answers in self.states]
        last = len(kept) - 1 - kept[::-1].index(found)
        number = len(kept) - 1 - last
        return number, self.ended - self.states[last + 1][0] if number else 0.0


def always_asked(items: Iterable[Item]) -> Iterator[str]:
    """Yield the questions with buttons for one choice that no answer can take off the page."""
    for each in items:
        if each.rules.relevant is not None:
            continue
        if isinstance(each, Group):
            yield from always_asked(each.items)
        elif each.kind is Kind.ONE and "minimal" not in each.appearance:
            yield each.name


def answer(driver: Chrome, form: Form, seconds: float, chance: Random) -> Sitting:
    """Click on answers for so long, about two a second."""
    names = list(always_asked(form.items))
    sitting, began = Sitting(), time.monotonic()
    while time.monotonic() - began < seconds:
        fields = driver.find_elements(By.NAME, chance.choice(names))
        choice = chance.choice([each for each in fields if not each.is_selected()])
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", choice)
        choice.click()
        sitting.add(str(choice.get_attribute("name")), str(choice.get_attribute("value")))
        Event().wait(chance.uniform(0.1, 0.6))
    return sitting


def offered(respondent: Respondent) -> dict[str, str]:
    """Go on with the draft that the page offers, and return its answers; none where none is."""
    try:
        respondent.go_on()
    except TimeoutException:
        return {}
    respondent.driver.find_element(By.ID, "text").click()
    area = respondent.driver.find_element(By.CSS_SELECTOR, "#notices textarea")
    return json.loads(area.get_attribute("value"))["response"]["answers"]


def killed(seconds: float, pause: float, chance: Random) -> tuple[int, float]:
    """Answer, wait, kill, open again; return the answers lost and the seconds they go back."""
    form = read(shipped("needs_teachers")).form
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        driver = launched(place, place / "profile")
        try:
            Respondent(driver, place, place).open(form, "kk")
            sitting = answer(driver, form, seconds, chance)
            Event().wait(max(0.0, sitting.states[-1][0] + pause - time.monotonic()))
            kill(place / "profile")
            sitting.ended = time.monotonic()
        finally:
            leave(driver)
        driver = launched(place, place / "profile")
        try:
            respondent = Respondent(driver, place, place)
            respondent.open(form, "kk")
            return sitting.lost(offered(respondent))
        finally:
            leave(driver)


def drafted(times: int, chance: Random) -> Outcome:
    """Kill so many browsers; at most the last seconds of a draft may be lost."""
    outcome, lost = Outcome(), []
    for turn in range(times):
        pause = PAUSES[turn % len(PAUSES)]
        answers, seconds = killed(chance.choice(LENGTHS), pause, chance)
        lost.append(seconds)
        bad = seconds > ALLOWED
        outcome.add([f"{answers} answers of {seconds:.1f} s lost, pause {pause} s"] if bad else [])
    outcome.told = f"lost at most {max(lost, default=0):.2f} s, in {sum(map(bool, lost))} kills"
    return outcome
