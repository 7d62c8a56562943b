"""What is there, and how fresh?"""

from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cards.models import CardRevision, DeckCard, Topic
from debateprep.accounts.requests import UserRequest
from quizzes.assignments import decks_as_seen_by, decks_seen_by
from quizzes.views.requests import on_their_clock


@login_required
@require_safe
@on_their_clock
def decks(request: UserRequest) -> HttpResponse:
    """List the decks the person sees, the nearest debate first."""
    seen = decks_as_seen_by(request.user, at=timezone.now())
    seen = seen.order_by(F("due_at").asc(nulls_last=True), "title")
    return render(request, "quizzes/decks.html", {"tab": "decks", "decks": seen})


@login_required
@require_safe
@on_their_clock
def deck(request: UserRequest, slug: str) -> HttpResponse:
    """List a deck's live cards by topic."""
    now = timezone.now()
    deck = get_object_or_404(decks_as_seen_by(request.user, at=now), slug=slug)
    revisions = CardRevision.objects.live(at=now).filter(
        card__in=DeckCard.objects.shown(at=now).filter(deck=deck).values("card")
    )
    titles = Topic.objects.titles(revision.said("topic") for revision in revisions)

    def topic_of(revision: CardRevision) -> str:
        return titles[revision.said("topic")]

    in_order = sorted(revisions, key=topic_of)
    topics = [(topic, list(its)) for topic, its in groupby(in_order, key=topic_of)]
    first_to_lapse = min((revision.lapses_at for revision in revisions), default=None)
    context = {"tab": "decks", "deck": deck, "topics": topics, "first_to_lapse": first_to_lapse}
    return render(request, "quizzes/deck.html", context)


@login_required
@require_safe
@on_their_clock
def card(request: UserRequest, card_id: UUID) -> HttpResponse:
    """Show a card as it was approved, with all that proves it."""
    now = timezone.now()
    seen = DeckCard.objects.shown(at=now).filter(deck__in=decks_seen_by(request.user))
    live = CardRevision.objects.live(at=now)
    if not request.user.is_staff:  # staff also see cards that are in no deck
        live = live.filter(card__in=seen.values("card"))
    revision = get_object_or_404(live.select_related("approved_by", "card__topic"), card=card_id)
    decks = decks_seen_by(request.user).filter(
        entries__in=DeckCard.objects.shown(at=now).filter(card=card_id)
    )
    context = {"tab": "decks", "revision": revision, "decks": decks}
    return render(request, "quizzes/card.html", context)
