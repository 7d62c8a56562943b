"""The door's addresses: allauth's, less what we do not offer."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from debateprep.accounts import views

urlpatterns = [
    # The same names and addresses as allauth's: the first that matches answers.
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("login/code/", views.SignInView.as_view(), name="account_request_login_code"),
    path("link/<str:token>/", views.follow_link, name="account_link"),
    path("invitation/<str:token>/", views.accept_invitation, name="account_invitation"),
    # Nobody has a password, and the address is the one that was invited.
    re_path(
        r"^(?:password|reauthenticate|email|confirm-email)/",
        RedirectView.as_view(pattern_name="mfa_index"),
    ),
    path("", include("allauth.urls")),
]
