"""The page and the list of cards in the admin."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cards import curation, decks
from cards.models import Card, CardRevision, CardStatus, Stance
from tests.cards.admin_pages import card_url, client_of, filled, move, move_url
from tests.factories.accounts import UserFactory
from tests.factories.cards import (
    CardFactory,
    DeckFactory,
    FigureFactory,
    KeyPointFactory,
    ProofFactory,
    TopicFactory,
    live_card,
    proven_card,
)
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:cards_card_changelist")


def submitted_card(**values):
    card = proven_card(**values)
    return curation.submit(card, by=card.author, at=timezone.now())


def saved(person, card, **changes):
    """Save the card's page with some fields changed; return the answer."""
    client = client_of(person)
    return client.post(card_url(card), filled(client, card_url(card), **changes))


# -- Who may come in ---------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["surrogate", "outsider"])
def test_only_staff_see_cards(who, request):
    person, card = request.getfixturevalue(who), live_card()

    for url in (LIST, card_url(card)):
        assert client_of(person).get(url).status_code in {302, 403}
    assert client_of(person).post(move_url(card, "retire")).status_code in {302, 403}
    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED


# -- Writing -----------------------------------------------------------------------------------


def test_a_new_card_belongs_to_who_wrote_it(curator):
    topic = TopicFactory()
    client = client_of(curator)
    url = reverse("admin:cards_card_add")
    posted = filled(
        client,
        url,
        topic=topic.pk,
        attack="You closed our libraries.",
        headline="There are more.",
        rebuttal="She opened many.",
        heard_as="Why so few?\r\nWhere is mine?",
        do_not_say="none closed — two moved",
    )

    client.post(url, posted)

    card = Card.objects.get()
    assert (card.author, card.last_editor, card.status) == (curator, curator, CardStatus.DRAFT)
    assert card.heard_as == ["Why so few?", "Where is mine?"]
    assert card.do_not_say == [{"phrase": "none closed", "reason": "two moved"}]


def test_saving_an_approved_card_reopens_it_and_leaves_its_revision_live(curator, noon):
    deck = DeckFactory()
    card = live_card(deck=deck)
    served = decks.cards_in(deck, at=noon)

    saved(curator, card, headline="The mayor opened the most libraries.")

    card.refresh_from_db()
    assert (card.status, card.last_editor) == (CardStatus.DRAFT, curator)
    assert card.headline == "The mayor opened the most libraries."
    assert decks.cards_in(deck, at=noon) == served


def test_saving_without_a_change_changes_nothing(curator):
    card = live_card(
        rebuttal="She opened libraries.\nEvery one is open.\n",
        heard_as=["Why so few?"],
        do_not_say=[{"phrase": "none closed", "reason": "two moved"}],
    )
    claim = card.proofs.get().claim
    card.proofs.update(key_point=card.key_points.get())
    card = live_card_with_a_figure(claim=claim)
    before = Card.objects.filter(pk=card.pk).values().get()

    answer = saved(curator, card)

    assert answer.status_code == 302
    assert Card.objects.filter(pk=card.pk).values().get() == before
    assert card.events.count() == 2


def live_card_with_a_figure(claim):
    card = CardFactory(note="Two lines.\nOf note.", likelihood=5)
    KeyPointFactory(card=card, paraphrases=["a dozen"])
    ProofFactory(card=card, claim=claim)
    FigureFactory(card=card, claim=claim, value=12)
    at = timezone.now()
    curation.submit(card, by=card.author, at=at)
    return curation.approve(card, by=UserFactory(lead=True), at=at)


def test_a_change_in_an_inline_alone_reopens_the_card(curator):
    card = live_card()

    saved(curator, card, **{"key_points-0-text": "She opened the most"})

    card.refresh_from_db()
    assert (card.status, card.last_editor) == (CardStatus.DRAFT, curator)


