"""Icons: what is named exists, what exists is named, and all are drawn on one grid."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree

from app.paths import resource
from app.ui.icons import Icon

FILES = sorted(resource("icons").iterdir())


def test_icons_are_the_files_of_the_folder():
    assert sorted(f"{icon}.svg" for icon in Icon) == [file.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_icon_is_drawn_on_the_grid(file):
    drawing = ElementTree.parse(file).getroot()
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.get("viewBox") == "0 0 24 24"
