"""What taking responses in would do: every one told as new, known, changed or not to be taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.exchange.responses.settling import settled
from app.models.forms import library
from app.models.problems import Severity, error
from app.models.studies import responses
from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.exchange.responses.given import Given
    from app.models.forms.form import Form
    from app.models.problems import Problem
    from app.models.store import Store


class Verdict(StrEnum):
    """What becomes of a response."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Row:
    """A response of the plan; `form` is None where nobody knows its questionnaire."""

    given: Given
    verdict: Verdict
    form: Form | None
    answers: str
    school: int | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking responses in would do; `problems` are those of files that hold no response."""

    rows: tuple[Row, ...]
    problems: tuple[tuple[str, Problem], ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many responses have this verdict; a file that holds none is rejected."""
        found = sum(each.verdict is verdict for each in self.rows)
        return found + (len(self.problems) if verdict is Verdict.REJECTED else 0)

    def may_apply(self, *, accept_good: bool = False) -> bool:
        """Say whether the plan may be carried out."""
        return accept_good or not self.count(Verdict.REJECTED)


def planned(
    store: Store, found: Sequence[Given], problems: Sequence[tuple[str, Problem]] = ()
) -> Plan:
    """Return what taking these responses in would do; nothing is written."""
    forms = library.with_shipped(store)
    schools = _schools(store)
    codes = {each.code for each in forms}
    rows = [
        _row(each, form, schools) if (form := _form(forms, each)) else _unknown(each, codes)
        for each in found
    ]
    known = responses.known(store, [each.given.uuid for each in rows])
    return Plan(tuple(_once(rows, known)), tuple(problems))


def _form(forms: Sequence[Form], given: Given) -> Form | None:
    return next(
        (each for each in forms if each.code == given.form and given.version in ("", each.version)),
        None,
    )


def _schools(store: Store) -> Mapping[str, int]:
    return {row["code_key"]: row["id"] for row in store.rows("SELECT id, code_key FROM school")}


def _unknown(given: Given, codes: set[str]) -> Row:
    code = "response_other_version" if given.form in codes else "response_other_form"
    problem = error(code, "form", value=f"{given.form} {given.version}".strip())
    where = problem.at(given.place.sheet, given.place.row)
    return Row(given, Verdict.REJECTED, None, "", None, (where,))


def _row(given: Given, form: Form, schools: Mapping[str, int]) -> Row:
    answers, problems = settled(form, given)
    bad = any(each.severity is Severity.ERROR for each in problems)
    code = answers.get("school", "")
    school = schools.get(key(code)) if isinstance(code, str) and code else None
    verdict = Verdict.REJECTED if bad else Verdict.NEW
    return Row(given, verdict, form, responses.stored_text(answers), school, tuple(problems))


def _once(rows: Sequence[Row], known: Mapping[str, str]) -> list[Row]:
    """Tell what is known already, in the database or higher up among the same files."""
    seen = dict(known)
    told: list[Row] = []
    for row in rows:
        verdict = row.verdict
        if verdict is Verdict.NEW and row.given.uuid in seen:
            same = seen[row.given.uuid] == row.answers
            verdict = Verdict.SAME if same else Verdict.CHANGED
        if verdict is not Verdict.REJECTED:
            seen[row.given.uuid] = row.answers
        told.append(Row(row.given, verdict, row.form, row.answers, row.school, row.problems))
    return told


def answer(plan: Plan, explain: Callable[[Problem], str]) -> dict[str, object]:
    """Return what a plan says, for programs."""
    counts = {each.value: plan.count(each) for each in Verdict}
    told = [
        *((row.given.place.file, problem) for row in plan.rows for problem in row.problems),
        *plan.problems,
    ]
    return {**counts, "problems": [_told(file, each, explain) for file, each in told]}


def _told(file: str, problem: Problem, explain: Callable[[Problem], str]) -> dict[str, object]:
    return {
        "file": file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": explain(problem),
    }
