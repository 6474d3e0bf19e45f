"""The slides in words: what is known as numbers, what is not as «no data», never as 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, translation
from app.models.network import COUNTRY
from app.models.period_titles import title as period_title
from app.models.vocabulary import word
from app.reports.deck.slides import BarOf, Bars, Cover, Deck, Grid, Slide, Words
from app.reports.deck.study_slides import indicators_slide, waves_slide
from app.reports.formatting import number, percent, short_date
from app.reports.rows import Align, Column, Look, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.i18n import Translation
    from app.models.network import Part
    from app.models.schools import School
    from app.reports.deck.content import Content

_SUBTITLES: Final = {
    "school": N_("The leading school and its partner schools"),
    "country": N_("The whole country"),
}
_LEVELS: Final = (
    (N_("School level"), N_("Pool of school trainers and coordinators: the methodological asset")),
    (N_("District/city level"), N_("Network of leading schools")),
    (N_("Country level"), N_("System-Methodical Complex (online)")),
)


def deck(content: Content, language: str) -> Deck:
    """Tell everything in a language."""
    t = translation(language)
    slides = (
        _network(content, t),
        _levels(content, t),
        _trainers(content, t),
        _stages(content, t),
        _events(content, t),
        waves_slide(content, t),
        indicators_slide(content, t),
        _conclusions(content, t),
    )
    scope = _scope(content, t)
    foot = f"{scope} · {period_title(content.period, t)}"
    return Deck(language, _cover(content, scope, t), slides, foot, content.author)


def _scope(content: Content, t: Translation) -> str:
    if content.scope.leading is not None:
        return content.name
    if content.scope.region is not None:
        return content.name
    return t(_SUBTITLES["country"])


def _cover(content: Content, scope: str, t: Translation) -> Cover:
    own = content.scope.leading is not None
    lines = (
        t(_SUBTITLES["school"]) if own else "",
        period_title(content.period, t),
        t("Data as of {day}").format(day=short_date(content.as_of)),
        ", ".join(each for each in (content.author, content.town) if each),
    )
    title = t("Effectiveness of the Leading Schools project")
    return Cover(title, scope, tuple(each for each in lines if each))


def told(value: int | None, t: Translation) -> str:
    """Return a number, or that there are no data."""
    return number(value, t.language) if value else t("No data")


# The network


def _network(content: Content, t: Translation) -> Slide:
    if content.scope.leading is not None:
        return _partners(content, t)
    by_region = content.scope == COUNTRY
    pilot = bool(content.by_status["pilot"])
    columns = [
        Column(t("Region") if by_region else t("District (city)"), 3),
        Column(t("Leading schools"), 1.3, Align.RIGHT),
        Column(t("Partner schools"), 1.3, Align.RIGHT),
        *([Column(t("Pilot schools"), 1.3, Align.RIGHT)] if pilot else ()),
    ]
    statuses = ("leading", "partner", "pilot")[: len(columns) - 1]
    rows = [Row(_part_cells(content, each, statuses, t)) for each in content.parts]
    rows.append(_sum(t("Total"), [content.by_status[each] for each in statuses], t))
    if content.declared is not None:
        declared = (t("Declared total"), number(content.declared, t.language))
        rows.append(Row((*declared, *[""] * (len(columns) - 2)), Look.TOTAL))
    items = [(_part_name(content, each, t), each.count("leading")) for each in content.parts]
    title = t("Network of leading schools by region") if by_region else t("Network by district")
    chart = _bars(t("Leading schools"), items, t)
    return Slide(title, Grid(tuple(columns), tuple(rows)), chart, _mismatch(content, t))


def _part_name(content: Content, part: Part, t: Translation) -> str:
    return content.part_names[part.key] or t("Not told")


def _part_cells(
    content: Content, part: Part, statuses: Iterable[str], t: Translation
) -> tuple[str, ...]:
    return (_part_name(content, part, t), *(told(part.count(each), t) for each in statuses))


def _sum(label: str, values: Iterable[int], t: Translation) -> Row:
    return Row((label, *(told(each, t) for each in values)), Look.TOTAL)


def _mismatch(content: Content, t: Translation) -> str:
    """Say honestly that the rows do not add up to what the network declares."""
    counted = content.by_status["leading"]
    if content.declared in (None, counted):
        return ""
    said = t("The sum of the rows ({sum}) is not the declared total ({declared}).")
    return said.format(
        sum=number(counted, t.language), declared=number(content.declared, t.language)
    )


def _partners(content: Content, t: Translation) -> Slide:
    columns = (
        Column(t("Code"), 0.8),
        Column(t("Partner school"), 4),
        Column(t("Teachers"), 1.2, Align.RIGHT),
        Column(t("Distance, km"), 1.2, Align.RIGHT),
    )
    rows = tuple(Row(_partner(each, t)) for each in content.partners)
    items = [(each.name(t.language), each.teachers) for each in content.partners]
    empty = (Row(("", t("No data"), "", "")),)
    return Slide(t("Partner schools"), Grid(columns, rows or empty), _bars(t("Teachers"), items, t))


def _partner(school: School, t: Translation) -> tuple[str, ...]:
    distance = number(school.distance, t.language) if school.distance is not None else ""
    return school.code, school.name(t.language), told(school.teachers, t), distance


def _bars(title: str, items: Iterable[tuple[str, int | None]], t: Translation) -> Bars | None:
    found = tuple(BarOf(label, value or None, told(value, t)) for label, value in items)
    return Bars(title, found) if any(each.value for each in found) else None


# The mechanism, the trainers, the stages, the events


def _levels(content: Content, t: Translation) -> Slide:
    counts = (
        _people(content.trainers.roles, t),
        _schools(content.by_status["leading"], t),
        t("No data"),
    )
    columns = (
        Column(t("Level"), 1.4),
        Column(t("Instrument of support"), 3),
        Column(t("Counted"), 1.2, Align.RIGHT),
    )
    rows = tuple(
        Row((t(level), t(instrument), count))
        for (level, instrument), count in zip(_LEVELS, counts, strict=True)
    )
    note = t("The three levels are linked by the cascade method.")
    return Slide(t("Mechanism of support by levels"), Grid(columns, rows), None, note)


def _people(count: int, t: Translation) -> str:
    words = t.plural("{n} person", "{n} people", count)
    return words.format(n=number(count, t.language)) if count else t("No data")


def _schools(count: int, t: Translation) -> str:
    words = t.plural("{n} school", "{n} schools", count)
    return words.format(n=number(count, t.language)) if count else t("No data")


def _trainers(content: Content, t: Translation) -> Slide:
    known = content.trainers
    held = sorted(known.by_direction.items(), key=lambda each: (-each[1], each[0]))
    named = [(word("requests.direction", code, t.language), count) for code, count in held]
    columns = (
        Column(t("Direction"), 3),
        Column(t("Trainers and coordinators"), 1.4, Align.RIGHT),
        Column(t("Share"), 0.9, Align.RIGHT),
    )
    note = ""
    if known.people != known.roles:
        note = t("Some have several roles; different people: {n}.")
        note = note.format(n=number(known.people, t.language))
    grid = Grid(columns, _shared(named, known.roles, t))
    return Slide(t("School trainers by direction"), grid, _bars(columns[1].title, named, t), note)


def _shared(named: list[tuple[str, int]], total: int, t: Translation) -> tuple[Row, ...]:
    """Return rows with their shares of the total, and the total under them."""
    if not total:
        return (Row((t("No data"), "", "")),)
    rows = [
        Row((label, number(count, t.language), percent(100 * count / total, t.language)))
        for label, count in named
    ]
    last = Row((t("Total"), number(total, t.language), percent(100, t.language)), Look.TOTAL)
    return (*rows, last)


def _events(content: Content, t: Translation) -> Slide:
    named = [(content.kinds.get(code, code), count) for code, count in content.events.items()]
    columns = (
        Column(t("Kind of event"), 3),
        Column(t("Held"), 1.1, Align.RIGHT),
        Column(t("Share"), 0.9, Align.RIGHT),
    )
    grid = Grid(columns, _shared(named, sum(content.events.values()), t))
    note = t("Events whose last day lies in the period.")
    return Slide(t("Events held by kind"), grid, _bars(t("Events held"), named, t), note)


def _stages(content: Content, t: Translation) -> Slide:
    columns = (
        Column(t("Stage"), 2.7),
        Column(t("Schools"), 1.2, Align.RIGHT),
        Column(t("Steps done"), 1.9, Align.RIGHT),
        Column(t("Under way"), 1.5, Align.RIGHT),
        Column(t("Schools finished"), 1.5, Align.RIGHT),
    )
    rows, items = list[Row](), list[BarOf]()
    for each in content.progress:
        name = f"{each.stage.code}. {each.stage.name.of(t.language)}"
        begun = bool(each.done or each.under_way)
        share = 100 * each.done / each.steps if begun and each.steps else None
        done = _of(each.done, each.steps, t) if begun else t("No data")
        counts = (each.under_way, each.complete)
        cells = [number(count, t.language) if begun else "" for count in counts]
        rows.append(Row((name, told(each.schools, t), done, *cells)))
        text = percent(share, t.language) if share is not None else t("No data")
        items.append(BarOf(each.stage.code, share, text))
    known = any(each.value is not None for each in items)
    chart = Bars(t("Steps done, %"), tuple(items), 100) if known else None
    return Slide(t("The three stages of the programme"), Grid(columns, tuple(rows)), chart)


def _of(done: int, whole: int, t: Translation) -> str:
    return t("{done} of {all}").format(done=number(done, t.language), all=number(whole, t.language))


def _conclusions(content: Content, t: Translation) -> Slide:
    lines = tuple(line.strip() for line in content.texts.splitlines() if line.strip())
    return Slide(t("Conclusions"), Words(lines or (t("No data"),)))
