"""The door: sign-in links, invitations, and allauth's pages under our rules."""

from allauth.account.utils import perform_login
from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from debateprep.accounts import invitations, signing_in, tickets
from debateprep.accounts.forms import WelcomeForm
from debateprep.accounts.models import Invitation, Role, User
from debateprep.shared.errors import DomainError


class SignInView(RequestLoginCodeView):  # type: ignore[misc]
    """One page to sign in: a passkey, or an address to send a code to. There are no passwords."""

    template_name = "account/login.html"


@never_cache
@require_GET
def follow_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Sign a demo person in with the link that the command line printed.

    The one GET that changes something: a link in a terminal can only be followed, and a button
    behind it would guard nothing, since whoever can open the page can press it. So the link is
    for laptops only, works once within a day, and is not spent by a browser that looks ahead.
    """
    if not settings.SIGN_IN_LINKS_ALLOWED:
        raise Http404
    if _looks_ahead(request):
        return HttpResponse(status=503)  # browsers then ask again when the person does
    try:
        user = signing_in.follow_sign_in_link(token, at=timezone.now())
    except tickets.SpentTicketError:
        return render(request, "account/link_spent.html", status=410)
    return _sign_in(request, user)


@never_cache
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what the invitation is to; on POST, make the account and sign in."""
    now = timezone.now()
    form = WelcomeForm(request.POST or None)
    try:
        invitation = tickets.look_up(Invitation, token, at=now)
        if form.is_valid():
            return _sign_in(request, invitations.accept(token, **form.cleaned_data, at=now))
    except DomainError as refusal:
        return render(request, "account/invitation_spent.html", {"why": refusal}, status=410)
    role = Role(invitation.role)
    context = {"form": form, "invitation": invitation, "role": role.label, "roles": Role}
    return render(request, "account/invitation.html", context, status=422 if form.errors else 200)


def _looks_ahead(request: HttpRequest) -> bool:
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return "prefetch" in purpose.lower()


def _sign_in(request: HttpRequest, user: User) -> HttpResponseBase:
    logout(request)  # whoever was signed in on this device before
    response: HttpResponseBase = perform_login(request, user, redirect_url="/")
    return response
