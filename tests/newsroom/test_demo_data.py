"""The sample newsroom's content holds together, and keeps the rules a careful editor would apply."""

import json
import re
from pathlib import Path

import pytest

from articles.body.canonical import clean
from articles.body.marks import marks
from articles.body.text import plain_text, sentences_around
from articles.claims.labels import ClaimFacts, Group, compose_label, group_of
from articles.claims.vocabulary import (
    ANSWERS,
    AttributionMode,
    Basis,
    Certainty,
    LinkKind,
    Polarity,
    SpeechAct,
    Standing,
)
from newsroom.demo.pictures import RECIPES
from newsroom.demo.starter_entities import starter_entities

DATA = Path(__file__).parents[2] / "newsroom" / "demo" / "data"


def read(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


CLAIMS = {claim["key"]: claim for claim in read("claims.json")["claims"]}
STORIES = [read(f"stories/{path.name}") for path in sorted((DATA / "stories").glob("*.json"))]
SOURCES = {source["slug"]: source for source in read("sources.json")["sources"]}
ITEMS = {item["key"]: item for item in read("sources.json")["items"]}
FICTION = read("fiction.json")["entities"]
REAL = {row["slug"] for row in starter_entities()}
FICTIONAL = {row["slug"] for row in FICTION}
ENTITIES = REAL | FICTIONAL
MASTHEAD = read("newsroom.json")
MARKED = {mark.uid for story in STORIES for mark in marks(story["body"])}
REAL_URLS = {
    "https://www.scoop.co.nz/stories/WO2502/S00212/terrorist-designations-of-international-cartels.htm",
    "https://www.scoop.co.nz/stories/WO2412/S00307/reward-increased-up-to-15-million-for-information-leading-to"
    "-arrest-andor-conviction-of-cartel-leader.htm",
    "https://www.finanznachrichten.de/nachrichten-2025-08/66130898-us-raises-reward-for-arrest-of-venezuelan-leader"
    "-nicolas-maduro-to-dollar-50-mln-020.htm",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV",
}
# Without one of these a headline, standfirst or crosshead says flatly what somebody only says.
CARRIES = re.compile(
    r"\b(says?|said|den(?:y|ies)|objects?|warns?|promises?|alleges?|accuses?|blames?|calls?|quotes?|counts?|asks?"
    r"|according|report(?:s|ed)?|fear|offers?|charges?|orders?|wants|told|withdrawn)\b|[“:]"
)
GUILT = re.compile(
    r"\b(kingpins?|drug lords?|terrorists?(?! organi[sz]ation)|smugglers?|crooks?|guilty|murderers?|mafia)\b",
    re.IGNORECASE,
)
ACCUSING = [claim for claim in CLAIMS.values() if claim["speech_act"] in {"accuse", "charge"}]
ALL_STORIES = pytest.mark.parametrize("story", STORIES, ids=[story["slug"] for story in STORIES])
ALL_CLAIMS = pytest.mark.parametrize(
    "claim", CLAIMS.values(), ids=[claim["key"] for claim in CLAIMS.values()]
)


def sentence_of(text, mark):
    return text[slice(*sentences_around(text, mark.start, mark.end))]


def parties(claim, *roles):
    return [party["entity"] for party in claim["parties"] if party["role"] in roles]


def test_newsroom_has_seven_stories_over_three_sections():
    assert len(STORIES) == 7
    sections = [section["slug"] for section in MASTHEAD["sections"]]
    assert sections == ["world", "politics", "investigations"]
    assert {story["section"] for story in STORIES} == set(sections)


def test_claims_are_enough_and_cover_every_mode_and_act():
    assert len(CLAIMS) == len(read("claims.json")["claims"]) >= 25
    assert {claim["mode"] for claim in CLAIMS.values()} == {mode.value for mode in AttributionMode}
    assert {claim["speech_act"] for claim in CLAIMS.values()} == {act.value for act in SpeechAct}


def test_claims_hold_a_denial_an_objection_a_withdrawal_and_an_answer():
    kinds = {link["kind"] for claim in CLAIMS.values() for link in claim["links"]}
    assert {"denies", "objects_to", "withdraws", "responds_to"} <= kinds


def test_every_mark_has_a_claim_and_every_claim_is_printed_or_answers_one():
    answers = {
        claim["key"]
        for claim in CLAIMS.values()
        for link in claim["links"]
        if link["kind"] in ANSWERS and link["to"] in MARKED
    }
    assert MARKED - CLAIMS.keys() == set()
    assert CLAIMS.keys() - MARKED - answers == set()


def test_an_error_is_left_for_the_desk_and_the_evidence_shows_it():
    noted = [claim for claim in CLAIMS.values() if "desk_note" in claim]
    assert [claim["evidence"][0]["stance"] for claim in noted] == ["refutes"]
    assert "41 million" in noted[0]["statement"]
    assert noted[0]["evidence"][0]["excerpt"].startswith("14.1 million")


@ALL_STORIES
def test_story_refers_to_what_exists(story):
    assert set(story["authors"]) <= {author["slug"] for author in MASTHEAD["authors"]}
    assert set(story["topics"]) <= {topic["slug"] for topic in MASTHEAD["topics"]}
    assert story["lead_image"]["recipe"] in RECIPES
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", story["story_date"])


@ALL_STORIES
def test_story_body_is_canonical_but_for_the_class_that_saving_adds(story):
    kept = clean(story["body"])
    assert kept.removed == ()
    assert re.sub(r' class="claim[^"]*"', "", kept.html) == story["body"]


def test_words_that_were_printed_first_stood_in_place_of_what_stands_now():
    for story in STORIES:
        for printed in story.get("prints", ()):
            assert [now for now, then in printed.get("instead", ()) if story["body"].count(now) != 1] == []


def test_stories_show_an_update_a_correction_a_clarification_and_a_retraction():
    later = [printed for story in STORIES for printed in story.get("prints", ())[1:]]
    notes = [note["kind"] for printed in later for note in printed.get("notes", ())]
    assert [printed["kind"] for printed in later] == ["update", "correction"]
    assert (notes, len([story for story in STORIES if "retracted" in story])) == (
        ["correction", "clarification"],
        1,
    )


@ALL_STORIES
def test_story_is_of_readable_length_with_crossheads(story):
    words = len(plain_text(story["body"]).split())
    assert 350 <= words <= 700
    assert story["body"].count("<h2>") >= 3


@ALL_STORIES
def test_marks_stand_in_paragraphs_outside_links_and_emphasis(story):
    for block in re.findall(r"<(p|h2|h3)>(.*?)</\1>", story["body"]):
        depth = 0
        for tag in re.findall(r"</?\w+", block[1]):
            depth += {"<span": 1, "</span": -1}.get(tag, 0)
            assert 0 <= depth <= 1
        assert depth == 0
    assert re.search(r"<(?:a|strong|em)\b[^>]*>[^<]*<span", story["body"]) is None
    assert not any("<span" in heading for heading in re.findall(r"<h\d>.*?</h\d>", story["body"]))


@ALL_STORIES
def test_cue_stands_in_the_sentence_of_every_mark(story):
    text = plain_text(story["body"])
    missing = [
        (CLAIMS[mark.uid]["cue"], sentence_of(text, mark))
        for mark in marks(story["body"])
        if CLAIMS[mark.uid]["cue"].lower() not in sentence_of(text, mark).lower()
    ]
    assert missing == []


@ALL_STORIES
def test_picture_has_words_for_those_who_cannot_see_it(story):
    image = story["lead_image"]
    assert len(image["alt"]) > 40
    assert all(image[key] for key in ("title", "caption", "credit", "licence"))


@ALL_STORIES
def test_headline_carries_its_attribution_and_no_hedge(story):
    own = {"own", "analysis"}
    attributed = [uid for uid in marks(story["body"]) if CLAIMS[uid.uid]["mode"] not in own]
    assert attributed
    assert CARRIES.search(story["headline"])
    assert re.search(r"reportedly|allegedly", story["headline"], re.IGNORECASE) is None


@ALL_STORIES
def test_story_uses_no_guilt_wording_in_its_own_voice(story):
    heads = [story["headline"], story["standfirst"], *re.findall(r"<h2>(.*?)</h2>", story["body"])]
    own_words = re.sub(r"<span.*?</span>", "", story["body"])
    assert [GUILT.findall(words) for words in [*heads, own_words]] == [[]] * (len(heads) + 1)


@ALL_STORIES
def test_no_head_says_flatly_what_the_body_only_attributes(story):
    """Four words in a row of an attributed statement need a carrier of attribution in the same sentence."""
    heads = re.split(r"(?<=[.!?”])\s|;\s", f"{story['headline']}. {story['standfirst']}")
    heads += re.findall(r"<h2>(.*?)</h2>", story["body"])
    flat = [head for head in heads if not CARRIES.search(head)]
    for mark in marks(story["body"]):
        if CLAIMS[mark.uid]["mode"] in {"own", "analysis"}:
            continue
        words = re.findall(r"\w+", mark.exact.lower())
        runs = {" ".join(words[place : place + 4]) for place in range(len(words) - 3)}
        runs = {run for run in runs if not re.search(r"\d", run)}  # a date is nobody's statement
        for head in flat:
            plain = " ".join(re.findall(r"\w+", head.lower()))
            assert [run for run in runs if run in plain] == []


@ALL_CLAIMS
def test_claim_uses_the_words_of_the_house(claim):
    assert re.fullmatch(r"[a-z0-9]{10}", claim["key"])
    for word, kind in (("mode", AttributionMode), ("speech_act", SpeechAct), ("basis", Basis)):
        kind(claim[word])
    Certainty(claim["certainty"])
    Polarity(claim["polarity"])
    assert claim["harm"] in {"none", "low", "moderate", "serious", "grave"}
    for claimant in claim["claimants"]:
        Standing(claimant["standing"])


@ALL_CLAIMS
def test_claim_refers_to_what_exists(claim):
    named = {claimant["entity"] for claimant in claim["claimants"]} | {
        party["entity"] for party in claim["parties"]
    }
    assert named - ENTITIES == set()
    assert {link["to"] for link in claim["links"]} - CLAIMS.keys() == set()
    assert [LinkKind(link["kind"]) for link in claim["links"] if link["to"] == claim["key"]] == []
    assert {evidence["item"] for evidence in claim["evidence"]} - ITEMS.keys() == set()
    assert claim["relayed_by"] is None or claim["relayed_by"] in SOURCES


@ALL_CLAIMS
def test_public_text_is_a_sentence_with_its_cue_and_more_than_the_statement(claim):
    text = claim["public_text"]
    assert text[-1] in ".”"
    assert text.rstrip(".").lower() != claim["statement"].lower()
    stem = {"denied": "denied", "took it back": "withdrew", "write": "writes"}.get(claim["cue"], claim["cue"])
    assert claim["basis"] == "official_act" or stem.lower() in text.lower()


@ALL_CLAIMS
def test_claim_says_who_speaks(claim):
    who = claim["claimants"] or claim["claimant_label"] or claim["relayed_by"]
    assert bool(who) == (claim["mode"] not in {"analysis", "hearsay"})


@pytest.mark.parametrize("claim", ACCUSING, ids=[claim["key"] for claim in ACCUSING])
def test_accused_person_is_answered_or_the_story_says_that_no_answer_is_on_file(claim):
    answered = [
        other["key"]
        for other in CLAIMS.values()
        for link in other["links"]
        if link["to"] == claim["key"] and link["kind"] in {"denies", "responds_to"}
    ]
    printed_in = [story for story in STORIES if f'data-claim="{claim["key"]}"' in story["body"]]
    said = [re.search(r"no answer|had brought no answer", story["body"]) for story in printed_in]
    assert answered or all(said)
    assert parties(claim, "accused")


@ALL_CLAIMS
def test_label_of_claim_is_no_stronger_than_the_record(claim):
    standing = claim["claimants"][0]["standing"] if claim["claimants"] else "named"
    facts = ClaimFacts(
        mode=claim["mode"],
        speech_act=claim["speech_act"],
        basis=claim["basis"],
        standing=standing,
        claimants=tuple(claimant["entity"] for claimant in claim["claimants"]),
        claimant_label=claim["claimant_label"],
        accused=tuple(parties(claim, "accused")),
        said_on=claim["said_on"] or None,
    )
    if claim["speech_act"] == "accuse":
        assert group_of(facts) is Group.REPORTED
    assert "source the story does not give" not in compose_label(facts).line


def test_real_people_and_bodies_rest_on_the_given_sources_only():
    urls = {item["url"] for item in ITEMS.values() if item["url"]}
    assert {url for url in urls if not url.startswith("https://example.org/")} == REAL_URLS
    for claim in CLAIMS.values():
        about = {claimant["entity"] for claimant in claim["claimants"]} | set(
            parties(claim, "subject", "accused", "victim", "beneficiary")
        )
        assert not (about & REAL and about & FICTIONAL)
        if about & REAL:
            cited = {ITEMS[evidence["item"]]["url"] for evidence in claim["evidence"]}
            assert cited <= REAL_URLS
            assert [evidence["excerpt"] for evidence in claim["evidence"] if evidence["excerpt"]] == []


def test_items_belong_to_sources_and_are_cited():
    assert {item["source"] for item in ITEMS.values()} <= SOURCES.keys()
    assert {source["entity"] for source in SOURCES.values()} - ENTITIES == {None}
    cited = {evidence["item"] for claim in CLAIMS.values() for evidence in claim["evidence"]}
    assert ITEMS.keys() - cited == set()


def test_public_evidence_never_rests_on_an_item_kept_private():
    wrong = [
        evidence["item"]
        for claim in CLAIMS.values()
        for evidence in claim["evidence"]
        if evidence["is_public"] and not ITEMS[evidence["item"]]["is_public"]
    ]
    assert wrong == []


def test_fictional_entities_take_no_real_name():
    real_names = {name["text"].lower() for row in starter_entities() for name in row["names"]}
    made_up = {name["text"].lower() for row in FICTION for name in row["names"]}
    assert set() == REAL & FICTIONAL
    assert real_names & made_up == set()


def test_fictional_entities_are_all_used_or_govern():
    used = {claimant["entity"] for claim in CLAIMS.values() for claimant in claim["claimants"]}
    used |= {party["entity"] for claim in CLAIMS.values() for party in claim["parties"]}
    used |= {source["entity"] for source in SOURCES.values()}
    text = " ".join(plain_text(story["body"]) for story in STORIES)
    assert [row["slug"] for row in FICTION if row["slug"] not in used and row["name"] not in text] == []
