"""What came of documents, on the page of their intake, and what can be done about it."""

from html import unescape

import pytest
from django.urls import reverse

from cards import curation, intake
from cards.admin.gathering import MOST_CLAIMS
from cards.intake import Handed
from cards.models import Card, Intake, IntakeFile
from seeds.models import Claim, Source
from tests.cards.admin_pages import card_url, client_of
from tests.cards.working import work
from tests.factories.cards import ProofFactory, live_card
from tests.factories.seeds import PersonFactory

pytestmark = pytest.mark.django_db

ARTICLE = """Vasquez answers Holt

"Mayor Vasquez closed our libraries and failed this city," Holt told the crowd on Monday.

"That is false," Vasquez said. "We reopened 12 libraries after the flood, and all of them are open."
"""
LONG = "x" * 2000


@pytest.fixture
def people(db):
    """Somebody of ours and somebody of theirs."""
    PersonFactory(name="Ines Vasquez", aliases=["Vasquez"], pronoun="she", is_principal=True)
    PersonFactory(
        name="Desmond Holt", aliases=["Holt"], pronoun="he", side="theirs", is_principal=True
    )


@pytest.fixture
def read(curator, noon):
    """Return a function that brings documents in and reads them."""

    def read(*documents, **described) -> list[IntakeFile]:
        handed = [Handed(f"{n}.txt", words.encode()) for n, words in enumerate(documents)]
        brought = intake.bring(Intake(**described), handed, by=curator, at=noon)
        while intake.read_next(brought, at=noon):
            pass
        return list(brought.files.all())

    return read


@pytest.fixture
def seen(curator):
    """Return a function that looks at the page of a document's intake."""

    def seen(file) -> str:
        page = client_of(curator).get(reverse("admin:cards_intake_change", args=[file.intake_id]))
        return unescape(page.content.decode())

    return seen


@pytest.fixture
def press(curator):
    """Return a function that presses a button; it returns what the page says next."""

    def press(verb, file, *, person=curator, **said) -> list[str]:
        url = reverse(f"admin:cards_intake_{verb}", args=[file.pk])
        answer = client_of(person).post(url, said, follow=True)
        work()
        file.refresh_from_db()
        return [str(message) for message in answer.context["messages"]]

    return press


def claim_link(claim) -> str:
    return f'href="{reverse("admin:seeds_claim_change", args=[claim.pk])}"'


def claim_of(file, *, start=0, end=None, **values) -> Claim:
    """Return an excerpt of the document, the whole of it unless told, as a claim."""
    end = end or len(file.source.text)
    span = {"source": file.source, "start": start, "end": end}
    claim, _ = Claim.objects.update_or_create(**span, defaults={"role": "fact"} | values)
    return claim


def tell(file, **outcome):
    """Let the document have this outcome, and no other."""
    IntakeFile.objects.filter(pk=file.pk).update(outcome=outcome)


def draft_of(file, *, doubts=(), **values) -> Card:
    """Return an untouched draft that cites the whole document."""
    values = {"author": None, "last_editor": None} | values
    said = {"said": {}, "says": [], "doubts": list(doubts), "by": "rules"}
    claim = claim_of(file)
    stance = "receipt" if values.get("kind", "rebuttal") == "rebuttal" else "supports"
    return ProofFactory(
        card__drafted=said,
        claim=claim,
        stance=stance,
        **{f"card__{name}": value for name, value in values.items()},
    ).card


# -- What a draft's line says --------------------------------------------------------


def test_a_draft_shows_the_attack_the_answer_and_what_to_look_at(read, seen):
    [file] = read("Words.")
    cut = ["attack", "cut", "The attack was cut to fit."]
    guess = ["", "side_guessed", "Nobody said whose document it is: taken to be ours."]
    card = draft_of(file, doubts=[cut, guess], attack="You closed them.", headline="We opened 12.")
    tell(file, new=[str(card.pk)])

    page = seen(file)

    assert f'href="{card_url(card)}"' in page
    assert "They say</span> You closed them." in page
    assert "We say" in page
    assert "We opened 12." in page
    assert "The attack was cut to fit." in page
    assert "taken to be ours" not in page


def test_a_template_is_called_one_where_the_question_stands(read, seen):
    [file] = read("Words.")
    template = ["attack", "template", "The question is a template: put it as people would ask."]
    card = draft_of(file, doubts=[template], kind="contrast", attack="What about Holt?")
    other = draft_of(file, kind="fact", attack="What are the figures?")
    tell(file, new=[str(card.pk), str(other.pk)])

    page = seen(file)

    assert "Asked, by template</span> What about Holt?" in page
    assert "Asked</span> What are the figures?" in page
    assert "put it as people would ask" not in page


