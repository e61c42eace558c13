"""What a story says without a cue: own voice beside hearsay, and insinuations."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis import analyse
from articles.claims.detector import detect
from articles.uncued import observe
from entities.gazetteer import Gazetteer, NameEntry

DATA = Path(__file__).resolve().parents[1] / "data" / "uncued"
NOBODY = Gazetteer.build([])
ON_FILE = Gazetteer.build(
    [
        NameEntry("imre-valtos", "Imre Valtos", schema="Person", entity_kind="official"),
        NameEntry("night-ferry", "Night Ferry", schema="Organization", entity_kind="gang"),
        NameEntry("harbour-guard", "Harbour Guard", schema="PublicBody", entity_kind="agency"),
        NameEntry("quella", "Quella", schema="Country", entity_kind="country"),
    ]
)


def observed(text: str, language: str = "en", gazetteer: Gazetteer = NOBODY) -> list[tuple[str, str]]:
    """Kind and telling words of every observation."""
    mentions = gazetteer.find(text)
    found = observe(text, detect(text, language=language), mentions, gazetteer, language=language)
    return [(seen.kind.value, seen.cue.of(text)) for seen in found]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The clerk was linked to the Pier Street gang for years.", "linked to the Pier Street gang"),
        ("Two guards with ties to the smugglers stood by.", "ties to the smugglers"),
        ("Dara Holm, a banker close to the warlord, paid.", "close to the warlord"),
        ("Trafficking networks such as the Night Ferry cross the cape.", "networks such as the Night Ferry"),
        ("An associate of the general signed for the crates.", "associate of the general"),
        ("The shop is a front for the smugglers.", "front for the smugglers"),
        ("The loan raises questions about Judge Dara Holm.", "raises questions"),
        ("It is no coincidence that Dara Holm bought the land first.", "no coincidence"),
        ("Did Dara Holm profit from the sale?", "Did Dara Holm profit"),
        ("Why has the minister never explained the loans?", "Why has the minister never explained"),
        ("His name was linked to the murder of two clerks.", "linked to the murder"),
    ],
)
def test_observe_finds_an_insinuation_with_its_words(text, cue):
    assert observed(text) == [("insinuation", cue)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("El senador está vinculado al cártel.", "vinculado al cártel"),
        ("Dos policías con nexos con la banda custodiaban el muelle.", "nexos con la banda"),
        ("La compra despierta sospechas sobre el ministro Duro.", "despierta sospechas"),
        ("¿Por qué ocultó el ministro las cuentas?", "Por qué ocultó"),
    ],
)
def test_observe_finds_a_spanish_insinuation(text, cue):
    assert observed(text, "es") == [("insinuation", cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The airport is linked to the city by train.",
        "The road linked the two cities.",
        "Both outbreaks were linked to the same well.",
        "The inn stands close to the city.",
        "The horse was tied to a post.",
        "Quella has close ties with Vastara.",
        "Dara Holm is an associate professor of law.",
        "A network of hospitals treats the wounded.",
        "By coincidence both boats are called Aurora.",
        "The report raises questions about the safety of the dam.",
        "Did it rain?",
        "Who won the prize?",
        "There is no evidence that Dara Holm was linked to the gang.",
        "Dara Holm was not linked to the gang.",
        "A journalist affiliated with the Karsk Courier was hurt.",
    ],
)
def test_observe_leaves_links_between_things_alone(text):
    assert observed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police said Dara Holm was linked to the gang.",
        "“He is close to the cartel,” the mayor said.",
        "Dara Holm was allegedly linked to the gang.",
        "The indictment says she was tied to the gang.",
    ],
)
def test_observe_leaves_what_somebody_answers_for_to_them(text):
    assert [kind for kind, _ in observed(text)] == []


@pytest.mark.parametrize(
    ("second", "cue"),
    [
        ("Valtos has hidden it since.", "Valtos"),
        ("He has hidden it since.", "He"),
        ("The order closes both piers.", "The order"),
    ],
)
def test_observe_finds_own_voice_beside_hearsay(second, cue):
    assert observed(f"Imre Valtos reportedly signed the order. {second}") == [("own_voice", cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Imre Valtos reportedly signed the order. It rained on Friday.",
        "Imre Valtos reportedly signed the order. Valtos said he had not.",
        "Imre Valtos reportedly signed the order. Did Valtos read it?",
        "Imre Valtos reportedly signed the order. “Valtos is gone,” reads the sign.",
        "Imre Valtos signed the order. He has hidden it since.",
        "Imre Valtos reportedly signed the order.\nValtos has hidden it since.",
        "Imre Valtos reportedly fled to Lirio. Lirio has two piers.",
        "The Night Ferry allegedly pays. Vastara designated the Night Ferry as a terrorist group.",
    ],
)
def test_observe_asks_nothing_of_what_is_no_own_voice_on_the_same_actor(text):
    assert observed(text) == []


def test_observe_knows_the_entity_under_another_name_and_says_beside_what():
    gazetteer = Gazetteer.build(
        [
            NameEntry("night-ferry", "Night Ferry", schema="Organization", entity_kind="gang"),
            NameEntry("night-ferry", "Brothers of the Cape", kind="alias", schema="Organization"),
        ]
    )
    text = "The Night Ferry allegedly pays the pilots. The Brothers of the Cape own six boats."
    statements = detect(text)
    (seen,) = observe(text, statements, gazetteer.find(text), gazetteer, language="en")
    assert (seen.rule, seen.entities, seen.beside) == ("own_voice.entity", ("night-ferry",), 0)
    assert seen.span.of(text) == "The Brothers of the Cape own six boats."


def test_observe_names_the_entities_an_insinuation_touches():
    text = "Imre Valtos is linked to the Night Ferry."
    (seen,) = observe(text, [], ON_FILE.find(text), ON_FILE, language="en")
    assert seen.entities == ("imre-valtos", "night-ferry")


def test_observe_takes_a_country_on_file_for_a_place():
    assert observed("The island is linked to Quella.", gazetteer=ON_FILE) == []


def test_observe_knows_no_third_language():
    assert observe("Le banquier est lié au cartel.", [], [], NOBODY, language="fr") == []


def test_analyse_keeps_acts_statements_and_observations_apart():
    text = (
        "The Harbour Guard said the pier was shut. Vastara imposed sanctions on Imre Valtos. "
        "Imre Valtos is linked to the Night Ferry."
    )
    analysis = analyse(text, ON_FILE)
    assert [finding.statement.speech_act for finding in analysis.claims] == ["say"]
    assert [(act.statement.speech_act, act.targets) for act in analysis.acts] == [
        ("sanction", ("imre-valtos",))
    ]
    assert [seen.kind for seen in analysis.observations] == ["insinuation"]


_PIECES = st.sampled_from(
    """linked to the cartel gang Imre Valtos , . ? ! “ ” close ties with associate of reportedly He She The order Who
    Did profit raises questions about network such as coincidence no that vinculado al a ¿ nexos con El presuntamente
    said    \n by is was and Mr. U.S. ’s 's""".split(" ")
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=90).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(["en", "es"]))
def test_observe_keeps_its_spans_inside_the_text(text, language):
    statements = detect(text, language=language)
    for seen in observe(text, statements, ON_FILE.find(text), ON_FILE, language=language):
        assert 0 <= seen.start <= seen.cue.start < seen.cue.end <= seen.end <= len(text)
        assert "\n" not in seen.span.of(text)
        assert seen.beside is None or 0 <= seen.beside < len(statements)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_observe_never_covers_what_a_statement_holds(text):
    statements = detect(text)
    contents = [span for statement in statements for span in statement.spans]
    for seen in observe(text, statements, [], NOBODY, language="en"):
        assert not any(span.start <= seen.cue.start < span.end for span in contents)


def test_twin_story_has_its_own_voice_sentence_and_no_more():
    text = (DATA.parent / "stories" / "harbour-directive.txt").read_text(encoding="utf-8")
    seen = [(kind, cue) for kind, cue in observed(text)]
    assert seen == [("own_voice", "Admiralty")]


def pieces(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize(
    "unit",
    [
        "linked to the gang ",
        "raises questions about ",
        "ties to ",
        "Imre Valtos reportedly left. He ran. ",
        "Who did? ",
    ],
)
def test_observe_takes_linear_time(unit):
    def steps(size: int) -> int:
        """Function calls and lines run, which no other load on the machine can change."""
        text = pieces(unit, size)
        statements = detect(text)
        count = 0

        def counted(frame, event, arg):
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            observe(text, statements, [], NOBODY, language="en")
        finally:
            sys.setprofile(None)
        return count

    assert steps(16_000) < 2.6 * steps(8_000)


def test_labelled_passages_quote_their_own_words():
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            for label in passage["labels"]:
                assert passage["text"][label["start"] : label["end"]] == label["quoted"]
