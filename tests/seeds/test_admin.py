"""Documents, claims and people in the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seeds.models import Claim, Person
from tests.cards.admin_pages import client_of, filled
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db


def page(name, row):
    return reverse(f"admin:seeds_{name}_change", args=[row.pk])


def test_a_document_is_read_and_never_typed(curator):
    source = SourceFactory(text="She opened <12> libraries.")
    ClaimFactory(source=source, start=4, end=15)
    client = client_of(curator)

    shown = client.get(page("source", source)).text
    client.post(page("source", source), filled(client, page("source", source), text="Other."))

    assert '<pre class="document" tabindex="0">She opened &lt;12&gt; libraries.</pre>' in shown
    assert "opened &lt;12&gt;</a>" in shown
    source.refresh_from_db()
    assert source.text == "She opened <12> libraries."
    for view in ("add", "delete"):
        args = [] if view == "add" else [source.pk]
        assert client.post(reverse(f"admin:seeds_source_{view}", args=args)).status_code == 403


def test_a_document_nobody_read_says_so(curator):
    source = SourceFactory(cited=True)
    claim = ClaimFactory(source=source, start=0, end=9)

    for url in (page("source", source), page("claim", claim)):
        assert "Not ingested: its claims are citations" in client_of(curator).get(url).text
    assert "None yet." in client_of(curator).get(page("source", SourceFactory())).text


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [
        ("5", "5", "The excerpt must end after 5, where it starts."),
        ("0", "11", "“Memo” has 10 characters: end there."),
        ("x", "11", "Enter a whole number."),
    ],
)
def test_an_excerpt_lies_in_its_document(curator, start, end, complaint):
    source, client = SourceFactory(title="Memo", text="x" * 10), client_of(curator)
    url = reverse("admin:seeds_claim_add")

    posted = filled(client, url, source=str(source.pk), start=start, end=end)

    assert complaint in client.post(url, posted).text
    assert not Claim.objects.exists()


@pytest.mark.parametrize("traits", [{"text": "x" * 10}, {"cited": True}])
def test_a_claim_is_an_excerpt_by_a_curator(curator, traits):
    source, client = SourceFactory(**traits), client_of(curator)
    url = reverse("admin:seeds_claim_add")

    client.post(url, filled(client, url, source=str(source.pk), start="0", end="10"))

    claim = Claim.objects.get()
    assert (claim.source, claim.start, claim.end, claim.origin) == (source, 0, 10, "curator")


def test_a_claim_that_was_found_is_a_curators_once_they_correct_it(curator):
    claim, client = ClaimFactory(origin="extractor", role="attack"), client_of(curator)

    client.post(page("claim", claim), filled(client, page("claim", claim), role="fact"))

    claim.refresh_from_db()
    assert (claim.role, claim.origin) == ("fact", "curator")


def test_a_claim_shows_its_words_where_they_stand(curator):
    claim = ClaimFactory(source=SourceFactory(text="She opened 12."), start=4, end=13)

    shown = client_of(curator).get(page("claim", claim)).text
    assert "<blockquote>She <mark>opened 12</mark>.</blockquote>" in shown


def test_claims_are_found_by_their_words_alone(curator):
    source = SourceFactory(text="She opened 12 libraries. He closed 3.")
    opened = ClaimFactory(source=source, start=0, end=24)
    ClaimFactory(source=source, start=25, end=37)
    cited = ClaimFactory(source=SourceFactory(cited=True, title="A memo"), start=0, end=9)
    client = client_of(curator)

    def found(path, **query):
        answer = client.get(reverse(path), query)
        return answer.json()["results"] if "autocomplete" in path else answer.text

    asked = {"app_label": "cards", "model_name": "proof", "field_name": "claim"}
    assert found("admin:autocomplete", term="12 libraries", **asked) == [
        {"id": str(opened.pk), "text": "She opened 12 libraries."}
    ]
    listed = found("admin:seeds_claim_changelist", q="memo")
    assert f"/admin/seeds/claim/{cited.pk}/change/" in listed
    assert "Not ingested: characters 0 to 9" in listed
    assert "She opened" not in listed


def test_claims_are_listed_by_document(curator):
    here, there = ClaimFactory(source__title="Memo"), ClaimFactory(source__title="Note")

    page = client_of(curator).get(
        reverse("admin:seeds_claim_changelist"), {"source": here.source.sha256}
    )

    assert list(page.context["cl"].queryset) == [here]
    assert f'?source={there.source.sha256}">Note</a>' in page.text


@pytest.mark.parametrize("view", ["add", "changelist"])
def test_no_page_of_claims_reads_documents_to_name_them(curator, view):
    SourceFactory(title="Memo")
    client = client_of(curator)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(f"admin:seeds_claim_{view}")).status_code == 200

    whole = '"seeds_source"."text", "seeds_source"."ingested_at"'
    assert not [each for each in asked.captured_queries if whole in each["sql"]]


def test_aliases_are_one_a_line(curator):
    person, client = PersonFactory(aliases=["the mayor"]), client_of(curator)

    client.post(
        page("person", person), filled(client, page("person", person), aliases="the mayor\nRivera")
    )

    assert Person.objects.get().aliases == ["the mayor", "Rivera"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("source", 7), ("claim", 9), ("person", 7)])
def test_a_list_takes_as_many_queries_for_any_number_of_rows(
    name, queries, rows, curator, django_assert_num_queries
):
    factory = {"source": SourceFactory, "claim": ClaimFactory, "person": PersonFactory}[name]
    factory.create_batch(rows)
    client, url = client_of(curator), reverse(f"admin:seeds_{name}_changelist")
    client.get(url)

    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200
