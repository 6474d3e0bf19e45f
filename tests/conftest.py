"""What every test stands on: no display, a data folder of its own, the interface in Kazakh."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from app.bootstrap import QT_ARGUMENTS
from app.i18n import speak

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("house")  # another one: pytest --hypothesis-profile=thorough


@pytest.fixture(scope="session")
def qapp_args():
    return list(QT_ARGUMENTS)


@pytest.fixture(autouse=True)
def own_world(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHETEKSHI_HOME", str(tmp_path / "home"))
    speak("kk")
