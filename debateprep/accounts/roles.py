"""What each role may do. Made anew after every migration: only what stands here is granted."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as current_apps
from django.apps.registry import Apps

from debateprep.accounts.models import Role

# By app, the permissions of each role: "model: actions".
CURATOR: dict[str, list[str]] = {
    "seeds": [
        "person: view add change",
        "source: view add change",
        "claim: view add change delete",
    ],
    "cards": [
        "intake: view add",
        "topic: view add change",
        "card: view add change",
        "keypoint: view add change delete",
        "proof: view add change delete",
        "figure: view add change delete",
        "cardrevision: view",
        "curationevent: view",
        "withdrawal: view",
        "acknowledgement: view",
        "deck: view add change",
        "deckcard: view add change delete",
    ],
    "quizzes": ["assignment: view add change delete"],
    "accounts": ["user: view"],
}
LEAD: dict[str, list[str]] = {
    "cards": ["card: approve withdraw", "withdrawal: add"],
    "accounts": [
        "user: change",
        "invitation: view add delete",
        "apitoken: view add delete",
    ],
}
GRANTS: dict[Role, list[dict[str, list[str]]]] = {
    Role.SURROGATE: [],
    Role.CURATOR: [CURATOR],
    Role.LEAD: [CURATOR, LEAD],
}


def codenames(role: Role, app_label: str) -> set[str]:
    """Return the permissions of a role over one app's models, by Django's codenames."""
    names = set()
    for grant in GRANTS[role]:
        for line in grant.get(app_label, []):
            model, _, actions = line.partition(": ")
            names |= {f"{action}_{model}" for action in actions.split()}
    return names


def make_roles(
    *, app_config: AppConfig, using: str, apps: Apps = current_apps, **kwargs: Any
) -> None:
    """Make the groups and grant them exactly this app's permissions, after its migration.

    Runs after Django made the permissions, which it does app by app.
    """
    if app_config.label not in CURATOR:
        return
    try:
        group_model, permission = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    except LookupError:  # migrated back to a time before the tables
        return
    ours = permission.objects.using(using).filter(content_type__app_label=app_config.label)
    for role in Role:
        group, _ = group_model.objects.using(using).get_or_create(name=role.value)
        group.permissions.remove(*ours.filter(group=group))
        group.permissions.add(*ours.filter(codename__in=codenames(role, app_config.label)))
