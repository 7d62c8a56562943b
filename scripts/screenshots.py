"""Take the README's pictures from the app, run on a database of their own: `make screenshots`."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = "8799"
ADDRESS = f"http://127.0.0.1:{PORT}"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1180, "height": 820}


@contextmanager
def running_app() -> Iterator[dict[str, str]]:
    """Serve the shipped deck; yield the demo people's sign-in links.

    Without its documents: their sentences are other people's, also in a picture.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = {"DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite3"}
        log = Path(folder) / "run.log"
        command = ["make", "run", f"PORT={PORT}", "SEEDS="]
        with log.open("w") as output:
            server = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **database},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_for_it(server)
            yield dict(re.findall(r"^  \w+ +(\w+ \w+) +(http\S+)$", log.read_text(), re.MULTILINE))
        finally:
            server.terminate()
            server.wait()


def wait_for_it(server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            urlopen(f"{ADDRESS}/readyz").close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The app did not start: try make run.")


def opened(browser: Browser, link: str, viewport: dict[str, int]) -> Page:
    """Return a browser window of the person that the link signs in."""
    page = browser.new_page(viewport=viewport, device_scale_factor=2)  # type: ignore[arg-type]
    page.goto(link)
    return page


def photograph_the_phone(page: Page) -> None:
    page.screenshot(path=PICTURES / "today.png")
    page.locator(".btn.main").click()
    page.screenshot(path=PICTURES / "drill-question.png")
    page.clock.install()
    page.get_by_text("Show the answer").locator("visible=true").click()
    page.screenshot(path=PICTURES / "drill-answer.png")


def photograph_curation(curator: Page, lead: Page) -> None:
    """A card that a curator changed, as the lead reads it before approving."""
    curator.goto(f"{ADDRESS}/admin/cards/card/?q=czar")
    curator.locator("#result_list tbody th a").first.click()
    curator.locator("#id_bridge").fill("What matters is who is willing to fix this.")
    curator.get_by_role("button", name="Save and continue editing").click()
    curator.get_by_role("button", name="Submit for approval").click()
    lead.goto(curator.url)
    lead.screenshot(path=PICTURES / "curation.png")


def main() -> None:
    """Write docs/pictures/*.png."""
    PICTURES.mkdir(exist_ok=True)
    with running_app() as links, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        photograph_the_phone(opened(browser, links["Sam Surrogate"], PHONE))
        curator = opened(browser, links["Casey Curator"], LAPTOP)
        photograph_curation(curator, opened(browser, links["Lee Lead"], LAPTOP))
        browser.close()


if __name__ == "__main__":
    main()
