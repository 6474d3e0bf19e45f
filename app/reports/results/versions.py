"""What results say where a questionnaire was changed while it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.studies.comparison import differs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.forms.form import Form, Question
    from app.models.studies.indicators import Definition
    from app.reports.results.words import Words


def question_notes(words: Words, form: str, questions: Sequence[Question]) -> tuple[str, ...]:
    """Return notes on questions that not every version asks, or not in the same words."""
    joined = words.study.joined.get(form)
    if joined is None or not joined.parts:
        return ()
    whole, notes = words.study.forms[form], list[str]()
    for each in questions:
        asking = joined.asking(each.name)
        if len(asking) < len(joined.parts):
            only = words.t("Asked only in version {versions}.")
            note = only.format(versions=", ".join(asking))
            label = f"{words.question(whole, each)} – " if len(questions) > 1 else ""
            notes.append(label + note)
    if any(_reworded(words, form, each.name) for each in questions):
        notes.append(words.t("Words or answers differ between the versions: compare with care."))
    return tuple(notes)


def _reworded(words: Words, form: str, name: str) -> bool:
    asking = [each for each in words.study.parts(form).values() if _asks(each, name)]
    return differs(asking, name)


def _asks(form: Form, name: str) -> bool:
    return any(each.name == name for each in form.questions())


def indicator_notes(words: Words, definitions: Iterable[Definition]) -> tuple[str, ...]:
    """Return a note on the indicators whose questions the versions ask differently."""
    changed = [
        each.code
        for each in definitions
        if any(_changed(words, each.form, name) for name in each.questions)
    ]
    if not changed:
        return ()
    told = words.t("Versions of the questionnaire ask this differently: {codes}")
    return (told.format(codes=", ".join(changed)),)


def names_notes(words: Words, names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return a note where versions differ in one of some questions, each with its questionnaire."""
    if any(_changed(words, form, name) for form, name in names):
        return (words.t("Words or answers differ between the versions: compare with care."),)
    return ()


def _changed(words: Words, form: str, name: str) -> bool:
    """Say whether versions ask a question differently, or only some of them ask it."""
    parts = words.study.parts(form)
    return bool(parts) and differs(list(parts.values()), name)


def together_notes(words: Words) -> tuple[str, ...]:
    """Return for each questionnaire which of its versions are counted as one."""
    told = words.t("{form}: versions {versions} are counted together")
    return tuple(
        told.format(
            form=joined.form.text(joined.form.titles, words.language),
            versions=", ".join(reversed(list(joined.parts))),
        )
        for _code, joined in sorted(words.study.joined.items())
        if joined.parts
    )
