"""The one way each answer is written, whether it came from the screen, from paper or a file."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Kind
from app.models.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.forms.form import Form, Question

LONGEST: Final = 20_000
_WHOLE: Final = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_PLACES: Final = 12


class UnreadableAnswerError(ValueError):
    """An answer that is none of its kind; `code` picks the words for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def canonical(form: Form, question: Question, given: str) -> str:
    """Return an answer as it is stored, "" for none.

    Whole numbers have no sign and no zeros in front, decimals no zeros behind, days are ISO, many
    choices stand in the order of the form. Raises `UnreadableAnswerError`.
    """
    text = clean(given).strip()
    if not text:
        return ""
    if question.kind in {Kind.ONE, Kind.MANY, Kind.RANK}:
        return _chosen(form, question, text)
    return _WAYS.get(question.kind, _text)(text)


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise UnreadableAnswerError("answer_too_long")
    return text


def _integer(text: str) -> str:
    if not _WHOLE.fullmatch(text):
        raise UnreadableAnswerError("answer_not_whole")
    return str(int(text))


def _decimal(text: str) -> str:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise UnreadableAnswerError("answer_no_number") from None
    if not value.is_finite() or value.adjusted() > _PLACES or -value.adjusted() > _PLACES:
        raise UnreadableAnswerError("answer_no_number")
    plain = f"{value:f}"
    whole = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if whole in {"-0", ""} else whole


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        pass
    try:
        return datetime.strptime(text, "%d.%m.%Y").date().isoformat()
    except ValueError:
        raise UnreadableAnswerError("answer_no_date") from None


def _time(text: str) -> str:
    if not _TIME.match(text):
        raise UnreadableAnswerError("answer_no_time")
    return text[:5]


def _moment(text: str) -> str:
    day, _t, time = text.replace(" ", "T").partition("T")
    return f"{_date(day)}T{_time(time)}" if time else f"{_date(day)}T00:00"


def _acknowledged(text: str) -> str:
    return "OK" if text.lower() in {"ok", "1", "yes", "true"} else ""


_WAYS: Final[dict[Kind, Callable[[str], str]]] = {
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.RANGE: _decimal,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.DATE_TIME: _moment,
    Kind.ACKNOWLEDGE: _acknowledged,
}


def _chosen(form: Form, question: Question, text: str) -> str:
    codes = [each.code for each in form.lists.get(question.choices, ())]
    given = [text] if question.kind is Kind.ONE else text.split()
    if set(given) - set(codes):
        raise UnreadableAnswerError("answer_unknown_choice")
    if len(set(given)) < len(given):
        raise UnreadableAnswerError("answer_chosen_twice")
    if question.kind is Kind.MANY:
        given.sort(key=codes.index)
    return " ".join(given)
