"""Waves of questionnaires in the sample: the country's two of 2018 and 2019, a school's own two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.demo.answering import Answering
from app.demo.content import content
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.forms.source import dumps
from app.models.progress import Progress
from app.models.studies.copy_codes import code_of
from app.models.studies.handouts import HTML, PAPER
from app.models.studies.responses import APPROVED, stored_text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from random import Random

    from app.demo.schools import Cluster, Made
    from app.models.filling import Filling
    from app.models.forms.form import Form

_FORMS: Final = ("needs_heads", "needs_teachers")
_A_STEP: Final = 500
_HEADS: Final = 2
_TEACHERS: Final = (8, 16)
_RETURNED: Final = 0.85
_SPANS: Final = ((240, 220), (38, 18))
"""First and last day of a school's waves, in days before today."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Somebody who was asked; `copy` is the code of the copy that came back, "" for none."""

    school: Made
    copy: str = ""


class _Wave:
    """A wave in the making."""

    def __init__(self, filling: Filling, rng: Random, told: dict[str, Any]) -> None:
        self._filling = filling
        self._rng = rng
        self._span = (date.fromisoformat(told["days"][0]), date.fromisoformat(told["days"][1]))
        self.id = filling.add("wave", {
            "code": told["code"], "name": told["name"], "study": told["study"],
            "first_day": told["days"][0], "last_day": told["days"][1],
            "status": told["population"],
        })  # fmt: skip

    def ask(
        self, kept: tuple[int, Form], people: Sequence[_Asked], asked: int, way: str
    ) -> Generator[Progress, None, None]:
        """Let people answer a questionnaire, in no order that tells who was first."""
        number, form = kept
        filling, rng = self._filling, self._rng
        filling.add("wave_form", {"wave": self.id, "form": number, "asked": asked})
        delivery = filling.add("delivery", {
            "name": form.code, "way": way, "day": self._span[1].isoformat(), "wave": self.id,
        })  # fmt: skip
        answering = Answering(form, rng)
        for place, each in enumerate(rng.sample(people, len(people))):
            filling.add("response", {
                "wave": self.id, "form": number, "school": each.school.id,
                "school_code": each.school.code, "copy": each.copy or None,
                "day": self._day().isoformat(), "way": way, "finished": 1, "state": APPROVED,
                "language": "ru" if each.school.russian else "kk", "delivery": delivery,
                "answers": stored_text(answering.answer(each.school.code)),
            })  # fmt: skip
            if place % _A_STEP == 0:
                yield Progress(place, len(people))

    def _day(self) -> date:
        first, last = self._span
        return first + timedelta(days=self._rng.randrange((last - first).days + 1))

    def give(
        self, kept: tuple[int, Form], schools: Iterable[tuple[Made, int]], copies: Counter[str]
    ) -> list[_Asked]:
        """Register a copy for everybody of each school and return those who send it back."""
        back: list[_Asked] = []
        for school, count in schools:
            for _person in range(count):
                copies["given"] += 1
                code = code_of(copies["given"])
                self._filling.add("handout", {
                    "wave": self.id, "form": kept[0], "school": school.id, "copy": code,
                    "way": PAPER, "given": self._span[0].isoformat(), "people": 1,
                })  # fmt: skip
                if self._rng.random() < _RETURNED:
                    back.append(_Asked(school, code))
        return back


def _keep_forms(filling: Filling) -> dict[str, tuple[int, Form]]:
    """Add the questionnaires of the study; return their numbers and themselves by code."""
    kept: dict[str, tuple[int, Form]] = {}
    for code in _FORMS:
        source = shipped(code)
        assert source is not None, code  # noqa: S101 - they come with the program
        form = read(source).form
        number = filling.add(
            "form", {"code": form.code, "version": form.version, "source": dumps(source)}
        )
        kept[code] = number, form
    return kept


def hold_study(
    filling: Filling, rng: Random, clusters: Sequence[Cluster]
) -> Generator[Progress, None, None]:
    """Hold the study of the country: leading schools in its first wave, partners in the second."""
    kept = _keep_forms(filling)
    study = content()["study"]
    for told in study["waves"]:
        wave = _Wave(filling, rng, {**told, "study": study["name"]})
        schools = _population(clusters, told["population"])
        for code, count in told["asked"].items():
            people = [
                _Asked(each) for each in _spread(rng, schools, count, heads=code in _FORMS[:1])
            ]
            yield from wave.ask(kept[code], people, count, HTML)


def _population(clusters: Sequence[Cluster], status: str) -> list[Made]:
    if status == "leading":
        return [each.leading for each in clusters]
    return [school for each in clusters for school in each.partners]


def _spread(rng: Random, schools: Sequence[Made], count: int, *, heads: bool) -> list[Made]:
    """Return the school of everybody asked: one head of a school, any number of teachers."""
    return rng.sample(schools, count) if heads else rng.choices(schools, k=count)


def _season(day: date) -> str:
    """Return what a questionnaire of that half of the year is called."""
    return content()["needs_waves"][day.month > 6]


def ask_partners(
    filling: Filling, rng: Random, cluster: Cluster, today: date
) -> Generator[Progress, None, None]:
    """Ask the partners of one school twice, on paper; not every copy comes back."""
    kept = _keep_forms(filling)
    copies: Counter[str] = Counter()
    for ago in _SPANS:
        first, last = (today - timedelta(days=days) for days in ago)
        wave = _Wave(filling, rng, {
            "code": f"{first:%Y-%m}", "name": f"{_season(first)}, {first:%Y}",
            "study": content()["needs_study"], "population": "partner",
            "days": [first.isoformat(), last.isoformat()],
        })  # fmt: skip
        for code in _FORMS:
            counts = [
                (each, _HEADS if code == _FORMS[0] else rng.randint(*_TEACHERS))
                for each in cluster.partners
            ]
            back = wave.give(kept[code], counts, copies)
            asked = sum(count for _school, count in counts)
            yield from wave.ask(kept[code], back, asked, PAPER)
