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


def test_text_from_a_file_goes_before_the_variable(variable, tmp_path):
    (tmp_path / "secret").write_text(" from the file\n", encoding="utf-8")
    variable("value")
    variable(str(tmp_path / "secret"), "NEWSROOM_X_FILE")
    assert env.text("NEWSROOM_X") == "from the file"


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
    ("value", "words"), [(None, ["a"]), ("", []), ("x", ["x"]), (" x , y ,, ", ["x", "y"]), (",", [])]
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
