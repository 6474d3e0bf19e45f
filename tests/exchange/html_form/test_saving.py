"""What was saved is safe: from a killed browser, from a second press, from the next respondent."""

from __future__ import annotations

import json

import pytest

from app.exchange.responses.answer_files import read_answer_file
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.exchange.html_form.conftest import launched
from tests.exchange.html_form.killing import kill, leave
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
        kill(profile)
    finally:
        leave(driver)
    assert json.loads(saved.read_text("utf-8"))["response"]["answers"] == {"event": "Ш-01"}
    assert read_answer_file(saved).finished


KEPT = """
const done = arguments[arguments.length - 1];
const opening = indexedDB.open("zhetekshi", 1);
opening.onsuccess = () => {
  const every = opening.result.transaction("drafts").objectStore("drafts").getAll();
  every.onsuccess = () => { opening.result.close(); done(every.result); };
};
"""


def test_a_killed_browser_offers_what_was_answered_before(tmp_path, form):
    profile = tmp_path / "profile"
    driver = launched(tmp_path, profile)
    try:
        respondent = Respondent(driver, tmp_path, tmp_path)
        respondent.open(form, "en")
        respondent.type("event", "Ш-0")
        respondent.fields("event")[0].send_keys("7")
        driver.execute_script("localStorage.clear()")  # which reaches the disk a minute later
        assert driver.execute_async_script(KEPT)[0]["content"]["record"]["event"] == "Ш-07"
        kill(profile)
    finally:
        leave(driver)
    driver = launched(tmp_path, profile)
    try:
        respondent = Respondent(driver, tmp_path, tmp_path)
        respondent.open(form, "en")
        respondent.go_on()
        assert respondent.fields("event")[0].get_attribute("value") == "Ш-07"
    finally:
        leave(driver)


def test_the_newer_draft_counts_and_one_that_is_done_does_not_come_back(respondent, form):
    respondent.open(form, "en")
    respondent.type("event", "Ш-01")
    older = respondent.driver.execute_script("return JSON.stringify(localStorage)")
    respondent.press_save()
    respondent.take_file()
    respondent.press("Next respondent")
    assert respondent.driver.execute_async_script(KEPT)[0]["content"] is None
    put_back = "Object.assign(localStorage, JSON.parse(arguments[0]))"
    respondent.driver.execute_script(put_back, older)
    respondent.open(form, "en")
    assert respondent.driver.execute_async_script(KEPT)
    assert respondent.said() == ""
    respondent.type("event", "Ш-02")
    respondent.leave_without_saving()
    respondent.open(form, "en")
    respondent.go_on()
    assert respondent.fields("event")[0].get_attribute("value") == "Ш-02"


def test_without_a_database_the_quick_storage_keeps_the_draft(respondent, form):
    respondent.open(form, "en")
    respondent.driver.execute_cdp_cmd("Page.enable", {})
    script = {"source": "Object.defineProperty(window, 'indexedDB', { value: null })"}
    added = respondent.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", script)
    respondent.open(form, "en")
    respondent.type("event", "Ш-03")
    respondent.leave_without_saving()
    respondent.open(form, "en")
    respondent.go_on()
    assert respondent.fields("event")[0].get_attribute("value") == "Ш-03"
    respondent.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
