"""P01: lines that state flatly what the body only attributes, over a story of people and places that do not exist."""

from pathlib import Path

import pytest

from articles.preflight.attribution_drift import check
from articles.preflight.finding import CureKind
from articles.preflight.story import RecordOnFile
from tests.preflight_stories import person, story_from

HARBOUR = (Path(__file__).resolve().parents[1] / "data" / "stories" / "harbour-directive.txt").read_text(
    encoding="utf-8"
)
ORIGINAL = Path(__file__).resolve().parents[2].parent / "shared" / "stories" / "cartel-directive.txt"

FLAT = (
    "Velk approves sealed order for raids on smuggling crews",
    "VELK APPROVES SEALED ORDER FOR RAIDS ON SMUGGLING CREWS",
    "Velk Approves Sealed Order For Boarding Raids On Smuggling Crews",
    "Fenwright shelters smugglers' night cargoes",
    "Fenwright never met a smuggler",
    "Smuggling networks behave like private navies",
    "Raids will empty fish markets",
    "Order expires in September",
    "Shipowner paid for three fast boats",
    "Rivas bribed lock keeper",
    "Velk confirms sealed order for boarding raids on smugglers",
)
CARRIED = (
    "Velk reportedly approved order for boarding raids",
    "Velk said to have approved sealed order for raids",
    "Vastara offers $50 million for harbour commissioner",
    "Did Fenwright shelter night cargoes?",
    "Vastara accuses Fenwright of taxing night cargoes",
    "Fenwright accused of sheltering night cargoes",
    "Quellan rules out Vastaran patrols in its lagoons",
    "Tavenor: no foreign patrol boats",
    "Fenwright: 'I have never met a smuggler'",
    "Fenwright denies sheltering night cargoes",
    "Smuggling networks behave like private navies, ministry says",
    "Ministry: smuggling networks behave like private navies",
    "Smuggling networks behave like private navies: ministry",
    "“Smuggling networks behave like private navies”",
    "Five smuggling networks placed on terror register",
    "Admiralty weighs night interceptions and balloon surveillance",
    "Raids could empty fish markets",
    "Vastara sanctions three crews of Salt Coast Cartel",
    "According to indictment, shipowner paid for fast boats",
    "Rivas on trial over bribes",
    "Landing marines not part of sealed order",
    "What we know about the sealed order for raids on smugglers",
)


def drifted(**fields) -> list[tuple[str, str, str]]:
    return [
        (each.severity, each.field, each.text) for each in check(story_from(**{"body": HARBOUR, **fields}))
    ]


@pytest.mark.parametrize("headline", FLAT)
def test_p01_blocks_what_is_only_attributed(headline):
    assert drifted(headline=headline) == [("B", "headline", headline)]


@pytest.mark.parametrize("headline", CARRIED)
def test_p01_lets_pass_what_is_attributed_or_done(headline):
    assert drifted(headline=headline) == []


@pytest.mark.parametrize("linked", [True, False])
def test_p01_reads_statements_that_nobody_has_made_a_claim_of(linked):
    assert drifted(headline=FLAT[0], linked=linked) == [("B", "headline", FLAT[0])]


@pytest.mark.parametrize(
    ("headline", "clause"),
    [
        (
            "Quellan rejects patrols as Velk approves sealed order for raids",
            "Velk approves sealed order for raids",
        ),
        ("Velk approves sealed order for raids; Quellan objects", "Velk approves sealed order for raids"),
        ("Rivas bribed lock keeper, Fenwright denies any part", "Rivas bribed lock keeper"),
    ],
)
def test_p01_judges_each_clause(headline, clause):
    assert drifted(headline=headline) == [("B", "headline", clause)]


@pytest.mark.parametrize("field", ["standfirst", "caption"])
def test_p01_reads_every_line(field):
    words = "Velk approved a sealed order for raids on smuggling crews."
    assert drifted(**{field: words}) == [("B", field, words)]


def test_p01_reads_the_slug_as_words_and_proposes_one():
    (finding,) = check(story_from(body=HARBOUR, slug="fenwright-shelters-night-cargoes"))
    assert (finding.field, finding.text, finding.cure.kind, finding.cure.value) == (
        "slug",
        "fenwright shelters night cargoes",
        CureKind.REPLACE,
        "fenwright-shelters-night-cargoes-vastaran-authorities-allege",
    )


def test_p01_lets_a_slug_name_a_topic():
    assert drifted(slug="sealed-order") == []