def test_a_new_row_goes_to_the_end(curator):
    card = proven_card()
    claim = ClaimFactory()
    new_proof = {
        "proofs-TOTAL_FORMS": "2",
        "proofs-1-card": str(card.pk),
        "proofs-1-says": "The memo says so too.",
        "proofs-1-claim": str(claim.pk),
        "proofs-1-stance": Stance.RECEIPT,
        "proofs-1-position": "0",
    }

    saved(curator, card, **new_proof)

    assert [(each.position, each.stance) for each in card.proofs.all()] == [
        (0, "supports"),
        (1, "receipt"),
    ]


def test_nobody_sets_a_status_by_form(curator):
    card = proven_card()

    saved(
        curator,
        card,
        headline="The mayor opened more.",
        status="approved",
        revision="9",
        approved_hash="0" * 64,
        author=str(curator.pk),
    )

    card.refresh_from_db()
    assert (card.status, card.revision, card.approved_hash) == (CardStatus.DRAFT, 0, "")
    assert (card.headline, card.author == curator) == ("The mayor opened more.", False)


def test_a_save_over_someone_elses_is_refused(curator):
    card, client = proven_card(), client_of(curator)
    posted = filled(client, card_url(card), headline="Mine.")
    Card.objects.filter(pk=card.pk).update(headline="Theirs.")

    answer = client.post(card_url(card), posted)

    assert "Someone changed this card while you were editing it" in answer.text
    card.refresh_from_db()
    assert card.headline == "Theirs."


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("heard_as", "Libraries?", "“Libraries?” is too short: at least two words."),
        ("heard_as", "Why so few?\n" * 9, "Keep at most 8: there are 9."),
        ("do_not_say", "none closed", "Line 1 needs a phrase, a dash and a reason"),
    ],
)
def test_lists_are_checked_before_they_are_saved(curator, field, typed, complaint):
    answer = saved(curator, proven_card(), **{field: typed})

    assert complaint in answer.text


def test_a_card_out_of_use_is_reopened_before_it_is_edited(curator, noon):
    card = live_card(heard_as=["Why so few?"], do_not_say=[{"phrase": "none", "reason": "two"}])
    card.key_points.update(paraphrases=["a dozen"])
    curation.retire(card, by=curator, at=noon)
    client = client_of(curator)

    page = client.get(card_url(card)).text

    for line in ("Why so few?", "none — two", "a dozen"):
        assert f'<div class="readonly">{line}</div>' in page
    assert "Read hash" not in page
    assert 'name="headline"' not in page
    assert 'name="proofs-0-says"' not in page
    assert client.post(card_url(card), {"headline": "Mine."}).status_code == 403


def test_cards_are_never_deleted(curator):
    url = reverse("admin:cards_card_delete", args=[proven_card().pk])

    assert client_of(curator).post(url, {"post": "yes"}).status_code == 403


# -- What the page says ------------------------------------------------------------------------


def test_what_is_wrong_stands_at_the_top_and_beside_what_it_concerns(curator):
    card = CardFactory(headline="She opened 300 libraries.", punt="")

    page = client_of(curator).get(card_url(card))

    errors = [finding.message for finding in page.context["desk"].errors]
    assert errors == [
        "Add a proof that supports the answer.",
        "The headline says “300”: add that figure, with its proof.",
    ]
    form = page.context["adminform"].form
    assert errors[1] in form.fields["headline"].help_text
    beside = {
        inline.opts.found_under: [each.message for each in inline.findings]
        for inline in page.context["inline_admin_formsets"]
    }
    assert beside == {
        "key_points": ["Add the one to three points the answer must land."],
        "proofs": [errors[0]],
        "figures": [],
    }


def test_a_finding_is_text_never_html(curator):
    card = proven_card(loaded_words=["<b>open</b>"], headline="All are <b>open</b> now.")

    page = client_of(curator).get(card_url(card)).text

    assert "&lt;b&gt;open&lt;/b&gt;" in page
    assert "<b>open</b>" not in page


