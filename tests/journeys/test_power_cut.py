"""A power cut loses at most the field that is being typed."""

from __future__ import annotations

import subprocess
import sys

from tests.journeys.terminal import ROOT, run
from tests.journeys.typist import AUDIENCE, CURRENT, TOPIC


def test_draft_is_offered_after_a_power_cut(user, database):
    command = [sys.executable, "-m", "tests.journeys.typist", database]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as computer:
        assert computer.stdout.readline().strip() == b"typed"
        computer.kill()
    run("check", database)
    user.open(database)
    user.go(2)
    user.press("Ctrl+N")
    user.see("Бұрын терілген мәтін қайтарылды.")
    assert user.eyes.value("school") == "«Қызылтаң» негізгі орта мектебі"
    assert (user.eyes.value("topic"), user.eyes.value("audience")) == (TOPIC, AUDIENCE)
    assert user.eyes.value("participants") in {"", CURRENT}
    user.press("Ctrl+S")
    user.see("С-11")
