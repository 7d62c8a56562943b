"""The phone app's addresses, under /app/."""

from django.urls import path

from quizzes import views

app_name = "quizzes"

urlpatterns = [
    path("", views.today, name="today"),
    path("drill/", views.start_drill, name="start"),
    path("drill/<uuid:drill_id>/", views.drill, name="drill"),
    path("drill/<uuid:drill_id>/undo/", views.undo_answer, name="undo"),
    path("drill/<uuid:drill_id>/finish/", views.finish_drill, name="finish"),
    path("decks/", views.decks, name="decks"),
    path("decks/<slug:slug>/", views.deck, name="deck"),
    path("cards/<uuid:card_id>/", views.card, name="card"),
    path("settings/", views.settings, name="settings"),
]
