"""Official acts: found as such, with who acted where the text says so; never what only looks like one."""

import pytest

from articles.claims.detector import detect


def acts(text: str, language: str = "en") -> list[tuple[str, str, str | None, str]]:
    """Act, cue, source and content of every official act in a text."""
    return [
        (s.speech_act.value, s.cue.of(text), s.source.of(text) if s.source else None, s.content(text))
        for s in detect(text, language=language)
        if s.basis == "official_act"
    ]


@pytest.mark.parametrize(
    ("text", "act", "cue", "source", "content"),
    [
        (
            "The Reef Front was designated as a terrorist organisation in 2019.",
            "designate",
            "designated",
            None,
            "The Reef Front … as a terrorist organisation in 2019",
        ),
        (
            "The Reef Front was designated a terrorist group by the treasury.",
            "designate",
            "designated",
            "the treasury",
            "The Reef Front … a terrorist group",
        ),
        (
            "The designation of the Reef Front as a terrorist group was late.",
            "designate",
            "designation",
            None,
            "the Reef Front as a terrorist group",
        ),
        (
            "The ministry labels the Front as a terrorist group.",
            "designate",
            "labels",
            "The ministry",
            "the Front as a terrorist group",
        ),
        (
            "The council added Lund to its sanctions list.",
            "designate",
            "added",
            "The council",
            "Lund to its sanctions list",
        ),
        (
            "The council removed the Front from its list of terrorist groups.",
            "withdraw",
            "removed",
            "The council",
            "the Front from its list of terrorist groups",
        ),
        ("Sanctions were imposed on Lund.", "sanction", "imposed", None, "Sanctions … on Lund"),
        ("Lund was sanctioned by the treasury.", "sanction", "sanctioned", "the treasury", "Lund"),
        (
            "The treasury blacklisted three firms.",
            "sanction",
            "blacklisted",
            "The treasury",
            "three firms",
        ),
        (
            "The government doubled the reward for Lund.",
            "announce",
            "doubled",
            "The government",
            "the reward for Lund",
        ),
        (
            "The bounty on Lund was raised to $5 million.",
            "announce",
            "raised",
            None,
            "The bounty on Lund … to $5 million",
        ),
        ("Lund was charged with fraud.", "charge", "charged", None, "Lund … with fraud"),
        (
            "A man charged with murder appeared in court.",
            "charge",
            "charged",
            None,
            "A man … with murder",
        ),
        (
            "The court issued an arrest warrant for Lund.",
            "order",
            "issued",
            "The court",
            "an arrest warrant for Lund",
        ),
        (
            "The president signed an executive order closing the strait.",
            "order",
            "signed",
            "The president",
            "an executive order closing the strait",
        ),
        (
            "Vastara expelled three diplomats.",
            "order",
            "expelled",
            "Vastara",
            "three diplomats",
        ),
        (
            "Vastara recalled its ambassador.",
            "order",
            "recalled",
            "Vastara",
            "its ambassador",
        ),
        ("His assets were frozen.", "order", "frozen", None, "His assets"),
        (
            "The ministry revoked the licence of the station.",
            "withdraw",
            "revoked",
            "The ministry",
            "the licence of the station",
        ),
        (
            "The governor declared a state of emergency.",
            "order",
            "declared",
            "The governor",
            "a state of emergency",
        ),
    ],
)
def test_detect_finds_the_act(text, act, cue, source, content):
    assert acts(text) == [(act, cue, source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry announced that sanctions would follow.",
        "The ministry announced sanctions would follow.",
        "The ministry accused Lund of fraud.",
        "The ministry may designate the Front as a terrorist group.",
        "The ministry did not sanction Lund.",
        "The council plans to blacklist the firm.",
        "They asked that he declare a state of emergency.",
        "The Harbour Party labelled Lund a terrorist.",
        "The club sanctioned the player for a foul.",
        "The parade was sanctioned by the city.",
        "Lund offered a reward for his dog.",
        "She was charged with leading the choir.",
        "None of the men charged with crimes came.",
        "The school expelled two boys.",
        "The firm recalled nine thousand heaters.",
        "He recalled that the ambassador had left.",
        "The lake was frozen.",
        "The coach ordered a pizza.",
        "The band signed a record deal.",
        "The book was listed as a bestseller.",
    ],
)
def test_detect_takes_nothing_else_for_an_act(text):
    assert acts(text) == []


def test_detect_leaves_an_act_inside_a_statement_to_its_speaker():
    assert acts("The mayor said that the Front was designated as a terrorist group.") == []


@pytest.mark.parametrize(
    ("text", "act", "cue", "source", "content"),
    [
        (
            "El Frente fue designado organización terrorista.",
            "designate",
            "fue designado",
            None,
            "El Frente … organización terrorista",
        ),
        (
            "El juez dictó una orden de captura contra Lund.",
            "order",
            "dictó",
            "El juez",
            "una orden de captura contra Lund",
        ),
        (
            "El gobierno congeló los bienes de Lund.",
            "order",
            "congeló",
            "El gobierno",
            "los bienes de Lund",
        ),
        ("Quella expulsó a tres diplomáticos.", "order", "expulsó", "Quella", "a tres diplomáticos"),
        (
            "El presidente firmó un decreto que cierra el puerto.",
            "order",
            "firmó",
            "El presidente",
            "un decreto que cierra el puerto",
        ),
    ],
)
def test_detect_finds_the_act_in_spanish(text, act, cue, source, content):
    assert acts(text, "es") == [(act, cue, source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "El club sancionó al jugador.",
        "El ministerio anunció que impondrá sanciones.",
        "La tienda ofreció una recompensa por el gato.",
        "El lago quedó congelado.",
        "El gobierno no impuso sanciones a Lund.",
    ],
)
def test_detect_takes_nothing_else_for_an_act_in_spanish(text):
    assert acts(text, "es") == []
