"""The phone app's addresses, under /app/."""

from django.urls import URLPattern

app_name = "quizzes"

urlpatterns: list[URLPattern] = []
