"""One content, one digest."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.ledger.digests import canonical_json, content_digest, digest_of, link_digest

MOMENT = datetime.datetime(2025, 8, 7, 12, 30, 0, 5, tzinfo=datetime.UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_canonical_json_sorts_keys_and_spells_moments_in_utc():
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    value = {"b": MOMENT.astimezone(zone), "a": [datetime.date(2025, 8, 7), "Tijuana – “plaza”"]}
    assert canonical_json(value).decode() == (
        '{"a":["2025-08-07","Tijuana – “plaza”"],"b":"2025-08-07T12:30:00.000005+00:00"}'
    )


def test_canonical_json_is_one_for_composed_and_decomposed_text():
    name = "Nicolás Maduro"
    assert canonical_json(unicodedata.normalize("NFD", name)) == canonical_json(name)


def test_digest_is_known():
    # printf '{"number":1}' | sha256sum
    assert digest_of({"number": 1}) == "3d6a916e86efba9105154ea95dda8d8da47df173d931c23e7a346c7babd81a3e"


def test_content_digest_leaves_out_empty_values():
    assert content_digest({"body": "x", "note": "", "bylines": [], "when": None}) == content_digest(
        {"body": "x"}
    )


def test_content_digest_keeps_zero_and_no():
    assert len({content_digest({"n": value}) for value in (0, None, 1)}) == 3
    assert content_digest({"n": False}) != content_digest({"n": True})


def test_link_digest_covers_each_part():
    parts = {"number": 1, "previous": "", "kept": "k", "content": "c"}
    changed = [
        parts | {"number": 2},
        parts | {"previous": "p"},
        parts | {"kept": "x"},
        parts | {"content": "x"},
    ]
    assert len({link_digest(**each) for each in [parts, *changed]}) == 5


@pytest.mark.parametrize("value", [object(), b"bytes", {1: "x"}, {1, 2}])
def test_values_without_a_fixed_spelling_are_refused(value):
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), datetime.datetime(2025, 8, 7)])  # noqa: DTZ001
def test_values_that_differ_from_machine_to_machine_are_refused(value):
    with pytest.raises(ValueError, match=r"zone|JSON compliant"):
        canonical_json(value)


@given(JSON)
def test_digest_is_the_same_after_a_trip_through_the_database(value):
    import json

    assert digest_of(json.loads(json.dumps(value))) == digest_of(value)
