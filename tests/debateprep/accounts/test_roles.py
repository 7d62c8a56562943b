"""What each role may do."""

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from debateprep.accounts.models import Role
from debateprep.accounts.roles import CURATOR, LEAD, make_roles
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

CURATES = {
    "seeds.add_source", "seeds.change_claim", "seeds.delete_claim", "seeds.add_person",
    "cards.add_card", "cards.change_card", "cards.view_card", "cards.delete_keypoint",
    "cards.delete_proof", "cards.add_figure", "cards.add_topic", "cards.change_deck",
    "cards.delete_deckcard", "quizzes.add_assignment", "accounts.view_user",
}  # fmt: skip
LEADS = {
    "cards.approve_card", "cards.withdraw_card", "accounts.add_invitation",
    "accounts.add_apitoken", "accounts.delete_apitoken", "accounts.change_user",
}  # fmt: skip
NOBODY = {
    "cards.delete_card", "cards.change_cardrevision", "cards.change_curationevent",
    "seeds.delete_source", "accounts.add_user", "accounts.delete_user",
    "accounts.change_apitoken", "auth.change_group", "auth.change_permission",
    "quizzes.change_review", "mfa.delete_authenticator",
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (Role.SURROGATE, set(), CURATES | LEADS | NOBODY),
        (Role.CURATOR, CURATES, LEADS | NOBODY),
        (Role.LEAD, CURATES | LEADS, NOBODY),
    ],
)
def test_roles_grant_what_they_say_and_nothing_else(role, may, may_not):
    granted = UserFactory(role=role).get_all_permissions()

    assert may - granted == set()
    assert may_not & granted == set()


def test_every_line_of_the_tables_names_permissions_that_exist():
    asked = {
        f"{app}.{action}_{line.partition(': ')[0]}"
        for table in (CURATOR, LEAD)
        for app, lines in table.items()
        for line in lines
        for action in line.partition(": ")[2].split()
    }
    exist = {
        f"{app}.{name}"
        for app, name in Permission.objects.values_list("content_type__app_label", "codename")
    }

    assert asked - exist == set()


def test_migrating_takes_back_what_was_granted_by_hand_and_gives_what_was_taken():
    curators = Group.objects.get(name=Role.CURATOR)
    granted = set(curators.permissions.all())
    curators.permissions.add(Permission.objects.get(codename="delete_card"))
    curators.permissions.remove(Permission.objects.get(codename="change_card"))

    call_command("migrate", verbosity=0)

    assert set(curators.permissions.all()) == granted


def test_migrating_back_to_before_there_were_groups_asks_for_none():
    before = Apps()

    make_roles(app_config=apps.get_app_config("cards"), using="default", apps=before)

    assert Group.objects.count() == len(Role)


@pytest.mark.django_db(transaction=True)
def test_flushing_the_database_leaves_the_roles():
    call_command("flush", interactive=False, verbosity=0)

    assert UserFactory(role=Role.LEAD).has_perm("cards.approve_card")
