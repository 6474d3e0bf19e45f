"""What a school's name says, however it is written."""

from __future__ import annotations

import pytest

from app.models.school_title import alike, district_key, type_of, understood, written


@pytest.mark.parametrize(
    ("name", "number", "kind"),
    [
        ("№ 2 Ақкөл жалпы орта білім беретін мектебі", "2", "general"),
        ("216жббм", "216", "general"),
        ("Лицей №166", "166", "lyceum"),
        ("№179 ЖББМ", "179", "general"),
        ("N116 орта мeктeп", "116", "general"),
        ("№02 гимназия", "2", "gymnasium"),
        ("Гимназия 12", "12", "gymnasium"),
        ("№4а мектеп", "4а", "general"),
        ("№5 негізгі орта мектеп", "5", "basic"),
        ("№ 7 мектеп-гимназия", "7", "school_gymnasium"),
        ("№ 8 школа-лицей имени 50-летия Октября", "8", "school_lyceum"),
        ("Бастауыш мектеп № 31", "31", "primary"),
        ("№ 250 мектеп-интернаты", "250", "boarding"),
        ("Тәуелсіздіктің 10 жылдығы атындағы мектеп", "", "general"),
        ("«Ақсу» мектебі", "", "general"),
        ("", "", ""),
    ],
)
def test_number_and_kind_are_understood(name, number, kind):
    title = understood(name)
    assert (title.number, title.kind) == (number, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("№179 жалпы білім беретін мектеп", "№179 ЖББМ"),
        ("№116 мектеп", "«№ 116 гимназия» КММ"),
        ("М. Әуезов атындағы орта мектеп", "СШ им. М. Ауэзова"),
        ("Абай атындағы мектеп", "Школа имени Абая"),
        ("Ақкөл орта мектебі", "Аккольская средняя школа"),
        (
            "КГУ «Средняя школа № 4 отдела образования по Аккольскому району»",
            "Ақкөл ауданы бойынша білім бөлімінің «№ 4 жалпы орта білім беретін мектебі» КММ",
        ),
    ],
)
def test_names_that_say_the_same_are_alike(one, other):
    assert alike(understood(one), understood(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("№2 мектеп", "№3 мектеп"),
        ("№2 мектеп", "Абай атындағы мектеп"),
        ("Абай атындағы мектеп", "Жамбыл атындағы мектеп"),
        ("Орта мектеп", "Жалпы білім беретін мектеп"),
        ("№4 мектеп", "№4а мектеп"),
    ],
)
def test_names_that_say_something_else_are_not_alike(one, other):
    assert not alike(understood(one), understood(other))


def test_writing_makes_no_difference():
    assert written("№ 2 «Ақкөл»  мектебі") == written("№2 Aқкөл МЕКТЕБІ")


@pytest.mark.parametrize("district", ["Ақкөл ауданы", "Аккольский р-н", "АҚКӨЛ АУД.", "Ақкөл"])
def test_district_is_known_without_its_kind(district):
    assert district_key(district) == "аккол"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("ЖББМ", "secondary"), ("ООШ", "basic"), ("НШ", "primary"), ("школа-лицей", "school_lyceum"),
     ("мемлекеттік", None)],
)  # fmt: skip
def test_type_is_read_from_an_abbreviation(text, kind):
    assert type_of(text) == kind
