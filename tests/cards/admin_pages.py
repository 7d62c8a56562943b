"""The admin's forms, filled in as a browser would send them."""

from datetime import date, datetime
from typing import Any

from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from cards.models import Card, Deck


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def card_url(card: Card) -> str:
    return reverse("admin:cards_card_change", args=[card.pk])


def deck_url(deck: Deck) -> str:
    return reverse("admin:cards_deck_change", args=[deck.pk])


def move_url(card: Card, verb: str) -> str:
    return reverse("admin:cards_card_move", args=[card.pk, verb])


def move(person, card: Card, verb: str, **said: str) -> list[str]:
    """Press a button of the card's page; return what the page says next."""
    answer = client_of(person).post(move_url(card, verb), said, follow=True)
    assert answer.redirect_chain == [(card_url(card), 302)]
    return [str(message) for message in answer.context["messages"]]


def filled(client: Client, url: str, **changes: str) -> dict[str, Any]:
    """Return what the page's form would post, with some fields changed."""
    context = client.get(url).context
    posted = _sent(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        posted |= _sent(inline.formset.management_form)
        for form in inline.formset.forms:
            posted |= _sent(form)
    return posted | changes


def _sent(form: BaseForm) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, datetime):
            sent |= {f"{bound.html_name}_0": f"{value:%Y-%m-%d}"}
            sent |= {f"{bound.html_name}_1": f"{value:%H:%M:%S}"}
        elif isinstance(value, date):
            sent[bound.html_name] = value.isoformat()
        elif isinstance(value, bool):
            sent |= {bound.html_name: "on"} if value else {}
        elif isinstance(value, list) and not value:
            sent[bound.html_name] = ""
        elif value is not None:
            sent[bound.html_name] = bound.field.prepare_value(value)
    return sent
