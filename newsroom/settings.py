"""Settings of the newsroom: one file, read from the environment, safe when nothing is set.

Every variable is listed in the README. A fresh clone runs on SQLite, local memory and local files.
"""

from __future__ import annotations

from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from js_asset import static_lazy

from articles.editor import keep_claim_marks, nothing_to_keep
from newsroom import env, secret_key, security

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("NEWSROOM_VAR_DIR", str(BASE_DIR / "var")))

DEBUG = env.flag("NEWSROOM_DEBUG", default=False)
SECRET_KEY = env.text("NEWSROOM_SECRET_KEY") or secret_key.read_or_make(VAR_DIR / "secret-key")
# The vault is off where there is no key: identities of sources are then stored nowhere.
NEWSROOM_VAULT_KEYS = env.secrets("NEWSROOM_VAULT_KEY")
ALLOWED_HOSTS = env.words("NEWSROOM_ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.words("NEWSROOM_TRUSTED_ORIGINS")

# The public address: canonical links, feeds and sitemaps need one that does not come from the request.
SITE_URL = env.address("NEWSROOM_SITE_URL", "http://127.0.0.1:8000")
SITE_NAME = env.text("NEWSROOM_SITE_NAME", "On Record")

# Our own templates must be found before the admin's, so the project stands first.
INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.ledger.apps.LedgerConfig",
    "entities.apps.EntitiesConfig",
    "articles.claims.apps.ClaimsConfig",
    "articles.apps.ArticlesConfig",
    "newsroom.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_filters",
    "js_asset",
    "django_prose_editor",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    security.csp_middleware(),
    "newsroom.middleware.AdminSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.middleware.AdminAuthenticationMiddleware",
    "newsroom.middleware.AdminMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "newsroom.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
                *security.csp_context_processors(),
            ],
        },
    },
]

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=VAR_DIR / "newsroom.sqlite3",
        keep_seconds=env.number("NEWSROOM_CONN_MAX_AGE", default=60),
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL and IMMEDIATE belong together: one without the other fails under concurrent writers. Every
    # atomic() then takes the write lock, so a public read never opens one.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000; PRAGMA temp_store=MEMORY;"
        ),
    }

CACHES = {"default": env.cache("CACHE_URL")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["newsroom.auth.RoleBackend"]
LOGIN_URL = "admin:login"
# Switched on by `demo` for its own process and by nothing else: see newsroom.auth.
NEWSROOM_SAMPLE_LOGINS = False

LANGUAGE_CODE = "en"
TIME_ZONE = env.text("NEWSROOM_TIME_ZONE", "UTC")
USE_I18N = True
FORMAT_MODULE_PATH = ["newsroom.formats"]  # 23 Nov 2026 14:05, in lists and records alike
USE_TZ = True
if not security.BUILT_IN:
    # Django 5.2 would complete an address typed as example.org with http; 6 takes https, and has no switch.
    FORMS_URLFIELD_ASSUME_HTTPS = True

# Mail to colleagues. Django 6.1 has one setting for it and warns of the older ones, which 5.2 reads.
_mailer = env.mailer("NEWSROOM_EMAIL_URL")
if django.VERSION >= (6, 1):
    MAILERS = {"default": _mailer}
else:
    EMAIL_BACKEND = _mailer["BACKEND"]
    _names = {"username": "HOST_USER", "password": "HOST_PASSWORD"}
    for _option, _value in _mailer["OPTIONS"].items():
        globals()[f"EMAIL_{_names.get(_option, _option.upper())}"] = _value
DEFAULT_FROM_EMAIL = env.mailbox("NEWSROOM_MAIL_FROM", "newsroom@localhost")
NEWSROOM_DEADLINE_NOTICE = env.number("NEWSROOM_DEADLINE_NOTICE", default=60)
# Whether pages are fetched at all, and whether the process that was asked also begins at once in a thread; what it
# does not get to, `fetch_items` does.
NEWSROOM_FETCHER = env.flag("NEWSROOM_FETCHER", default=True)
NEWSROOM_FETCHER_THREAD = True
NEWSROOM_WEBHOOK_ALLOW_PRIVATE = env.flag("NEWSROOM_WEBHOOK_ALLOW_PRIVATE", default=False)

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
# Pictures are never served from a folder: a view hands them out and asks first whether they are public.
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "media-is-not-served/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.storage.ModuleManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# The claim mark is ours; the editor reads which script brings it and what the sanitiser must leave.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [
            static_lazy("articles/claim-mark.js"),
            static_lazy("articles/checks.js"),
            static_lazy("articles/story/main.js"),
        ],
        "extensions": {"Claim": keep_claim_marks},
    },
    *(
        {"js": [static_lazy(f"articles/story/{name}.js")], "extensions": {extension: nothing_to_keep}}
        for extension, name in {
            "CleanPaste": "paste",
            "Quotes": "quotes",
            "FindReplace": "find-replace",
            "Toolbar": "toolbar",
        }.items()
    ),
]
DJANGO_PROSE_EDITOR_MENU_GROUPS = [
    {"group": "claim"},
    {"group": "marks"},
    {"group": "link"},
    {"group": "blockType -lists"},  # as buttons: the library's drop-down cannot be reached by keyboard
    {"group": "lists"},
    {"group": "nodes -blockType -lists"},
    {"group": "history"},
    {"group": "tools"},
]

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

SESSION_COOKIE_PATH = "/admin/"
CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# One switch for everything that assumes TLS in front: a laptop has none.
HTTPS = env.flag("NEWSROOM_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.number("NEWSROOM_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if env.flag("NEWSROOM_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Marked variables and forms stay out of error reports in debug mode too.
DEFAULT_EXCEPTION_REPORTER_FILTER = "newsroom.error_reports.AlwaysSafeFilter"

# Django 6 and django-csp read the same policy from settings of different names.
_csp_setting, _csp_value = security.settings_for_csp()
globals()[_csp_setting] = _csp_value

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.log_level("NEWSROOM_LOG_LEVEL")},
}

NEWSROOM_PROCESSES = env.number("NEWSROOM_PROCESSES", default=1, minimum=1)
NEWSROOM_ENGINE = env.text("NEWSROOM_ENGINE", "rules")

if HTTPS and not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("NEWSROOM_HTTPS=1 needs NEWSROOM_SITE_URL to begin with https://.")
