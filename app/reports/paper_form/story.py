"""A questionnaire as a story for paper: each question with what to mark, skips in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from app.i18n import N_
from app.models.forms.conditions import condition_words
from app.models.forms.form import Group, Kind, Question
from app.models.forms.jumps import END, jumps
from app.models.forms.record import PAPER_ROUNDS
from app.reports.blocks import paragraph
from app.reports.paper_form.marks import (
    LEADING,
    SIZE,
    Beside,
    Digits,
    Lines,
    Matrix,
    Option,
    Options,
    Whole,
)
from app.reports.styles import BODY, SUBHEADING
from app.reports.text import markup, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.forms.form import Choice, Form, Item

TEXT: Final = ParagraphStyle("paper", BODY, fontSize=SIZE + 0.5, leading=LEADING + 1, spaceAfter=3)
HINT: Final = ParagraphStyle("paper_hint", TEXT, fontSize=SIZE - 0.5, leading=LEADING)
_UNASKED: Final = frozenset({Kind.CALCULATE, Kind.HIDDEN, Kind.META})
_DIGITS: Final = {Kind.INTEGER: (4,), Kind.DECIMAL: (4, 2), Kind.RANGE: (3,)}
_DAY: Final = (2, 2, 4)
_LONG: Final = 4


def questions(form: Form, language: str, t: Translation, known: str = "") -> Iterator[Flowable]:
    """Yield the questions of a form for paper, but for the one whose answer is `known` already."""
    yield from _Telling(form, language, t).items(
        tuple(each for each in form.items if not known or each.name != known)
    )


class _Telling:
    def __init__(self, form: Form, language: str, t: Translation) -> None:
        self._form = form
        self._language = language
        self._t = t
        self._jumps = jumps(form)

    def items(self, items: tuple[Item, ...]) -> Iterator[Flowable]:
        """Yield items below each other."""
        for item in items:
            if isinstance(item, Question):
                yield from self._question(item)
            else:
                yield from self._group(item)

    def _words(self, item: Item) -> str:
        return self._form.text(item.labels, self._language)

    # Groups

    def _group(self, group: Group) -> Iterator[Flowable]:
        if _is_matrix(group):
            yield Whole([*self._head(group), self._matrix(group)])
        elif _shares_choices(group):
            yield Whole([*self._head(group), *self._places(group)])
        elif group.number:
            yield Whole([*self._head(group), *self._inner(group)])
        elif group.repeats:
            for number in range(1, PAPER_ROUNDS + 1):
                yield from self._section(group, f" {number}")
        else:
            yield from self._section(group)

    def _section(self, group: Group, after: str = "") -> Iterator[Flowable]:
        """Yield a labelled group; its heading never stands without its first question."""
        words = (self._words(group) + after).strip()
        inner = self.items(group.items)
        first = next(inner, None)
        heading = [paragraph(words, SUBHEADING)] if words else []
        together = [*heading, *self._skip(group), *([first] if first is not None else [])]
        if together:
            yield Whole(together, after=0)
        yield from inner

    def _inner(self, group: Group) -> Iterator[Flowable]:
        split = "percent-split" in group.appearance
        for item in group.items:
            if isinstance(item, Question) and split:
                words = f"{item.number} {self._words(item)}".strip()
                yield Digits((3,), before=words, after="%", indent=0.6)
            elif isinstance(item, Question):
                yield from self._parts(item)
            else:
                yield from [*self._head(item), *self._inner(item)]

    def _matrix(self, group: Group) -> Flowable:
        first = group.items[0]
        assert isinstance(first, Question)  # noqa: S101 - that is what makes it a matrix
        rows = [(each.number, self._words(each)) for each in group.items]
        return Matrix(rows, self._options(first))

    def _places(self, group: Group) -> Iterator[Flowable]:
        first = group.items[0]
        assert isinstance(first, Question)  # noqa: S101 - as above
        yield _Codes(self._options(first))
        yield Beside([Digits((2,), before=self._words(each), indent=0.35) for each in group.items])

    # Questions

    def _question(self, question: Question) -> Iterator[Flowable]:
        if question.kind in _UNASKED:
            return
        if question.kind is Kind.NOTE:
            yield Whole([paragraph(self._words(question), TEXT)])
        else:
            yield Whole([*self._skip(question), *self._parts(question)])

    def _parts(self, question: Question) -> Iterator[Flowable]:
        yield self._title(question)
        hint = self._form.text(question.hints, self._language)
        guidance = self._form.text(question.guidance, self._language)
        yield from (paragraph(each, HINT) for each in (hint, guidance) if each)
        yield self._field(question)

    def _head(self, item: Item) -> Iterator[Flowable]:
        yield from self._skip(item)
        if self._words(item):
            yield self._title(item)

    def _title(self, item: Item) -> Paragraph:
        number = f"{markup(item.number, SIZE)}. " if item.number else ""
        return Paragraph(f"{number}<b>{markup(self._words(item), SIZE)}</b>", TEXT)

    def _skip(self, item: Item) -> Iterator[Flowable]:
        """Say in words for whom the question is."""
        condition = item.rules.relevant
        if condition is None:
            return
        words = condition_words(self._form, condition, self._language)
        if words:
            told = self._t(N_("Answer only if {condition}.")).format(condition=words)
            yield paragraph(told, HINT)

    def _field(self, question: Question) -> Flowable:
        match question.kind:
            case Kind.ONE | Kind.ACKNOWLEDGE:
                return Options(self._options(question), square=False)
            case Kind.MANY:
                return Options(self._options(question), square=True)
            case Kind.RANK:
                return Options(self._options(question), square=True)
            case Kind.DATE | Kind.DATE_TIME:
                return Digits(_DAY, after=self._t(N_("day, month, year")))
            case Kind.INTEGER | Kind.DECIMAL | Kind.RANGE:
                return Digits(_DIGITS[question.kind])
            case _:
                return Lines(_LONG if "multiline" in question.appearance else 1)

    def _options(self, question: Question) -> list[Option]:
        jumping = self._jumps.get(question.name, {})
        return [
            Option(each.code, self._option_words(each), self._lead(jumping.get(each.code)))
            for each in self._form.lists.get(question.choices, ())
        ]

    def _option_words(self, choice: Choice) -> str:
        return printable(self._form.text(choice.labels, self._language))

    def _lead(self, target: str | None) -> str:
        """Return where a choice leads to, past what it makes needless."""
        if target is None:
            return ""
        if target == END:
            return self._t(N_("go to the end"))
        return self._t(N_("go to question {number}")).format(number=printable(target))


class _Codes(Options):
    """Choices of which the codes are written down: no mark before them."""

    def __init__(self, options: list[Option]) -> None:
        told = [Option("", f"{each.code} – {each.text}") for each in options]
        super().__init__(told, square=False)

    def _mark(self, x: float, y: float, option: Option, *, square: bool) -> None:
        """Draw nothing."""


def _is_matrix(group: Group) -> bool:
    return "table-list" in group.appearance and _shares_choices(group)


def _shares_choices(group: Group) -> bool:
    """Say whether all that a numbered group asks is one choice of the same list."""
    lists = {
        each.choices if isinstance(each, Question) and each.kind is Kind.ONE else ""
        for each in group.items
    }
    return bool(group.number) and len(lists) == 1 and "" not in lists
