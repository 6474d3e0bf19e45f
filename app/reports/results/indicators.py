"""Indicators in cells: numerator, denominator, share and rule; of several waves, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.studies.comparison import compared, matching
from app.models.studies.rules import denominator_words, numerator_words
from app.models.vocabulary import word
from app.reports.charts import Bar
from app.reports.formatting import percent
from app.reports.results.grid import HIDDEN, Grid, hidden_note, shown, signed, tenth
from app.reports.results.versions import indicator_notes, together_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.studies.comparison import Compared
    from app.models.studies.indicators import Definition, Result, Share
    from app.models.studies.study import Among, Study
    from app.reports.results.grid import Cell
    from app.reports.results.words import Words

UNITS: Final = {"respondent": N_("respondents"), "school": N_("schools")}
VARIANTS: Final = {
    "can_do": N_("learned it or could do it before"),
    "all": N_("all of them"),
    "strict": N_("strictly: and at least three of the five"),
}
_MEANS: Final = {"before": N_("before"), "now": N_("now")}


def name_of(definition: Definition, language: str) -> str:
    """Return the name of an indicator; I8 has none of its own."""
    return definition.names.get(language) or next(iter(definition.names.values()))


def is_lost(definition: Definition) -> bool:
    """Say whether an indicator is never computed."""
    return definition.yes is None and not definition.means


def rule_of(words: Words, definition: Definition) -> tuple[str, str]:
    """Return in words when an answer counts, and who is counted."""
    form = words.study.forms.get(definition.form)
    if form is None or is_lost(definition):
        return "", ""
    counts = numerator_words(form, definition, words.language)
    if definition.means:
        counts = words.t("Mean of the answers; only rows that add up to 100.")
    return counts, denominator_words(form, definition, words.language)


def variant_name(words: Words, definition: Definition, code: str) -> str:
    """Return what a variant of an indicator counts: words of ours, or one question of it."""
    if code in VARIANTS:
        return words.t(VARIANTS[code])
    form = words.study.forms[definition.form]
    found = (each for each in form.questions() if each.name == code)
    return next((words.question(form, each) for each in found), code)


def indicator_grid(
    words: Words, definitions: Iterable[Definition], group: Among | None = None
) -> Grid:
    """Return indicators with what they are counted from."""
    head = (
        words.t("Code"), words.t("Indicator"), words.t("Unit"), words.t("Numerator"),
        words.t("Denominator"), words.t("Share, %"), words.t("Heads disagree"),
    )  # fmt: skip
    asked = [each for each in definitions if each.form in words.study.forms]
    results = [words.study.result(each, group) for each in asked]
    pairs = list(zip(asked, results, strict=True))
    rows = tuple(row for each, result in pairs for row in _rows(words, each, result))
    bars = tuple(_bar(words, each, result) for each, result in pairs if result and result.total)
    notes = (words.t("Schools: the answer of the director; without one, yes from half on."),)
    title = name_of(asked[0], words.language) if len(asked) == 1 else words.t("Indicators")
    return Grid(
        title,
        head,
        rows,
        (*notes, *indicator_notes(words, asked), *hidden_note(words.t, rows)),
        bars,
    )


def _rows(words: Words, each: Definition, result: Result | None) -> list[tuple[Cell, ...]]:
    begin = (each.code, name_of(each, words.language), words.t(UNITS[each.unit]))
    if is_lost(each):
        return [(*begin, None, None, None, "")]
    if result is None:
        return [(*begin, HIDDEN, HIDDEN, HIDDEN, "")]
    if each.means:
        return [
            (each.code, f"{begin[1]} · {words.t(_MEANS.get(name, name))}", begin[2], None,
             result.respondents, tenth(mean), "")
            for name, mean in result.means.items()
        ] or [(*begin, None, 0, None, "")]  # fmt: skip
    torn = ", ".join(words.study.known.name(code, words.language) for code in result.conflicts)
    return [
        (*begin, *_share(result.total), torn),
        *(
            (each.code, f"– {variant_name(words, each, code)}", begin[2], *_share(share), "")
            for code, share in result.variants.items()
        ),
    ]


def _share(share: Share | None) -> tuple[Cell, Cell, Cell]:
    if share is None:
        return None, None, None
    return share.numerator, share.denominator, tenth(share.share)


def _bar(words: Words, each: Definition, result: Result) -> Bar:
    share = result.total.share if result.total else None
    label = f"{each.code} {name_of(each, words.language)}"
    return Bar(
        label, None if share is None else float(share / 100), percent(tenth(share), words.language)
    )


def returns_grid(words: Words, studies: Sequence[Study]) -> Grid:
    """Return how many questionnaires came back wave by wave, of how many people asked."""
    head = (
        words.t("Wave"), words.t("Questionnaire"), words.t("Respondents"), words.t("Asked"),
        words.t("Response rate, %"),
    )  # fmt: skip
    rows = tuple(
        (study.wave.name, _title(words, study, each.code), each.responses, each.asked,
         tenth(each.rate))
        for study in studies
        for each in study.returned
    )  # fmt: skip
    return Grid(words.t("Questionnaires that came back"), head, rows, together_notes(words))


def _title(words: Words, study: Study, form: str) -> str:
    whole = study.forms[form]
    return whole.text(whole.titles, words.language)


def comparison_grid(
    words: Words, studies: Sequence[Study], definitions: Iterable[Definition], *, matched: bool
) -> Grid:
    """Return indicators wave by wave, the oldest first, with the change and two averages."""
    waves = [study.wave.name for study in studies]
    head = (
        words.t("Code"), words.t("Indicator"),
        *(heading for wave in waves for heading in (f"{wave}, %", f"{wave}, n")),
        words.t("Change, percentage points"), words.t("Simple mean, %"), words.t("Pooled mean, %"),
        words.t("Reworded"),
    )  # fmt: skip
    asked = [each for each in definitions if any(each.form in study.forms for study in studies)]
    found = compared(studies, asked, matched=matched)
    rows = tuple(_compared_row(words, each) for each in found)
    return Grid(words.t("Waves side by side"), head, rows, _notes(words, studies, found))


def _compared_row(words: Words, each: Compared) -> tuple[Cell, ...]:
    name = name_of(each.definition, words.language)
    if is_lost(each.definition):
        cells: list[Cell] = [None] * (2 * len(each.results) + 3)
        return each.definition.code, name, *cells, ""
    cells = [cell for result in each.results for cell in _of_wave(each.definition, result)]
    change = "" if each.change is None else signed(tenth(each.change), words.language)
    averages = (tenth(each.simple), tenth(each.pooled))
    return each.definition.code, name, *cells, change or None, *averages, _reworded(words, each)


def _population(words: Words, study: Study) -> str:
    if study.wave.population is None:
        return words.t("all schools")
    return word("schools.status", study.wave.population, words.language)


def _of_wave(definition: Definition, result: Result | None) -> tuple[Cell, Cell]:
    if result is None:
        return HIDDEN, HIDDEN
    if definition.means:
        told = " → ".join(str(tenth(mean)) for mean in result.means.values())
        return told or None, result.respondents
    total = result.total
    return (tenth(total.share), total.denominator) if total else (None, None)


def _reworded(words: Words, each: Compared) -> str:
    numbers = (
        {
            question.name: question.number or question.name
            for question in words.study.forms[each.definition.form].questions()
        }
        if each.definition.form in words.study.forms
        else {}
    )
    return ", ".join(numbers.get(name, name) for name in each.reworded)


def _notes(words: Words, studies: Sequence[Study], found: Sequence[Compared]) -> tuple[str, ...]:
    notes = [words.t("The averages are of exact values, rounded once.")]
    populations = [study.wave.population for study in studies]
    if len(set(populations)) > 1:
        told = "; ".join(f"{study.wave.name} – {_population(words, study)}" for study in studies)
        message = words.t("The waves asked different schools: {waves}. Averages mix them.")
        notes.append(message.format(waves=told))
    for form in sorted({code for study in studies for code in study.forms}):
        told = matching(studies, form)
        shown_counts = ", ".join(shown(count, words.language) for count in told.of_waves)
        asking = next(study for study in studies if form in study.forms)
        message = words.t("{form}: schools in each wave {counts}; in all of them {matched}")
        notes.append(
            message.format(
                form=_title(words, asking, form),
                counts=shown_counts,
                matched=told.matched,
            )
        )
    if any(each.reworded for each in found):
        notes.append(words.t("Questions were reworded between the waves: compare with care."))
    if any(result is None for each in found for result in each.results):
        notes.append(words.t("* – not asked in this wave, or too few responses."))
    return tuple(notes)
