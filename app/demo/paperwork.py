"""What the documents of the sample are printed with: a letterhead, and what events are for."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from app.demo.content import content
from app.demo.names import full_name, signature
from app.models.letterhead import NAME, Letterhead, Signatory
from app.models.regions import name_of
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from random import Random

    from app.demo.drafts import Event
    from app.demo.schools import Made
    from app.models.filling import Filling


@cache
def paperwork() -> dict[str, Any]:
    """Return the words of this part of the sample."""
    return json.loads(resource("reference", "demo_paperwork.json").read_text("utf-8"))


def head_letters(
    filling: Filling, rng: Random, own: Made, town: str, names: Sequence[str], today: date
) -> None:
    """Type the letterhead of a school; the director and the leader of the team sign."""
    region, region_ru = (name_of(own.region, language, today) for language in ("kk", "ru"))
    town_ru = paperwork()["towns_ru"][content()["towns"].index(town)]
    head = Letterhead(
        head_kk=f"{region} білім басқармасы\n{own.name}\nкоммуналдық мемлекеттік мекемесі",
        head_ru=f"Коммунальное государственное учреждение\n«{own.name_ru}»",
        contacts_kk=f"{region}, {town} қаласы, Мектеп көшесі, 1\nтел. +7 700 000 00 00",
        contacts_ru=f"{region_ru}, город {town_ru}, улица Мектеп, 1\nтел. +7 700 000 00 00",
        signatories=(
            Signatory("Директор", "Директор", names[0]),
            Signatory("Даму командасының жетекшісі", "Руководитель команды развития", names[1]),
        ),
        agreed_kk="Білім бөлімінің әдістемелік кабинеті",
        agreed_ru="Методический кабинет отдела образования",
        agreed_name=signature(full_name(rng)),
        letter_prefix="01-12/",
    )
    stored = json.dumps(asdict(head), ensure_ascii=False)
    filling.add("setting", {"name": NAME, "value": stored})


def give_purposes(filling: Filling, rng: Random, events: Iterable[Event]) -> None:
    """Say of every event what it is for and what is to come of it."""
    for event in events:
        aim, expected = rng.choice(paperwork()["purposes"][event.direction])
        filling.add("event_purpose", {"event": event.id, "aim": aim, "expected": expected})
