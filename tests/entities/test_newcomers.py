"""Names that are not on file: which are found, as what, and which words are none. All people and places are made up."""

import pytest

from entities.enums import Kind, Schema
from entities.newcomers import find_names, newcomers_in
from entities.newcomers.records import SCHEMAS


def found(text: str, **spans) -> dict[str, str]:
    return {each.name: each.kind for each in newcomers_in(text, **spans)}


def one(text: str):
    (newcomer,) = newcomers_in(text)
    return newcomer


def words_of(text: str, newcomer) -> list[str]:
    return [text[place.start : place.end] for place in newcomer.mentions]


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_every_kind_of_the_desk_has_a_schema():
    assert set(SCHEMAS) == set(Kind.values)
    assert set(SCHEMAS.values()) == set(Schema.values)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # people
        ("The rain stopped when President Orlin Vastek came.", "Orlin Vastek", "official"),
        ("It was signed by Interior Minister Silas Vurn in ink.", "Silas Vurn", "official"),
        ("It was signed by Secretary of State Silas Vurn in ink.", "Silas Vurn", "official"),
        ("They met journalist Pavla Hrenko at noon.", "Pavla Hrenko", "person"),
        ("We saw Junna Okreth, a lawyer for the dockers, at noon.", "Junna Okreth", "person"),
        ("We saw Junna Okreth, 34, at noon.", "Junna Okreth", "person"),
        ("They buried Yusuf al-Marzani at noon.", "Yusuf al-Marzani", "person"),
        ("They buried Karl F. Lindqvist Jr. at noon.", "Karl F. Lindqvist Jr", "person"),
        ("El ministro dijo que la jueza Irene Malvar no firmó.", "Irene Malvar", "official"),
        ("Ayer detuvieron a Iker Montalbe de la Vega en su casa.", "Iker Montalbe de la Vega", "person"),
        ("The mayor of the port, Park Tae-il, left at noon.", "Park Tae-il", "official"),
        ("Lo dijo el presidente de la comisión, Iker Montalbe.", "Iker Montalbe", "official"),
        ("They buried Karl Otto “Kalle” Lindqvist at noon.", "Karl Otto “Kalle” Lindqvist", "person"),
        ("Reporters met Activists Jorun Vikse at noon.", "Jorun Vikse", "person"),
        # bodies of a state
        ("It lies before the Brandt Court of Justice now.", "Brandt Court of Justice", "agency"),
        (
            "Lo mide el Instituto Nacional de Mareas y Faros (INMF).",
            "Instituto Nacional de Mareas y Faros",
            "organisation",
        ),
        (
            "A letter from the Ministry of Fisheries and Ports arrived.",
            "Ministry of Fisheries and Ports",
            "agency",
        ),
        ("A letter from the Velmoor Port Authority arrived.", "Velmoor Port Authority", "agency"),
        (
            "A letter from the Karsk Chief Prosecutor’s Office arrived.",
            "Karsk Chief Prosecutor’s Office",
            "agency",
        ),
        ("Lo comunicó ayer la Fiscalía General de Tresríos.", "Fiscalía General de Tresríos", "agency"),
        # armed
        ("They fought the Ash Wharf Cartel for years.", "Ash Wharf Cartel", "cartel"),
        ("They fought the Ash Wharf gang for years.", "Ash Wharf", "gang"),
        ("Detuvieron a dos hombres del Cartel de la Laguna.", "Cartel de la Laguna", "cartel"),
        ("They fled when Norrvik militants came.", "Norrvik", "faction"),
        # others
        ("They sued Brandt Shipping Ltd for years.", "Brandt Shipping Ltd", "company"),
        ("They sued Orilla Azul SA de CV for years.", "Orilla Azul", "company"),
        ("They hired the law firm Dray Holm for this.", "Dray Holm", "company"),
        ("It stood in the Brandt Gazette on Monday.", "Brandt Gazette", "media"),
        ("It stood in the daily newspaper Morgenlys on Monday.", "Morgenlys", "media"),
        ("They joined the Northern Farmers Party in May.", "Northern Farmers Party", "organisation"),
        ("They joined the Center for Human Rights in May.", "Center for Human Rights", "organisation"),
        ("Estudian en la Universidad de Levantina desde mayo.", "Universidad de Levantina", "organisation"),
    ],
)
def test_a_name_is_found_with_its_kind(text, name, kind):
    assert found(text) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, May 3, the harbour was closed until June.",
        "Yesterday the dockers went home. However, nobody slept.",
        "The Prime Minister and the Foreign Minister met the Vice President.",
        "Hurricane Orla hit the coast. Orla then turned north.",
        "They broke the Harbour Safety Act, the Treaty of Brandt and the Second Protocol.",
        "She won the Golden Anchor Award at the Winter Games.",
        "At 0900 UTC the UN, NGOs and MPs spoke about AIDS and COVID-19.",
        "A man from Velmoor met a woman near Lake Orrin.",  # places: nobody at the desk
        "El lunes, según las autoridades, nadie durmió. También llovió en Calandra.",
        "THE HARBOUR IS CLOSED AND NOBODY SAYS WHY",
        "Physical Abuse, Punishment, and Torture: the law forbids it.",
        "i saw nobody there, said no one at all.",
        "",
    ],
)
def test_what_names_nobody_is_not_proposed(text):
    assert newcomers_in(text) == ()


