"""Where everything is."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from debateprep import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("accounts/", include("debateprep.accounts.urls")),
    path("admin/", admin.site.urls),
    path("app/", include("quizzes.urls")),
    path("api/", include("debateprep.api")),
]
