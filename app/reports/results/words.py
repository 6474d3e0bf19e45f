"""Words for what results show: questions, their choices, groups of respondents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models import regions
from app.models.studies.groups import Attribute
from app.models.studies.questions import choices_of
from app.models.vocabulary import codes, word

if TYPE_CHECKING:
    from app.i18n import Translation
    from app.models.forms.form import Form, Question
    from app.models.studies.questions import Block
    from app.models.studies.study import Study

ATTRIBUTES: Final = {
    Attribute.SCHOOL: N_("School name"),
    Attribute.REGION: N_("Region (city of republican significance)"),
    Attribute.DISTRICT: N_("District (city)"),
    Attribute.TERRITORY: N_("Territory"),
    Attribute.LANGUAGES: N_("Language of instruction"),
    Attribute.SMALL: N_("Small ungraded school"),
    Attribute.STATUS: N_("Status"),
}
"""Marked labels of what respondents may be grouped by."""

_DOMAINS: Final = {
    Attribute.TERRITORY: "schools.territory",
    Attribute.LANGUAGES: "schools.languages",
    Attribute.SMALL: "schools.small",
    Attribute.STATUS: "schools.status",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Tells a study in a language."""

    study: Study
    t: Translation

    @property
    def language(self) -> str:
        """The language it tells in."""
        return self.t.language

    def title(self, form: str, block: Block) -> str:
        """Return the number and the words of a block."""
        text = self._words_of(form, block)
        return f"{block.number}. {text}" if block.number else text

    def _words_of(self, form: str, block: Block) -> str:
        """Return the words of a block, after those of the question it is a part of."""
        whole = self.study.forms[form]
        text = whole.text(block.labels, self.language)
        if block.above is None:
            return text
        return f"{whole.text(block.above, self.language)} · {text}"

    def question(self, form: Form, question: Question) -> str:
        """Return the words of a question."""
        return form.text(question.labels, self.language) or question.name

    def choice(self, form: Form, question: Question, code: str) -> str:
        """Return the words of a choice; a code that nobody knows stays as it is."""
        found = (each for each in choices_of(form, question) if each.code == code)
        return next((form.text(each.labels, self.language) for each in found), "") or code

    def group(self, attribute: Attribute, key: str) -> str:
        """Return the words of a group by the registry."""
        if not key:
            return self.t("not stated")
        match attribute:
            case Attribute.SCHOOL:
                return self.study.known.name(key, self.language)
            case Attribute.REGION:
                day = self.study.wave.last or date.max
                return regions.name_of(key, self.language, day) or key
            case Attribute.DISTRICT:
                return key
            case Attribute.LANGUAGES:
                return ", ".join(self._coded(attribute, each) for each in key.split(","))
            case _:
                return self._coded(attribute, key)

    def _coded(self, attribute: Attribute, code: str) -> str:
        return word(_DOMAINS[attribute], code, self.language)


def order_of(attribute: Attribute) -> tuple[str, ...]:
    """Return the keys of groups that have an order of their own."""
    return codes(_DOMAINS[attribute]) if attribute in _DOMAINS else ()
