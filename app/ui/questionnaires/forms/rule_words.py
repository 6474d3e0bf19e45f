"""Rules in words: short ones for the list of questions, whole sentences for the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, _, spoken
from app.models.expressions.parsing import ExpressionError, parse
from app.models.expressions.tree import Call, Text
from app.models.forms.comparisons import (
    WITHOUT_VALUE,
    Comparison,
    Measure,
    Rows,
    Sign,
    rows_of,
    value_text,
)
from app.models.forms.form import Kind, Question, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form, Item

SIGNS: Final[Mapping[Sign, str]] = {
    Sign.IS: N_("is"),
    Sign.IS_NOT: N_("is not"),
    Sign.MORE: N_("greater than"),
    Sign.AT_LEAST: N_("at least"),
    Sign.LESS: N_("less than"),
    Sign.AT_MOST: N_("at most"),
    Sign.CHOSEN: N_("chosen"),
    Sign.NOT_CHOSEN: N_("not chosen"),
    Sign.ANSWERED: N_("answered"),
    Sign.UNANSWERED: N_("not answered"),
}
_SENTENCES: Final[Mapping[Sign, str]] = {
    Sign.IS: N_("{asked}: the answer is “{value}”"),
    Sign.IS_NOT: N_("{asked}: the answer is not “{value}”"),
    Sign.MORE: N_("{asked} is greater than {value}"),
    Sign.AT_LEAST: N_("{asked} is at least {value}"),
    Sign.LESS: N_("{asked} is less than {value}"),
    Sign.AT_MOST: N_("{asked} is at most {value}"),
    Sign.CHOSEN: N_("{asked}: “{value}” is chosen"),
    Sign.NOT_CHOSEN: N_("{asked}: “{value}” is not chosen"),
    Sign.ANSWERED: N_("{asked} is answered"),
    Sign.UNANSWERED: N_("{asked} is not answered"),
}
MEASURES: Final[Mapping[Measure, str]] = {
    Measure.VALUE: N_("the answer"),
    Measure.COUNT: N_("the number of chosen answers"),
    Measure.LENGTH: N_("the length of the text"),
}
_SHORT: Final[Mapping[Sign, str]] = {
    Sign.IS: "=",
    Sign.IS_NOT: "≠",
    Sign.MORE: ">",
    Sign.AT_LEAST: "≥",
    Sign.LESS: "<",
    Sign.AT_MOST: "≤",
    Sign.CHOSEN: "∋",
    Sign.NOT_CHOSEN: "∌",
    Sign.ANSWERED: "≠ ∅",
    Sign.UNANSWERED: "= ∅",
}


def rows_in(expression: str) -> Rows | None:
    """Return an expression as rows, none for ""; None where rows cannot show it."""
    if not expression.strip():
        return Rows(())
    try:
        return rows_of(parse(expression))
    except ExpressionError:
        return None


def short_rule(form: Form, expression: str) -> str:
    """Return a rule in a few signs for a list: «T16 > 0»; one that rows cannot show as it is."""
    found = rows_in(expression)
    if found is None:
        return expression
    parts = [
        " ".join(filter(None, (each.name, _SHORT[each.sign], value_words(form, each))))
        for each in found.rows
    ]
    return f" {_('and') if found.joined == 'and' else _('or')} ".join(parts)


def sentence(form: Form, rows: Rows) -> str:
    """Return rows as a sentence without its beginning: «T16 is greater than 0 and …»."""
    word = _("and") if rows.joined == "and" else _("or")
    return f" {word} ".join(_said(form, each) for each in rows.rows)


def _said(form: Form, row: Comparison) -> str:
    asked = row.name or _(MEASURES[row.measure])
    if row.name and row.measure is not Measure.VALUE:
        asked = f"{row.name} ({_(MEASURES[row.measure])})"
    return _(_SENTENCES[row.sign]).format(asked=asked, value=value_words(form, row))


def value_words(form: Form, row: Comparison) -> str:
    """Return what an answer is compared with: the words of a choice, a number, a day."""
    if row.sign in WITHOUT_VALUE or row.value is None:
        return ""
    asked = asked_item(form, row.name)
    if isinstance(row.value, Text) and isinstance(asked, Question) and asked.choices:
        for each in form.lists.get(asked.choices, ()):
            if each.code == row.value.value:
                return form.text(each.labels, spoken()) or each.code
    if row.value == Call("today", ()):
        return _("the day of filling in")
    return value_text(row.value).removeprefix("${").removesuffix("}")


def asked_item(form: Form, name: str) -> Item | None:
    """Return a question or group by its name."""
    return next((each for each in walk(form.items) if name and each.name == name), None)


def askable(form: Form, row: int) -> list[Question]:
    """Return the questions before a row, which a condition may ask about, nearest last."""
    silent = {Kind.NOTE, Kind.KEPT, Kind.META}
    return [
        each
        for each in form.questions()
        if each.row < row and each.name and each.kind not in silent
    ]
