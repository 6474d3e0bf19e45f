"""What people wrote in their own words, and the tags that somebody gave to it.

Answers stand in an order that tells nothing: another one for each question, so that the answers of
one respondent cannot be put together, and the same each time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.studies.answers import unfolded
from app.models.studies.questions import around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.forms.form import Form, Question
    from app.models.gate import Change
    from app.models.store import Store
    from app.models.studies.answers import Answered

TAGGED: Final = N_("Tag an answer: {tag}")
UNTAGGED: Final = N_("Remove the tag from an answer: {tag}")


@dataclass(frozen=True, slots=True)
class Free:
    """An answer in somebody's own words; `id` is that of its response, `tags` in their order."""

    id: str
    text: str
    tags: tuple[str, ...]


def free_answers(
    store: Store, form: Form, question: Question, answered: Iterable[Answered]
) -> list[Free]:
    """Return the answers to a question in words, in an order that tells nothing."""
    tags = _tags(store, question.name)
    repeats = around(form)[question.name].repeats
    found = [
        Free(each.uuid, text, tags.get(each.uuid, ()))
        for each in unfolded(answered, repeats)
        if (text := each.text(question.name))
    ]
    return sorted(found, key=lambda each: _shuffled(question.name, each))


def is_answered(form: Form, question: Question, answered: Iterable[Answered]) -> bool:
    """Say whether anybody has written anything."""
    repeats = around(form)[question.name].repeats
    return any(each.text(question.name) for each in unfolded(answered, repeats))


def _shuffled(question: str, each: Free) -> bytes:
    return sha256(f"{question}\n{each.id}\n{each.text}".encode()).digest()


def _tags(store: Store, question: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in store.rows(
        "SELECT response, tag FROM answer_tag WHERE question = ? ORDER BY tag", (question,)
    ):
        found.setdefault(row["response"], []).append(row["tag"])
    return {response: tuple(tags) for response, tags in found.items()}


def counted(answers: Iterable[Free]) -> Counter[str]:
    """Return how many answers have each tag."""
    return Counter(tag for each in answers for tag in each.tags)


def known_tags(store: Store) -> list[str]:
    """Return every tag that was ever given, the most used first."""
    rows = store.rows("SELECT tag FROM answer_tag GROUP BY tag ORDER BY count(*) DESC, tag")
    return [row["tag"] for row in rows]


def give(store: Store, change: Change, question: str, answers: Iterable[Free], tag: str) -> None:
    """Tag answers to a question; those that have the tag keep it."""
    wanted = " ".join(tag.split())
    for each in answers:
        if wanted and _number(store, each.id, question, wanted) is None:
            change.insert("answer_tag", {"response": each.id, "question": question, "tag": wanted})


def take_away(store: Store, change: Change, question: str, answer: Free, tag: str) -> None:
    """Remove a tag from an answer."""
    found = _number(store, answer.id, question, tag)
    if found is not None:
        change.delete("answer_tag", found)


def _number(store: Store, response: str, question: str, tag: str) -> int | None:
    return store.value(
        "SELECT id FROM answer_tag WHERE response = ? AND question = ? AND tag = ?",
        (response, question, tag),
    )
