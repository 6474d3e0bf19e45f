"""A real browser without a window, with a folder of its own for what it saves."""

from __future__ import annotations

import os

import pytest
from selenium import webdriver

from tests.exchange.html_form.respondent import Respondent

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1366,900",
)  # fmt: skip


def launched(downloads, profile):
    """Start a browser that saves into one folder and remembers in another."""
    options = webdriver.ChromeOptions()
    for each in OPTIONS:
        options.add_argument(each)
    options.add_argument(f"--user-data-dir={profile}")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("unhandledPromptBehavior", "accept")  # leaves pages with answers
    service = webdriver.ChromeService(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver"))
    return webdriver.Chrome(options, service)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    folder = tmp_path_factory.mktemp("downloads")
    found = launched(folder, tmp_path_factory.mktemp("profile"))
    yield found, folder
    found.quit()


@pytest.fixture
def respondent(browser, tmp_path):
    driver, folder = browser
    found = Respondent(driver, folder, tmp_path)
    yield found
    found.leave()