def test_p01_points_at_a_crosshead_in_the_text():
    story = story_from(
        body=HARBOUR.replace("Port Merrow Adds Money and Sanctions", "Fenwright Shelters Night Cargoes")
    )
    (finding,) = check(story)
    assert (finding.field, story.text[finding.start : finding.end]) == (
        "crosshead",
        "Fenwright Shelters Night Cargoes",
    )


def test_p01_lets_the_crossheads_of_the_story_be():
    assert drifted() == []


@pytest.mark.parametrize(
    ("headline", "value"),
    [
        (FLAT[0], "Velk reportedly approves sealed order for raids on smuggling crews"),
        (
            "Fenwright shelters night cargoes",
            "Fenwright shelters night cargoes, Vastaran authorities allege",
        ),
        ("Order expires in September", "Order expires in September, sources say"),
        ("Rivas bribed lock keeper", "Rivas reportedly bribed lock keeper"),
    ],
)
def test_p01_cure_puts_source_or_cue_back(headline, value):
    (finding,) = check(story_from(body=HARBOUR, headline=headline))
    assert (finding.cure.kind, finding.cure.value) == (CureKind.REPLACE, value)


def test_p01_cure_passes_the_rule():
    cured = [
        finding.cure.value for words in FLAT for finding in check(story_from(body=HARBOUR, headline=words))
    ]
    assert [drifted(headline=words) for words in cured] == [[] for _ in FLAT]


def test_p01_lets_an_act_on_record_be_flat():
    body = "Norland accuses Ivo Lund of smuggling timber for years. Lund lives in Oster."
    act = RecordOnFile("r", "charge", "charged", "A court in Norland charged Ivo Lund with smuggling timber.")
    headline = "Ivo Lund charged with smuggling timber"

    def blocked(**file) -> int:
        return len(
            list(
                check(story_from(headline=headline, body=body, entities=[person("lund", "Ivo Lund", **file)]))
            )
        )

    assert (blocked(), blocked(records=[act])) == (1, 0)


def test_p01_has_nothing_to_say_of_a_body_in_our_own_voice():
    assert drifted(headline="Pier closed", body="The town closed the pier on Monday.") == []


def test_p01_believes_the_mode_that_the_desk_has_set():
    changed = {"sealed order": {"mode": "own"}}
    assert drifted(headline=FLAT[0], claims=changed) == []


SPANISH = """El presidente Aldo Ferrán vendió el muelle viejo a su hermano, según dos funcionarios que pidieron no ser
identificados. La fiscal Marta Quiel anunció una investigación. El alcalde negó que la ciudad tenga deudas."""


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Ferrán vendió el muelle viejo a su hermano", 1),
        ("Ferrán vendió el muelle a su hermano, según funcionarios", 0),
        ("Fiscal anuncia una investigación", 0),
        ("Alcalde niega que la ciudad tenga deudas", 0),
        ("¿Vendió Ferrán el muelle a su hermano?", 0),
    ],
)
def test_p01_reads_spanish(headline, count):
    body = SPANISH.replace("\n", " ")
    assert len(drifted(headline=headline, body=body, language="es")) == count


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the shared story is not here")
@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Trump signs secret order for strikes on cartels", 1),
        ("Trump reportedly signed order to plan cartel strikes", 0),
        ("U.S. offers up to $50 million for Maduro", 0),
        ("Did Maduro profit from the drug trade?", 0),
        ("U.S. accuses Maduro of profiting from drug trafficking", 0),
        ("Mexico rejects U.S. troops on its soil", 0),
        ("Maduro profits from drug trafficking", 1),
        ("Pentagon plans strikes on cartels", 1),
    ],
)
def test_p01_on_the_story_of_the_beat(headline, count):
    body = ORIGINAL.read_text(encoding="utf-8")
    assert len(list(check(story_from(headline=headline, body=body)))) == count


CHARGED = (
    "The Prosecutor General of Calvessa has charged Ivo Lund, a terminal owner, with bribing two customs officers.\n"
    "Mr. Lund denied the allegations through his lawyer."
)


@pytest.mark.parametrize(
    ("headline", "drifts"),
    [
        ("Terminal owner bribed two customs officers", True),
        ("Two customs officers bribed by Ivo Lund", True),
        ("Prosecutors charge terminal owner with bribery", False),
        ("Terminal owner charged with bribing customs officers", False),
        ("Lund denies bribing customs officers", False),
        ("Terminal owner faces trial over bribes to customs officers", False),
    ],
)
def test_a_charge_may_be_flat_and_what_is_charged_may_not(headline, drifts):
    found = attribution_drift.check(story_from(headline=headline, body=CHARGED))
    assert any(finding.field == "headline" for finding in found) is drifts
