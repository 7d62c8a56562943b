"""Addresses on the web only, and speakers that a deck file vouches for."""

import re

import django.core.validators
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

WEB = r"^https?://[^\s/]"
ONLY_WEB = "Only an address on the web, with http:// or https://, can be followed."


def forget_other_addresses(apps, schema_editor):
    """No page ever made a link of them."""
    sources = apps.get_model("seeds", "Source").objects
    sources.exclude(url="").exclude(url__iregex=WEB).update(url="")


def take_people_at_their_word(apps, schema_editor):
    """Who was named before anybody compared was named by a person or in a deck file."""
    claims = apps.get_model("seeds", "Claim").objects
    named = claims.exclude(speaker="").filter(origin="curator", speaker_checked_at__isnull=True)
    named.update(speaker_checked_at=timezone.now())


def ask_again(apps, schema_editor):
    claims = apps.get_model("seeds", "Claim").objects
    claims.filter(speaker_checked_by__isnull=True).update(speaker_checked_at=None)


class Migration(migrations.Migration):
    dependencies = [
        ("seeds", "0002_what_extraction_finds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(forget_other_addresses, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="source",
            name="url",
            field=models.URLField(
                blank=True,
                max_length=500,
                validators=[
                    django.core.validators.RegexValidator(
                        WEB, ONLY_WEB, code="not_web", flags=re.IGNORECASE
                    )
                ],
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("url", ""), ("url__iregex", WEB), _connector="OR"),
                name="source_url_is_on_the_web",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="claim", name="claim_speaker_checked_means_when"
        ),
        migrations.RunPython(take_people_at_their_word, ask_again),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("speaker_checked_by__isnull", True),
                    ("speaker_checked_at__isnull", False),
                    _connector="OR",
                ),
                name="claim_speaker_checked_means_when",
            ),
        ),
    ]
