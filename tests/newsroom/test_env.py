"""Settings from the environment: what is wrong stops the start, and says what would be right."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env


@pytest.fixture
def variable(monkeypatch):
    """Set NEWSROOM_X, or take it away with None."""

    def put(value: str | None, name: str = "NEWSROOM_X") -> None:
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    put(None)
    put(None, "NEWSROOM_X_FILE")
    return put


def test_text_is_the_variable_or_the_default(variable):
    assert env.text("NEWSROOM_X", "default") == "default"
    variable("value")
    assert env.text("NEWSROOM_X", "default") == "value"


@pytest.mark.parametrize("value", ["", "  "])
def test_text_that_is_empty_is_not_set(variable, value):
    """Compose files hand over empty variables; an empty folder name would be the current folder."""
    variable(value)
    assert env.text("NEWSROOM_X", "default") == "default"


def test_text_from_a_file_goes_before_the_variable(variable, tmp_path):
    (tmp_path / "secret").write_text(" from the file\n", encoding="utf-8")
    variable("value")
    variable(str(tmp_path / "secret"), "NEWSROOM_X_FILE")
    assert env.text("NEWSROOM_X") == "from the file"


@pytest.mark.parametrize(
    ("value", "secrets"),
    [(None, ()), (" ", ()), ("one", ("one",)), ("one, two", ("one", "two")), ("a\nb", ("a", "b"))],
)
def test_secrets_are_split_at_commas_spaces_and_lines(variable, value, secrets):
    variable(value)
    assert env.secrets("NEWSROOM_X") == secrets


def test_secrets_come_from_a_file_too(variable, tmp_path):
    (tmp_path / "keys").write_text("one\ntwo\n")
    variable(str(tmp_path / "keys"), "NEWSROOM_X_FILE")
    assert env.secrets("NEWSROOM_X") == ("one", "two")


def test_text_from_a_missing_file_names_it(variable, tmp_path):
    variable(str(tmp_path / "none"), "NEWSROOM_X_FILE")
    with pytest.raises(ImproperlyConfigured, match=r"NEWSROOM_X_FILE points to .*none: No such file"):
        env.text("NEWSROOM_X")


@pytest.mark.parametrize("value", ["1", "true", "YES", " on "])
def test_flag_is_on(variable, value):
    variable(value)
    assert env.flag("NEWSROOM_X", default=False) is True


@pytest.mark.parametrize("value", ["0", "False", "no", "OFF"])
def test_flag_is_off(variable, value):
    variable(value)
    assert env.flag("NEWSROOM_X", default=True) is False


@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize("default", [True, False])
def test_flag_that_is_not_set_is_the_default(variable, value, default):
    variable(value)
    assert env.flag("NEWSROOM_X", default=default) is default


@pytest.mark.parametrize("value", ["2", "ja", "enabled", "tru"])
def test_flag_that_is_no_switch_stops(variable, value):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match=f"NEWSROOM_X='{value}' is not a switch: write 1 or 0."):
        env.flag("NEWSROOM_X", default=False)


@pytest.mark.parametrize(("value", "number"), [("0", 0), (" 12 ", 12), (None, 7), ("", 7)])
def test_number_is_read(variable, value, number):
    variable(value)
    assert env.number("NEWSROOM_X", default=7) == number


@pytest.mark.parametrize("value", ["-1", "1.5", "many", "²", "٣", "0x10"])
def test_number_that_is_none_stops(variable, value):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match="is not a whole number of at least 0"):
        env.number("NEWSROOM_X", default=7)


def test_number_below_the_minimum_stops(variable):
    variable("0")
    with pytest.raises(ImproperlyConfigured, match="at least 1"):
        env.number("NEWSROOM_X", default=7, minimum=1)


@pytest.mark.parametrize(
    ("value", "words"), [(None, ["a"]), ("", ["a"]), ("x", ["x"]), (" x , y ,, ", ["x", "y"]), (",", [])]
)
def test_words_are_split_at_commas(variable, value, words):
    variable(value)
    assert env.words("NEWSROOM_X", ("a",)) == words


@pytest.mark.parametrize(
    ("value", "backend", "location"),
    [
        (None, "locmem.LocMemCache", ""),
        ("", "locmem.LocMemCache", ""),
        ("locmem://desk", "locmem.LocMemCache", "desk"),
        ("dummy://", "dummy.DummyCache", ""),
        ("file:///var/cache/news", "filebased.FileBasedCache", "/var/cache/news"),
        ("redis://cache:6379/1", "redis.RedisCache", "redis://cache:6379/1"),
        ("rediss://cache", "redis.RedisCache", "rediss://cache"),
    ],
)
def test_cache_is_named_by_its_address(variable, value, backend, location):
    variable(value)
    assert env.cache("NEWSROOM_X") == {
        "BACKEND": f"django.core.cache.backends.{backend}",
        "LOCATION": location,
    }


@pytest.mark.parametrize("value", ["memcached://host", "redis", "redis://", "file://", "/folder"])
def test_cache_of_another_kind_stops(variable, value):
    variable(value)
    with pytest.raises(
        ImproperlyConfigured, match=r"write locmem://, dummy://, file:///folder or redis://host\."
    ):
        env.cache("NEWSROOM_X")


@pytest.mark.parametrize(("value", "word"), [(None, "INFO"), ("debug", "DEBUG"), (" Warning ", "WARNING")])
def test_log_level_is_a_word(variable, value, word):
    variable(value)
    assert env.log_level("NEWSROOM_X") == word


def test_log_level_that_is_none_stops(variable):
    variable("loud")
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_X='loud': write one of DEBUG, INFO"):
        env.log_level("NEWSROOM_X")


@pytest.mark.parametrize(
    ("value", "url"), [(None, "http://a"), ("https://paper.example/", "https://paper.example")]
)
def test_address_is_whole_and_without_a_slash_at_its_end(variable, value, url):
    variable(value)
    assert env.address("NEWSROOM_X", "http://a") == url


@pytest.mark.parametrize("value", ["paper.example", "//paper.example", "ftp://paper.example", "https://"])
def test_address_of_no_page_stops(variable, value):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match=r"write a whole address, https://paper\.example"):
        env.address("NEWSROOM_X", "http://a")


def test_database_is_a_sqlite_file_whose_folder_is_made(variable, tmp_path):
    database = env.database("NEWSROOM_X", default=tmp_path / "var" / "news.sqlite3", keep_seconds=60)
    assert (database["ENGINE"], database["NAME"]) == (
        "django.db.backends.sqlite3",
        str(tmp_path / "var" / "news.sqlite3"),
    )
    assert (tmp_path / "var").is_dir()


def test_database_on_a_server_is_asked_whether_it_is_still_there(variable, tmp_path):
    variable("postgres://desk:pass%2Fword@db:5433/news")
    database = env.database("NEWSROOM_X", default=tmp_path / "news.sqlite3", keep_seconds=60)
    assert {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "news",
        "USER": "desk",
        "PASSWORD": "pass/word",
        "HOST": "db",
        "PORT": 5433,
    }
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)


@pytest.mark.parametrize("value", ["news", "mysql://db/news", "postgres://db:port/news", "postgres://db"])
def test_database_of_another_kind_stops_without_telling_the_password(variable, tmp_path, value):
    variable(value.replace("://", "://desk:secret@"))
    with pytest.raises(
        ImproperlyConfigured, match="NEWSROOM_X: write postgres://user:password@host/name"
    ) as stopped:
        env.database("NEWSROOM_X", default=tmp_path / "news.sqlite3", keep_seconds=60)
    assert "secret" not in str(stopped.value)


@pytest.mark.parametrize(
    ("value", "kept"),
    [(None, "a@b"), ("desk@paper.example", "desk@paper.example"), ("The Lantern <desk@paper.example>",) * 2],
)
def test_mailbox_is_an_address_with_or_without_a_name(variable, value, kept):
    variable(value)
    assert env.mailbox("NEWSROOM_X", "a@b") == kept


@pytest.mark.parametrize(
    "value", ["desk", "desk@", "@paper.example", "Paper <>", "desk@paper.example\nBcc: x@y.example"]
)
def test_mailbox_that_is_none_stops(variable, value):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match=r"write desk@paper\.example or Paper"):
        env.mailbox("NEWSROOM_X", "a@b")


@pytest.mark.parametrize(
    ("value", "name"), [(None, "console"), ("console://", "console"), ("dummy://", "dummy")]
)
def test_mailer_prints_unless_told_otherwise(variable, value, name):
    variable(value)
    backend = f"django.core.mail.backends.{name}.EmailBackend"
    assert env.mailer("NEWSROOM_X") == {"BACKEND": backend, "OPTIONS": {}}


@pytest.mark.parametrize(
    ("value", "options"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp://desk:pa%2Fss@mail.example?tls=1", ("mail.example", 587, "desk", "pa/ss", True, False)),
        ("smtps://desk%40paper.example:x@[::1]", ("::1", 465, "desk@paper.example", "x", False, True)),
        ("smtp://mail.example:2525/", ("mail.example", 2525, "", "", False, False)),
    ],
)
def test_mailer_is_a_server(variable, value, options):
    variable(value)
    found = env.mailer("NEWSROOM_X")
    names = ("host", "port", "username", "password", "use_tls", "use_ssl")
    assert found["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert found["OPTIONS"] == {**dict(zip(names, options, strict=True)), "timeout": 10}


@pytest.mark.parametrize(
    "value",
    [
        "mail.example",
        "smtp://",
        "smtp://desk:secret@mail.example:many",
        "smtp://desk:secret@mail.example?tls=yes",
        "smtp://desk:secret@mail.example?ssl=1",
        "smtp://desk:secret@mail.example/folder",
        "imap://desk:secret@mail.example",
        "console://somewhere",
    ],
)
def test_mailer_of_another_kind_stops_without_telling_the_password(variable, value):
    variable(value)
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_X: write console://") as stopped:
        env.mailer("NEWSROOM_X")
    assert "secret" not in str(stopped.value)
