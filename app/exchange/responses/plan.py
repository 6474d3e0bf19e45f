"""What taking responses in would do: every one told as new, known, changed or not to be taken."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import uuid5

from app.exchange.responses.given import Place
from app.exchange.responses.settling import Settler
from app.exchange.responses.submissions import NAMESPACE
from app.i18n import N_
from app.models.forms import library
from app.models.forms.versions import REPLACES, carried, past_of
from app.models.problems import Problem, Severity, error
from app.models.studies import responses
from app.models.studies.responses import Response
from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.responses.given import Given
    from app.models.errors import FileProblem
    from app.models.forms.form import Form
    from app.models.forms.versions import Past
    from app.models.store import Store


class Verdict(StrEnum):
    """What becomes of a response."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


class Group(StrEnum):
    """How a response is counted for people: as what becomes of it, or by why it is rejected."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DAMAGED = "damaged"
    OTHER_FILE = "other_file"
    OTHER_FORM = "other_form"
    OTHER_VERSION = "other_version"
    WRONG = "wrong"


GROUP_NAMES: Final = {
    Group.NEW: N_("New here"),
    Group.CHANGED: N_("Changed"),
    Group.SAME: N_("Known"),
    Group.DAMAGED: N_("Damaged"),
    Group.OTHER_FILE: N_("Another kind of file"),
    Group.OTHER_FORM: N_("Another questionnaire"),
    Group.OTHER_VERSION: N_("Another version"),
    Group.WRONG: N_("Wrong answers"),
}
"""Marked messages."""

UNKNOWN_SCHOOL: Final = "response_unknown_school"
UNCLEAR: Final = "response_unclear_form"
CARRIED: Final = "response_carried"
EDITED_LATER: Final = "response_edited_later"
TOLD: Final = 20_000
"""Problems that a plan keeps; beyond them a response keeps only its first."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})?")
_GROUPS: Final = {
    "file_not_table": Group.OTHER_FILE,
    "file_not_workbook": Group.OTHER_FILE,
    "file_open_document": Group.OTHER_FILE,
    "response_none_found": Group.OTHER_FILE,
    "response_rounds_alone": Group.OTHER_FILE,
    "response_other_form": Group.OTHER_FORM,
    "response_unknown_form": Group.OTHER_FORM,
    UNCLEAR: Group.OTHER_FORM,
    "response_other_version": Group.OTHER_VERSION,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A response of the plan, or a file that holds none.

    Without a `form` nobody knows its questionnaire, and there is no `response`; the number of the
    form in `response` is not known before it is written.
    """

    place: Place
    verdict: Verdict
    form: Form | None
    response: Response | None
    problems: tuple[Problem, ...]

    @property
    def group(self) -> Group:
        """How it is counted."""
        if self.verdict is not Verdict.REJECTED:
            return Group(self.verdict.value)
        code = next(each.code for each in self.problems if each.severity is Severity.ERROR)
        if self.response is not None:
            return Group.WRONG
        return _GROUPS.get(code, Group.DAMAGED)

    def warns_of(self, code: str) -> bool:
        """Say whether it has this problem."""
        return any(each.code == code for each in self.problems)


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking responses in would do, into the wave with this code.

    `local` says that some are told apart only within their wave, so that another wave needs
    another plan.
    """

    rows: tuple[Row, ...]
    wave: str = ""
    local: bool = False

    def count(self, verdict: Verdict) -> int:
        """Return how many responses have this verdict; a file that holds none is rejected."""
        return sum(each.verdict == verdict for each in self.rows)

    def groups(self) -> Counter[Group]:
        """Return how many responses are in each group."""
        return Counter(each.group for each in self.rows)

    def unclear_forms(self) -> list[str]:
        """Return the questionnaires of which tables may answer any."""
        told = [each.data for row in self.rows for each in row.problems if each.code == UNCLEAR]
        return sorted({code for data in told for code in str(data["value"]).split(", ")})

    def unknown_schools(self) -> int:
        """Return how many responses name a school that is not in the list."""
        return sum(each.warns_of(UNKNOWN_SCHOOL) for each in self.rows)

    def work(self) -> int:
        """Return how many responses would be written."""
        return self.count(Verdict.NEW) + self.count(Verdict.CHANGED)

    def may_apply(self, *, accept_good: bool = False) -> bool:
        """Say whether the plan may be carried out."""
        return accept_good or not self.count(Verdict.REJECTED)


@dataclass(frozen=True, slots=True)
class _Way:
    """How responses of one version are settled; `past` leads from an earlier version to it."""

    settler: Settler
    past: Past | None


class Planning:
    """A plan in the making: responses are taken one after another, and only what is needed is kept.

    `wave` is the code of the wave they would go into.
    """

    def __init__(self, store: Store, wave: str) -> None:
        self._store = store
        self._wave = wave
        self.forms = library.with_shipped(store)
        self._codes = {each.code for each in self.forms}
        self._settlers: dict[tuple[str, str], _Way | None] = {}
        self._schools = {
            row["code_key"]: row["id"] for row in store.rows("SELECT id, code_key FROM school")
        }
        self._lent = {
            row["copy"]: row["school"] for row in store.rows("SELECT copy, school FROM handout")
        }
        self._found_schools: dict[str, int | None] = {}
        self._rows: list[Row] = []
        self._told = 0
        self._is_local = False

    def refuse(self, problem: FileProblem, name: str) -> None:
        """Note a file that holds no responses."""
        told = Problem(problem.code, "", Severity.ERROR, problem.data)
        self._rows.append(Row(Place(name), Verdict.REJECTED, None, None, (told,)))

    def take(self, given: Given) -> None:
        """Judge a response as if it were the only one."""
        self._is_local = self._is_local or not given.uuid
        name = given.form, given.version
        if name not in self._settlers:
            self._settlers[name] = self._way(given)
        way = self._settlers[name]
        if way is None:
            self._rows.append(self._unknown(given))
            return
        if way.past is not None:
            earlier = Problem(CARRIED, "form", Severity.NOTE, {"value": given.version[:80]})
            told = (*given.problems, earlier.at(given.place.sheet, given.place.row))
            given = replace(given, answers=carried(given.answers, way.past), problems=told)
        self._rows.append(self._judged(way.settler, given))

    def _way(self, given: Given) -> _Way | None:
        """Return how responses of a version are settled, also of one that a known one replaces."""
        own = [each for each in self.forms if each.code == given.form]
        for form in own:
            if given.version in ("", form.version):
                return _Way(Settler(form), None)
        for form in own:
            kept = library.find(self._store, form.code, form.version)
            if kept is not None and form.settings.get(REPLACES) == given.version:
                return _Way(Settler(form), past_of(kept.source))
        return None

    def _unknown(self, given: Given) -> Row:
        code = "response_other_version" if given.form in self._codes else "response_other_form"
        problem = error(code, "form", value=f"{given.form} {given.version}".strip()[:80])
        where = problem.at(given.place.sheet, given.place.row)
        return Row(given.place, Verdict.REJECTED, None, None, (where,))

    def _judged(self, settler: Settler, given: Given) -> Row:
        answers, problems = settler.settled(given)
        wrong = any(each.severity is Severity.ERROR for each in problems)
        code = answers.get("school", "")
        code = code if isinstance(code, str) else ""
        # A form that does not ask for the school is told by the copy that was given there.
        school = self._school(code) if code else self._lent.get(given.copy)
        if code and school is None and self._schools:
            column = given.columns.get("school", "")
            data = {"value": code[:80]}
            problems.append(
                Problem(UNKNOWN_SCHOOL, "school", Severity.WARNING, data, given.place.sheet,
                        given.place.row, column)
            )  # fmt: skip
        response = Response(
            uuid=given.uuid or self._local(settler.form, given),
            form=0,
            school=school,
            school_code=code,
            copy=given.copy,
            day=_day(given.day),
            language=given.language if _LANGUAGE.fullmatch(given.language) else "",
            way=given.way,
            finished=given.finished,
            answers="" if wrong else responses.stored_text(answers),
            replaces=given.replaces,
        )
        verdict = Verdict.REJECTED if wrong else Verdict.NEW
        return Row(given.place, verdict, settler.form, response, self._kept(problems))

    def _kept(self, problems: list[Problem]) -> tuple[Problem, ...]:
        self._told += len(problems)
        return tuple(problems if self._told <= TOLD else problems[:1])

    def _school(self, code: str) -> int | None:
        if code not in self._found_schools:
            self._found_schools[code] = self._schools.get(key(code)) if code else None
        return self._found_schools[code]

    def _local(self, form: Form, given: Given) -> str:
        return str(uuid5(NAMESPACE, f"{key(self._wave)}/{form.code}/{given.local}"))

    def plan(self) -> Plan:
        """Return the plan: what is known already is told, here or higher up among the same."""
        uuids = [uuid for each in self._rows if each.response for uuid in _uuids(each.response)]
        rows = _once(self._rows, responses.known(self._store, uuids))
        return Plan(tuple(rows), self._wave, self._is_local)


def _day(text: str) -> str:
    """Return a day, and nothing else that a file calls so: no time, no words."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _uuids(response: Response) -> tuple[str, ...]:
    return (response.uuid, response.replaces) if response.replaces else (response.uuid,)


def _once(rows: list[Row], known: responses.Known) -> list[Row]:
    """Tell what is known, from the last to the first: of several versions the last one counts."""
    told: list[Row] = []
    taken: dict[str, str] = {}
    for row in reversed(rows):
        response = row.response
        if response is None or row.verdict is Verdict.REJECTED:
            told.append(row)
            continue
        told.append(_told(row, response, known, taken))
        for uuid in _uuids(response):
            taken.setdefault(uuid, response.answers)
    told.reverse()
    return told


def _told(row: Row, response: Response, known: responses.Known, taken: dict[str, str]) -> Row:
    problems = row.problems
    if response.uuid in taken:
        verdict = Verdict.SAME
        if taken[response.uuid] != response.answers:
            later = Problem(EDITED_LATER, "", Severity.NOTE, {}, row.place.sheet, row.place.row)
            problems = (*problems, later)
    else:
        verdict = _against(response, known)
    if verdict is row.verdict and problems is row.problems:
        return row
    return Row(row.place, verdict, row.form, response, problems)


def _against(response: Response, known: responses.Known) -> Verdict:
    """Compare a response with what is stored: an older copy of what was edited is known too."""
    stored = known.now.get(response.uuid)
    if stored == response.answers or response.uuid in known.gone:
        return Verdict.SAME
    if (response.uuid, response.answers) in known.earlier:
        return Verdict.SAME
    if stored is not None or response.replaces in known.now:
        return Verdict.CHANGED
    return Verdict.NEW


def answer(plan: Plan, explain: Callable[[Problem], str]) -> dict[str, object]:
    """Return what a plan says, for programs."""
    counts: dict[str, object] = {each.value: plan.count(each) for each in Verdict}
    groups = plan.groups()
    reasons = (Group.DAMAGED, Group.OTHER_FORM, Group.OTHER_VERSION, Group.WRONG)
    return {
        **counts,
        "rejected_as": {each.value: groups[each] for each in reasons},
        "unknown_school": plan.unknown_schools(),
        "problems": [
            _problem(row.place.file, each, explain) for row in plan.rows for each in row.problems
        ],
    }


def _problem(file: str, problem: Problem, explain: Callable[[Problem], str]) -> dict[str, object]:
    return {
        "file": file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": explain(problem),
    }
