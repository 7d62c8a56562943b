"""The API as a whole: its schema keeps its word, its errors have one shape."""

from io import StringIO

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from debateprep.api import schema
from debateprep.shared.ids import new_id
from tests.clients import signed_in
from tests.factories.cards import DeckFactory, FigureFactory, live_card, proven_card
from tests.factories.quizzes import AssignmentFactory

API = {
    "/api/v1/decks/": ["get"],
    "/api/v1/decks/{slug}/": ["get"],
    "/api/v1/decks/{slug}/cards/": ["get"],
    "/api/v1/decks/{slug}/changes/": ["get"],
    "/api/v1/cards/{id}/": ["get"],
    "/api/v1/cards/{id}/submit/": ["post"],
    "/api/v1/cards/{id}/approve/": ["post"],
    "/api/v1/cards/{id}/retire/": ["post"],
    "/api/v1/reviews/": ["post"],
}
OPERATIONS = [
    (method, path, told)
    for path, operations in schema()["paths"].items()
    for method, told in operations.items()
]


def validator(told):
    """Return what checks a document against a part of the schema."""
    whole = {**told, "components": schema()["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def told_of(path, method="get", status="200"):
    content = schema()["paths"][path][method]["responses"][status]["content"]
    return content["application/json"]["schema"]


@pytest.fixture
def card(surrogate):
    """Full of everything, in the surrogate's deck `mayor`."""
    deck = DeckFactory(slug="mayor")
    AssignmentFactory(user=surrogate, deck=deck)
    follows = live_card(deck=deck)
    return live_card(
        deck=deck,
        follows=follows,
        heard_as=["Why did you close them?"],
        do_not_say=[{"phrase": "we closed none", "reason": "Two moved."}],
        punt="I'd rather talk about the new ones.",
    )


def test_the_schema_is_valid_and_made_without_a_warning():
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--api-version", "v1", stdout=StringIO()
    )


def test_the_schema_holds_every_address_and_method():
    found = {path: list(operations) for path, operations in schema()["paths"].items()}

    assert found == API


def test_anyone_may_read_the_schema(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/api/schema/", headers={"Authorization": "Bearer nonsense"})

    assert answer.json() == schema()


def test_the_schemas_own_shapes_are_json_schemas():
    for told in schema()["components"]["schemas"].values():
        validator_for(told, default=Draft202012Validator).check_schema(told)


@pytest.mark.parametrize(("method", "path", "told"), OPERATIONS)
def test_every_example_is_what_it_says(method, path, told):
    bodies = [told["requestBody"]] if "requestBody" in told else []
    contents = [
        each["content"] for each in [*bodies, *told["responses"].values()] if "content" in each
    ]
    for content in contents:
        for held in content.values():
            for example in held.get("examples", {}).values():
                validator(held["schema"]).validate(example["value"])


@pytest.mark.parametrize(("method", "path", "told"), OPERATIONS)
def test_every_operation_names_its_scope_and_both_ways_in(method, path, told):
    bearer, session = told["security"]

    scopes = {"get": "cards:read", "post": "curation:write"}
    expected = "reviews:write" if path == "/api/v1/reviews/" else scopes[method]
    assert (bearer, session) == ({"bearer": [expected]}, {"session": []})


@pytest.mark.parametrize("path", [path for method, path, _ in OPERATIONS if method == "get"])
def test_what_is_served_is_what_the_schema_says(surrogate, card, path):
    answer = signed_in(surrogate).get(path.format(slug="mayor", id=card.pk))

    validator(told_of(path)).validate(answer.json())


def test_every_field_of_a_card_is_in_the_schema_and_served(surrogate, card):
    FigureFactory(card=proven_card())
    told = schema()["components"]["schemas"]["Card"]

    served = signed_in(surrogate).get(f"/api/v1/cards/{card.pk}/").json()

    assert served.keys() == told["properties"].keys() == set(told["required"])


@pytest.mark.parametrize("shape", ["KeyPoint", "Proof", "Source", "Trust", "Avoided", "Figure"])
def test_every_part_of_a_card_is_in_the_schema_and_served(surrogate, lead, shape):
    card = proven_card(do_not_say=[{"phrase": "none", "reason": "Two moved."}])
    FigureFactory(card=card, claim=card.proofs.get().claim)
    told = schema()["components"]["schemas"][shape]

    content = approved(card, by=lead)

    parts = {
        "KeyPoint": content["key_points"][0],
        "Proof": content["proofs"][0],
        "Source": content["proofs"][0]["source"],
        "Trust": content["trust"],
        "Avoided": content["do_not_say"][0],
        "Figure": content["figures"][0],
    }
    assert parts[shape].keys() == told["properties"].keys() == set(told["required"])


def approved(card, *, by):
    client = signed_in(by)
    for move in ["submit", "approve"]:
        client.post(f"/api/v1/cards/{card.pk}/{move}/")
    return client.get(f"/api/v1/cards/{card.pk}/").json()


def test_what_became_of_reviews_is_what_the_schema_says(surrogate, card):
    good = {"id": str(new_id()), "card": str(card.pk), "rating": 3}
    bad = {**good, "id": str(new_id()), "rating": 9}

    answer = signed_in(surrogate).post("/api/v1/reviews/", {"reviews": [good, bad]}, format="json")

    assert (answer.json()["accepted"], len(answer.json()["rejected"])) == ([good["id"]], 1)
    validator(told_of("/api/v1/reviews/", "post")).validate(answer.json())


class SchemaClient:
    """Knows the address of the schema and nothing else; checks every answer against it."""

    def __init__(self, client):
        self.client = client
        self.schema = client.get("/api/schema/").json()
        self.paths = {
            told["operationId"]: path
            for path, operations in self.schema["paths"].items()
            for told in operations.values()
        }

    def get(self, operation, query=None, **values):
        answer = self.client.get(self.paths[operation].format(**values), query)
        validator(told_of(self.paths[operation])).validate(answer.json())
        return answer.json()

    def pull(self, slug):
        return self.get("decks_cards_list", slug=slug)["results"]

    def keep_up(self, slug, copy, after):
        since = self.get("decks_changes_retrieve", {"after": after}, slug=slug)
        copy |= {card["id"]: card for card in since["changed"]}
        for gone in since["gone"]:
            copy.pop(gone["id"], None)
        return sorted(copy.values(), key=lambda card: (card["position"], card["id"]))


def test_a_client_that_knows_only_the_schema_keeps_a_copy_of_a_deck(surrogate, lead, card):
    client = SchemaClient(signed_in(surrogate))
    [deck] = client.get("decks_list")["results"]
    copy = {each["id"]: each for each in client.pull(deck["slug"])}
    assert len(copy) == deck["card_count"] == 2

    live_card(deck=card.entries.get().deck)
    signed_in(lead).post(f"/api/v1/cards/{card.pk}/retire/")
    kept_up = client.keep_up(deck["slug"], copy, after=deck["version"])

    assert kept_up == client.pull(deck["slug"])
    assert str(card.pk) not in copy
    assert client.keep_up(deck["slug"], {}, after=0) == kept_up


def ask(client, method, path, **values):
    return client.generic(method.upper(), path.format(slug="mayor", id=new_id()), **values)


@pytest.mark.parametrize(("method", "path", "told"), OPERATIONS)
def test_every_refusal_has_the_one_shape(client, lead, method, path, told):
    as_lead = signed_in(lead)
    refusals = {
        401: ask(client, method, path),
        405: ask(as_lead, "delete", path),
        406: ask(as_lead, method, path, headers={"Accept": "text/csv"}),
    }
    if "id" in path or "slug" in path:
        refusals[404] = ask(as_lead, method, path)
    if "requestBody" in told:
        refusals[415] = ask(as_lead, method, path, data=b"a,b", content_type="text/csv")
        refusals[400] = ask(as_lead, method, path, data=b"{", content_type="application/json")

    for status, answer in refusals.items():
        assert answer.status_code == status
        validator({"$ref": "#/components/schemas/Errors"}).validate(answer.json())
        assert str(status) in told["responses"]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options"])
@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v2/decks/", "/api/v1/reviews"])
def test_where_nothing_is_the_answer_is_json_too(client, settings, method, address):
    settings.DEBUG = True  # APPEND_SLASH raises for a POST only then

    answer = getattr(client, method)(address)

    assert answer.status_code == 404
    assert answer.json()["errors"] == [
        {
            "code": "not_found",
            "detail": "There is nothing here. Addresses end with a slash.",
            "attr": None,
        }
    ]


@pytest.mark.parametrize("token", ["", "nonsense", "é", "\xff\xfe", "\0", "a b", "x" * 9999])
def test_a_token_that_was_never_made_opens_nothing(client, db, token):
    answer = client.get("/api/v1/decks/", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_without_its_csrf_token_changes_nothing(surrogate):
    client = signed_in(surrogate)
    client.handler.enforce_csrf_checks = True

    answer = client.post("/api/v1/reviews/", {"reviews": []}, format="json")

    assert answer.status_code == 403


def test_the_page_of_the_api_names_every_operation_and_shape(client):
    answer = client.get("/api/docs/")

    page = answer.content.decode()
    for _, _, told in OPERATIONS:
        assert f'id="{told["operationId"]}"' in page
    shapes = schema()["components"]["schemas"]
    for name, told in shapes.items():
        assert (f'id="shape-{name}"' in page) == ("enum" not in told)


def test_the_page_of_the_api_needs_no_script_and_no_inline_style(client):
    page = client.get("/api/docs/").content.decode()

    for forbidden in ["<script", "<style", "style=", " onclick"]:
        assert forbidden not in page
