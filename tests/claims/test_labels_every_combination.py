"""The label's words in every combination: each part compared whole, and no part hanging on what is not its own.

A label has four parts that facts decide: who did what, the answer, what we checked, what is on file. The first tables
go through all that decides one part, against words written down here a second time. The last tests hold the parts
apart: whatever decides another part leaves this one as it is, so that the tables together are the whole product.
"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from articles.claims.labels import Answer, ClaimFacts, compose_label
from articles.claims.labels.checks import what_we_checked
from articles.claims.vocabulary import (
    AttributionMode,
    AttributionRating,
    Basis,
    Contention,
    ContentRating,
    SpeechAct,
    Standing,
)

OURS = {"own", "analysis"}
#: Nobody can say whether these are true.
OPINIONS = {"pledge", "refuse", "order", "predict", "warn", "argue", "object", "withdraw", "ask", "decline"}
#: Acts that a record of the words documents.
DONE_BY_SAYING = {"announce", "charge", "designate", "sanction", "order", "refuse", "withdraw"}
WHAT_THEY_DID = {
    "charge": "they brought the charge",
    "designate": "they made the designation",
    "sanction": "they imposed the sanctions",
    "order": "they gave the order",
    "refuse": "they refused",
    "object": "they objected",
    "ask": "they asked",
    "decline": "they declined to comment",
}
FOUND = {
    "true": "supported by our checks: found true",
    "mostly_true": "supported by our checks: found mostly true",
    "mixed": "our checks found it partly true, partly not",
    "missing_context": "our checks found that it leaves out what matters",
    "mostly_false": "our checks found it mostly false",
    "false": "our checks found it false",
    "unproven": "our checks found it unproven",
    "outdated": "our checks found it outdated",
}
NOT_THEIRS = {
    "misquoted": "our checks found that the words were misquoted",
    "not_said": "our checks found that it was not said",
}


def expected_said(mode, act, official, rating, tried):
    """Did they say it, in words; empty where readers are told nothing."""
    if mode in OURS and not official:
        return ""
    if rating in NOT_THEIRS:
        return NOT_THEIRS[rating]
    if official or mode == "hearsay" or not (tried or rating != "unknown"):
        return ""
    done = "the document says so" if mode == "document" else WHAT_THEY_DID.get(act, "they said so")
    return {
        "confirmed": f"we confirmed that {done}",
        "second_hand": f"we confirmed second-hand that {done}",
        "unknown": f"we could not establish whether {done}",
    }[rating]


def expected_so(mode, act, official, rating):
    """Is it so, in words; empty where readers are told nothing."""
    if official:
        return "" if rating in {"true", "mostly_true"} else FOUND.get(rating, "")
    if rating in FOUND:
        return FOUND[rating]
    if mode in OURS or act in OPINIONS:
        return ""
    if rating == "not_checkable":
        return "it is of a kind that cannot be checked"
    return f"we have not verified whether {'the denial' if act == 'deny' else 'it'} is true"


def is_official(mode, act, basis):
    return basis == "official_act" and act in DONE_BY_SAYING and mode not in {"anonymous", "media", "hearsay"}


@pytest.mark.parametrize("mode", AttributionMode)
def test_what_we_checked_reads_as_written_for_every_act_and_pair_of_ratings(mode):
    rows = product(SpeechAct, Basis, AttributionRating, (False, True), ContentRating)
    wrong = []
    for act, basis, attribution, tried, content in rows:
        facts = ClaimFacts(
            mode=mode, speech_act=act, basis=basis, attribution_rating=attribution,
            attribution_tried=tried, content_rating=content, claimant_label="the audit",
        )  # fmt: skip
        official = is_official(mode, act, basis)
        said, so = (
            expected_said(mode, act, official, attribution, tried),
            expected_so(mode, act, official, content),
        )
        whole = "; ".join(part for part in (said, so) if part)
        if compose_label(facts).checked != whole[:1].upper() + whole[1:]:
            wrong.append((act, basis, attribution, tried, content, compose_label(facts).checked))
    assert wrong == []


ANSWERS = {
    "": (),
    "Maduro denies it (8 Aug 2025)": (Answer("denies", "Maduro", "2025-08-08"),),
    "Maduro denies it (date not on file)": (Answer("denies", "Maduro"),),
    "Mexico objects": (Answer("objects_to", "Mexico"),),
    "Mexico responds (2025)": (Answer("responds_to", "Mexico", "2025"),),
    "Mexico declined to comment": (Answer("responds_to", "Mexico", act="decline"),),
    "Ana Ruiz confirms that it is so": (Answer("confirms", "Ana Ruiz"),),
    "withdrawn by Ana Ruiz": (Answer("withdraws", "Ana Ruiz"),),
    "we withdrew it (May 2025)": (Answer("withdraws", "", "2025-05", ours=True),),
    "our own reporting contradicts it": (Answer("denies", "", ours=True),),
    "our own reporting bears it out": (Answer("confirms", "", ours=True),),
}
ASKED = {
    "": {},
    "asked on 3 May 2025, no answer": {"asked_on": date(2025, 5, 3)},
    "Tarn Shipping asked on 3 May 2025, no answer": {
        "asked_on": date(2025, 5, 3),
        "asked_of": "Tarn Shipping",
    },
    "Tarn Shipping could not be reached (3 May 2025)": {
        "asked_on": date(2025, 5, 3),
        "asked_of": "Tarn Shipping",
        "unreached": True,
    },
}
WITHDRAWN = ("withdrawn by Ana Ruiz", "we withdrew it (May 2025)")
DENIED = (
    "Maduro denies it (8 Aug 2025)",
    "Maduro denies it (date not on file)",
    "our own reporting contradicts it",
)


def expected_state(contention, answer, content):
    """What the state of the argument adds to the answer on file."""
    if contention == "withdrawn_by_us":
        return "" if answer == "we withdrew it (May 2025)" else "we withdrew it"
    if contention == "withdrawn_by_claimant":
        return "" if answer in WITHDRAWN else "withdrawn by Ana Ruiz"
    if contention == "denied":
        return "" if answer in DENIED else "disputed by a party concerned"
    if contention == "disputed" and content not in {"mixed", "mostly_false", "false"}:
        return "" if answer in DENIED else "disputed by other evidence or a party concerned"
    return ""


def expected_asked(asked, before):
    """That we asked: where others answered, only with whom we asked; where it stands alone, without."""
    if "asked on" not in asked:
        return asked
    if not before:
        return "asked on 3 May 2025, no answer"
    return asked


@pytest.mark.parametrize("content", ContentRating)
def test_the_answer_reads_as_written_for_every_state_of_the_argument(content):
    wrong = []
    for contention, answer, asked in product(Contention, ANSWERS, ASKED):
        facts = ClaimFacts(
            mode="on_record", claimants=("Ana Ruiz",), contention=contention,
            content_rating=content, answers=ANSWERS[answer], **ASKED[asked],
        )  # fmt: skip
        before = [part for part in (expected_state(contention, answer, content), answer) if part]
        last = expected_asked(asked, before)
        if answer and asked == "asked on 3 May 2025, no answer":
            last = ""  # nobody knows whom
        words = "; ".join([*before, *([last] if last else [])])
        if compose_label(facts).answer != words:
            wrong.append((contention, answer, asked, compose_label(facts).answer, words))
    assert wrong == []


@pytest.mark.parametrize(
    ("items", "origins", "words"),
    [
        (0, 0, ""),
        (0, 3, ""),
        (1, 0, "1 document"),
        (1, 1, "1 document"),
        (2, 0, "2 documents, both from one source"),
        (2, 1, "2 documents, both from one source"),
        (2, 2, "2 documents from 2 sources"),
        (4, 0, "4 documents, all from one source"),
        (4, 1, "4 documents, all from one source"),
        (4, 3, "4 documents from 3 sources"),
        (4, 9, "4 documents from 4 sources"),
    ],
)
def test_documents_read_as_written_in_every_mode(items, origins, words):
    told = {
        mode: compose_label(ClaimFacts(mode=mode, items=items, origins=origins)).documents
        for mode in AttributionMode
    }
    assert told == {mode: "" if mode == "own" else words for mode in AttributionMode}


#: Facts that decide one part of the label each; the ratings have a say in who, and in the answer, where said below.
ANSWER_FACTS = [{"answers": answers, **asked} for answers, asked in product(ANSWERS.values(), ASKED.values())]
DOCUMENT_FACTS = [{"items": items, "origins": origins} for items, origins in ((0, 0), (2, 1), (4, 3))]
RATINGS = [
    {"attribution_rating": attribution, "content_rating": content, "attribution_tried": tried}
    for attribution, content, tried in product(AttributionRating, ContentRating, (False, True))
]


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("mode", AttributionMode)
def test_no_part_hangs_on_what_decides_another(mode, standing):
    wrong = []
    for act, basis in product(SpeechAct, Basis):
        bare = ClaimFacts(mode=mode, standing=standing, speech_act=act, basis=basis, claimants=("Ana Ruiz",))
        label = compose_label(bare)
        for facts in (*ANSWER_FACTS, *DOCUMENT_FACTS):
            other = compose_label(replace(bare, **facts))
            if (other.who, other.under, other.checked) != (label.who, label.under, label.checked):
                wrong.append((act, basis, facts))
        for facts in RATINGS:
            other = compose_label(replace(bare, **facts))
            told = (other.answer, other.documents) == (label.answer, label.documents)
            same_who = (other.who, other.under) == (label.who, label.under)
            if not told or not (same_who or facts["attribution_rating"] == "not_said"):
                wrong.append((act, basis, facts))
    assert wrong == []


@pytest.mark.parametrize("act", SpeechAct)
@pytest.mark.parametrize("mode", AttributionMode)
def test_no_label_goes_on_saying_what_was_not_said(mode, act):
    facts = ClaimFacts(mode=mode, speech_act=act, claimants=("Ana Ruiz",), attribution_rating="not_said")
    heard = mode in {*OURS, "hearsay"}
    label = compose_label(facts)
    told = (label.who.startswith("Attributed to Ana Ruiz"), "it was not said" in label.checked)
    assert told == (not heard, mode not in OURS)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("mode", AttributionMode)
def test_the_two_questions_say_what_the_label_says(mode, basis):
    """On the claim's own page each question is answered in a sentence, also where the label says nothing."""
    for act, ratings in product(SpeechAct, RATINGS):
        facts = ClaimFacts(mode=mode, speech_act=act, basis=basis, **ratings)
        checked, questions = compose_label(facts).checked, what_we_checked(facts)
        assert all(each.answer.endswith(".") and each.answer[:1].isupper() for each in questions)
        for part in checked.split("; ") if checked else []:
            assert f"{part[:1].upper()}{part[1:]}." in [each.answer for each in questions]
