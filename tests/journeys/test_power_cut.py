"""A power cut loses at most the field that is being typed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.journeys.terminal import ROOT, run
from tests.journeys.typist import FORMS
from tests.journeys.user import Pick


@pytest.mark.parametrize("name", FORMS)
def test_what_was_saved_is_there_and_the_draft_is_offered_after_a_power_cut(user, database, name):
    form = FORMS[name]
    command = [sys.executable, "-m", "tests.journeys.typist", database, name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as computer:
        assert computer.stdout.readline().strip() == b"typed"
        computer.kill()
    run("check", database)
    user.open(database)
    user.go(form.screen)
    user.see(form.saved["topic"])
    user.press("Ctrl+N")
    user.see("Бұрын терілген мәтін қайтарылды.")
    for field, typed in form.typed.items():
        if field != form.current and not isinstance(typed, Pick):
            assert user.eyes.value(field) == typed
    assert user.eyes.value(form.current) in {"", form.typed[form.current]}
    user.press("Ctrl+S", "Ctrl+S")
    user.see(form.typed["topic"])
    assert not user.eyes.has_button("save"), user.eyes.words()
