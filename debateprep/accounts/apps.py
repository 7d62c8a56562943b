from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "debateprep.accounts"
    label = "accounts"