def test_a_quotation_is_shown_with_where_it_stands(curator):
    source = SourceFactory(
        title="Four years",
        outlet="The Courier",
        published_on=datetime(2031, 5, 2, tzinfo=UTC).date(),
        text="She opened <12>.",
    )
    card = CardFactory()
    ProofFactory(card=card, claim=ClaimFactory(source=source, start=4, end=15, speaker="The clerk"))

    page = client_of(curator).get(card_url(card)).text

    assert "<blockquote>opened &lt;12&gt;</blockquote>" in page
    assert "The clerk, in Four years, The Courier, May 2, 2031, grade B" in page


def test_a_citation_says_that_nobody_read_its_document(curator):
    card = CardFactory()
    claim = ClaimFactory(source=SourceFactory(cited=True), start=5, end=50)
    ProofFactory(card=card, claim=claim)

    page = client_of(curator).get(card_url(card)).text

    assert "Not ingested: citation only (characters 5 to 50)." in page


def test_the_page_says_what_surrogates_see(curator, noon):
    card = live_card(expires_at=timezone.now() + timedelta(days=9))
    client = client_of(curator)
    assert "Surrogates see revision 1." in client.get(card_url(card)).text

    saved(curator, card, headline="The mayor opened the most libraries.")
    assert "The text below differs from it." in client.get(card_url(card)).text

    card.standing.lapses_at = noon.replace(year=2020)
    card.standing.save(update_fields=["lapses_at"])
    assert "Revision 1 has lapsed" in client.get(card_url(card)).text

    curation.retire(card, by=curator, at=noon)
    assert "Surrogates do not see this card." in client.get(card_url(card)).text


def test_the_record_tells_every_move(curator, noon):
    card = curation.retire(live_card(), by=curator, at=noon, why="They were renamed.")

    page = client_of(curator).get(card_url(card))

    moves = [event.became for event in page.context["desk"].events]
    assert moves == ["retired", "approved", "submitted"]
    assert "They were renamed." in page.text


# -- Moving ------------------------------------------------------------------------------------


def test_a_card_goes_from_draft_to_approved_by_two_people(curator, lead):
    card = proven_card(author=curator)

    assert move(curator, card, "submit") == ["Submitted: a lead can approve it now."]
    page = client_of(lead).get(card_url(card))
    read = page.context["desk"].content_hash
    assert move(lead, card, "approve", content_hash=read) == [
        "Approved: surrogates see it as it stands here."
    ]

    card.refresh_from_db()
    assert (card.status, card.approved_by) == (CardStatus.APPROVED, lead)


@pytest.mark.parametrize(("owner", "said"), [("", "1 problem is"), ("desk", "2 problems are")])
def test_submitting_tells_what_is_still_to_be_solved(curator, owner, said):
    card = proven_card(owner=owner, expires_at=None if owner else datetime(2040, 1, 1, tzinfo=UTC))
    if owner:
        card.proofs.all().delete()

    assert move(curator, card, "submit") == [
        f"Submitted. {said} still to be solved before anyone can approve it."
    ]


def test_approving_ones_own_card_is_refused(lead):
    card = submitted_card(author=lead)

    page = client_of(lead).get(card_url(card)).text

    refusal = "Ask someone else to approve a card you wrote or last edited."
    assert f"You cannot approve it. {refusal}" in page
    assert 'disabled aria-describedby="objection"' in page
    assert move(lead, card, "approve") == [refusal]
    card.refresh_from_db()
    assert card.status == CardStatus.SUBMITTED


def test_what_is_to_be_approved_can_be_read_in_one_piece(lead):
    card = proven_card()
    KeyPointFactory(card=card, text="Nine opened, none closed.", is_required=False)
    FigureFactory(card=card, say_as="nine libraries", what="Libraries opened since May")
    proof = ProofFactory(card=card, claim=ClaimFactory(speaker="Mayor Holt"))
    unread = ClaimFactory(source=SourceFactory(text=None, ingested_at=None))
    ProofFactory(card=card, claim=unread, says="It opened in May.")
    curation.submit(card, by=card.author, at=timezone.now())

    page = client_of(lead).get(card_url(card)).text
    reading = page[page.index('<div class="reading">') : page.index("Approve</button>")]

    for said in (
        card.attack,
        card.headline,
        "Nine opened, none closed.",
        "(if there is time)",
        "<strong>nine libraries</strong>: Libraries opened since May",
        proof.claim.quotation,
        "Mayor Holt, in",
        proof.claim.source.title,
        "It opened in May. (a citation: its document has not been read in)",
    ):
        assert said in reading


