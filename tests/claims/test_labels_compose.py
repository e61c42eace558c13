"""The words readers get, row by row, compared whole."""

from datetime import date

import pytest

from articles.claims.labels import Answer, ClaimFacts, compose_label

US = {"mode": "official_unnamed", "standing": "body", "claimant_label": "U.S. authorities"}
MADURO = {"speech_act": "accuse", "accused": ("Nicolás Maduro",)}
DENIAL = Answer("denies", "Maduro", "2025-08-08")
ANA = {"mode": "on_record", "claimants": ("Ana Ruiz",)}
UNVERIFIED = "We have not verified whether it is true"

# Each row: what the label knows, and the whole line a reader sees.
WHO = [
    ({"mode": "own"}, ""),
    ({"mode": "own", "items": 3, "origins": 2}, ""),
    ({"mode": "analysis"}, "Our analysis"),
    (US | MADURO, f"Accused by U.S. authorities · the story does not say which · {UNVERIFIED}"),
    (
        US | {"speech_act": "charge", "accused": ("Nicolás Maduro",)},
        f"Charged by U.S. authorities · the story does not say which · {UNVERIFIED}",
    ),
    (
        US | {"speech_act": "accuse"},
        f"Accusation by U.S. authorities · the story does not say which · {UNVERIFIED}",
    ),
    (ANA | {"speech_act": "accuse", "accused": ("Port Co",)}, f"Accused by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "charge", "accused": ("Port Co",)}, f"Charged by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "charge"}, f"Charge brought by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "say"}, f"Said by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "report"}, f"Reported by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "announce"}, f"Announced by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "confirm"}, f"Confirmed to be so by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "estimate"}, f"Estimated by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "admit"}, f"Admitted by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "designate"}, f"Designated by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "sanction"}, f"Sanctioned by Ana Ruiz · {UNVERIFIED}"),
    (ANA | {"speech_act": "predict"}, "Predicted by Ana Ruiz"),
    (ANA | {"speech_act": "pledge"}, "Pledged by Ana Ruiz"),
    (ANA | {"speech_act": "argue"}, "Argued by Ana Ruiz"),
    (ANA | {"speech_act": "warn"}, "Warning by Ana Ruiz"),
    (ANA | {"speech_act": "refuse"}, "Refused by Ana Ruiz"),
    (ANA | {"speech_act": "object"}, "Objection by Ana Ruiz"),
    (ANA | {"speech_act": "order"}, "Ordered by Ana Ruiz"),
    (ANA | {"speech_act": "withdraw"}, "Earlier statement withdrawn by Ana Ruiz"),
    (ANA | {"speech_act": "ask"}, "Asked by Ana Ruiz"),
    (ANA | {"speech_act": "decline"}, "Comment declined by Ana Ruiz"),
    (
        ANA | {"speech_act": "deny", "said_on": "2025-08-08"},
        "Denied by Ana Ruiz (8 Aug 2025) · We have not verified whether the denial is true",
    ),
    (
        ANA | {"speech_act": "deny"},
        "Denied by Ana Ruiz (date not on file) · We have not verified whether the denial is true",
    ),
    (
        {"mode": "on_record", "claimants": ("A", "B", "State Department")},
        f"Said by A, B and the State Department · {UNVERIFIED}",
    ),
    ({"mode": "on_record"}, f"Said by a source the story does not give · {UNVERIFIED}"),
    (
        ANA | {"relayed_by": "Harbour Gazette"},
        f"Said by Ana Ruiz, as reported by Harbour Gazette · {UNVERIFIED}",
    ),
    (
        {"mode": "official_unnamed", "standing": "people_of_body", "claimant_label": "a Treasury official"},
        f"Said by a Treasury official · not named in the story · {UNVERIFIED}",
    ),
    (
        {"mode": "official_unnamed", "standing": "people_of_body", "claimants": ("Treasury",)},
        f"Said by officials of the Treasury · not named in the story · {UNVERIFIED}",
    ),
    (
        {"mode": "official_unnamed", "standing": "body", "claimants": ("Pentagon",)},
        f"Said by the Pentagon · the story names the body, not a person · {UNVERIFIED}",
    ),
    (
        {"mode": "official_unnamed", "standing": "body"},
        f"Said by officials · the story does not say which · {UNVERIFIED}",
    ),
    (
        {"mode": "anonymous", "claimant_label": "a person familiar with the talks"},
        f"Said by a person familiar with the talks · not named in the story · {UNVERIFIED}",
    ),
    ({"mode": "anonymous"}, f"Said by a source · not named in the story · {UNVERIFIED}"),
    (
        {"mode": "anonymous", "standing": "body"},
        f"Said by a body · the story does not say which · {UNVERIFIED}",
    ),
    ({"mode": "document", "claimant_label": "the audit"}, f"According to the audit · {UNVERIFIED}"),
    (
        {"mode": "document", "claimants": ("Court of Auditors",)},
        f"According to a document from the Court of Auditors · {UNVERIFIED}",
    ),
    ({"mode": "document"}, f"According to a document the story does not name · {UNVERIFIED}"),
    (
        {"mode": "document", "relayed_by": "the indictment", "speech_act": "charge", "accused": ("X",)},
        f"Charged in the indictment · {UNVERIFIED}",
    ),
    (
        {
            "mode": "document",
            "relayed_by": "the audit",
            "claimants": ("Ana Ruiz",),
            "speech_act": "accuse",
            "accused": ("X",),
        },
        f"Accused by Ana Ruiz, according to the audit · {UNVERIFIED}",
    ),
    (
        {"mode": "document", "relayed_by": "the minutes", "speech_act": "deny", "said_on": "2025-08"},
        "Denied in the minutes (Aug 2025) · We have not verified whether the denial is true",
    ),
    ({"mode": "media", "relayed_by": "Harbour Gazette"}, f"Reported by Harbour Gazette · {UNVERIFIED}"),
    (
        {"mode": "media", "claimants": ("Harbour Gazette",), "underlying_mode": "anonymous"},
        f"Reported by Harbour Gazette · the report cites people it does not name · {UNVERIFIED}",
    ),
    (
        {"mode": "media", "relayed_by": "Harbour Gazette", "underlying_mode": "official_unnamed"},
        f"Reported by Harbour Gazette · the report cites officials it does not name · {UNVERIFIED}",
    ),
    (
        US
        | MADURO
        | {"mode": "media", "relayed_by": "Harbour Gazette", "underlying_mode": "official_unnamed"},
        "Accused by U.S. authorities, as reported by Harbour Gazette"
        " · the report names the body, not a person"
        f" · {UNVERIFIED}",
    ),
    (
        {
            "mode": "media",
            "relayed_by": "Harbour Gazette",
            "speech_act": "accuse",
            "underlying_mode": "document",
        },
        f"Accusation reported by Harbour Gazette · the report cites a document · {UNVERIFIED}",
    ),
    ({"mode": "media"}, f"Reported by another outlet, which the story does not name · {UNVERIFIED}"),
    ({"mode": "hearsay"}, f"Reported, source not given · {UNVERIFIED}"),
    ({"mode": "hearsay", "speech_act": "accuse"}, f"Accusation reported, source not given · {UNVERIFIED}"),
    ({"mode": "hearsay", "speech_act": "charge"}, f"Charge reported, source not given · {UNVERIFIED}"),
    (
        {"mode": "hearsay", "speech_act": "deny", "claimants": ("Ana Ruiz",), "said_on": "2025"},
        "Denial by Ana Ruiz reported (2025), source not given"
        " · We have not verified whether the denial is true",
    ),
]
ACT = {"mode": "own", "basis": "official_act", "speech_act": "designate", "claimants": ("State Department",)}
OFFICIAL = [
    (ACT | {"said_on": "2025-02-20"}, "Official act · State Department · 20 Feb 2025"),
    (ACT, "Official act · State Department"),
    (ACT | {"claimants": (), "said_on": "2025-02"}, "Official act · Feb 2025"),
    (ACT | {"attribution_rating": "confirmed", "content_rating": "true"}, "Official act · State Department"),
    (
        ACT | {"attribution_rating": "not_said", "content_rating": "false"},
        "Official act · State Department · Our checks found that it was not said; our checks found it false",
    ),
    (ACT | {"items": 1, "origins": 1}, "Official act · State Department · 1 document"),
    (ACT | {"asked_on": date(2025, 5, 3)}, "Official act · State Department"),
    (
        ACT | {"answers": (Answer("objects_to", "Mexico", "2025-02-21"),)},
        "Official act · State Department · Mexico objects (21 Feb 2025)",
    ),
    (
        ACT | {"speech_act": "charge", "said_on": "2025-03-05"},
        "Official act: charge · State Department · 5 Mar 2025 · a charge is not a conviction",
    ),
    (ACT | MADURO | {"mode": "on_record"}, f"Accused by the State Department · {UNVERIFIED}"),
    (ACT | {"mode": "hearsay"}, f"Reported, source not given · {UNVERIFIED}"),
]
ACCUSED = US | MADURO
FRONT = "Accused by U.S. authorities · the story does not say which · "
ANSWERED = [
    (ACCUSED | {"answers": (DENIAL,)}, f"{FRONT}Maduro denies it (8 Aug 2025) · {UNVERIFIED}"),
    (
        ACCUSED | {"answers": (DENIAL,), "contention": "denied"},
        f"{FRONT}Maduro denies it (8 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("denies", "Maduro"),)},
        f"{FRONT}Maduro denies it (date not on file) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("denies", "Mexican officials", "2025-08"),)},
        f"{FRONT}Mexican officials deny it (Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("denies", "", "2025"),)},
        f"{FRONT}the party concerned denies it (2025) · {UNVERIFIED}",
    ),
    (ACCUSED | {"answers": (Answer("objects_to", "Mexico"),)}, f"{FRONT}Mexico objects · {UNVERIFIED}"),
    (
        ACCUSED | {"answers": (Answer("responds_to", "State Department", "2025-08-09"),)},
        f"{FRONT}the State Department responds (9 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("confirms", "Ana Ruiz", "2025-08-09"),)},
        f"{FRONT}Ana Ruiz confirms that it is so (9 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("objects_to", "Mexico", "2025-08-09"), DENIAL)},
        f"{FRONT}Maduro denies it (8 Aug 2025); Mexico objects (9 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (DENIAL, Answer("denies", "Maduro", "2025-09-01"))},
        f"{FRONT}Maduro denies it (1 Sep 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": tuple(Answer("objects_to", name) for name in "ABCD")},
        f"{FRONT}A objects; B objects; C objects; 1 more answer on file · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("responds_to", "Sablewater", "2025-08-09", act="decline"),)},
        f"{FRONT}Sablewater declined to comment (9 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("responds_to", "Mexico"), Answer("objects_to", "Mexico"))},
        f"{FRONT}Mexico objects · {UNVERIFIED}",
    ),
    (ACCUSED | {"asked_on": date(2025, 5, 3)}, f"{FRONT}asked on 3 May 2025, no answer · {UNVERIFIED}"),
    (
        ACCUSED | {"asked_on": date(2025, 5, 3), "answers": (DENIAL,)},
        f"{FRONT}Maduro denies it (8 Aug 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"asked_on": date(2025, 5, 3), "asked_of": "Port Authority", "answers": (DENIAL,)},
        f"{FRONT}Maduro denies it (8 Aug 2025); the Port Authority asked on 3 May 2025, no answer · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"asked_on": date(2025, 5, 3), "asked_of": "Port Authority"},
        f"{FRONT}asked on 3 May 2025, no answer · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"asked_on": date(2025, 5, 3), "asked_of": "State Department", "unreached": True},
        f"{FRONT}the State Department could not be reached (3 May 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED
        | {"answers": (Answer("withdraws", "", "2025-06-01", ours=True),), "contention": "withdrawn_by_us"},
        f"{FRONT}we withdrew it (1 Jun 2025) · {UNVERIFIED}",
    ),
    (
        ACCUSED | {"answers": (Answer("denies", "", "2025-06-01", ours=True),), "contention": "disputed"},
        f"{FRONT}our own reporting contradicts it (1 Jun 2025) · {UNVERIFIED}",
    ),
    (ACCUSED | {"contention": "denied"}, f"{FRONT}disputed by a party concerned · {UNVERIFIED}"),
    (
        ACCUSED | {"contention": "disputed"},
        f"{FRONT}disputed by other evidence or a party concerned · {UNVERIFIED}",
    ),
    (ACCUSED | {"contention": "withdrawn_by_us"}, f"{FRONT}we withdrew it · {UNVERIFIED}"),
    (
        ANA | {"contention": "withdrawn_by_claimant"},
        f"Said by Ana Ruiz · withdrawn by Ana Ruiz · {UNVERIFIED}",
    ),
    (
        ANA
        | {
            "contention": "withdrawn_by_claimant",
            "answers": (Answer("withdraws", "Ana Ruiz", "2025-06-01"),),
        },
        f"Said by Ana Ruiz · withdrawn by Ana Ruiz (1 Jun 2025) · {UNVERIFIED}",
    ),
    (
        {"mode": "hearsay", "contention": "withdrawn_by_claimant"},
        f"Reported, source not given · withdrawn by its source · {UNVERIFIED}",
    ),
    ({"mode": "own", "contention": "withdrawn_by_us"}, "we withdrew it"),
]
SAID = "Said by Ana Ruiz · "
CHECKED = [
    (
        ACCUSED | {"answers": (DENIAL,), "attribution_rating": "confirmed"},
        f"{FRONT}Maduro denies it (8 Aug 2025)"
        " · We confirmed that they said so; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_rating": "second_hand"},
        f"{SAID}We confirmed second-hand that they said so; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_rating": "misquoted"},
        f"{SAID}Our checks found that the words were misquoted; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_rating": "not_said"},
        "Attributed to Ana Ruiz · Our checks found that it was not said; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_rating": "not_said", "contention": "withdrawn_by_us"},
        "Attributed to Ana Ruiz · we withdrew it"
        " · Our checks found that it was not said; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_rating": "not_said", "relayed_by": "Harbour Gazette", "content_rating": "false"},
        "Attributed to Ana Ruiz by Harbour Gazette"
        " · Our checks found that it was not said; our checks found it false",
    ),
    (
        {"mode": "anonymous", "attribution_rating": "not_said", "speech_act": "predict"},
        "Attributed to a source · Our checks found that it was not said",
    ),
    (
        ANA | {"attribution_tried": True},
        f"{SAID}We could not establish whether they said so; we have not verified whether it is true",
    ),
    (
        ANA | {"attribution_tried": True, "attribution_rating": "misquoted"},
        f"{SAID}Our checks found that the words were misquoted; we have not verified whether it is true",
    ),
    (
        ANA | {"contention": "disputed", "content_rating": "mostly_false"},
        f"{SAID}Our checks found it mostly false",
    ),
    (
        ANA | {"contention": "disputed", "content_rating": "unproven"},
        f"{SAID}disputed by other evidence or a party concerned · Our checks found it unproven",
    ),
    (
        {"mode": "own", "content_rating": "false", "contention": "withdrawn_by_us"},
        "we withdrew it · Our checks found it false",
    ),
    (ANA | {"content_rating": "true"}, f"{SAID}Supported by our checks: found true"),
    (ANA | {"content_rating": "mostly_true"}, f"{SAID}Supported by our checks: found mostly true"),
    (ANA | {"content_rating": "mixed"}, f"{SAID}Our checks found it partly true, partly not"),
    (ANA | {"content_rating": "missing_context"}, f"{SAID}Our checks found that it leaves out what matters"),
    (ANA | {"content_rating": "mostly_false"}, f"{SAID}Our checks found it mostly false"),
    (
        ANA | {"content_rating": "false", "attribution_rating": "confirmed"},
        f"{SAID}We confirmed that they said so; our checks found it false",
    ),
    (ANA | {"content_rating": "unproven"}, f"{SAID}Our checks found it unproven"),
    (ANA | {"content_rating": "outdated"}, f"{SAID}Our checks found it outdated"),
    (ANA | {"content_rating": "not_checkable"}, f"{SAID}It is of a kind that cannot be checked"),
    (ANA | {"contention": "supported"}, f"{SAID}{UNVERIFIED}"),
    (ANA | {"speech_act": "pledge", "content_rating": "not_checkable"}, "Pledged by Ana Ruiz"),
    (
        ANA | {"speech_act": "pledge", "content_rating": "outdated"},
        "Pledged by Ana Ruiz · Our checks found it outdated",
    ),
    (
        ANA | {"speech_act": "refuse", "attribution_rating": "confirmed"},
        "Refused by Ana Ruiz · We confirmed that they refused",
    ),
    (
        {"mode": "document", "claimant_label": "the audit", "attribution_rating": "confirmed"},
        "According to the audit"
        " · We confirmed that the document says so; we have not verified whether it is true",
    ),
    ({"mode": "hearsay", "attribution_rating": "confirmed"}, f"Reported, source not given · {UNVERIFIED}"),
    ({"mode": "own", "content_rating": "false"}, "Our checks found it false"),
    (
        {"mode": "analysis", "content_rating": "mixed"},
        "Our analysis · Our checks found it partly true, partly not",
    ),
]
FILED = [
    (ANA | {"items": 1, "origins": 1}, f"{SAID}{UNVERIFIED} · 1 document"),
    (ANA | {"items": 2, "origins": 1}, f"{SAID}{UNVERIFIED} · 2 documents, both from one source"),
    (ANA | {"items": 4, "origins": 1}, f"{SAID}{UNVERIFIED} · 4 documents, all from one source"),
    (ANA | {"items": 4, "origins": 0}, f"{SAID}{UNVERIFIED} · 4 documents, all from one source"),
    (ANA | {"items": 4, "origins": 3}, f"{SAID}{UNVERIFIED} · 4 documents from 3 sources"),
    (ANA | {"items": 2, "origins": 5}, f"{SAID}{UNVERIFIED} · 2 documents from 2 sources"),
    (
        ANA | {"origin": "import", "reviewed": False},
        f"{SAID}{UNVERIFIED} · found automatically, not yet reviewed",
    ),
    (
        ANA | {"origin": "suggestion", "reviewed": False},
        f"{SAID}{UNVERIFIED} · found automatically, not yet reviewed",
    ),
    (ANA | {"origin": "import", "reviewed": True}, f"{SAID}{UNVERIFIED}"),
    (ANA | {"origin": "editor", "reviewed": False}, f"{SAID}{UNVERIFIED}"),
]


@pytest.mark.parametrize(("facts", "line"), WHO + OFFICIAL + ANSWERED + CHECKED + FILED)
def test_label_line_reads_as_written(facts, line):
    assert compose_label(ClaimFacts(**facts)).line == line


def test_label_parts_stand_apart():
    facts = ACCUSED | {
        "said_on": "2025-08-07", "answers": (DENIAL,), "attribution_rating": "confirmed",
        "items": 4, "origins": 1, "origin": "import", "reviewed": False,
    }  # fmt: skip
    label = compose_label(ClaimFacts(**facts))
    assert (label.who, label.under, label.answer) == (
        "Accused by U.S. authorities",
        "the story does not say which",
        "Maduro denies it (8 Aug 2025)",
    )
    assert label.checked == "We confirmed that they said so; we have not verified whether it is true"
    assert label.documents == "4 documents, all from one source"
    assert label.review == "found automatically, not yet reviewed"
    assert label.when == "7 Aug 2025"


def test_label_is_false_when_there_is_nothing_to_say():
    assert bool(compose_label(ClaimFacts(mode="own"))) is False
    assert bool(compose_label(ClaimFacts(mode="hearsay"))) is True
