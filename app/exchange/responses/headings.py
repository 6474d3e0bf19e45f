"""Which column of a table holds which question: by name or by words, in Kobo's and ODK's ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.exchange.responses.choosing import spoken_key
from app.models.forms.form import Group, Kind, Question, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.exchange.sheets import Row
    from app.models.forms.form import Form

IDENTITY: Final = ("_uuid", "KEY", "meta/instanceID", "meta-instanceID", "instanceID")
RESPONDENT: Final = ("respondent",)
REPLACES: Final = ("meta/deprecatedID", "meta-deprecatedID", "deprecatedID")
DAY: Final = ("today", "_submission_time", "SubmissionDate")
VERSION: Final = ("__version__", "FormVersion", "_version_")
INDEX: Final = ("_index",)
PARENT: Final = ("_parent_index",)
PARENT_TABLE: Final = ("_parent_table_name",)
KEY: Final = ("KEY",)
PARENT_KEY: Final = ("PARENT_KEY",)
SYSTEM: Final = (
    *IDENTITY, *RESPONDENT, *REPLACES, *DAY, *VERSION, *INDEX, *PARENT, *PARENT_TABLE, *PARENT_KEY,
)  # fmt: skip

_SEPARATORS: Final = ("/", "-", ":", ".")
_CHOOSING: Final = frozenset({Kind.MANY, Kind.RANK})


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold, by their letters.

    `answers` are whole answers by question, `split` the columns of single choices by question and
    code, `codes` all the codes of those questions, `system` the columns of Kobo and ODK; `unclear`
    are headings that fit several questions, of `headings` in all.
    """

    answers: dict[str, str] = field(default_factory=dict[str, str])
    split: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    codes: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    system: dict[str, str] = field(default_factory=dict[str, str])
    unclear: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    headings: int = 0

    def fit(self) -> int:
        """Return how many questions the table has."""
        return len(self.answers.keys() | self.split.keys())

    def are_answers(self) -> bool:
        """Say whether the table is one of answers, also where nobody has said so."""
        told = any(name in self.system for name in (*IDENTITY, *VERSION))
        held = len(self.answers) + sum(map(len, self.split.values())) + len(self.system)
        return told or 2 * held >= self.headings

    def are_rounds(self) -> bool:
        """Say whether the rows are rounds of a repeat, which belong to rows of another table."""
        return any(name in self.system for name in (*PARENT, *PARENT_KEY))


class Headings:
    """Knows what the columns of the answers to one form may be called."""

    def __init__(self, form: Form) -> None:
        questions = [each for each in form.questions() if each.kind is not Kind.NOTE]
        self._names = {each.name for each in questions}
        self._words: dict[str, list[str]] = {}
        self._choices: dict[str, Mapping[str, str]] = {}
        for each in questions:
            for words in {spoken_key(text) for text in each.labels.values() if text}:
                self._words.setdefault(words, []).append(each.name)
            if each.kind in _CHOOSING:
                self._choices[each.name] = _choices(form, each)

    def columns(self, head: Row) -> Columns:
        """Return what the columns under a first row hold."""
        columns = Columns(headings=len(head))
        titles = [(str(cell.value).strip(), cell.column) for cell in head]
        times = Counter(self._worded(title) for title, _letter in titles)
        met: Counter[str] = Counter()
        last = ""
        for title, letter in titles:
            if title in SYSTEM:
                columns.system.setdefault(title, letter)
            elif choice := self._choice(title, last):
                columns.split.setdefault(choice[0], {}).setdefault(choice[1], letter)
                columns.codes[choice[0]] = frozenset(self._choices[choice[0]].values())
            elif name := self._named(title):
                last = name
                columns.answers.setdefault(name, letter)
            elif words := self._worded(title):
                last = self._in_turn(words, times[words], met)
                if last:
                    columns.answers.setdefault(last, letter)
                else:
                    columns.unclear.append((title, letter))
        return columns

    def _named(self, title: str) -> str:
        """Return the question that a heading names, also behind the names of its groups."""
        found = (each for each in endings(title) if each in self._names)
        dotted = title.replace(".", "_")
        return next(found, dotted if dotted in self._names else "")

    def _choice(self, title: str, last: str) -> tuple[str, str] | None:
        """Return question and code of a column that holds one choice of many: `question/code`.

        Words that several questions have mean the one whose own column came `last`.
        """
        for at, sign in enumerate(title):
            if sign == "/":
                before, choice = title[:at], spoken_key(title[at + 1 :])
                names = [self._named(before)] if self._named(before) else self._of_words(before)
                name = names[0] if len(names) == 1 else last if last in names else ""
                if code := self._choices.get(name, {}).get(choice):
                    return name, code
        return None

    def _of_words(self, title: str) -> list[str]:
        return self._words.get(self._worded(title), [])

    def _worded(self, title: str) -> str:
        """Return the words of a question that a heading says, also behind those of its groups."""
        keys = (spoken_key(each) for each in endings(title, "/"))
        return next((each for each in keys if each in self._words), "")

    def _in_turn(self, words: str, times: int, met: Counter[str]) -> str:
        """Return the question that words mean; equal ones come in the order of the form."""
        names = self._words[words]
        if len(names) != times:
            return ""
        met[words] += 1
        return names[met[words] - 1]


def _choices(form: Form, question: Question) -> Mapping[str, str]:
    """Return the codes of a question by their codes and words, as they are compared."""
    choices = form.lists.get(question.choices, ())
    words = {
        spoken_key(text): each.code for each in choices for text in each.labels.values() if text
    }
    return words | {spoken_key(each.code): each.code for each in choices}


def endings(title: str, separators: str | tuple[str, ...] = _SEPARATORS) -> Iterator[str]:
    """Yield a heading and what stands behind each separator in it, the longest first."""
    yield title
    for at, sign in enumerate(title):
        if sign in separators:
            yield title[at + 1 :].strip()


def repeats(form: Form) -> dict[str, Group]:
    """Return the repeats of a form by name."""
    found = [each for each in walk(form.items) if isinstance(each, Group) and each.repeats]
    return {each.name: each for each in found}
