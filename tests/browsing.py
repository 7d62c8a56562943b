"""What a page is held to in Chromium: no console error, no axe violation, thumb-sized targets."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}

# Links inside a sentence are exempt (WCAG 2.5.8), and so is what cannot be seen.
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest("p.soft"))
  .map((e) => [e.labels?.[0] && e.type === "checkbox" ? e.labels[0] : e, e])
  .filter(([target]) => target.getBoundingClientRect().height < 44)
  .map(([, e]) => e.outerHTML.slice(0, 120))"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def listen(page: Page) -> list[str]:
    """Return the list that fills with what the console complains of."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def violations(page: Page) -> list[str]:
    """Return what axe finds, and where. It offends the CSP itself: listen before."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def faults_on_a_phone(page: Page) -> list[str]:
    """Return what is too small for a thumb or too wide for the narrowest phone."""
    small: list[str] = page.evaluate(SMALL_TARGETS)
    page.set_viewport_size(NARROWEST)
    wide: int = page.evaluate(OVERFLOW)
    page.set_viewport_size(PHONE)
    return small + ([f"{wide} pixels wider than the screen"] if wide > 0 else [])
