"""Keys for programs."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.permissions import IsAuthenticated
from rest_framework.test import APIClient, APIRequestFactory
from rest_framework.views import APIView, Response

from debateprep.accounts.models import ApiToken
from debateprep.accounts.tokens import SessionAuthentication, TokenError, make_token
from tests.clients import signed_in, with_token
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
Scope = ApiToken.Scope
DAY = timedelta(days=1)


class ScopedView(APIView):
    """Reads with one scope, writes with another, and deletes by hand only."""

    required_scopes = {"GET": Scope.CARDS_READ, "POST": Scope.REVIEWS_WRITE}

    def get(self, request):
        return Response({"user": request.user.username})

    post = delete = get


def ask(method, *, token=None, path="/"):
    """Return the status that a program gets."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    request = getattr(APIRequestFactory(), method)(path, headers=headers)
    return ScopedView.as_view()(request).status_code


@pytest.mark.parametrize(
    ("scopes", "method", "status"),
    [
        ([Scope.CARDS_READ], "get", 200),
        ([Scope.CARDS_READ], "head", 200),
        ([Scope.CARDS_READ], "options", 200),
        ([Scope.CARDS_READ], "post", 403),
        ([Scope.REVIEWS_WRITE], "post", 200),
        ([Scope.REVIEWS_WRITE], "get", 403),
        ([Scope.CARDS_READ, Scope.REVIEWS_WRITE], "post", 200),
        (list(Scope), "delete", 403),
    ],
)
def test_a_token_does_what_its_scopes_say(surrogate, scopes, method, status):
    _, token = make_token(surrogate, name="phone", scopes=scopes, expires_in=DAY)

    assert ask(method, token=token) == status


def test_nobody_gets_401_and_is_told_how_to_come(db):
    response = APIClient().get("/api/v1/decks/")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["errors"][0]["code"] == "not_authenticated"


@pytest.mark.parametrize("token", ["nonsense", "two words", "", "x" * 500, "\u00e9"])
def test_a_wrong_token_gets_401(db, token):
    client = APIClient(headers={"Authorization": f"Bearer {token}".encode().decode("latin-1")})

    assert client.get("/api/v1/decks/").status_code == 401


def test_a_token_ends_at_its_hour(surrogate, at_noon):
    _, token = make_token(surrogate, name="phone", scopes=[Scope.CARDS_READ], expires_in=DAY)

    at_noon.shift(DAY - timedelta(seconds=1))
    assert ask("get", token=token) == 200
    at_noon.shift(timedelta(seconds=1))
    assert ask("get", token=token) == 401
    assert ApiToken.objects.count() == 1  # reading deletes nothing


def test_a_token_without_an_end_is_refused(surrogate):
    _, token = make_token(surrogate, name="phone", scopes=[Scope.CARDS_READ], expires_in=DAY)
    ApiToken.objects.update(expiry=None)

    assert ask("get", token=token) == 401


def test_asking_with_a_token_costs_one_query(surrogate, django_assert_num_queries):
    for _ in range(3):
        _, token = make_token(surrogate, name="phone", scopes=[Scope.CARDS_READ], expires_in=DAY)

    with django_assert_num_queries(1):
        ask("get", token=token)


def test_only_a_hash_of_a_token_is_kept(surrogate):
    _, token = make_token(surrogate, name="phone", scopes=[Scope.CARDS_READ], expires_in=DAY)

    assert token not in repr(ApiToken.objects.values().get())


def test_a_person_who_is_signed_in_needs_no_scope_but_a_csrf_token(surrogate):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(surrogate)

    assert client.get("/api/v1/decks/").status_code == 200
    assert client.post("/api/v1/reviews/", {}, format="json").status_code == 403


def test_a_view_for_browsers_alone_answers_401_too(db):
    class BrowserView(ScopedView):
        authentication_classes = [SessionAuthentication]
        permission_classes = [IsAuthenticated]

    assert BrowserView.as_view()(APIRequestFactory().get("/")).status_code == 401


def test_with_a_token_no_csrf_token_is_needed(surrogate):
    _, token = make_token(surrogate, name="x", scopes=[Scope.REVIEWS_WRITE], expires_in=DAY)
    client = APIClient(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})

    assert client.post("/api/v1/reviews/", {"reviews": []}, format="json").status_code == 200


def test_a_token_is_not_more_than_its_person(surrogate):
    assert with_token(surrogate, Scope.CURATION_WRITE).get("/api/v1/decks/").status_code == 403
    assert signed_in(surrogate).get("/api/v1/decks/").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"scopes": []},
        {"scopes": ["everything"]},
        {"scopes": [Scope.CARDS_READ, "everything"]},
        {"name": ""},
        {"expires_in": timedelta(0)},
        {"expires_in": timedelta(days=366)},
        {"user": "closed"},
    ],
)
def test_a_key_needs_a_name_a_purpose_an_end_and_an_owner(surrogate, wrong):
    if wrong.get("user") == "closed":
        wrong = {"user": UserFactory(is_active=False)}
    right = {"user": surrogate, "name": "x", "scopes": [Scope.CARDS_READ], "expires_in": DAY}

    with pytest.raises(TokenError):
        make_token(**(right | wrong))


def test_nobody_makes_a_key_that_curates_with_anothers_hand(lead, curator):
    with pytest.raises(TokenError):
        make_token(curator, name="x", scopes=[Scope.CURATION_WRITE], expires_in=DAY, by=lead)

    make_token(lead, name="x", scopes=[Scope.CURATION_WRITE], expires_in=DAY, by=lead)
    make_token(curator, name="x", scopes=[Scope.CARDS_READ], expires_in=DAY, by=lead)


def test_a_lead_makes_no_key_for_a_superuser(lead):
    root = UserFactory(is_superuser=True)

    with pytest.raises(TokenError):
        make_token(root, name="x", scopes=[Scope.CARDS_READ], expires_in=DAY, by=lead)


def test_a_key_says_its_name_and_scopes(surrogate):
    token, _ = make_token(
        surrogate, name="export", scopes=[Scope.REVIEWS_WRITE, Scope.CARDS_READ], expires_in=DAY
    )

    assert str(token) == "export (cards:read, reviews:write)"
    assert token.expiry > timezone.now()
