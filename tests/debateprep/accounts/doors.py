"""How a person signs in, in tests: through the pages, as people do."""

import re

from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from debateprep.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXP"


def ask_for_code(client: Client, email: str) -> str:
    """Return the code that was sent to the address."""
    client.post("/accounts/login/", {"email": email})
    return re.search(r"^(\d{6})$", mail.outbox[-1].body, re.MULTILINE)[1]


def sign_in_by_code(client: Client, user: User, **data: str) -> HttpResponse:
    """Send back the code that was mailed; return what the server answers."""
    code = ask_for_code(client, user.email)
    return client.post("/accounts/login/code/confirm/", {"code": code, **data})


def add_authenticator_app(user: User) -> None:
    totp.TOTP.activate(user, SECRET)


def app_code(secret: str = SECRET) -> str:
    """Return what the authenticator app shows now."""
    counter = next(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counter))
