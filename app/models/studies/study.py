"""A wave read once: its questionnaires, its approved answers, what is known of its schools."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.settings import read as read_settings
from app.models.studies.answers import Answered, approved
from app.models.studies.groups import by_attribute, parted, registry, secret
from app.models.studies.indicators import computed
from app.models.studies.questions import missing_codes
from app.models.studies.returns import form_counts
from app.models.studies.tallies import Counting
from app.models.studies.versions import of_wave
from app.models.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form, Question
    from app.models.store import Store
    from app.models.studies.groups import Attribute, Registry
    from app.models.studies.indicators import Definition, Result
    from app.models.studies.returns import FormCount
    from app.models.studies.tallies import Tally
    from app.models.studies.versions import Joined
    from app.models.studies.waves import Wave


@dataclass(frozen=True, slots=True)
class Among:
    """Only respondents of one group by the registry: `key` is its value of `attribute`."""

    attribute: Attribute
    key: str


@dataclass(frozen=True, slots=True)
class Study:
    """A wave with its answers by the codes of its questionnaires.

    Of a questionnaire in several versions `forms` has one that asks all they ask, under the names
    and codes of the first; `joined` tells the versions apart.
    `missing` are by question the codes that count as no answer, `returned` says how many
    questionnaires came back. `whole` shows groups under five
    too: for tests and for those who may see everything.
    """

    wave: Wave
    forms: Mapping[str, Form]
    answered: Mapping[str, list[Answered]]
    known: Registry
    missing: Mapping[str, frozenset[str]]
    returned: tuple[FormCount, ...] = ()
    whole: bool = False
    joined: Mapping[str, Joined] = field(default_factory=dict[str, "Joined"])

    def counting(self, form: str) -> Counting:
        """Return what counts the questions of a questionnaire."""
        return Counting(self.forms[form], self.missing, self.parts(form))

    def parts(self, form: str) -> Mapping[str, Form]:
        """Return the versions of a questionnaire that are counted as one; none of a single one."""
        return self.joined[form].parts if form in self.joined else {}

    def told_outward(self, form: str) -> tuple[Form, list[Answered]]:
        """Return a questionnaire and its answers in the words of its newest version."""
        if form in self.joined:
            return self.joined[form].outward(self.answered[form])
        return self.forms[form], self.answered[form]

    def all(self) -> list[Answered]:
        """Return the responses to all questionnaires."""
        return [each for some in self.answered.values() for each in some]

    def among(self, form: str, group: Among | None) -> list[Answered]:
        """Return the responses to a questionnaire, all of them or those of a group.

        A group that is hidden answers with nothing.
        """
        return [] if self.hides(form, group) else self._members(form, group)

    def _members(self, form: str, group: Among | None) -> list[Answered]:
        answered = self.answered.get(form, [])
        if group is None:
            return answered
        key_of = by_attribute(self.known, group.attribute)
        return [each for each in answered if key_of(each) == group.key]

    def hides(self, form: str, group: Among | None) -> bool:
        """Say whether so few are in a group, or left out, that single people could be told."""
        if self.whole or group is None:
            return False
        answered = self.answered.get(form, [])
        groups = parted(answered, by_attribute(self.known, group.attribute))
        sizes = {key: len(members) for key, members in groups.items()}
        return group.key in secret(groups, sizes, group.attribute)

    def tally(self, form: str, question: Question, group: Among | None = None) -> Tally | None:
        """Return the tally of a question; None where it is hidden."""
        counting = self.counting(form)
        of_group = counting.tally(question, self.among(form, group))
        if self.whole:
            return of_group
        if self.hides(form, group):
            return None
        rest = 0
        if group is not None:
            rest = counting.tally(question, self.answered.get(form, [])).n - of_group.n
        return None if _tells(of_group.n, rest) else of_group

    def result(self, definition: Definition, group: Among | None = None) -> Result | None:
        """Return the value of an indicator; None where it is hidden."""
        found = computed(definition, self.among(definition.form, group), self.missing)
        if self.whole:
            return found
        if self.hides(definition.form, group):
            return None
        rest = 0
        if group is not None:
            everybody = computed(definition, self.answered.get(definition.form, []), self.missing)
            rest = everybody.respondents - found.respondents
        return None if _tells(found.respondents, rest) else found


def _tells(n: int, rest: int) -> bool:
    """Say whether so few are counted, or left out, that single people could be recognised."""
    return 0 < n < LEAST or 0 < rest < LEAST


def read(store: Store, wave: Wave, *, whole: bool = False) -> Study:
    """Read a wave; the setting exclude9 of the database decides what counts as no answer."""
    joined = of_wave(store, wave)
    forms = {code: each.form for code, each in joined.items()}
    exclude = read_settings(store).exclude_nine
    answered: dict[str, list[Answered]] = {code: [] for code in forms}
    for each in approved(store, wave):
        answered[each.form].append(each)
    missing = {
        name: codes
        for form in forms.values()
        for name, codes in missing_codes(form, exclude_nine=exclude).items()
    }
    everybody = (each for some in answered.values() for each in some)
    returned = form_counts(store, wave, forms, everybody)
    return Study(wave, forms, answered, registry(store, wave), missing, returned, whole, joined)
