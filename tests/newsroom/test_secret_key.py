"""A secret key made on the first run, the same for ever after, and nobody else's to read."""

import stat
from concurrent.futures import ThreadPoolExecutor

from newsroom import secret_key


def test_key_is_made_in_a_folder_that_is_not_there_yet(tmp_path):
    path = tmp_path / "var" / "secret-key"
    assert len(secret_key.read_or_make(path)) > 60
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_key_stays_the_same(tmp_path):
    path = tmp_path / "secret-key"
    assert secret_key.read_or_make(path) == secret_key.read_or_make(path)


def test_keys_of_two_machines_differ(tmp_path):
    assert secret_key.read_or_make(tmp_path / "one") != secret_key.read_or_make(tmp_path / "other")


def test_key_that_stands_is_read_without_its_line_end(tmp_path):
    (tmp_path / "secret-key").write_text("made by hand\n", encoding="ascii")
    assert secret_key.read_or_make(tmp_path / "secret-key") == "made by hand"


def test_key_leaves_nothing_beside_it(tmp_path):
    secret_key.read_or_make(tmp_path / "secret-key")
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_key_of_whoever_came_first_is_the_key_of_both(tmp_path, monkeypatch):
    """The other process writes its key after ours has looked and before ours is in place."""
    path = tmp_path / "secret-key"
    link = secret_key.os.link

    def link_second(source, target) -> None:
        path.write_text("the first one's", encoding="ascii")
        link(source, target)

    monkeypatch.setattr(secret_key.os, "link", link_second)
    assert secret_key.read_or_make(path) == "the first one's"
    assert [found.name for found in tmp_path.iterdir()] == ["secret-key"]


def test_readers_at_once_agree(tmp_path):
    path = tmp_path / "secret-key"
    secret_key.read_or_make(path)
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(secret_key.read_or_make, [path] * 8))) == 1
