"""A copy typed in a second time: where both entries differ, and which of them is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.forms.record import positions, rounds_of, text_of
from app.models.studies import responses

if TYPE_CHECKING:
    from app.models.forms.form import Form, Question
    from app.models.forms.record import Record
    from app.models.store import Store
    from app.models.studies.sittings import Sitting


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that was typed in differently, "" where one entry has no answer to it."""

    question: Question
    rounds: tuple[int, ...]
    first: str
    second: str


def differences(store: Store, sitting: Sitting) -> list[Difference]:
    """Return where the second entry of a copy differs from the first, in the order of the form."""
    stored = responses.known(store, [sitting.second]).now.get(sitting.second)
    first = responses.answers_of(stored) if stored else {}
    return compared(sitting.filling.form, first, sitting.filling.finished())


def compared(form: Form, first: Record, second: Record) -> list[Difference]:
    """Return where two records of answers to a form differ, in the order of the form."""
    known = {each.name: each for each in form.questions()}
    order = {name: place for place, name in enumerate(known)}
    one, other = _flat(first, ()), _flat(second, ())
    places = sorted(
        (place for place in one.keys() | other.keys() if place[1] in known),
        key=lambda place: (place[0], order[place[1]]),
    )
    return [
        Difference(known[name], rounds, one.get((rounds, name), ""), other.get((rounds, name), ""))
        for rounds, name in places
        if one.get((rounds, name), "") != other.get((rounds, name), "")
    ]


def _flat(record: Record, rounds: tuple[int, ...]) -> dict[tuple[tuple[int, ...], str], str]:
    flat: dict[tuple[tuple[int, ...], str], str] = {}
    for name, value in record.items():
        if isinstance(value, str):
            flat[rounds, name] = value
        else:
            for number, each in enumerate(value, start=1):
                flat |= _flat(each, (*rounds, number))
    return flat


def take(sitting: Sitting, difference: Difference, value: str) -> None:
    """Let one of the two values be the right one."""
    filling = sitting.filling
    record = filling.record
    repeats = positions(filling.form)[difference.question.name].repeats
    for repeat, number in zip(repeats, difference.rounds, strict=True):
        rounds = rounds_of(record, repeat)
        rounds += [{} for _round in range(number - len(rounds))]
        record[repeat] = rounds
        record = rounds[number - 1]
    if text_of(record, difference.question.name) != value:
        record[difference.question.name] = value
        filling.settle()