def test_approving_takes_a_lead(curator):
    card = submitted_card()

    assert "Only a lead approves cards." in client_of(curator).get(card_url(card)).text
    assert client_of(curator).post(move_url(card, "approve")).status_code == 403
    card.refresh_from_db()
    assert card.status == CardStatus.SUBMITTED


def test_a_card_with_errors_cannot_be_approved(lead):
    card = submitted_card(owner="")

    assert "What blocks its approval stands above." in client_of(lead).get(card_url(card)).text
    assert move(lead, card, "approve") == ["Name the person or desk answerable for this card."]


def test_approving_what_someone_changed_meanwhile_is_refused(lead):
    card = submitted_card()
    read = client_of(lead).get(card_url(card)).context["desk"].content_hash
    Card.objects.filter(pk=card.pk).update(headline="The mayor opened more.")

    assert move(lead, card, "approve", content_hash=read) == [
        "Someone changed this card while you were reading it."
    ]


def resubmitted_card():
    card = live_card()
    Card.objects.filter(pk=card.pk).update(headline="The mayor opened more.")
    curation.edited(card, by=card.author, at=timezone.now())
    return curation.submit(card, by=card.author, at=timezone.now())


@pytest.mark.parametrize(("answer", "is_material"), [("yes", True), ("no", False)])
def test_approving_again_asks_whether_what_people_remember_changed(lead, answer, is_material):
    card = resubmitted_card()
    page = client_of(lead).get(card_url(card)).text
    assert "Did anything that people must remember change?" in page
    unsaid = ["Say whether what people must remember changed."]
    assert move(lead, card, "approve") == unsaid
    assert move(lead, card, "approve", is_material="perhaps") == unsaid

    move(lead, card, "approve", is_material=answer)

    card.refresh_from_db()
    assert (card.standing.number, card.standing.is_material) == (2, is_material)


def test_retiring_takes_a_reason(curator):
    card = live_card()
    assert move(curator, card, "retire") == ["Say why it is retired."]
    assert move(curator, card, "retire", why="x" * 1001) == ["That is too long a reason."]

    assert move(curator, card, "retire", why="Renamed.") == ["Retired: nobody sees it anymore."]

    assert card.events.last().why == "Renamed."


def test_a_retired_card_is_reopened(curator, noon):
    card = curation.retire(live_card(), by=curator, at=noon)

    assert move(curator, card, "reopen") == ["Reopened: it is a draft again."]


def test_a_move_is_a_post_of_a_known_verb(lead):
    card = submitted_card()

    assert client_of(lead).get(move_url(card, "approve")).status_code == 405
    assert client_of(lead).post(move_url(card, "delete")).status_code == 403
    gone = reverse(
        "admin:cards_card_move", args=["0" * 8 + "-0000-0000-0000-" + "0" * 12, "submit"]
    )
    assert client_of(lead).post(gone).status_code == 404


@pytest.mark.parametrize("verb", ["approve", "submit"])
def test_a_move_needs_the_sites_own_form(lead, verb):
    client = client_of(lead)
    client.handler.enforce_csrf_checks = True

    assert client.post(move_url(submitted_card(), verb)).status_code == 403


# -- The list ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_any_number_of_cards(
    rows, lead, django_assert_num_queries
):
    for _ in range(rows):
        live_card(follows=CardFactory(), topic=TopicFactory())
    client = client_of(lead)
    client.get(LIST)

    with django_assert_num_queries(15):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_any_number_of_key_points(
    rows, lead, django_assert_num_queries
):
    card = proven_card()
    for _ in range(rows):
        KeyPointFactory(card=card)
        FigureFactory(card=card, claim=card.proofs.get().claim)
    client = client_of(lead)
    client.get(card_url(card))

    with django_assert_num_queries(31):
        assert client.get(card_url(card)).status_code == 200


