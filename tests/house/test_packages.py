"""requirements.lock: exact, with hashes, and the same on every machine."""

from __future__ import annotations

import re
import tomllib

from tests.house.sources import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINNED = re.findall(
    r"^([a-z0-9-]+)==\S+(?: ; [^\\\n]+)? \\\n    --hash=sha256:", LOCK, re.MULTILINE
)


def test_every_line_pins_one_package_by_hash():
    assert len(re.findall(r"^[^\s#]", LOCK, re.MULTILINE)) == len(PINNED)


def test_what_the_project_asks_for_is_pinned():
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = {re.split("[<>=]", each)[0].lower().replace("_", "-") for each in asked}
    assert names - set(PINNED) == set()


def test_lock_names_no_address_and_no_machine():
    assert re.findall(r"\S*(?:://|--index|--find-links|\B/)\S*", LOCK) == []


def test_the_binding_that_aborts_is_shut_out():
    assert "PySide6>=6.11.3,<6.12" in PROJECT["dependencies"]
