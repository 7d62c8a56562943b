"""What a card's JSON needs on its way onto a page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils import dateformat

from seeds.addresses import is_web

register = template.Library()


@register.filter
def day(written: str | None) -> str:
    """Return a date of the API's JSON in words: July 31, 2024."""
    return dateformat.format(date.fromisoformat(written), "F j, Y") if written else ""


@register.filter
def cited(proof: Mapping[str, Any]) -> str:
    """Return where a proof comes from: who said it, in which outlet, when."""
    source = proof["source"]
    place = source["outlet"] or source["title"]
    parts = [proof["speaker"], place, day(source["published_on"])]
    return ", ".join(part for part in parts if part) + "."


@register.filter
def web_address(url: str | None) -> str:
    """Return an address that may become a link; nothing for `javascript:` and its like."""
    return url if url and is_web(url) else ""


@register.filter
def wrapping(quotation: str) -> str:
    """Return a quotation whose lines break between any words: web pages glue some together."""
    return quotation.replace("\xa0", " ")
