"""All settings. What differs between installations comes from the environment: docs/settings.md."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

# -- The installation -----------------------------------------------------------

LAPTOP_SECRET = "laptop-only-secret-that-refuses-to-boot-in-production"  # noqa: S105

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default=LAPTOP_SECRET)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
NUM_PROXIES = env.int("NUM_PROXIES", default=0)

SECRET_KEY_LENGTH = 50  # what `check --deploy` asks for
if not DEBUG and (SECRET_KEY == LAPTOP_SECRET or len(SECRET_KEY) < SECRET_KEY_LENGTH):
    raise ImproperlyConfigured(
        f"Set SECRET_KEY to {SECRET_KEY_LENGTH} random characters or more: "
        "production starts neither with the laptop's nor with a short one."
    )

# -- What it is made of -----------------------------------------------------------

INSTALLED_APPS = [
    "debateprep.admin_config.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "drf_spectacular",
    "drf_standardized_errors",
    "knox",
    "rest_framework",
    "template_partials",
    "debateprep.accounts",
    "seeds",
    "cards",
    "quizzes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "debateprep.middleware.private_pages",
    "debateprep.middleware.redirect_htmx_to_sign_in",
    "allauth.account.middleware.AccountMiddleware",
    "debateprep.middleware.second_factor",
]

ROOT_URLCONF = "debateprep.urls"
WSGI_APPLICATION = "debateprep.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# -- Data -------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # WAL without IMMEDIATE locks, NORMAL loses rows in a power cut: docs/decisions/0003.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
}
POSTGRES_OPTIONS = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}

SQLITE_FILE = BASE_DIR / "var" / "debateprep.sqlite3"
DATABASES: dict[str, Any] = {"default": env.db("DATABASE_URL", default=f"sqlite:///{SQLITE_FILE}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "debateprep.sqlite"
    # Closing the last connection empties the WAL into the file: not after every request.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    # Said aloud: pytest-xdist expects it of Django's own engine only.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
    DATABASES["default"].setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRES_OPTIONS)

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Our tokens replace knox's, whose migrations make its own table all the same.
MIGRATION_MODULES = {"knox": None}

# -- Work in the background ---------------------------------------------------------

# Done by `manage.py db_worker`, from the database: there is no broker to keep.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What drafts cards besides our own rules: off unless an installation names it.
DRAFTERS = ("", "openai-compatible")
DRAFTER = env.str("DRAFTER", default="")
DRAFTER_URL = env.str("DRAFTER_URL", default="")
DRAFTER_MODEL = env.str("DRAFTER_MODEL", default="")
DRAFTER_KEY = env.str("DRAFTER_KEY", default="")
DRAFTER_SECONDS = env.float("DRAFTER_SECONDS", default=30.0)
MOST_DRAFTER_SECONDS = 600
if DRAFTER not in DRAFTERS:
    raise ImproperlyConfigured("DRAFTER is openai-compatible, or not set.")
if DRAFTER and not (DRAFTER_URL.startswith(("http://", "https://")) and DRAFTER_MODEL):
    raise ImproperlyConfigured("DRAFTER needs DRAFTER_URL, http or https, and DRAFTER_MODEL.")
if not 0 < DRAFTER_SECONDS <= MOST_DRAFTER_SECONDS:
    message = f"DRAFTER_SECONDS is more than 0 and at most {MOST_DRAFTER_SECONDS}."
    raise ImproperlyConfigured(message)

# -- People -----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
SESSION_ENGINE = "debateprep.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60  # a phone stays signed in while a campaign prepares

# Fixed when the process starts, so that tests can ask for production's rules one by one.
STAFF_NEED_SECOND_FACTOR = not DEBUG
SIGN_IN_LINKS_ALLOWED = DEBUG

ACCOUNT_ADAPTER = "debateprep.accounts.adapter.AccountAdapter"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "request_login_code": "debateprep.accounts.forms.AddressForm",
    "confirm_login_code": "debateprep.accounts.forms.CodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation or a code proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # mail to a phone on a bad line takes minutes
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ALLAUTH_TRUSTED_PROXY_COUNT = NUM_PROXIES
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}

MFA_ADAPTER = "debateprep.accounts.adapter.FactorAdapter"
MFA_FORMS = {"add_webauthn": "debateprep.accounts.forms.AddKeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "debateprep"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# A passkey alone signs a person in, so it must be two factors by itself.
MFA_WEBAUTHN_USER_VERIFICATION = "required"

vars().update(env.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="debateprep <debateprep@localhost>")

# -- Pages ------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# `make run` serves from the finders: there is nothing to collect first.
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "debateprep.storage.StaticFiles"
    },
}

# -- Trust ------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
# A balancer asks these two in the clear.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if NUM_PROXIES else None
X_FRAME_OPTIONS = "DENY"

# -- API --------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "debateprep.accounts.tokens.BearerAuthentication",
        "debateprep.accounts.tokens.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "debateprep.accounts.tokens.HasScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["debateprep.shared.bodies.JsonBody"],
    "DEFAULT_SCHEMA_CLASS": "drf_standardized_errors.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "NUM_PROXIES": NUM_PROXIES,
}
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_MODEL": "accounts.ApiToken"}
KNOX_TOKEN_MODEL = "accounts.ApiToken"  # noqa: S105
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "debateprep.api.ExceptionHandler",
    "ALLOWED_ERROR_STATUS_CODES": ["400", "401", "403", "404", "405", "406", "415"],
    "ERROR_SCHEMAS": dict.fromkeys(
        ["400", "401", "403", "404", "405", "406", "415"],
        "debateprep.shared.refusals.ErrorsSerializer",
    ),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "debateprep",
    "DESCRIPTION": "Approved cards, decks and reviews of one campaign.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": r"/api/v1/",
    "POSTPROCESSING_HOOKS": [
        "drf_standardized_errors.openapi_hooks.postprocess_schema_enums",
        "debateprep.shared.conditional.document",
    ],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
