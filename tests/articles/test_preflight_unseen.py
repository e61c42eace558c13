"""What headlines do that running text does not: quote their verb, name a topic, use bare surnames, count a list."""

import pytest

from articles.body.text import sentences
from articles.preflight import accusation, accusing_question, attribution_drift, guilt_wording
from articles.preflight.drift.amounts import amounts_in
from articles.preflight.drift.clauses import clauses_of
from articles.preflight.drift.enumerated import lengths_of_lists
from articles.preflight.drift.predicates import names_topic
from articles.preflight.hedge_strengthened import check as check_hedges
from articles.preflight.number_mismatch import check as check_numbers
from tests.preflight_stories import story_from

COAST = """President Mira Solen reportedly signed a secret order that lets the coast guard draft plans for raids on the
 smuggling rings of the Salt Coast, which Norland listed as criminal organisations. The coast guard is weighing options
 such as night patrols and drone flights against the rings.
The list names the Grey Tide, the Lantern League, the Ostra Ring and the Pale Crew.
Officials of the interior ministry argue that the rings behave like private armies.
Prime Minister Dana Ruiz made it clear that Quellan will not allow foreign boats in its waters.
Norland announced a $20 million reward for information leading to the arrest of the shipowner Viktor Dask, whom Norland
 prosecutors accuse of profiting from smuggling.""".replace("\n ", " ")


def found(check, headline: str, body: str = COAST, **more) -> list[str]:
    return [
        f"{each.rule}:{each.severity} {each.text}"
        for each in check(story_from(headline=headline, body=body, **more))
        if each.field == "headline"
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "Solen secretly orders coast guard to plan raids on smuggling rings",
        "Coast guard told to draft plans for raids on smuggling rings",
        "Solen's hidden war: President signs secret raid order",
        "Solen has signed a secret order against rings listed as criminal organisations",
    ],
)
def test_a_deed_is_the_papers_own_word(headline):
    assert found(attribution_drift.check, headline) == [f"P01:B {headline}"]


def test_what_made_somebody_answer_is_told_by_the_paper():
    headline = "Ruiz rejects foreign boats after Solen signs secret order for raids"
    assert found(attribution_drift.check, headline) == ["P01:B Solen signs secret order for raids"]


@pytest.mark.parametrize(
    "headline",
    [
        "Solen 'signs secret order' for raids on smugglers",
        "Solen ‘lets coast guard draft plans’ for raids on rings",
        "Rings, raids and sovereignty",
        "The raids on the smuggling rings",
        "Four rings on Norland's list",
        "For Norland officials, rings are private armies",
        "Rings seen as private armies by Norland officials",
        "Norland view: rings behave like private armies",
    ],
)
def test_what_is_quoted_seen_by_somebody_or_only_named_is_not_flat(headline):
    assert found(attribution_drift.check, headline) == []


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Orlan to leave office on 2 August", "Orlan said he is to leave office on 2 August."),
        ("Orlan gives council a chance", 'Orlan said, "I decided to give the council a chance."'),
    ],
)
def test_what_speakers_say_they_will_do_may_be_flat(headline, body):
    assert found(attribution_drift.check, headline, body) == []


def test_who_joins_does_not_leave():
    body = (
        "The mayor of Oster left home with a backpack, local reports say. A search for the mayor was launched"
        " with 500 officers."
    )
    assert found(attribution_drift.check, "Over 500 join search for Oster mayor", body) == []


@pytest.mark.parametrize(
    ("headline", "findings"),
    [
        ("Arms smuggler Dask wanted by Norland", ["P05:S smuggler Dask"]),
        ("Ines Dask opens school", []),
        ("Norland calls Dask a smuggler", []),
        ("Norland: smuggler Dask must be held", []),
    ],
)
def test_a_bare_surname_is_whom_the_body_names_in_full(headline, findings):
    assert found(guilt_wording.check, headline) == findings


@pytest.mark.parametrize(
    ("headline", "findings"),
    [
        ("Dask profits from smuggling", ["P03:B Dask profits from smuggling"]),
        ("Norland: Dask profits from smuggling", []),
        ("Norland's Dask file: what we know", []),
    ],
)
def test_an_accusation_in_a_line_is_ours_only_where_its_clause_is_flat(headline, findings):
    assert found(accusation.check, headline) == findings


@pytest.mark.parametrize(
    ("headline", "findings"),
    [
        ("Will Solen order raids on the rings?", []),
        ("Did Dask profit from smuggling?", ["P32:W Did Dask profit from smuggling?"]),
    ],
)
def test_a_question_of_what_is_to_come_accuses_nobody(headline, findings):
    assert found(accusing_question.check, headline) == findings


@pytest.mark.parametrize(
    ("headline", "findings"),
    [
        ("Four rings on Norland's list", []),
        ("Five rings on Norland's list", ["P12:W Five"]),
        ("Norland puts $20M bounty on Dask", []),
        ("Norland puts $30M bounty on Dask", ["P12:B $30M"]),
    ],
)
def test_a_line_may_count_a_list(headline, findings):
    assert found(check_numbers, headline) == findings


@pytest.mark.parametrize(
    ("headline", "findings"),
    [
        ("Patrols, drones among coast guard options against rings", []),
        ("Rings, raids and sovereignty", []),
        (
            "Coast guard launches drone flights against rings",
            ["P02:W Coast guard launches drone flights against rings"],
        ),
    ],
)
def test_a_topic_or_an_option_strengthens_nothing(headline, findings):
    assert found(check_hedges, headline) == findings


@pytest.mark.parametrize(
    ("line", "is_topic"),
    [
        ("The war on smugglers", True),
        ("Rings, raids and sovereignty", True),
        ("Four rings on list", True),
        ("Two die in raid", False),
        ("Fishermen protest in Oster", False),
        ("Police torture prisoners", False),
        ("Mayor dead after raid", False),
        ("Solen signs order", False),
    ],
)
def test_a_line_without_a_verb_names_a_topic(line, is_topic):
    (read,) = [line for line in story_from(headline=line, body="Nothing.").lines if line.field == "headline"]
    assert names_topic(clauses_of(read)[0], read.text, "en") is is_topic


@pytest.mark.parametrize(
    ("sentence", "lengths"),
    [
        ("The list names the Grey Tide, the Lantern League, the Ostra Ring and the Pale Crew.", {4}),
        ("Ana Brill, Ivo Lund and Tom Vale met in Oster.", {3}),
        ("On Monday, Lund spoke, and Brill left.", set()),
        ("Los jueces Ana Brill, Ivo Lund y Tom Vale.", {3}),
        ("", set()),
    ],
)
def test_names_of_a_list_are_counted(sentence, lengths):
    assert lengths_of_lists(sentence) == lengths


@pytest.mark.parametrize(
    ("text", "value"), [("$50M bounty", 50e6), ("$1.2B deal", 1.2e9), ("$50m bounty", 50e6), ("$50", 50)]
)
def test_a_letter_behind_money_multiplies(text, value):
    assert [amount.value for amount in amounts_in(text, "en")] == [(value,)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("EE. UU. designa a las bandas.", 1), ("Lo dijo EE. UU. Quellán calla.", 2), ("Las FF. AA. callan.", 1)],
)
def test_doubled_initials_end_no_sentence_in_their_middle(text, count):
    assert len(sentences(text)) == count


def test_a_spanish_refusal_is_done_by_being_said():
    body = (
        "La primera ministra Elvira Duarte dejó claro que Quellán no permitirá que barcos crucen sus aguas."
    )
    headline = "Quellán no permitirá que barcos crucen sus aguas"
    assert found(attribution_drift.check, headline, body, language="es") == []
