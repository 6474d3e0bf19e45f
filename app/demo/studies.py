"""Waves of questionnaires in the sample: the country's two of 2018 and 2019, a school's own two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
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
    from collections.abc import Generator, Iterable, Mapping, Sequence
    from random import Random

    from app.demo.schools import Cluster, Made
    from app.models.filling import Filling
    from app.models.forms.form import Form

_FORMS: Final = ("needs_heads", "needs_teachers")
_A_STEP: Final = 500
_HEADS: Final = 2
_TEACHERS: Final = (8, 16)
_RETURNED: Final = 0.85
_ABOVE: Final = 3
_SPANS: Final = ((240, 220), (38, 18))
"""First and last day of a school's waves, in days before today."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Somebody who was asked; `copy` is the code of the copy that came back, "" for none.

    `counted` says of indicators by their codes whether the answers count as yes.
    """

    school: Made
    copy: str = ""
    counted: Mapping[str, bool] = field(default_factory=dict[str, bool])


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
            "name": form.titles["kk"], "way": way, "day": self._span[1].isoformat(),
            "wave": self.id,
        })  # fmt: skip
        answering = Answering(form, rng)
        for place, each in enumerate(rng.sample(people, len(people))):
            filling.add("response", {
                "wave": self.id, "form": number, "school": each.school.id,
                "school_code": each.school.code, "copy": each.copy or None,
                "day": self._day().isoformat(), "way": way, "finished": 1, "state": APPROVED,
                "language": "ru" if each.school.russian else "kk", "delivery": delivery,
                "answers": stored_text(answering.answer(each.school.code, each.counted)),
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
    heads, _teachers = _FORMS
    shares = _shares([told["asked"][heads] for told in study["waves"]])
    for told, counts in zip(study["waves"], shares, strict=True):
        wave = _Wave(filling, rng, {**told, "study": study["name"]})
        schools = _population(clusters, told["population"])
        for code, count in told["asked"].items():
            if code == heads:  # one head of a school
                people = _counted(rng, rng.sample(schools, count), counts)
            else:
                people = [_Asked(each) for each in rng.choices(schools, k=count)]
            yield from wave.ask(kept[code], people, count, HTML)


def _shares(heads: Sequence[int]) -> list[dict[str, int]]:
    """Return how many heads of each wave count as yes for the indicators of the study.

    The study tells the average of two waves alone; the first is taken a little above it.
    """
    first: dict[str, int] = {}
    second: dict[str, int] = {}
    for code, mean in content()["study"]["indicators"].items():
        first[code] = round(heads[0] * (mean + _ABOVE) / 100)
        second[code] = round(heads[1] * (2 * mean - 100 * first[code] / heads[0]) / 100)
    return [first, second]


def _counted(rng: Random, schools: Sequence[Made], counts: Mapping[str, int]) -> list[_Asked]:
    """Return a head of each school, so many of whom count as yes for each indicator."""
    yes = {each: set(rng.sample(range(len(schools)), count)) for each, count in counts.items()}
    return [
        _Asked(school, counted={each: place in found for each, found in yes.items()})
        for place, school in enumerate(schools)
    ]


def _population(clusters: Sequence[Cluster], status: str) -> list[Made]:
    if status == "leading":
        return [each.leading for each in clusters]
    return [school for each in clusters for school in each.partners]


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
