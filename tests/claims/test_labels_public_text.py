"""A claim's sentence always carries who and cue, whatever the story's words were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.labels import ClaimFacts, compose_public_text, neutral_statement

ANA = ClaimFacts(mode="on_record", claimants=("Ana Ruiz",))
US = ClaimFacts(
    mode="official_unnamed", standing="body", claimant_label="U.S. authorities", speech_act="accuse",
    accused=("Nicolás Maduro",),
)  # fmt: skip
HEARSAY = ClaimFacts(mode="hearsay")
ACT = ClaimFacts(mode="own", basis="official_act", speech_act="designate", claimants=("State Department",))
OWN = ClaimFacts(mode="own")

ROWS = [
    # The marked sentence stands alone: printed as it is.
    (
        ANA,
        {
            "content": "the port was closed",
            "cue": "said",
            "source": "Ana Ruiz",
            "sentence": "Ana Ruiz said the port was closed.",
        },
        "Ana Ruiz said the port was closed.",
    ),
    # A pronoun means nothing outside the story.
    (
        ANA,
        {
            "content": "the port was closed",
            "cue": "said",
            "source": "She",
            "sentence": "She said the port was closed",
        },
        "Ana Ruiz said the port was closed.",
    ),
    (
        ANA,
        {
            "content": "The port was closed",
            "cue": "said",
            "source": "she",
            "sentence": "“The port was closed,” she later said.",
        },
        "“The port was closed,” Ana Ruiz later said.",
    ),
    # Two such pronouns before two such cues: not guessed, but put behind the source.
    (
        ANA,
        {"content": "he said no", "cue": "said", "source": "he", "sentence": "When he said so, he said no."},
        "Said by Ana Ruiz: he said no.",
    ),
    # An office alone could be anybody's.
    (
        ANA,
        {
            "content": "the port was closed",
            "cue": "said",
            "source": "The minister",
            "sentence": "The minister said the port was closed.",
        },
        "The minister, Ana Ruiz, said the port was closed.",
    ),
    # Running attribution: the sentence has neither source nor cue.
    (
        ANA,
        {"content": "The port was closed.", "sentence": "The port was closed."},
        "Said by Ana Ruiz: The port was closed.",
    ),
    (ANA, {"content": "that the port was closed"}, "Said by Ana Ruiz: the port was closed."),
    (
        US,
        {"content": "supporting and profiting from drug trafficking", "cue": "accuse", "source": "who"},
        "Nicolás Maduro – accused by U.S. authorities: supporting and profiting from drug trafficking.",
    ),
    (
        HEARSAY,
        {
            "content": "reportedly signed a directive",
            "cue": "reportedly",
            "sentence": "The president reportedly signed a directive.",
        },
        "The president reportedly signed a directive.",
    ),
    (
        HEARSAY,
        {"content": "The president signed a directive", "sentence": "The president signed a directive."},
        "Reportedly, source not given: The president signed a directive.",
    ),
    (HEARSAY, {"content": "it allegedly sank", "cue": "allegedly"}, "It allegedly sank."),
    (
        ACT,
        {"content": "designated eight groups", "sentence": "The State Department designated eight groups."},
        "The State Department designated eight groups.",
    ),
    (
        ACT,
        {"content": "designated eight groups"},
        "Official act of the State Department: designated eight groups.",
    ),
    (OWN, {"content": "the port is closed"}, "The port is closed."),
    (
        ClaimFacts(mode="document", claimant_label="the audit"),
        {"content": "the money was never spent"},
        "According to the audit: the money was never spent.",
    ),
    (
        ClaimFacts(mode="media", relayed_by="Harbour Gazette"),
        {"content": "“Never again!”"},
        "Reported by Harbour Gazette: “Never again!”",
    ),
]


@pytest.mark.parametrize(("facts", "words", "text"), ROWS)
def test_public_text(facts, words, text):
    assert compose_public_text(facts, **words) == text


def test_public_text_of_nothing_is_refused():
    with pytest.raises(ValueError):
        compose_public_text(ANA, content=" ", sentence="")


@pytest.mark.parametrize(
    "mode", ["document", "on_record", "official_unnamed", "anonymous", "media", "hearsay"]
)
@given(content=st.text(alphabet="abc ,.“”", min_size=1, max_size=20).filter(str.strip))
def test_public_text_is_never_the_bare_content(mode, content):
    text = compose_public_text(ClaimFacts(mode=mode), content=content, sentence=content)
    front = text.removesuffix(".").removesuffix(content.strip(" .,"))
    assert len(text) > len(content.strip()) + 5
    assert front.split()[0] in {"According", "Said", "Reported", "Reportedly,"}


@pytest.mark.parametrize(
    ("content", "more", "statement"),
    [
        ("reportedly signed a covert directive", {"cue": "reportedly"}, "Signed a covert directive"),
        ("that the port was closed.", {}, "The port was closed"),
        ("“The port was closed,”", {}, "The port was closed"),
        ("supporting traffic", {"accused": ("Nicolás Maduro",)}, "Nicolás Maduro: supporting traffic"),
        ("Maduro supports traffic", {"accused": ("Nicolás Maduro",)}, "Maduro supports traffic"),
        ("warn", {"cue": "warn"}, "Warn"),
        ("Imre Valtos of hiding it", {"accused": ("Imre Valtos",)}, "Imre Valtos: hiding it"),
        (
            "the mayor, Imre Valtos, with fraud",
            {"accused": ("Imre Valtos",)},
            "The mayor, Imre Valtos, with fraud",
        ),
        (
            "former mayor Imre Valtos with fraud",
            {"accused": ("Imre Valtos",)},
            "Former mayor Imre Valtos: fraud",
        ),
        ("Valtos met men of the guard", {"accused": ("Imre Valtos",)}, "Valtos met men of the guard"),
    ],
)
def test_neutral_statement(content, more, statement):
    assert neutral_statement(content, **more) == statement
