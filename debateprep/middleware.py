"""What every answer goes through: privacy, htmx at the sign-in door, the second factor of staff."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect

from debateprep.accounts.requests import person_of
from debateprep.accounts.signing_in import second_factor_page, used_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]

# What no page of ours needs. Microphone stays: answers may be spoken.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ["camera", "display-capture", "geolocation", "payment", "serial", "usb"]
)
SIGN_IN_PAGES = "/accounts/"
OPEN_TO_ALL = (SIGN_IN_PAGES, "/healthz", "/readyz", "/static/")
NO_SECOND_FACTOR = "Staff need a second factor: show yours, or set one up."


def private_pages(get_response: GetResponse) -> GetResponse:
    """Let no cache keep an answer that depends on who asked, unless its view said how."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.session.accessed and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return answer


def redirect_htmx_to_sign_in(get_response: GetResponse) -> GetResponse:
    """Send the whole page to sign-in, or htmx would swap the sign-in page into a fragment."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        htmx = getattr(request, "htmx", None)
        if not (htmx and isinstance(response, HttpResponseRedirect)):
            return response
        path = urlsplit(response.url).path
        if not path.startswith(SIGN_IN_PAGES):
            return response
        # Come back to the page the person sees, not to the address of the fragment.
        back = urlencode({"next": htmx.current_url_abs_path or "/"})
        return HttpResponseClientRedirect(f"{path}?{back}")

    return answer


def second_factor(get_response: GetResponse) -> GetResponse:
    """Outside DEBUG, keep staff who signed in by e-mail alone out of everything but sign-in."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _needs_second_factor(request):
            return _ask_second_factor(request)
        return get_response(request)

    return answer


def _needs_second_factor(request: HttpRequest) -> bool:
    if not settings.STAFF_NEED_SECOND_FACTOR or request.path.startswith(OPEN_TO_ALL):
        return False
    return bool(
        request.user.is_authenticated
        and (request.user.is_staff or request.user.is_superuser)
        and not used_second_factor(request)
    )


def _ask_second_factor(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        error = {"code": "second_factor_required", "detail": NO_SECOND_FACTOR, "attr": None}
        return JsonResponse({"type": "client_error", "errors": [error]}, status=403)
    messages.warning(request, NO_SECOND_FACTOR)
    back = urlencode({"next": request.get_full_path()})
    return redirect(f"{second_factor_page(person_of(request))}?{back}")