def test_places_are_known_as_such_and_not_proposed():
    text = "The quay in Velmoor is old."
    assert [(each.name, each.kind, each.schema) for each in find_names(text)] == [("Velmoor", "place", "")]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Mayor Imre Valtos left. Later Valtos came back, and Imre slept.",
            "Imre Valtos",
            ["Imre Valtos", "Valtos", "Imre"],
        ),
        (
            "Valtos is late, they said. Mayor Imre Valtos never is.",
            "Imre Valtos",
            ["Valtos", "Imre Valtos"],
        ),
        (
            "Se reunió con Iria Montalbe Quirós. Para Montalbe fue un error.",
            "Iria Montalbe Quirós",
            ["Iria Montalbe Quirós", "Montalbe"],
        ),
        (
            "They wrote to the Velmoor Port Authority (VPA). The VPA said nothing.",
            "Velmoor Port Authority",
            ["Velmoor Port Authority", "VPA", "VPA"],
        ),
        (
            "Detuvieron a Iker Montalbe Sanz, alias “El Tordo”, en su casa. Hoy “El Tordo” calla.",
            "Iker Montalbe Sanz",
            ["Iker Montalbe Sanz", "El Tordo", "Tordo"],
        ),
        (
            "They wrote to the VPA (Velmoor Port Authority). The VPA said nothing.",
            "Velmoor Port Authority",
            ["VPA", "Velmoor Port Authority", "VPA"],
        ),
        (
            "He led the party Nueva Orilla (New Shore). New Shore lost.",
            "Nueva Orilla",
            ["Nueva Orilla", "New Shore", "New Shore"],
        ),
        (
            "They sued the Dray Motor Company. Then Dray paid.",
            "Dray Motor Company",
            ["Dray Motor Company", "Dray"],
        ),
        (
            "The Harbour Oversight and Reform Committee met. The Oversight Committee left.",
            "Harbour Oversight and Reform Committee",
            ["Harbour Oversight and Reform Committee", "Oversight Committee"],
        ),
        (
            "Mayor Imre Valtos's brother met Valtos’s son.",
            "Imre Valtos",
            ["Imre Valtos", "Valtos"],
        ),
    ],
)
def test_mentions_of_one_bearer_are_one_newcomer(text, name, mentions):
    newcomer = one(text)
    assert (newcomer.name, words_of(text, newcomer)) == (name, mentions)


def test_a_surname_of_two_goes_to_the_one_named_last():
    text = "We met Anna Dolwin. Dolwin left. We met Peter Dolwin. Dolwin stayed."
    assert {each.name: len(each.mentions) for each in newcomers_in(text)} == {
        "Anna Dolwin": 2,
        "Peter Dolwin": 2,
    }


def test_title_and_place_before_it_are_no_part_of_the_name():
    text = "It fell to Easterly Governor Mira Dolwin to decide."
    assert {each.name: each.kind for each in find_names(text)} == {
        "Mira Dolwin": "official",
        "Easterly": "place",
    }


def test_headline_names_only_whom_the_text_knows():
    text = "Mayor Imre Valtos Says Quay Is Sold\nThe quay is sold, said Mayor Imre Valtos in the hall."
    newcomer = one(text)
    assert words_of(text, newcomer) == ["Imre Valtos", "Imre Valtos"]


def test_shouted_headline_names_only_whom_the_text_knows():
    text = "IMRE VALTOS SELLS THE QUAY\nThe quay is sold, said Mayor Imre Valtos in the hall."
    assert words_of(text, one(text)) == ["IMRE VALTOS", "Imre Valtos"]


def test_evidence_says_why_strongest_first():
    newcomer = one("The rain stopped when President Orlin Vastek, who was ill, came.")
    assert newcomer.evidence == (
        "“President” before the name",
        "“who” behind the name",
        "looks like a person’s name",
    )


def test_what_is_on_file_is_left_alone():
    text = "Imre Valtos met Junna Okreth in the hall."
    assert found(text, taken=[span(text, "Imre Valtos")]) == {"Junna Okreth": "person"}


def test_a_short_form_of_what_is_on_file_is_no_newcomer():
    text = "They wrote to the Harbour Guard (HGU). The HGU said nothing. Only the HGU knows."
    assert found(text, taken=[span(text, "Harbour Guard")]) == {}


def test_a_body_takes_the_nation_into_its_name_but_not_into_its_mentions():
    text = "They wrote to the Pellucian National Police and the Supreme Court of Pellucia on Monday."
    nations = [span(text, "Pellucian"), span(text, "Pellucia on")]
    nations[1] = (nations[1][0], nations[1][0] + len("Pellucia"))
    newcomers = newcomers_in(text, nations, nations)
    assert {each.name: words_of(text, each) for each in newcomers} == {
        "Pellucian National Police": ["National Police"],
        "Supreme Court of Pellucia": ["Supreme Court"],
    }


def test_a_weak_alias_is_no_newcomer_but_may_be_part_of_one():
    text = "It stood in the Velmoor Post. The Post was sold."
    alone = text.index("Post was")
    assert found(text, weak=[span(text, "Post"), (alone, alone + 4)]) == {"Velmoor Post": "media"}


def test_more_mentions_and_earlier_ones_are_more_salient():
    text = "Anna Dolwin left. Dolwin ate. Then Peter Hestrell came. Nobody saw it. Dolwin slept."
    assert [each.name for each in newcomers_in(text)] == ["Anna Dolwin", "Peter Hestrell"]
    assert all(0 <= each.salience <= 1 for each in newcomers_in(text))


def test_words_are_ordinary_where_the_text_writes_them_small():
    text = "Dockers met the mayor. The dockers left. Shouting Dockers came back."
    assert newcomers_in(text) == ()