def test_the_list_says_what_is_ready(curator):
    proven_card(attack="Ready one.")
    CardFactory(attack="One problem.")
    CardFactory(attack="Two problems.", owner="")
    reopened = live_card(attack="Live one.")
    Card.objects.filter(pk=reopened.pk).update(status=CardStatus.DRAFT)
    lapsed = live_card(attack="Lapsed one.")
    CardRevision.objects.filter(card=lapsed).update(lapses_at=datetime(2020, 1, 1, tzinfo=UTC))

    page = client_of(curator).get(LIST).text

    for words in (">None<", ">1 problem<", ">2 problems<"):
        assert words in page
    for words in ("Draft, revision 1 live", "Approved, revision 1 lapsed"):
        assert f'<td class="field-where_it_stands">{words}</td>' in page


def test_the_list_has_a_plain_name_and_says_until_when_cards_are_good(curator):
    proven_card(expires_at=datetime(2031, 5, 7, 12, tzinfo=UTC))
    proven_card(expires_at=None)

    page = client_of(curator).get(LIST).text

    assert "<h1>Cards</h1>" in page
    assert ">May 7, 2031<" in page
    assert ">not set<" in page


def test_the_list_is_narrowed_by_deck(curator):
    deck = DeckFactory(slug="mayor")
    live_card(deck=deck, attack="In the deck.")
    left = live_card(deck=deck, attack="Taken out.")
    decks.take_out(deck, left)

    client = client_of(curator)

    assert len(client.get(LIST).context["cl"].result_list) == 2
    narrowed = client.get(LIST, {"deck": "mayor"}).context["cl"].result_list
    assert [card.attack for card in narrowed] == ["In the deck."]


def acted(person, action, cards, **said):
    """Do something with the cards ticked in the list; return what the page says next."""
    ticked = {"action": action, "_selected_action": [str(card.pk) for card in cards]}
    answer = client_of(person).post(LIST, ticked | said, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_an_action_reports_each_refusal_and_goes_on(lead):
    own = submitted_card(attack="Own.", author=lead)
    good = submitted_card(attack="Good.")
    again = resubmitted_card()

    said = acted(lead, "approve_cards", [own, good, again])

    assert set(said) == {
        "“Own.” Ask someone else to approve a card you wrote or last edited.",
        "“Good.” Approved: surrogates see it as it stands here.",
        f"“{again.attack}” Say whether what people must remember changed.",
    }
    assert Card.objects.filter(status=CardStatus.APPROVED).get() == good


def test_cards_are_submitted_and_retired_from_the_list(curator):
    cards = [proven_card(), proven_card()]

    acted(curator, "submit_cards", cards)
    assert {card.status for card in Card.objects.all()} == {CardStatus.SUBMITTED}
    acted(curator, "retire_cards", cards)
    assert {card.status for card in Card.objects.all()} == {CardStatus.SUBMITTED}
    assert acted(curator, "retire_cards", cards, why="x" * 1001) == ["That is too long a reason."]
    acted(curator, "retire_cards", cards, why="The race is over.")
    assert {card.events.last().why for card in cards} == {"The race is over."}


def test_curators_are_not_offered_to_approve(curator):
    proven_card()

    assert "approve_cards" not in client_of(curator).get(LIST).text


@pytest.mark.parametrize(
    ("made", "maker"),
    [
        ({"drafted": {"said": {}, "doubts": []}}, "a program, from documents"),
        ({"loaded": {}}, "a deck file"),
        ({"drafted": {"said": {}, "doubts": []}, "loaded": {}}, "a deck file"),
    ],
)
def test_the_page_says_who_made_a_card_that_no_person_wrote(curator, made, maker):
    card = CardFactory(author=None, last_editor=None, **made)

    page = client_of(curator).get(card_url(card)).content.decode()

    assert " ".join(page.split()).count(f"<dd> {maker} </dd>") == 2