def test_without_a_headline_the_rebuttal_is_the_answer(read, seen):
    [file] = read("Words.")
    card = draft_of(file, headline="", rebuttal="All of them are open.")
    empty = draft_of(file, headline="", rebuttal="")
    tell(file, new=[str(card.pk), str(empty.pk)])

    page = seen(file)

    assert "All of them are open." in page
    assert "nothing yet" in page


def test_what_was_doubtful_goes_once_somebody_worked_on_it(read, seen, curator, noon):
    [file] = read("Words.")
    card = draft_of(file, doubts=[["attack", "cut", "The attack was cut to fit."]])
    tell(file, new=[str(card.pk)])
    curation.edited(card, by=curator, at=noon)

    page = seen(file)

    assert "The attack was cut to fit." not in page
    assert "worked on" in page


# -- Gaps, contradictions, speakers, claims --------------------------------------------


def test_a_gap_and_both_sides_of_a_contradiction_lead_to_their_claims(read, seen):
    first, second = read("Twelve are open.", "Nine are open.")
    one, other = claim_of(first), claim_of(second)
    tell(second)
    Source.objects.filter(pk=second.source.pk).update(title="The other paper")
    passages = [
        {"sha256": each.source.sha256, "start": each.start, "end": each.end, "words": words}
        for each, words in [(one, "Twelve are open."), (other, "Nine are open.")]
    ]
    tell(
        first,
        gaps=[{"words": "Twelve are open.", "start": 0, "end": 16}],
        contradictions=[{"what": "Libraries", "passages": passages}],
    )

    page = seen(first)

    assert page.count(f"{claim_link(one)}>“Twelve are open.”</a>") == 2
    assert f"{claim_link(other)}>“Nine are open.”</a>" in page
    assert "On libraries" in page
    assert "The other paper" in page
    assert "1 attack without an answer" in page
    assert "1 contradiction" in page


def test_a_contradiction_with_a_document_that_came_before_leads_there(read, seen):
    [before] = read("Nine are open.")
    claim = claim_of(before)
    [file] = read("Twelve are open.")
    file.source.claims.all().delete()
    here = {"sha256": file.source.sha256, "start": 0, "end": 16, "words": "Twelve are open."}
    there = {"sha256": before.source.sha256, "start": 0, "end": 14, "words": "Nine are open."}
    tell(file, contradictions=[{"what": "Libraries", "passages": [here, there]}])

    page = seen(file)

    assert f"{claim_link(claim)}>“Nine are open.”</a>" in page
    assert "<span>“Twelve are open.”</span>" in page  # its claim has gone


def test_a_speaker_who_is_not_certain_leads_to_the_tick(read, seen, curator, noon):
    [file] = read("“Twelve are open,” she said.")
    said = {"is_quotation": True, "speaker": "Ines Vasquez", "speaker_status": "unresolved"}
    file.source.claims.all().delete()
    claim = claim_of(file, start=1, end=17, role="rebuttal", **said)

    page = seen(file)
    assert claim_link(claim).removesuffix('"') + '#id_is_speaker_checked"' in page
    assert "1 speaker to look up" in page
    assert "Ines Vasquez, not certain" in page

    Claim.objects.update(speaker_checked_by=curator, speaker_checked_at=noon)

    assert "#id_is_speaker_checked" not in seen(file)
    assert "Ines Vasquez, not certain" not in seen(file)


def test_four_hundred_claims_are_counted_and_the_first_are_shown(
    read, curator, django_assert_num_queries
):
    [file] = read(LONG)
    Claim.objects.bulk_create(
        Claim(source=file.source, start=start, end=start + 4, role="fact", origin="extractor")
        for start in range(400)
    )

    client = client_of(curator)
    url = reverse("admin:cards_intake_change", args=[file.intake_id])

    with django_assert_num_queries(11):
        page = unescape(client.get(url).content.decode())

    assert "The first 100 of 400." in page
    assert page.count("/admin/seeds/claim/") - page.count("?source=") <= MOST_CLAIMS + 1
    assert f"?source={file.source.sha256}&role__exact=fact" in page


def test_an_empty_result_says_so(read, seen):
    [file] = read("Words.")

    page = seen(file)

    assert "Nothing was found that needs you." in page
    assert "Nothing in it was found to attack, answer or prove anything." in page
    assert "Brought in by mistake?" not in page


def test_cards_that_cite_it_already_explain_that_nothing_is_new(read, seen):
    [file] = read("Words that a card cites.")
    ProofFactory(card=live_card(), claim=claim_of(file))

    assert "No new drafts: 1 card of your decks cites it already." in seen(file)


def test_a_document_that_came_twice_shows_its_drafts_both_times(read, seen, people):
    [first] = read(ARTICLE)
    [second] = read(ARTICLE)

    page = seen(second)

    assert "Drafted from it before" in page
    assert Card.objects.get(pk=first.outcome["new"][0]).attack in page


