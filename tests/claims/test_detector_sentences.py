"""Where one sentence ends and the next begins."""

import pytest

from articles.claims.detector import detect


@pytest.mark.parametrize("sign", ["🙂", "—", "•", "⚓️"])
def test_sign_between_two_sentences_joins_nothing(sign):
    text = f"Vastaran authorities accuse Dario Fenwright of smuggling. {sign} “We know,” Marrow said."
    sources = [statement.source.of(text) for statement in detect(text)]
    assert sources == ["Vastaran authorities", "Marrow"]
