"""A browser for the tests of this folder: the system's Chromium, without a window. Where there is none they are skipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from govcheck.renderers.papers import write
from tests.renderers.dossiers import HOSTILE, of_example

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no Chromium on the path ({', '.join(NAMES)})")
    # root has no sandbox to start from
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``hospital.html`` and ``hostile.html``."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "hospital.html").write_bytes(write("html", of_example("hospital")))
    (folder / "hostile.html").write_bytes(write("html", HOSTILE))
    return folder


class Opened:
    """A report that is open in the browser, with everything that it complained of or asked for."""

    def __init__(self, browser: Browser, path: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.set_default_timeout(10_000)
        self.page.goto(path.as_uri())

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def silent(self, path: Path) -> bool:
        """Whether the page asked for nothing but itself and pictures inside it, and complained of nothing."""
        outside = [url for url in self.requests if url != path.as_uri() and not url.startswith("data:")]
        assert (outside, self.complaints) == ([], [])
        return True
