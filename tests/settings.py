"""Settings for tests: the product's own, on a database file of its own and with fast password hashes."""

import os
import tempfile
from pathlib import Path

# A folder of the run's own: tests never touch a developer's var/.
_VAR = Path(tempfile.mkdtemp(prefix="on-record-tests-"))
os.environ["NEWSROOM_VAR_DIR"] = str(_VAR)
os.environ.setdefault("NEWSROOM_SECRET_KEY", "only-for-tests-" + "k" * 50)

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# WhiteNoise warns of a folder that is not there, and warnings are errors here.
(_VAR / "static").mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: WAL, locks and a second connection behave as they do in the product.
    DATABASES["default"]["TEST"] = {"NAME": str(_VAR / "test.sqlite3")}
# Tests fetch when they say so, and not in a thread of their own.
NEWSROOM_FETCHER_THREAD = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
