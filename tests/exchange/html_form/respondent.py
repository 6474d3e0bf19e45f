"""Somebody who answers the page of a form in a real browser."""

from __future__ import annotations

import json

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from app.exchange.html_form.page import page

PATIENCE = 20
FORGET = """
const done = arguments[arguments.length - 1];
try {
  localStorage.clear();
  const request = indexedDB.deleteDatabase("zhetekshi");
  request.onsuccess = request.onerror = () => done();
} catch (fault) { done(); }
"""


class Respondent:
    """Opens pages from files, types and clicks, and finds what was saved."""

    def __init__(self, driver, downloads, folder):
        self.driver = driver
        self.downloads = downloads
        self.folder = folder

    def open(self, form, language="kk", **handed_out):
        """Open the page of a form as a file, and nothing else."""
        path = self.folder / "сауалнама.html"
        path.write_text(page(form, language, **handed_out), "utf-8")
        self.driver.get(path.as_uri())

    def go_on(self):
        """Go on with the draft that the page offers."""
        offer = (By.CSS_SELECTOR, "#notices button.main")
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(
            lambda driver: driver.find_elements(*offer)
        )[0].click()

    def leave(self):
        """Close the page, whatever is unsaved, and forget what the browser kept."""
        self.driver.execute_async_script(FORGET)
        self.leave_without_saving()

    def leave_without_saving(self):
        """Close the page although answers are not saved."""
        self.driver.get("about:blank")

    def fields(self, name):
        return self.driver.find_elements(By.NAME, name)

    def type(self, name, text):
        (field,) = self.fields(name)
        field.clear()
        field.send_keys(text)

    def tick(self, name, *codes):
        for field in self.fields(name):
            if field.get_attribute("value") in codes:
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", field)
                field.click()

    def choose(self, name, code):
        (field,) = self.fields(name)
        field.find_element(By.CSS_SELECTOR, f"option[value='{code}']").click()

    def press(self, text):
        (button,) = [
            each
            for each in self.driver.find_elements(By.TAG_NAME, "button")
            if each.is_displayed() and each.text == text
        ]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()

    def press_save(self):
        self.driver.find_element(By.ID, "save").click()

    def speak(self, language):
        self.driver.find_element(By.CSS_SELECTOR, f"#languages [lang={language}]").click()

    def said(self):
        return self.driver.find_element(By.ID, "notices").text

    def is_asked(self, name):
        return any(each.is_displayed() for each in self.fields(name))

    def fault_of(self, name):
        """Return the words under a question, "" where nothing is wrong with it."""
        found = self.driver.find_elements(By.ID, f"{name}-fault")
        return next((each.text for each in found if each.is_displayed()), "")

    def saved_file(self):
        """Return the one file that was saved, once it is whole."""
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05)
        return wait.until(lambda _driver: next(self.downloads.glob("*.nisresp.json"), None))

    def take_file(self):
        """Return what was saved, and the file moved out of the downloads."""
        found = self.saved_file()
        kept = found.rename(self.folder / found.name)
        return json.loads(kept.read_text("utf-8")), kept

    def open_answers(self, path):
        """Give the page a file of saved answers."""
        self.driver.find_element(By.ID, "file").send_keys(str(path))
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05)
        wait.until(lambda _driver: self.said())
