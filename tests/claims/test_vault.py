"""What the vault encrypts opens with its keys, for whom it was encrypted, and in no other way."""

import pickle

import pytest

pytest.importorskip("cryptography", reason="the vault needs cryptography")

from hypothesis import given
from hypothesis import strategies as st

from articles.claims import vault as module
from articles.claims.exceptions import IdentityUnreadable, VaultShut
from articles.claims.vault import Sealed, Secret, Vault, fresh_key, name_of, problem_with

FOR = {"grant": 7, "people": [1, 2]}
OLD, NEW = "b2xkLWtleS1vZi10aGUtdGVzdHMtMzItYnl0ZXMtbG8=", "bmV3LWtleS1vZi10aGUtdGVzdHMtMzItYnl0ZXMtbG8="


@given(st.text(max_size=700))
def test_what_goes_in_comes_out(text):
    vault = Vault([OLD])
    assert vault.open(vault.seal(Secret(text), bound_to=FOR), bound_to=FOR).shown() == text


def test_what_is_stored_holds_nothing_of_the_text_and_tells_not_how_long_it_is():
    vault = Vault([OLD])
    short, long = (vault.seal(Secret(text), bound_to=FOR) for text in ("Ilse", "Ilse Marwitz, deputy clerk"))
    assert ("Ilse" in short.token, len(short.token) == len(long.token)) == (False, True)


def test_the_same_text_is_stored_differently_each_time():
    vault = Vault([OLD])
    assert vault.seal(Secret("Ilse"), bound_to=FOR) != vault.seal(Secret("Ilse"), bound_to=FOR)


def test_a_new_key_in_front_still_opens_what_the_old_one_encrypted():
    sealed = Vault([OLD]).seal(Secret("Ilse"), bound_to=FOR)
    assert Vault([NEW, OLD]).open(sealed, bound_to=FOR).shown() == "Ilse"
    assert Vault([NEW, OLD]).seal(Secret("Ilse"), bound_to=FOR).key == name_of(NEW)


@pytest.mark.parametrize(
    ("sealed", "bound_to"),
    [
        (lambda sealed: sealed, {**FOR, "people": [1, 2, 3]}),
        (lambda sealed: sealed, {**FOR, "grant": 8}),
        (lambda sealed: Sealed(sealed.token[:-8] + "AAAAAAA=", sealed.key), FOR),
        (lambda sealed: Sealed("", sealed.key), FOR),
        (lambda sealed: Sealed("Ilse", sealed.key), FOR),
        (lambda sealed: Sealed("\ud800é", sealed.key), FOR),
        (lambda sealed: Sealed(sealed.token, name_of(NEW)), FOR),
    ],
)
def test_what_was_changed_or_meant_for_others_does_not_open(sealed, bound_to):
    vault = Vault([OLD])
    with pytest.raises(IdentityUnreadable) as refused:
        vault.open(sealed(vault.seal(Secret("Ilse"), bound_to=FOR)), bound_to=bound_to)
    assert (refused.value.__context__, refused.value.__cause__, "Ilse" in str(refused.value)) == (
        None,
        None,
        False,
    )


def test_another_key_does_not_open_it():
    sealed = Vault([OLD]).seal(Secret("Ilse"), bound_to=FOR)
    with pytest.raises(IdentityUnreadable):
        Vault([NEW]).open(Sealed(sealed.token, name_of(NEW)), bound_to=FOR)


def test_a_secret_prints_nothing_and_is_stored_nowhere():
    secret = Secret("Ilse")
    printed = {str(secret), repr(secret), f"{secret}", "%s" % secret, repr([secret]), repr({"a": secret})}  # noqa: UP031
    assert {text for text in printed if "Ilse" in text} == set()
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ([OLD], ""),
        ([NEW, OLD], ""),
        ([OLD, OLD], "NEWSROOM_VAULT_KEY names one key twice."),
        ([OLD, "short"], "Key 2 of NEWSROOM_VAULT_KEY is none: make one with manage.py vault key."),
        (["é" * 44], "Key 1 of NEWSROOM_VAULT_KEY is none: make one with manage.py vault key."),
    ],
)
def test_a_bad_key_is_said_and_not_repeated(keys, says):
    assert problem_with(keys) == says


def test_a_key_that_is_made_is_a_key():
    assert (problem_with([fresh_key()]), fresh_key() == fresh_key()) == ("", False)


def test_a_name_of_a_key_holds_nothing_of_it():
    assert (name_of(OLD) == name_of(OLD), name_of(OLD) in OLD, len(name_of(OLD))) == (True, False, 12)


@pytest.mark.parametrize("keys", [[], ["short"]])
def test_without_keys_that_work_the_vault_is_shut(keys):
    with pytest.raises(VaultShut) as refused:
        Vault(keys)
    assert "short" not in str(refused.value)


def test_without_the_library_the_vault_is_shut_and_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert problem_with([OLD]) == "NEWSROOM_VAULT_KEY is set, and the library that encrypts is not installed."
    with pytest.raises(VaultShut):
        Vault([OLD])
    with pytest.raises(VaultShut):
        fresh_key()
