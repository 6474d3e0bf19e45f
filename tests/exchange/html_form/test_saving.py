"""What was saved is safe: from a killed browser, from a second press, from the next respondent."""

from __future__ import annotations

import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from app.exchange.responses.answer_files import read_answer_file
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.exchange.html_form.conftest import launched
from tests.exchange.html_form.respondent import Respondent

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def form():
    return read(shipped("event_feedback")).form


def test_every_save_is_a_file_of_its_own_that_the_program_finds(respondent, form):
    respondent.open(form, "en", copy="1112T", school="P1")
    assert respondent.fields("school") == []
    respondent.type("event", "Ш-01")
    respondent.press_save()
    first, kept = respondent.take_file()
    respondent.press_save()
    second, kept_too = respondent.take_file()
    assert first == second
    assert kept.name != kept_too.name
    assert first["response"]["answers"] == {"event": "Ш-01", "school": "P1"}
    assert read_answer_file(kept).copy == "1112T"


def test_the_next_respondent_begins_with_nothing_but_the_school(respondent, form):
    respondent.open(form, "en", copy="1112T", school="P1")
    instances = set()
    for event in ("Ш-01", "Ш-02"):
        respondent.type("event", event)
        respondent.press_save()
        saved, _kept = respondent.take_file()
        instances.add(saved["response"]["instance"])
        assert saved["response"]["answers"] == {"event": event, "school": "P1"}
        respondent.press("Next respondent")
        assert respondent.fields("event")[0].get_attribute("value") == ""
    assert len(instances) == 2


def test_a_killed_browser_loses_no_saved_file(tmp_path, form):
    downloads, profile = tmp_path / "downloads", tmp_path / "profile"
    downloads.mkdir()
    driver = launched(downloads, profile)
    try:
        respondent = Respondent(driver, downloads, tmp_path)
        respondent.open(form, "en")
        respondent.type("event", "Ш-01")
        respondent.press_save()
        saved = respondent.saved_file()
        respondent.press("Next respondent")
        respondent.type("event", "Ш-02")
        _kill(profile)
    finally:
        _quit(driver)
    assert json.loads(saved.read_text("utf-8"))["response"]["answers"] == {"event": "Ш-01"}
    assert read_answer_file(saved).finished


def _kill(profile):
    """Take the browser that uses a profile away, as a power cut does."""
    mark = f"--user-data-dir={profile}"
    running = [each for each in Path("/proc").iterdir() if each.name.isdecimal()]
    ours = [int(each.name) for each in running if mark in _command(each)]
    assert ours
    for process in ours:
        with suppress(ProcessLookupError):  # it went with the one before
            os.kill(process, signal.SIGKILL)


def _command(process):
    try:
        return (process / "cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""


def _quit(driver):
    try:
        driver.quit()
    except WebDriverException:
        driver.service.stop()
