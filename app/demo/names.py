"""Names of people as lists of the field write them, and how they get misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.demo.content import content

if TYPE_CHECKING:
    from random import Random

_WOMEN: Final = 0.78
"""The share of women among teachers."""

_PLAIN: Final = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
"""What is typed where the Kazakh letters are missing."""


def full_name(rng: Random, *, russian: bool = False) -> str:
    """Return surname, given name and patronymic in one of the three ways of the field.

    Most write the patronymic in Kazakh («Серікқызы»), some in Russian («Сериковна»), some leave it
    out; `russian` says that Russian names are common at the school.
    """
    words = content()["names"]["ru" if russian and rng.random() < 0.6 else "kk"]
    woman = rng.random() < _WOMEN
    surname = _surname(rng, words, woman=woman)
    given = rng.choice(words["women" if woman else "men"])
    patronymic = _patronymic(rng, words, woman=woman)
    return " ".join(filter(None, (surname, given, patronymic)))


def _surname(rng: Random, words: dict[str, Any], *, woman: bool) -> str:
    if rng.random() < 0.1:
        return rng.choice(words["unchanging"])
    return f"{rng.choice(words['surnames'])}{'а' if woman else ''}"


def _patronymic(rng: Random, words: dict[str, Any], *, woman: bool) -> str:
    way = rng.random()
    if "fathers" in words and way < 0.7:
        return f"{rng.choice(words['fathers'])}{'қызы' if woman else 'ұлы'}"
    if "fathers" in words and way > 0.9:
        return ""
    return f"{rng.choice(words['fathers_russian'])}{'овна' if woman else 'ович'}"


def misspelt(rng: Random, name: str) -> str:
    """Return another spelling of a name: without Kazakh letters, shortened, or both."""
    surname, given, *_rest = name.split()
    if name == name.translate(_PLAIN) or rng.random() < 0.5:
        return f"{surname.translate(_PLAIN)} {given[0]}."
    return f"{surname} {given}".translate(_PLAIN)


def signature(name: str) -> str:
    """Return a name as it stands under a document: initials and surname («Б. Қ. Сүлейменов»)."""
    surname, *rest = name.split()
    return " ".join([*(f"{each[0]}." for each in rest), surname])
