import pytest

from articles.claims.labels.names import is_collective, join_names, takes_plural, with_article


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("State Department", "the State Department"),
        ("Government of Mexico", "the Government of Mexico"),
        ("Gulf Cartel", "the Gulf Cartel"),
        ("United States", "the United States"),
        ("Pentagon", "the Pentagon"),
        ("the audit", "the audit"),
        ("a Treasury official", "a Treasury official"),
        ("The Meridian Service", "The Meridian Service"),
        ("Nicolás Maduro", "Nicolás Maduro"),
        ("Mexico", "Mexico"),
        ("Dockers' Union of Port Sabel", "the Dockers' Union of Port Sabel"),
        ("Geological Survey of Calvessa", "the Geological Survey of Calvessa"),
        ("University of Teyra", "the University of Teyra"),
        ("Trump administration", "the Trump administration"),
        ("Bank", "Bank"),
        ("Court Henderson", "Court Henderson"),
        ("a member of the court", "a member of the court"),
        ("U.S. authorities", "U.S. authorities"),
        ("", ""),
    ],
)
def test_with_article(name, words):
    assert with_article(name) == words


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_join_names(names, words):
    assert join_names(names) == words


@pytest.mark.parametrize(
    ("label", "collective"),
    [
        ("U.S. authorities", True),
        ("prosecutors in Verrin", True),
        ("police", True),
        ("the prosecutors", False),
        ("a person familiar with the talks", False),
        ("United States", False),
        ("Washington", False),
        ("the press", False),
        ("", False),
    ],
)
def test_is_collective(label, collective):
    assert is_collective(label) is collective


@pytest.mark.parametrize(
    ("name", "plural"),
    [("the prosecutors", True), ("A and B", True), ("Ministry of Trade and Ports", False), ("Mexico", False)],
)
def test_takes_plural(name, plural):
    assert takes_plural(name) is plural
