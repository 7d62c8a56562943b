"""Ways to ask the API: as a person in a browser, as a program with a token."""

from datetime import timedelta

from rest_framework.test import APIClient

from debateprep.accounts.models import User
from debateprep.accounts.tokens import make_token


def signed_in(user: User) -> APIClient:
    """Return a client with the person's session."""
    client = APIClient()
    client.force_login(user)
    return client


def with_token(user: User, *scopes: str) -> APIClient:
    """Return a client with a token of the person's that carries these scopes."""
    _, token = make_token(user, name="test", scopes=scopes, expires_in=timedelta(days=30))
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client
