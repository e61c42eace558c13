"""Properties of the rules on sentences that hold for any text: they never raise, point into the text, and repeat."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.preflight import (
    accusation,
    attribution_far,
    bare_hearsay_body,
    designation_wording,
    framing,
    guilt_wording,
    insinuation,
    own_voice_beside,
    own_voice_list,
    quote_without_speaker,
    relative_time,
    unlinked_attribution,
)
from tests.preflight_stories import person, story_from

RULES = (
    accusation.check,
    attribution_far.check,
    bare_hearsay_body.check_body,
    designation_wording.check,
    framing.check,
    guilt_wording.check,
    insinuation.check,
    own_voice_beside.check,
    own_voice_list.check,
    quote_without_speaker.check,
    relative_time.check,
    unlinked_attribution.check,
)
LUND = person("ivo-lund", "Ivo Lund")
_WORDS = (
    'Ivo Lund|, a|murdered|the|drug lord|thief|terrorist group|said|reportedly|“|”|"|«|»|‘|’|.|,|?|\n|who|is|was|by'
    "|He|took bribes|linked to|sanctioned|Night Ferry|currently|last week|because of|not|if|according to|prosecutors"
    "|accuse|of|e\u0301|\u0301|🚢|\u200b|1,200|2019|(|)|—|El narcotraficante|asesinó a|robó|«no|según|¿"
    "|guilty of|due to"
)
PIECES = st.sampled_from(_WORDS.split("|"))
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=80)


@pytest.mark.parametrize("language", ["en", "es", "de"])
@given(body=TEXTS, headline=TEXTS, linked=st.booleans())
@settings(max_examples=60, deadline=None)
def test_findings_of_any_text_point_at_their_words_and_repeat(language, body, headline, linked):
    story = story_from(headline=headline, body=body, language=language, linked=linked, entities=(LUND,))
    printed = {"body": story.text, "crosshead": story.text, "headline": headline}
    for rule in RULES:
        findings = list(rule(story))
        assert findings == list(rule(story))
        for finding in findings:
            assert printed[finding.field][finding.start : finding.end] == finding.text
            assert finding.text
            assert finding.severity in "BSWI"


@given(body=TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_rule_finds_the_same_words_once(body):
    story = story_from(headline="", body=body, entities=(LUND,), linked=False)
    for rule in RULES:
        places = [(each.field, each.start, each.end) for each in rule(story)]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("body", ["", "\n\n", "“", "“”", "a" * 5000, "Ivo Lund " * 800, "“a b c d” " * 300])
def test_odd_texts_do_no_harm(body):
    story = story_from(headline="", body=body, entities=(LUND,), linked=False)
    for rule in RULES:
        assert all(finding.text for finding in rule(story))