def test_notes_and_what_was_heard_again_are_told(read, seen):
    [file] = read("Words.")
    card = live_card()
    heard = {"card": str(card.pk), "words": "Heard again: the card “A” (approved) stays as it is"}
    tell(file, heard=[heard], notes=["Drafted by rule alone."])

    page = seen(file)

    assert "Drafted by rule alone." in page
    assert f'href="{card_url(card)}"' in page
    assert heard["words"] in page


# -- Whose document it is --------------------------------------------------------------


def test_a_guess_is_asked_about_and_can_be_put_right(read, seen, press, people):
    [file] = read(ARTICLE)
    Source.objects.update(guessed_side="ours")
    count = len(file.outcome["new"])
    assert count
    page = seen(file)
    assert "Nobody said whose document it is: by its words it is ours." in page
    assert 'value="theirs"' in page

    [told] = press("again", file, side="theirs")

    noun = "draft" if count == 1 else "drafts"
    assert told == f"It is read again as theirs. {count} {noun} retired."
    assert Source.objects.get().side == "theirs"
    assert "Not theirs? Read it again" in seen(file)
    assert set(Card.objects.let_go().values_list("events__why", flat=True)) >= {
        "Read again as theirs."
    }


def test_drafts_that_stay_are_named_and_shown(read, seen, press, people, curator, noon):
    [file] = read(ARTICLE)
    card = Card.objects.filter(kind="rebuttal").get()
    curation.edited(card, by=curator, at=noon)

    [told] = press("again", file, side="ours")

    assert "It stays, as somebody worked on it" in told
    assert f"“{card.attack}”" in told
    page = seen(file)
    assert card.attack in page
    assert "Drafted from it before" in page


def test_without_people_the_page_says_so_and_reading_again_finds_roles(read, seen, press, request):
    [file] = read(ARTICLE)
    page = seen(file)
    assert "It names nobody of ours or theirs" in page
    assert reverse("admin:seeds_person_changelist") in page
    roles = set(Claim.objects.values_list("role", flat=True))
    assert "rebuttal" not in roles

    request.getfixturevalue("people")
    press("again", file)

    assert "It names nobody" not in seen(file)
    assert {"attack", "rebuttal"} <= set(Claim.objects.values_list("role", flat=True))


def test_a_document_given_up_says_how_many_drafts_go(read, seen, press, people):
    [file] = read(ARTICLE)
    count = len(file.outcome["new"])
    noun = "draft" if count == 1 else "drafts"
    assert f"Discard {count} {noun}" in " ".join(seen(file).split())

    assert press("discard", file) == [f"{count} {noun} discarded."]

    page = seen(file)
    assert "Brought in by mistake?" not in page
    assert Source.objects.count() == 1
    assert press("discard", file) == ["It had no drafts."]


@pytest.mark.parametrize("verb", ["again", "discard"])
def test_what_is_being_read_waits(read, press, people, verb):
    [file] = read(ARTICLE)
    IntakeFile.objects.update(status="waiting", outcome={})
    url = reverse(f"admin:cards_intake_{verb}", args=[file.pk])

    told = client_of(file.intake.by).post(url, follow=True).context["messages"]

    assert [str(each) for each in told] == ["It is not read yet."]


def test_another_side_than_there_is_changes_nothing(read, curator, people):
    [file] = read(ARTICLE)
    url = reverse("admin:cards_intake_again", args=[file.pk])

    assert client_of(curator).post(url, {"side": "both"}).status_code == 403
    assert not Card.objects.let_go().exists()


@pytest.mark.parametrize("who", ["surrogate", "outsider"])
@pytest.mark.parametrize("verb", ["again", "discard"])
def test_nobody_else_has_documents_read_again(read, request, people, who, verb):
    [file] = read(ARTICLE)
    url = reverse(f"admin:cards_intake_{verb}", args=[file.pk])

    assert client_of(request.getfixturevalue(who)).post(url).status_code in {302, 403}
    assert client_of(file.intake.by).get(url).status_code == 403
    assert not Card.objects.let_go().exists()


# -- Cost --------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_document_as_for_three(
    read, curator, people, django_assert_num_queries, count
):
    [before] = read("Nine are open.")
    claim_of(before)
    there = {"sha256": before.source.sha256, "start": 0, "end": 14, "words": "Nine are open."}
    files = read(*(f"{ARTICLE} Page {each}." for each in range(count)))
    for file in files:
        card = draft_of(file, attack="You closed them.")
        tell(
            file,
            new=[str(card.pk)],
            gaps=[{"words": "Why so late?", "start": 0, "end": 4}],
            contradictions=[{"what": "Libraries", "passages": [there, there]}],
            notes=["A note."],
        )
    client = client_of(curator)
    url = reverse("admin:cards_intake_change", args=[files[0].intake_id])
    client.get(url)

    with django_assert_num_queries(13):
        page = client.get(url).content.decode()

    for words in ["You closed them.", "Why so late?", "Nine are open.", "A note."]:
        assert page.count(words) >= count
