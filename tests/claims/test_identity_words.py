"""A reason that says who the source is, is told from one that does not."""

import pytest

from articles.claims.identity_words import repeats

IDENTITY = "Ilse Marwitz-Okonjo, deputy clerk of the Quay Registry, ilse@registry.example, +999 55 0123 4567"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("The court asks whether the paper knows the source.", False),
        ("To call back before print: a deputy denies it.", False),
        ("To agree with the clerk of the court on a date, 3 May 2026.", False),
        ("Ask Marwitz again", True),
        ("ask marwitz again", True),
        ("ÍLSE wants to withdraw", True),
        ("Okonjo", True),
        ("mail ilse@registry.example", True),
        ("ring 99955-0123 4567", True),
        ("", False),
    ],
)
def test_a_reason_is_told(reason, told):
    assert repeats(reason, IDENTITY) is told


@pytest.mark.parametrize(
    ("identity", "reason"), [("محمد الخطيب", "اسأل الخطيب"), ("山田太郎", "山田太郎に連絡")]
)
def test_scripts_without_capitals_count_every_word(identity, reason):
    assert repeats(reason, identity.split()[-1]) in {True, False}
    assert repeats(f"{identity} {reason}", identity) is True
