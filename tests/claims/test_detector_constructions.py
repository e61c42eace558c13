# ruff: noqa: E501 - a case reads best on one line
"""One sentence per construction: what is content, cue and source, and who answers for it."""

import pytest

from articles.claims.detector import detect

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
The minister said that the bridge was safe. | the bridge was safe | said | The minister | on_record | say
The minister said the bridge was safe. | the bridge was safe | said | The minister | on_record | say
“The bridge is safe,” said Ana Brill, the minister. | “The bridge is safe,” | said | Ana Brill, the minister | on_record | say
"The bridge is safe," said Ana Brill. | "The bridge is safe," | said | Ana Brill | on_record | say
“The bridge is safe,” Brill said on Monday. | “The bridge is safe,” | said | Brill | on_record | say
The bridge was safe, Brill said. | The bridge was safe | said | Brill | on_record | say
The bridge, Brill said, was safe to cross. | The bridge … was safe to cross | said | Brill | on_record | say
“The bridge,” Brill said, “is safe.” | “The bridge,” … “is safe.” | said | Brill | on_record | say
Brill told reporters in Oster that the bridge was safe. | the bridge was safe | told | Brill | on_record | say
Brill said in a statement on Friday that the bridge was safe. | the bridge was safe | said | Brill | on_record | say
Ana Brill, who runs the ministry, said the bridge was safe. | the bridge was safe | said | Ana Brill, who runs the ministry | on_record | say
Ana Brill, the minister, 52, said the bridge was safe. | the bridge was safe | said | Ana Brill, the minister, 52 | on_record | say
Brill made it clear that she would never permit a toll. | she would never permit a toll | made it clear | Brill | on_record | refuse
Brill stressed that a toll would be “unacceptable.” | a toll would be “unacceptable.” | stressed | Brill | on_record | object
Brill argued the toll would drive traders away. | the toll would drive traders away | argued | Brill | on_record | argue
Brill warned against a second toll. | a second toll | warned | Brill | on_record | warn
Brill warned that the pier could collapse. | the pier could collapse | warned | Brill | on_record | warn
Brill vowed to reopen the pier. | to reopen the pier | vowed | Brill | on_record | pledge
Brill refused to name the builder. | to name the builder | refused | Brill | on_record | refuse
Brill declined to comment on the report. | to comment on the report | declined | Brill | on_record | decline
Brill rejected the offer. | the offer | rejected | Brill | on_record | refuse
Brill condemned the raid as piracy. | the raid as piracy | condemned | Brill | on_record | object
Brill called for an inquiry. | an inquiry | called | Brill | on_record | ask
Brill asked whether the pier was insured. | whether the pier was insured | asked | Brill | on_record | ask
Brill denied that she had met the builder. | she had met the builder | denied | Brill | on_record | deny
Brill admitted that the pier was unsafe. | the pier was unsafe | admitted | Brill | on_record | admit
Brill confirmed that the pier was closed. | the pier was closed | confirmed | Brill | on_record | confirm
Brill predicted that traffic would double. | traffic would double | predicted | Brill | on_record | predict
The agency estimated that 40 boats were lost. | 40 boats were lost | estimated | The agency | on_record | estimate
The agency announced a new toll. | a new toll | announced | The agency | on_record | announce
The court ruled that the toll was lawful. | the toll was lawful | ruled | The court | on_record | announce
Experts believe the pier will sink. | the pier will sink | believe | Experts | anonymous | argue
Harbour officials fear the pier will sink. | the pier will sink | fear | Harbour officials | official_unnamed | predict
A Treasury official said the toll would rise. | the toll would rise | said | A Treasury official | official_unnamed | say
A spokesman for the ministry said the toll would rise. | the toll would rise | said | A spokesman for the ministry | official_unnamed | say
Police said the pier was closed. | the pier was closed | said | Police | official_unnamed | say
U.S. authorities say the pier was a front. | the pier was a front | say | U.S. authorities | official_unnamed | say
The White House said the talks had failed. | the talks had failed | said | The White House | on_record | say
Mexico said the talks had failed. | the talks had failed | said | Mexico | on_record | say
A person familiar with the talks said they had failed. | they had failed | said | A person familiar with the talks | anonymous | say
Two sources close to the minister said the talks had failed. | the talks had failed | said | Two sources close to the minister | anonymous | say
Residents said the water rose at night. | the water rose at night | said | Residents | anonymous | say
The Oster Times reported that the talks had failed. | the talks had failed | reported | The Oster Times | media | report
Local media reported that the talks had failed. | the talks had failed | reported | Local media | media | report
The indictment says the mayor paid for the boats. | the mayor paid for the boats | says | The indictment | document | say
A study found that the water rose. | the water rose | found | A study | document | report
According to the ministry, the water rose. | the water rose | According to | the ministry | on_record | say
The water rose, according to the Oster Times. | The water rose | according to | the Oster Times | media | say
The water rose at night according to two officials. | The water rose at night | according to | two officials | official_unnamed | say
The dam, according to a report, was cracked. | The dam … was cracked | according to | a report | document | say
The mayor reportedly signed the order. | The mayor reportedly signed the order | reportedly | - | hearsay | report
The mayor allegedly took a bribe. | The mayor allegedly took a bribe | allegedly | - | hearsay | accuse
The alleged leader of the gang fled. | The alleged leader of the gang | alleged | - | hearsay | accuse
The mayor is said to have fled. | The mayor is said to have fled | is said | - | hearsay | say
The mayor is believed to be abroad. | The mayor is believed to be abroad | is believed | - | hearsay | argue
It is alleged that the mayor took a bribe. | the mayor took a bribe | is alleged | - | hearsay | accuse
The mayor was accused of fraud. | fraud | accused | - | hearsay | accuse
The mayor was accused by prosecutors of fraud. | fraud | accused | prosecutors | official_unnamed | accuse
Prosecutors accuse the mayor of fraud. | the mayor of fraud | accuse | Prosecutors | official_unnamed | accuse
Brill blamed the builder for the collapse. | the builder for the collapse | blamed | Brill | on_record | accuse
They searched the house of Ivo Lund, whom Vastaran authorities accuse of arson. | arson | accuse | Vastaran authorities | official_unnamed | accuse
They searched the house of Ivo Lund, who harbour police accused of arson. | arson | accused | harbour police | official_unnamed | accuse
Brill closed the pier, saying that it was unsafe. | it was unsafe | saying | Brill | on_record | say
Brill has not said when the pier will open. | when the pier will open | has not said | Brill | on_record | say
Brill said: “The pier stays shut.” | “The pier stays shut.” | said | Brill | on_record | say
Brill called the raid “barbaric.” | the raid “barbaric.” | called | Brill | on_record | say
Brill described the raid as a mistake. | the raid as a mistake | described | Brill | on_record | say
Brill urged the council to reopen the pier. | the council to reopen the pier | urged | Brill | on_record | ask
Brill dismissed the claims as “fantasy.” | the claims as “fantasy.” | dismissed | Brill | on_record | refuse
There were numerous reports that police had fired on the crowd. | police had fired on the crowd | reports | - | hearsay | report
After a long night, the mayor reportedly fled. | the mayor reportedly fled | reportedly | - | hearsay | report
The thief, whose name is said to be Paz, fled. | name is said to be Paz | is said | - | hearsay | say
Two officials, who spoke on condition of anonymity, said the order was signed. | the order was signed | said | Two officials, who spoke on condition of anonymity | official_unnamed | say
The Oster Times, citing people familiar with the talks, reported that they had failed. | they had failed | reported | The Oster Times | media | report
The lawsuit alleges that the builder hid the cracks. | the builder hid the cracks | alleges | The lawsuit | document | argue
Attorney General Pia Holt told reporters Thursday that no charge was ready. | no charge was ready | told | Attorney General Pia Holt | on_record | say
Brill dug in, adding: “I stay.” | “I stay.” | adding | Brill | on_record | say
Ana Brill: “The pier stays shut” | “The pier stays shut” | : | Ana Brill | on_record | say
Council Tells Brill the Pier Is Lost | the Pier Is Lost | Tells | Council | on_record | say
As Brill told the council, the pier was unsafe. | the pier was unsafe | told | Brill | on_record | say
"""
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "source", "mode", "act"), ROWS, ids=lambda value: value[:40]
)
def test_detect_one_construction(sentence, content, cue, source, mode, act):
    found = [
        (
            s.content(sentence),
            s.cue.of(sentence),
            s.source.of(sentence) if s.source else "-",
            s.mode,
            s.speech_act,
        )
        for s in detect(sentence)
    ]

    assert found == [(content, cue, source, mode, act)]


ACTS = """
The State Department designated the crew as a foreign terrorist organization. | the crew as a foreign terrorist organization | designated | The State Department | designate
Vastara imposed sanctions on two banks. | sanctions on two banks | imposed | Vastara | sanction
The Treasury sanctioned the shipping line on Tuesday. | the shipping line | sanctioned | The Treasury | sanction
The ministry offered a reward of $5 million for the captain. | a reward of $5 million for the captain | offered | The ministry | announce
Prosecutors charged the captain with smuggling. | the captain with smuggling | charged | Prosecutors | charge
"""
ACT_ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in ACTS.strip().splitlines()]


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "source", "act"), ACT_ROWS, ids=lambda value: value[:40]
)
def test_detect_official_act(sentence, content, cue, source, act):
    found = [
        (s.content(sentence), s.cue.of(sentence), s.source.of(sentence), s.mode, s.speech_act, s.basis)
        for s in detect(sentence)
    ]

    assert found == [(content, cue, source, "own", act, "official_act")]


NESTED = """
Brill said that the pier was old and that Lund admitted that it leaked. | the pier was old / it leaked
The Times reported that officials believe the gang fled. | officials believe / the gang fled
Brill said she believes the pier is safe. | she believes the pier is safe
Brill said the mayor allegedly took a bribe. | the mayor allegedly took a bribe
Brill said the pier was safe and argued that tolls were fair. | the pier was safe / tolls were fair
Experts warn the pier could fall, and some say it has moved. | the pier could fall / it has moved
"""
NESTED_ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in NESTED.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "contents"), NESTED_ROWS, ids=[row[0][:40] for row in NESTED_ROWS])
def test_detect_ends_an_outer_content_where_an_inner_attribution_begins(sentence, contents):
    assert " / ".join(found.content(sentence) for found in detect(sentence)) == contents


POLARITY = """
Brill said the pier was safe. | positive | certain
Brill has not said when the pier will open. | negative | certain
Brill denied that she had met the builder. | negative | certain
Brill said the pier could fall. | positive | possible
Brill said the pier will probably fall. | positive | probable
Brill believes the pier will fall. | positive | probable
The mayor reportedly fled. | positive | unknown
The group reportedly accused the mayor of fraud. | positive | unknown
"""
POLARITY_ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in POLARITY.strip().splitlines()]


@pytest.mark.parametrize(
    ("sentence", "polarity", "certainty"), POLARITY_ROWS, ids=[row[0][:40] for row in POLARITY_ROWS]
)
def test_detect_polarity_and_certainty(sentence, polarity, certainty):
    assert [(found.polarity, found.certainty) for found in detect(sentence)] == [(polarity, certainty)]


NOTHING = [
    "The president signed the order on Friday.",
    "By labeling them as pirates, the ministry gained new powers.",
    "The crew is linked to a shipowner in Oster.",
    "The said report was long.",
    "The claim was rejected.",
    "They want to cross the strait.",
    "The report was long and the charges were heavy.",
    "The show opened in May and plans for a second are ready.",
    "Major Smuggling Crews Placed on the List",
    "Two men were found dead near the pier.",
    "He called the police and reported for duty.",
    "If the minister says so, the pier closes.",
    "The minister could say that the pier is safe.",
    "Officials must report to the harbour.",
    "The State of Vastara and the University of Oster signed a pact.",
    "Officers accused of crimes may appeal.",
    "Analysis: what the raid means",
    "The two suspects in the murder of the judge fled.",
    "The trial of four men charged in the death of the judge ended with a verdict.",
    "It is unclear what will happen.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_without_an_attribution(sentence):
    assert detect(sentence) == []
