"""Spanish quotations that go on in the next sentence or block, and who speaks where nobody is named."""

from articles.claims.detector import detect


def statements(text: str) -> list[tuple[str, str, str]]:
    """Content, source and rule of each statement."""
    return [
        (one.content(text), one.source.of(text) if one.source else "-", one.rule)
        for one in detect(text, language="es")
    ]


def test_running_quote_in_the_same_block_is_a_further_part():
    text = "«El agua sabía a hierro», dijo Beno Lasca. «Nadie nos avisó».\nLlovió."

    assert statements(text) == [("«El agua sabía a hierro» … «Nadie nos avisó»", "Beno Lasca", "es.post")]


def test_running_quote_in_the_next_block_is_a_statement_of_its_own():
    text = "Beno Lasca dijo: «El agua sabía a hierro».\n«Nadie nos avisó.»\nLlovió."

    assert statements(text) == [
        ("«El agua sabía a hierro»", "Beno Lasca", "es.say_colon"),
        ("«Nadie nos avisó.»", "Beno Lasca", "es.running_quote"),
    ]


def test_running_quote_ends_where_the_paper_speaks():
    text = "«El agua sabía a hierro», dijo Beno Lasca. El pozo se cerró ayer. «Nadie nos avisó»."

    assert statements(text) == [("«El agua sabía a hierro»", "Beno Lasca", "es.post")]


def test_running_quote_after_reported_words_is_a_statement_of_its_own_and_no_denial():
    text = "El alcalde negó los cargos. «Todo es una farsa»."
    found = detect(text, language="es")

    assert [(one.content(text), one.rule) for one in found] == [
        ("los cargos", "es.say_phrase"),
        ("«Todo es una farsa»", "es.running_quote"),
    ]
    assert [one.polarity.value for one in found] == ["negative", "positive"]


def test_running_speaker_keeps_the_mode_of_the_one_named_before():
    text = "Una fuente cercana al caso dijo que Mir huyó. Añadió que volverá."

    assert [one.mode.value for one in detect(text, language="es")] == ["anonymous", "anonymous"]


def test_running_quotations_beyond_a_dozen_are_a_list():
    text = "«Uno es poco», dijo Beno Lasca. " + "«Otro más, y otro». " * 40

    assert [len(one.spans) for one in detect(text, language="es")] == [12]


def test_detect_offers_what_follows_and_links_what_is_nested():
    text = "Brillo dijo que el puente cayó. Era de 1902. Nadie vino."
    nested = "Brillo dijo que Mir admitió que el puente cayó."

    (first,) = detect(text, language="es")
    outer, inner = detect(nested, language="es")

    assert [span.of(text) for span in first.following] == ["Era de 1902.", "Nadie vino."]
    assert (outer.reported_in, inner.reported_in) == (None, outer.cue)
