"""Which admin site the project has."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """Django's own admin, under our name and behind our sign-in."""

    default_site = "debateprep.admin_site.AdminSite"
