"""What every test stands on: no display, a data folder of its own, the interface in Kazakh."""

from __future__ import annotations

import os

import pytest
from _pytest.nodeid import coerce_node_id
from hypothesis import settings

from app.bootstrap import QT_ARGUMENTS
from app.i18n import speak

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("house")  # another one: pytest --hypothesis-profile=thorough


def pytest_collection_modifyitems(config, items):
    """Keep the tests of a group on one core: xdist 3.8 names it where pytest 9.2 does not look."""
    if getattr(config.option, "loadgroup", False):
        for item in items:
            groups = [mark.args[0] for mark in item.iter_markers("xdist_group")]
            if groups and not item.nodeid.endswith(f"@{groups[0]}"):
                item._id = coerce_node_id(f"{item.nodeid}@{groups[0]}")


@pytest.fixture(scope="session")
def qapp_args():
    return list(QT_ARGUMENTS)


@pytest.fixture(autouse=True)
def own_world(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHETEKSHI_HOME", str(tmp_path / "home"))
    speak("kk")
