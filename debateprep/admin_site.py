"""The admin, under our name."""

from django.contrib import admin


class AdminSite(admin.AdminSite):
    site_header = site_title = "debateprep"
    index_title = "Curation"
