"""The form of a wave: its days, who is asked, and with which questionnaires."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.i18n import N_, _, spoken
from app.models.forms import library
from app.models.studies import waves
from app.ui.check import CheckBox
from app.ui.editors import Editor, LineEditor
from app.ui.fields import Choice, Date, Field, Number, Own, Section, Text
from app.ui.plain import Label
from app.ui.questionnaires.waves.columns import POPULATIONS
from app.ui.spelling import number_spelling
from app.ui.theme import look
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.forms.form import Form
    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store
    from app.models.studies.waves import Wave
    from app.ui.page import Workplace

_MOST: Final = 999_999


def key_of(form: Form) -> str:
    """Return what tells a version of a questionnaire apart, in the form and its drafts."""
    return f"{form.code} {form.version}"


def titles(forms: Sequence[Form]) -> dict[str, str]:
    """Return what to call questionnaires, by their keys: of several versions, with the version."""
    versions = Counter(each.code for each in forms)
    return {
        key_of(each): (each.text(each.titles, spoken()) or each.code)
        + (f" · {each.version}" if versions[each.code] > 1 else "")
        for each in forms
    }


def _offered(store: Store, wave: Wave | None, key: str) -> list[Form]:
    """Return the newest version of every questionnaire, those of the wave, and a wanted one."""
    forms = library.with_shipped(store)
    within = set(wave.asked) if wave else set[int]()
    own = {key, *(key_of(each.form) for each in library.every(store) if each.id in within)}
    newest: dict[str, Form] = {}
    for form in forms:
        newest.setdefault(form.code, form)
    known = {key_of(each): each for each in forms if key_of(each) in own}
    return list((known | {key_of(each): each for each in newest.values()}).values())


def fields(place: Workplace, wave: Wave | None, key: str = "") -> list[Field | Section]:
    """Return the fields of a wave; the questionnaire of that `key` is offered in any case."""
    forms = _offered(place.store, wave, key)
    return [
        Field("name", N_("Wave title"), Text(200), required=True),
        Field(
            "code",
            N_("Code"),
            Text(40),
            required=True,
            help=N_("A short name for files and the command line, for example 2026-1."),
            width="half",
        ),
        Field("study", N_("Study"), Text(200), width="half"),
        Field("first", N_("First day"), Date(place.today), width="half"),
        Field("last", N_("Last day"), Date(place.today), width="half"),
        Field("population", N_("Which schools are asked"), Choice(_populations), required=True),
        Section(N_("Questionnaires")),
        Field(
            "asked",
            "",
            Own(lambda: AskedEditor(forms)),
            help=N_(
                "The number of people asked gives the response rate. Where it is empty, the number"
                " of copies given out is taken."
            ),
        ),
    ]


def _populations() -> Sequence[tuple[str, str]]:
    return [(each or "all", _(words)) for each, words in POPULATIONS.items()]


def values(store: Store, wave: Wave | None) -> dict[str, Any]:
    """Return what the form begins with."""
    if wave is None:
        return {"population": "all", "asked": {}, "code": _free_code(store)}
    forms = {each.id: each.form for each in library.every(store)}
    return {
        "name": wave.name,
        "code": wave.code,
        "study": wave.study,
        "first": wave.first,
        "last": wave.last,
        "population": wave.population or "all",
        "asked": {key_of(forms[number]): people for number, people in wave.asked.items()},
    }


def _free_code(store: Store) -> str:
    """Return a code that no wave has: the year and a number."""
    year = store.today().year
    number = 1
    while waves.by_code(store, f"{year}-{number}") is not None:
        number += 1
    return f"{year}-{number}"


def problems(store: Store, number: int | None, given: Mapping[str, Any]) -> list[Problem]:
    """Return what stands against saving."""
    asked = {
        known.id if (known := kept(store, key)) else f"new {key}": people
        for key, people in given["asked"].items()
    }
    return waves.problems(store, number, {**_plain(given), "asked": asked})


def write(store: Store, change: Change, number: int | None, given: Mapping[str, Any]) -> int:
    """Write the wave; a questionnaire of ours is written at its first use."""
    forms = {key_of(each): each for each in library.with_shipped(store)}
    asked = {
        library.ensured(store, change, forms[key]): people for key, people in given["asked"].items()
    }
    return waves.write(store, change, number, {**_plain(given), "asked": asked})


def _plain(given: Mapping[str, Any]) -> dict[str, Any]:
    population = given["population"]
    return {**given, "population": None if population == "all" else population}


def kept(store: Store, key: str) -> library.Kept | None:
    """Return the questionnaire of a key; None where it was not used yet."""
    code, _space, version = key.partition(" ")
    return library.find(store, code, version)


class AskedEditor(Editor):
    """A box for every questionnaire, and beside it how many people are asked with it."""

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(0, 1)
        head = Label(_("People asked"), "small")
        grid.addWidget(head, 0, 1)
        self._rows: dict[str, tuple[CheckBox, LineEditor]] = {}
        told = titles(forms)
        for line, form in enumerate(forms, start=1):
            check = CheckBox(told[key_of(form)])
            check.setObjectName(f"form:{form.code}")
            number = LineEditor(number_spelling(Number(1, _MOST)), max_length=6)
            number.line.setObjectName(f"asked:{form.code}")
            number.setAccessibleName(_("People asked"))
            number.setFixedWidth(look().scaled(96))
            check.clicked.connect(self._on_ticked)
            number.edited.connect(self.edited)
            grid.addWidget(check, line, 0)
            grid.addWidget(number, line, 1, Qt.AlignmentFlag.AlignRight)
            self._rows[key_of(form)] = check, number
        self.box.addLayout(grid)
        if self._rows:
            self.setFocusProxy(next(iter(self._rows.values()))[0])

    def value(self) -> dict[str, int | None]:
        return {
            key: number.value() for key, (check, number) in self._rows.items() if check.isChecked()
        }

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        chosen: dict[str, int | None] = value or {}
        for key, (check, number) in self._rows.items():
            check.setChecked(key in chosen)
            number.set_value(chosen.get(key))
            number.setEnabled(key in chosen)

    def complaint(self) -> str:
        told = (number.complaint() for check, number in self._rows.values() if check.isChecked())
        return next((each for each in told if each), "")

    def _on_ticked(self) -> None:
        for check, number in self._rows.values():
            number.setEnabled(check.isChecked())
        self.edited.emit()
