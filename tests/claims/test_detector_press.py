"""What newspapers and human-rights reports write: one sentence for each construction, with all that is found in it."""

import pytest

from articles.claims.detector import detect
from articles.claims.vocabulary import Polarity

#: A sentence, and below it each thing to be found: source [cue] content (rule, act); "-" for nobody.
CASES = """
''The pier is gone,'' Lund said.
    Lund [said] ''The pier is gone,'' (verb.postposed, say)
Lund wrote, “Ask whether “your team” was there before you judge.”
    Lund [wrote] “Ask whether “your team” was there before you judge.” (verb.reporting, say)
Brill said he's tired of the pier.
    Brill [said] he's tired of the pier (verb.reporting, say)
Jolly said the 99-year lease was void.
    Jolly [said] the 99-year lease was void (verb.reporting, say)
The officers said the Dec. 28 meeting was cancelled.
    The officers [said] the Dec. 28 meeting was cancelled (verb.reporting, say)
Ana Sol, 22, of Port Merrow, Mich., said the pier was gone.
    Ana Sol, 22, of Port Merrow, Mich. [said] the pier was gone (verb.reporting, say)
Harbour Chief Says The Pier Will Close By Winter.
    Harbour Chief [Says] The Pier Will Close By Winter (verb.reporting, say)
“It burned,” Lund said, adding that nobody saved it.
    Lund [said] “It burned,” (verb.postposed, say)
    Lund [adding] nobody saved it (participle.reporting, say)
“It burned,” said Lund at the quay, adding, “Nobody saved it.”
    Lund [said] “It burned,” (verb.inverted, say)
    Lund [adding] “Nobody saved it.” (participle.reporting, say)
Some 42% say they are afraid.
    Some 42% [say] they are afraid (verb.reporting, say)
Another said the pier was gone.
    Another [said] the pier was gone (verb.reporting, say)
The pier was beyond repair, said several residents.
    several residents [said] The pier was beyond repair (verb.inverted, say)
The pier was sold at a loss, stated Mayor Ana Sol.
    Mayor Ana Sol [stated] The pier was sold at a loss (verb.inverted, say)
And yet, the aides say, the pier is safe.
    the aides [say] the pier is safe (verb.inserted, say)
She said, if elected, she would close the pier.
    She [said] if elected, she would close the pier (verb.reporting, say)
Lund named the list, which he said was too long.
    he [said] which … was too long (relative.object, say)
Lund criticized the decision to close the pier.
    Lund [criticized] the decision to close the pier (verb.reporting, object)
The union opposed the sale of the pier.
    The union [opposed] the sale of the pier (verb.reporting, object)
Brill cited the cost of the repairs.
    Brill [cited] the cost of the repairs (verb.reporting, say)
The waves praised no one.
Lund called the plan a disaster.
    Lund [called] the plan a disaster (verb.naming, say)
Brill called the move illegal.
    Brill [called] the move illegal (verb.naming, say)
Lund called Sol, his rival in the harbour, a “thief.”
    Lund [called] Sol, his rival in the harbour, a “thief.” (verb.naming, say)
Brill sees the pier as a burden.
    Brill [sees] the pier as a burden (verb.naming, say)
The unions issued a statement condemning the sale of the pier.
    The unions [condemning] the sale of the pier (participle.reporting, object)
The town received letters alleging fraud at the port.
    letters [alleging] fraud at the port (participle.reporting, argue)
There were reports of beatings in the port jail.
    - [reports] beatings in the port jail (noun.hearsay, report)
There were no reports of beatings in the port jail.
    - [no reports] beatings in the port jail (noun.hearsay, report)
The board looked into allegations of fraud.
    - [allegations] fraud (noun.hearsay, accuse)
Officers searched the flat for evidence of alleged smuggling.
    - [alleged] alleged smuggling (adjective.hearsay, accuse)
The so-called harbour tax was repealed.
    - [so-called] The so-called harbour tax (adjective.hearsay, say)
The town has been criticized for selling the pier.
    - [criticized] selling the pier (passive.criticize, object)
Experts attributed the fire to old wiring.
    Experts [attributed] the fire to old wiring (verb.attribute, argue)
Sol explained to the court why the pier had burned.
    Sol [explained] why the pier had burned (verb.reporting, say)
While Lund claimed that the pier was safe, it fell into the sea in May.
    Lund [claimed] the pier was safe (verb.reporting, argue)
According to a March 14, 2019 letter, the pier was sold.
    a March 14, 2019 letter [According to] the pier was sold (prep.according_to, say)
It did not surprise the pollster Ana Lund: “Nobody counts the boats.”
    the pollster Ana Lund [:] “Nobody counts the boats.” (colon.after_clause, say)
Residents reported having access to the port again.
    Residents [reported] having access to the port again (verb.reporting, report)
Lund, referring to the sale, smiled.
Brill confirmed that report.
"""


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in CASES.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: str(value)[:40])
def test_detect_one_sentence_of_the_press(text, expected):
    found = [
        f"{each.source.of(text) if each.source else '-'} [{each.cue.of(text)}] {each.content(text)} "
        f"({each.rule}, {each.speech_act})"
        for each in detect(text)
    ]

    assert found == expected


def test_detect_takes_no_reports_for_a_denial():
    (found,) = detect("There were no reports of beatings in the port jail.")

    assert found.polarity is Polarity.NEGATIVE
