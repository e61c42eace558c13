import pytest

from entities.gazetteer import Gazetteer, NameEntry, Speaker, resolve_speaker

STORY = (
    "The Vell administration banned boats. Administration officials argue that boats sink.\n"
    "President Lena Ortmann refused. Ortmann said no. Norland is calm."
)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build(
        [
            NameEntry("norland", "Norland", schema="Country"),
            NameEntry("norland", "Norlandian", "demonym", "Country"),
            NameEntry("norland", "N.L.", "abbreviation", "Country"),
            NameEntry("government-of-norland", "Norlandian government"),
            NameEntry("government-of-norland", "Havenport", "metonym"),
            NameEntry("boat-office", "Boat Office"),
            NameEntry("boat-office", "the Anchor", "metonym"),
            NameEntry("vell-administration", "Vell administration", entity_kind="government"),
            NameEntry("lena-ortmann", "Lena Ortmann", schema="Person"),
            NameEntry("hill-gang", "HG", "abbreviation"),
            NameEntry("harbour-guard", "HG", "abbreviation"),
        ],
        government_of={"norland": "government-of-norland"},
    )


@pytest.mark.parametrize(
    ("source", "key", "standing"),
    [
        ("Norland", "government-of-norland", "body"),
        ("Havenport", "government-of-norland", "body"),
        ("N.L. authorities", "government-of-norland", "people_of_body"),
        ("Norlandian officials", "government-of-norland", "people_of_body"),
        ("officials in Havenport", "government-of-norland", "people_of_body"),
        ("the Norlandian government", "government-of-norland", "body"),
        ("Norland’s government", "government-of-norland", "body"),
        ("the Anchor", "boat-office", "body"),
        ("a N.L. Boat Office official", "boat-office", "people_of_body"),
        ("a spokesperson for the Boat Office", "boat-office", "body"),
        ("President Lena Ortmann", "lena-ortmann", "named"),
        ("Lena Ortmann of Norland", "lena-ortmann", "named"),
        ("Lena Ortmann’s lawyers", None, "people_of_body"),
        ("Norlandian Foreign Minister Ada Lund", None, "named"),
        ("Ada Lund, the Norlandian envoy", None, "named"),
        ("Boat Office spokesman Piet Lund", "boat-office", "body"),
        ("the Boat Office, the fleet’s owner", "boat-office", "body"),
        ("the Boat Office of Norland", "boat-office", "body"),
        ("two people", None, "people_of_body"),
        ("a passing gull", None, ""),
        ("", None, ""),
    ],
)
def test_resolve_speaker_from_its_own_words(gazetteer, source, key, standing):
    assert resolve_speaker(gazetteer, source) == Speaker(key, standing)


@pytest.mark.parametrize(
    ("source", "key", "standing"),
    [
        ("Administration officials", "vell-administration", "people_of_body"),
        ("the administration", "vell-administration", "body"),
        ("Ortmann", "lena-ortmann", "named"),
    ],
)
def test_resolve_speaker_by_the_rest_of_the_story(gazetteer, source, key, standing):
    mentions = gazetteer.find(STORY)

    assert resolve_speaker(gazetteer, source) == Speaker(None, "people_of_body" if " off" in source else "")
    assert resolve_speaker(gazetteer, source, mentions=mentions) == Speaker(key, standing)


def test_resolve_speaker_at_its_place_in_the_story(gazetteer):
    start = STORY.index("Ortmann said")

    speaker = resolve_speaker(gazetteer, "Ortmann", mentions=gazetteer.find(STORY), start=start)

    assert speaker == Speaker("lena-ortmann", "named")


def test_resolve_speaker_that_fits_two_names_both(gazetteer):
    assert resolve_speaker(gazetteer, "HG") == Speaker(None, "body", ("harbour-guard", "hill-gang"))
