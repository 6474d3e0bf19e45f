"""The letterhead in Settings: typed once, with an emblem that is checked before it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from app.models import letterhead
from app.models.errors import FileProblem
from app.models.letterhead import Signatory
from app.models.store import Store
from app.ui.emblem import printable_emblem
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.settings.letterhead import LetterheadSection

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect {}/>{}</svg>'
PLAIN = SVG.format('width="20" height="10" fill="#123456"', "")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "head.db") as made:
        yield made


@pytest.fixture
def section(store, shown):
    made = LetterheadSection(Workplace(store, Jobs(InlinePool()), lambda: date(2025, 12, 1)))
    made.refresh()
    return shown(made, 760, 900)


def picture(path, side=40, kind="PNG"):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(path), kind)
    return path


def test_what_is_typed_is_kept_and_can_be_undone(store, section):
    section._form.editor("head_kk").set_value("«№4» КММ")
    section._form.editor("post_kk_2").set_value("Жетекші")
    section._form.editor("name_2").set_value("Б. Нұрлан")
    section.save()
    head = letterhead.read(store)
    assert head.head_kk == "«№4» КММ"
    assert head.signatories == (Signatory(), Signatory("Жетекші", "", "Б. Нұрлан"))
    store.undo()
    assert letterhead.read(store).head_kk == ""


def test_a_personal_number_is_refused(store, section):
    section._form.editor("name_1").set_value("000101300009")
    section.save()
    assert letterhead.read(store).signatories == ()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_png_whatever_its_name(tmp_path, kind):
    content = printable_emblem(picture(tmp_path / "logo.bin", kind=kind))
    assert content.startswith(b"\x89PNG")


def test_a_drawing_becomes_a_picture_of_its_shape(tmp_path):
    (tmp_path / "logo.svg").write_text(PLAIN, "utf-8")
    image = QImage.fromData(printable_emblem(tmp_path / "logo.svg"))
    assert (image.width(), image.height()) == (1200, 600)


@pytest.mark.parametrize(
    "content",
    [
        "no picture at all",
        SVG.format("", '<image href="/etc/passwd"/>'),
        SVG.format("", "<script>alert(1)</script>"),
        SVG.format('style="fill: url(http://x)"', ""),
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{PLAIN}',
        PLAIN[:-4],
    ],
)
def test_what_is_no_plain_picture_is_refused(tmp_path, content):
    (tmp_path / "logo.svg").write_text(content, "utf-8")
    with pytest.raises(FileProblem, match="emblem_foreign"):
        printable_emblem(tmp_path / "logo.svg")


def test_a_huge_picture_is_refused(tmp_path):
    with pytest.raises(FileProblem, match="emblem_too_large"):
        printable_emblem(picture(tmp_path / "wide.png", side=4001))


def test_the_emblem_is_shown_and_its_loss_is_said(store, section, tmp_path):
    section.emblem.take(picture(tmp_path / "logo.png"))
    assert not section.emblem._picture.pixmap().isNull()
    letterhead.emblem_file(store).unlink()
    section.refresh()
    said = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    assert any("is not in the folder of attachments" in each for each in said)
