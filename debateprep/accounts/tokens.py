"""Keys for programs: who is asking (`BearerAuthentication`), and for what (`HasScope`).

A viewset names the scope that each method needs; a method it does not name is closed to tokens:

    class CardViewSet(ReadOnlyModelViewSet):
        required_scopes = {"GET": Scope.CARDS_READ, "POST": Scope.CURATION_WRITE}

HEAD counts as GET, and OPTIONS needs no scope. A signed-in person (session) needs no scope: what
they may do is their permissions' business, and a token never allows more than its owner may do.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from knox.auth import TokenAuthentication
from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from debateprep.accounts.models import ApiToken, User
from debateprep.shared.errors import DomainError

Scope = ApiToken.Scope
LONGEST = timedelta(days=365)


class TokenError(DomainError):
    """A key that may not be made."""

    code = "token_refused"


class BearerAuthentication(TokenAuthentication):  # type: ignore[misc]
    """`Authorization: Bearer <token>`."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, ApiToken]:
        # Knox decodes whatever comes and asks the database for it, which may refuse to look.
        if not token.isalnum():
            raise exceptions.AuthenticationFailed("Invalid token.")
        found: tuple[User, ApiToken] = super().authenticate_credentials(token)
        return found

    def _cleanup_token(self, auth_token: ApiToken) -> bool:
        """Refuse what is out of date, and write nothing: people see and delete their old keys."""
        return auth_token.expiry is None or auth_token.expiry <= timezone.now()


class SessionAuthentication(authentication.SessionAuthentication):
    """The browser's cookie, with its CSRF check. Answers 401, not 403, when nobody is signed in."""

    def authenticate_header(self, request: Request) -> str:
        return "Session"


class HasScope(permissions.BasePermission):
    """The token carries the scope that the view requires for this method."""

    message = "This token does not carry the scope that this needs."
    code = "scope_missing"

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, ApiToken) or request.method == "OPTIONS":
            return True
        method = "GET" if request.method == "HEAD" else request.method
        required = getattr(view, "required_scopes", {}).get(method)
        return required is not None and required in request.auth.scopes


def check_token(
    *,
    user: User,
    name: str,
    scopes: Iterable[str],
    expires_in: timedelta,
    by: User | None = None,
) -> None:
    """Raise TokenError unless `by` (None: the command line) may make such a key for `user`."""
    wanted = set(scopes)
    if not name or not wanted or not wanted <= set(Scope.values):
        raise TokenError(f"Give it a name and one or more of {', '.join(Scope.values)}.")
    if not timedelta(0) < expires_in <= LONGEST:
        raise TokenError(f"A key ends, in {LONGEST.days} days at the latest.")
    if not user.is_active:
        raise TokenError("This account is closed.")
    if by not in (None, user) and (user.is_superuser or Scope.CURATION_WRITE in wanted):
        # With another's hand one could approve one's own cards.
        raise TokenError("A key that curates, or a superuser's, is made by its owner.")


def make_token(
    user: User, *, name: str, scopes: Iterable[str], expires_in: timedelta, by: User | None = None
) -> tuple[ApiToken, str]:
    """Make a key for a program of `user`; its text can never be shown again. Raises TokenError."""
    scopes = sorted(set(scopes))
    check_token(user=user, name=name, scopes=scopes, expires_in=expires_in, by=by)
    made: tuple[ApiToken, str] = ApiToken.objects.create(
        user, expiry=expires_in, name=name, scopes=scopes
    )
    return made
