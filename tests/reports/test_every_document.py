"""Every document there is: none is missing here, equal data are equal files, texts stay texts."""

from __future__ import annotations

import ast
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

import app.reports
from app.models import certificates
from app.models.store import Store
from tests.reports.every_document import DOCUMENTS, EVERY, copied, made, scene
from tests.reports.spoiling import spoil

_MAKING = ("render_", "fill_form")
_TOLD = {"Document", "Register"}
_WITHIN = {"framed", "document", "deck"}
"""What tells a document for somebody else, who is in the list."""


@pytest.fixture
def acts(tmp_path):
    with Store.open(copied(tmp_path)) as store:
        found = scene(store)
        certificates.issue(store, found.people())
        yield found


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    with Store.open(copied(tmp_path_factory.mktemp("spoilt"))) as store:
        found = scene(store)
        spoil(found)
        certificates.issue(store, found.people())
        yield found


def makers():
    """Yield the functions of `app.reports` that make a document, by module and name."""
    root = Path(app.reports.__file__).parent
    for file in root.rglob("*.py"):
        for each in ast.parse(file.read_text("utf-8")).body:
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                told = ast.unparse(each.returns) if each.returns else ""
                if each.name.startswith(_MAKING) or told in _TOLD:
                    yield file.relative_to(root).with_suffix("").as_posix(), each.name


def test_no_document_is_missing():
    known = {each.__name__ for one in DOCUMENTS.values() for each in one.made_by}
    assert {name for _module, name in makers()} - known - _WITHIN == set()


@pytest.mark.parametrize(("name", "suffix"), EVERY)
def test_equal_data_make_equal_files(acts, tmp_path, name, suffix):
    files = [made(acts, name, "kk", tmp_path / f"{each}{suffix}") for each in "ab"]
    one, other = (sha256(file.read_bytes()).hexdigest() for file in files)
    assert one == other


@pytest.mark.parametrize(("name", "suffix"), EVERY)
def test_what_people_typed_stays_text_within_the_page(spoilt, tmp_path, name, suffix):
    path = made(spoilt, name, "kk", tmp_path / f"spoilt{suffix}")
    if suffix == ".pdf":
        pages = PdfReader(path).pages
        assert not any("/Annots" in page for page in pages)
        assert [found for page in pages for found in places_outside(page)] == []
        assert "\u202e" not in "".join(page.extract_text() for page in pages)
    else:
        assert doings(path) == set()


def doings(path):
    """Return what in a file is more than text: formulas, links to outside, marks that turn it."""
    found = set()
    with ZipFile(path) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith(".rels"):
                found |= {each for each in (b"x.test", b"passwd") if each in content}
            elif name.endswith(".xml"):
                found |= {"202e"} if "\u202e" in content.decode("utf-8") else set()
                names = {
                    etree.QName(each).localname for each in etree.fromstring(content).iter("*")
                }
                found |= names & {"hlinkClick", "instrText"}
                found |= names & {"f"} if "worksheets/" in name else set()
    return found


def places_outside(page):
    """Return the texts of a page that begin outside of its paper."""
    found = []

    def note(text, onto, matrix, _font, _size):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        x = onto[0] * matrix[4] + onto[2] * matrix[5] + onto[4]
        y = onto[1] * matrix[4] + onto[3] * matrix[5] + onto[5]
        if text.strip() and not (0 <= x <= width and 0 <= y <= height):
            found.append(text)

    page.extract_text(visitor_text=note)
    return found
