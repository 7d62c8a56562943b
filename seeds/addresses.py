"""Addresses of documents on the web: the only ones that ever become a link."""

import re

ONLY_WEB = "Only an address on the web, with http:// or https://, can be followed."
# What a browser would take for the beginning of one; it skips nothing before it.
WEB = r"^https?://[^\s/]"

_WEB = re.compile(WEB, re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether an address leads to the web, and not to a program or a file."""
    return bool(_WEB.match(address))
