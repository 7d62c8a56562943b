"""Static files in production: each name carries a hash of its content, and is kept for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r'(?P<matched>from "(?P<url>\./[^"]+)")'


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also hashes what our modules import: after a deploy no new script meets an old one.

    Django's own way to do so reads every script, and fails on a comment of django-htmx's.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("quizzes/*.js", [(IMPORT, 'from "%(url)s"')]),
    )
