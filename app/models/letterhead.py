"""What stands over and under the school's documents: head, addresses, who signs, the emblem."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from app.models import attachments, schools
from app.models.settings import read as read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.attachments import Attachment
    from app.models.gate import Change
    from app.models.store import Store

NAME: Final = "letterhead"
"""Under which it stands among the settings."""
SIGNATORIES: Final = 3


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs: the post in Kazakh and in Russian, and the name as it is printed.

    Without a post it is the director.
    """

    post_kk: str = ""
    post_ru: str = ""
    name: str = ""

    def post(self, language: str) -> str:
        """Return the post in Russian where it is asked for and known, else in Kazakh."""
        return (self.post_ru if language == "ru" else "") or self.post_kk


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Typed once in Settings, printed as typed; lines are divided by line ends.

    `head_*` is the full name of the school with what stands above it, `contacts_*` its address and
    telephones. `agreed_*` is the office that agrees to plans. Numbers of outgoing letters begin
    with `letter_prefix`, those of certificates with `certificate_prefix`.
    """

    head_kk: str = ""
    head_ru: str = ""
    contacts_kk: str = ""
    contacts_ru: str = ""
    signatories: tuple[Signatory, ...] = ()
    agreed_kk: str = ""
    agreed_ru: str = ""
    agreed_name: str = ""
    letter_prefix: str = ""
    certificate_prefix: str = ""

    def agreed(self, language: str) -> str:
        """Return the office that agrees, in Russian where it is asked for and known."""
        return (self.agreed_ru if language == "ru" else "") or self.agreed_kk


def read(store: Store) -> Letterhead:
    """Return the letterhead as it was typed, empty where nothing was."""
    found = store.value("SELECT value FROM setting WHERE name = ?", (NAME,))
    if found is None:
        return Letterhead()
    known: dict[str, Any] = json.loads(found)
    names = {field.name for field in fields(Letterhead)}
    values = {name: value for name, value in known.items() if name in names}
    values["signatories"] = tuple(Signatory(**each) for each in known.get("signatories", ()))
    return Letterhead(**values)


def write(store: Store, change: Change, head: Letterhead) -> int:
    """Keep a letterhead and return the number of its row."""
    row = {"name": NAME, "value": json.dumps(asdict(head), ensure_ascii=False)}
    return change.save("setting", _row(store), row)


def _row(store: Store) -> int | None:
    return store.value("SELECT id FROM setting WHERE name = ?", (NAME,))


# The emblem


def emblem(store: Store) -> Attachment | None:
    """Return the school's emblem, an image beside the database; its file may be missing."""
    row = _row(store)
    found = attachments.every(store, "setting", row) if row is not None else []
    return found[-1] if found else None


def emblem_file(store: Store) -> Path | None:
    """Return the file of the emblem, None where there is none or the file is gone."""
    found = emblem(store)
    return found.path if found is not None and found.path.is_file() else None


def set_emblem(store: Store, change: Change, copied: dict[str, object] | None) -> None:
    """Put a file that `attachments.copy` brought in the place of the emblem; None takes it away."""
    row = _row(store)
    number = row if row is not None else write(store, change, read(store))
    for each in attachments.every(store, "setting", number):
        attachments.remove(change, each.id)
    if copied is not None:
        attachments.add(change, "setting", number, copied)


# What documents say where nothing was typed


@dataclass(frozen=True, slots=True)
class Masthead:
    """All that a document needs of the school: filled from the school where nothing was typed."""

    kk: tuple[str, ...]
    ru: tuple[str, ...]
    contacts_kk: tuple[str, ...]
    contacts_ru: tuple[str, ...]
    emblem: Path | None
    town: str
    signatories: tuple[Signatory, ...]
    letterhead: Letterhead
    author: str
    school_kk: str
    school_ru: str

    def school(self, language: str) -> str:
        """Return the name of the school."""
        return (self.school_ru if language == "ru" else "") or self.school_kk

    @property
    def director(self) -> Signatory:
        """Return who signs first."""
        return self.signatories[0] if self.signatories else Signatory()


def masthead(store: Store) -> Masthead:
    """Read what documents of the own school begin and end with."""
    settings, head = read_settings(store), read(store)
    own = settings.own_school
    school = schools.get(store, own, store.today()) if own is not None else None
    kk, ru = (school.name_kk, school.name_ru or "") if school else ("", "")
    signing = tuple(each for each in head.signatories if each.name or each.post_kk)
    director = Signatory(name=settings.director)
    return Masthead(
        kk=_lines(head.head_kk or kk),
        ru=_lines(head.head_ru or ru),
        contacts_kk=_lines(head.contacts_kk),
        contacts_ru=_lines(head.contacts_ru),
        emblem=emblem_file(store),
        town=settings.town,
        signatories=signing or (director,),
        letterhead=head,
        author=settings.author,
        school_kk=kk,
        school_ru=ru,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
