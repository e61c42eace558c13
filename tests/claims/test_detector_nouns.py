# ruff: noqa: E501 - a case reads best on one line
"""Nouns of saying: a source from an owner, an agent or a performer; hearsay where nobody is named."""

import pytest

from articles.claims.detector import detect
from tests.claims.statements import COLUMNS, found_in, rows_of

#: sentence | content (parts joined by " … ") | cue | source | mode | act
CASES = """
The mayor’s claim that the bridge was safe drew laughter. | the bridge was safe | claim | The mayor | on_record | argue
Her repeated claims that the bridge was safe were rejected by engineers. | the bridge was safe | claims | Her | on_record | argue
The claim that the bridge was safe was wrong. | the bridge was safe | claim | - | hearsay | argue
Rumours that the mayor had fled spread through Oster. | the mayor had fled | Rumours | - | hearsay | report
Reports that the mayor had fled have been denied by the ministry. | the mayor had fled | Reports | - | hearsay | report
Amid reports that the pier was sinking, traders moved their stalls. | the pier was sinking | reports | - | hearsay | report
There were numerous reports that police had fired on the crowd. | police had fired on the crowd | reports | - | hearsay | report
A warning by harbour police that the pier could fall went unheard. | the pier could fall | warning | harbour police | official_unnamed | warn
A statement by the ministry that the talks had failed was withdrawn. | the talks had failed | statement | the ministry | on_record | say
Brill made the claim that Lund had lied. | Lund had lied | claim | Brill | on_record | argue
Brill issued a statement on Friday that the pier was safe. | the pier was safe | statement | Brill | on_record | say
Lund's assertion that nobody was hurt is false. | nobody was hurt | assertion | Lund | on_record | argue
Her argument is that tolls are fair. | tolls are fair | argument | Her | on_record | argue
The workers' fears that the pier would close grew. | the pier would close | fears | The workers | anonymous | predict
The ministry’s promise to reopen the pier was broken. | to reopen the pier | promise | The ministry | on_record | pledge
Media reports that the mayor had fled were wrong. | the mayor had fled | reports | Media | media | report
The accusation that Lund took bribes has followed him for years. | Lund took bribes | accusation | - | hearsay | accuse
In a statement, Brill said the pier was safe. | the pier was safe | said | Brill | on_record | say
A report by the harbour board found that the pier was sinking. | the pier was sinking | found | A report by the harbour board | document | report
The claims by prosecutors that Lund fled are false. | Lund fled | claims | prosecutors | official_unnamed | argue
Velk dismissed claims that the pier was unsafe. | claims that the pier was unsafe | dismissed | Velk | on_record | refuse
Officials claim that the pier was safe. | the pier was safe | claim | Officials | official_unnamed | argue
Lund has the opinion that tolls are unjust. | tolls are unjust | opinion | Lund | on_record | argue
He came to the conclusion that the pier was lost. | the pier was lost | conclusion | He | on_record | argue
They fear that the pier will fall. | the pier will fall | fear | They | on_record | predict
There is speculation that Lund will resign. | Lund will resign | speculation | - | hearsay | argue
He made a promise to return. | to return | promise | He | on_record | pledge
Velk denied the allegation that he took bribes. | the allegation that he took bribes | denied | Velk | on_record | deny
Prosecutors' allegations of fraud were dropped. | fraud | allegations | Prosecutors | official_unnamed | accuse
Despite her denials that the pier leaked, traders left. | the pier leaked | denials | her | on_record | deny
The board heard claims from divers that the chain had rusted. | the chain had rusted | claims | divers | anonymous | argue
"""


@pytest.mark.parametrize(COLUMNS, rows_of(CASES), ids=lambda value: value[:40])
def test_detect_nouns(sentence, content, cue, source, mode, act):
    assert found_in(sentence) == [(content, cue, source, mode, act)]


NOTHING = [
    "The report that police published on Monday was long.",
    "The claim that she made was false.",
    "They read the statement that the ministry issued.",
    "The report that said so was lost.",
    "The board held a vote on the proposal that was made.",
    "The mayor may falsely claim that the pier is safe.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_detect_proposes_nothing_by_nouns(sentence):
    assert detect(sentence) == []
