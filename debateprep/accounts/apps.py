from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "debateprep.accounts"
    label = "accounts"
    verbose_name = "Accounts and access"

    def ready(self) -> None:
        # Models must be loaded before these modules are.
        from allauth.mfa.signals import authenticator_added

        from debateprep.accounts import roles, signing_in

        post_migrate.connect(roles.make_roles, dispatch_uid="make_roles")
        authenticator_added.connect(signing_in.note_second_factor, dispatch_uid="note_factor")
