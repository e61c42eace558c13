"""Where a claim stands in the box: On record, Reported or alleged, Disputed or unanswered."""

from datetime import date

import pytest

from articles.claims.labels import Answer, ClaimFacts, Group, group_of

ANA = {"mode": "on_record", "claimants": ("Ana Ruiz",)}
ACT = {"mode": "own", "basis": "official_act", "speech_act": "designate", "claimants": ("State Department",)}
BODY = {"mode": "official_unnamed", "standing": "body", "claimants": ("Pentagon",)}
ASKED = {"asked_on": date(2025, 5, 3)}

ROWS = [
    ({"mode": "own"}, None),
    ({"mode": "own", "contention": "denied"}, None),
    ({"mode": "analysis"}, None),
    (ACT, Group.ON_RECORD),
    (ACT | {"speech_act": "charge", "accused": ("X",)}, Group.ON_RECORD),
    (ACT | {"speech_act": "accuse", "mode": "on_record"}, Group.REPORTED),
    (ACT | {"mode": "media"}, Group.REPORTED),
    (ACT | {"mode": "hearsay"}, Group.REPORTED),
    (ACT | ASKED, Group.ON_RECORD),
    (ACT | {"contention": "withdrawn_by_claimant"}, Group.DISPUTED),
    (ANA | {"speech_act": "say"}, Group.REPORTED),
    (ANA | {"speech_act": "argue"}, Group.REPORTED),
    (ANA | {"speech_act": "pledge"}, Group.ON_RECORD),
    (ANA | {"speech_act": "refuse"}, Group.ON_RECORD),
    (ANA | {"speech_act": "object"}, Group.ON_RECORD),
    (ANA | {"speech_act": "order"}, Group.ON_RECORD),
    (ANA | {"speech_act": "announce"}, Group.ON_RECORD),
    (ANA | {"speech_act": "announce", "accused": ("X",)}, Group.REPORTED),
    (ANA | {"speech_act": "deny"}, Group.ON_RECORD),
    (ANA | {"speech_act": "pledge", "standing": "people_of_body"}, Group.REPORTED),
    ({"mode": "on_record", "speech_act": "pledge"}, Group.REPORTED),
    (BODY | {"speech_act": "pledge"}, Group.ON_RECORD),
    (BODY | {"speech_act": "pledge", "standing": "people_of_body"}, Group.REPORTED),
    (BODY | {"speech_act": "pledge", "claimants": ()}, Group.REPORTED),
    ({"mode": "anonymous", "speech_act": "pledge", "claimant_label": "a minister"}, Group.REPORTED),
    ({"mode": "media", "speech_act": "pledge", "claimants": ("Ana Ruiz",)}, Group.REPORTED),
    ({"mode": "hearsay"}, Group.REPORTED),
    (ANA | {"speech_act": "accuse", "accused": ("X",)}, Group.REPORTED),
    (ANA | {"speech_act": "accuse", "accused": ("X",), "attribution_rating": "confirmed"}, Group.REPORTED),
    (ANA | {"speech_act": "accuse", "accused": ("X",), "content_rating": "true"}, Group.ON_RECORD),
    (ANA | {"content_rating": "true", "contention": "supported"}, Group.ON_RECORD),
    (ANA | {"content_rating": "mostly_true", "contention": "supported"}, Group.REPORTED),
    (ANA | {"content_rating": "true", "contention": "denied"}, Group.DISPUTED),
    (ANA | {"contention": "denied"}, Group.DISPUTED),
    (ANA | {"contention": "disputed"}, Group.DISPUTED),
    (ANA | {"contention": "withdrawn_by_claimant"}, Group.DISPUTED),
    (ANA | {"contention": "withdrawn_by_us"}, Group.DISPUTED),
    (ANA | {"content_rating": "false"}, Group.DISPUTED),
    (ANA | {"speech_act": "pledge", "attribution_rating": "not_said"}, Group.DISPUTED),
    (ANA | ASKED, Group.DISPUTED),
    (ANA | ASKED | {"answers": (Answer("responds_to", "X"),)}, Group.REPORTED),
    (ANA | {"answers": (Answer("objects_to", "X"),)}, Group.REPORTED),
]


@pytest.mark.parametrize(("facts", "group"), ROWS)
def test_group_of_claim(facts, group):
    assert group_of(ClaimFacts(**facts)) is group


def test_groups_are_headed_in_the_order_of_print():
    assert [group.heading for group in Group] == [
        "On record",
        "Reported or alleged",
        "Disputed or unanswered",
    ]
