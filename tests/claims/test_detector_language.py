"""Which language a text is told to be in, over many short ones: headlines, single sentences, neighbours, mixtures."""

import pytest

from articles.claims.detector.language import fold, guess_language

SHORT = {
    "es": """
        El gobierno anuncia nuevas medidas contra la inflación
        Hallan muertos a tres pescadores
        Fiscalía acusa a exministro de lavado
        Presidente niega acusaciones
        La alcaldesa dijo que no.
        Según la policía, huyeron.
        ¿Quién mató a la fiscal?
        El juez ordenó su captura
        Sube el precio del pan
        Detienen al alcalde de Lirio
        Se cree que huyó.
        Aseguran que habrá elecciones
        Lluvias torrenciales dejan miles de damnificados en el sur
        El ministro aseguro que el puente era seguro, segun La Voz.
    """,
    "en": """
        The minister said no.
        Police say three killed in attack
        "We will not yield," he said.
        Who killed the prosecutor?
        Los Angeles police arrest two
        San Francisco votes on new tax
        The cartel, known as Los Primos, is based in Sinaloa.
        Several people were hurt.
    """,
    "pt": """
        O governo anunciou novas medidas contra a inflação
        O ministro disse que não haverá demissões.
        Segundo a polícia, eles fugiram de carro.
        A prefeita afirmou que o contrato foi cancelado.
    """,
    "ca": """
        El govern anuncia noves mesures contra la inflació
        El ministre ha dit que no hi haurà acomiadaments.
        Segons la policia, van fugir en cotxe.
    """,
    "gl": "O ministro dixo que non haberá despedimentos.",
    "it": """
        Il ministro ha detto che non ci saranno licenziamenti.
        Secondo la polizia, sono fuggiti in auto.
    """,
    "fr": """
        Le gouvernement annonce de nouvelles mesures
        Selon la police, ils ont pris la fuite.
    """,
    "de": """
        Der Minister sagte gestern nichts dazu.
        Laut Polizei sind sie geflohen.
    """,
    "": """
        Brillo
        12 345
        Lorem ipsum dolor
        Prezydent powiedział, że nie
    """,
}
ENGLISH = "The minister told the house that the bridge was safe and that no money had been lost in it. "
SPANISH = "El ministro dijo a la cámara que el puente era seguro y que no se había perdido dinero. "


@pytest.mark.parametrize(
    ("language", "text"),
    [(tag, line.strip()) for tag, lines in SHORT.items() for line in lines.strip().split("\n")],
)
def test_guess_language_tells_short_texts(language, text):
    assert guess_language(text) == language


def test_guess_language_of_nothing_is_nothing():
    assert guess_language("") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SPANISH * 3 + ENGLISH, "es"),
        (ENGLISH * 3 + SPANISH, "en"),
        (SPANISH * 2 + "El portavoz añadió: “We will never give up this land”.", "es"),
        (ENGLISH * 2 + "He shouted: “¡No pasarán, no vamos a salir de aquí!”", "en"),
    ],
)
def test_guess_language_goes_by_most_of_the_words(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text", ["Ana\u0301lisis segu\u0301n la policía y el juez", "SEGÚN LA POLICÍA Y EL JUEZ"]
)
def test_guess_language_reads_capitals_and_loose_accents(text):
    assert guess_language(text) == "es"


def test_guess_language_reads_the_beginning_only():
    assert guess_language(SPANISH * 300 + ENGLISH * 3000) == "es"


def test_fold_takes_accents_and_capitals_away():
    assert fold("SEGÚN") == "segun"
