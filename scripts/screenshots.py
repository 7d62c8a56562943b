"""Take the README's pictures from the running app: `make run`, then `make screenshots`."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 860}


def sign_in_link(address: str, username: str) -> str:
    """Return a fresh one-time link of a demo person."""
    command = [sys.executable, "manage.py", "demo", "--address", address]
    printed = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    line = next(line for line in printed.splitlines() if username in line)
    return re.search(r"http\S+", line).group()  # type: ignore[union-attr]


def page_of(browser: Browser, link: str, viewport: dict[str, int]) -> Page:
    context = browser.new_context(viewport=viewport, device_scale_factor=2)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(link)
    return page


def main(address: str) -> None:
    """Write docs/pictures/*.png."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        phone = page_of(browser, sign_in_link(address, "Sam Surrogate"), PHONE)
        phone.screenshot(path=PICTURES / "today.png")
        phone.locator(".btn.main").click()
        phone.screenshot(path=PICTURES / "drill-question.png")
        phone.get_by_text("Show the answer").locator("visible=true").click()
        phone.screenshot(path=PICTURES / "drill-answer.png")

        laptop = page_of(browser, sign_in_link(address, "Lee Lead"), LAPTOP)
        laptop.goto(f"{address}/admin/cards/card/")
        laptop.locator("#result_list tbody th a").first.click()
        laptop.screenshot(path=PICTURES / "curation.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
