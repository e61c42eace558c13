"""P19: an accusation is printed with the denial that is on file.

Definition: a claim that the story prints accuses somebody, a claim on file denies it, and the story prints no denial
of the same speaker: neither marked, nor as a statement the text attributes to them, nor in a sentence that names them
beside a word of denying. One finding for each accusation and each who denies it.
Severity: S.
Fails: "Prosecutors accuse Ferro of bribery", while her denial of Monday is on file and not in the story.
Passes: the same followed by "Ferro denied it on Monday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.body.text import sentences
from articles.claims.vocabulary import SpeechAct
from articles.preflight.accused import first_passages, is_accusation
from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import AnswerOnFile, StoryInCheck

#: What is rejected, disputed or called a lie: "Mexico rejects troops" denies nothing.
_ALLEGATION = (
    r"(?:accus|alleg|charge|claim|suggest|assert|report|acusa|señalamient|imputa|cargos|afirmaci)\w*"
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|innocent|innocence|not\s+guilty|wrongdoing|untrue|baseless|unfounded|fabricat\w+"
    r"|nieg(?:a|an)|neg(?:ó|aron|ado|ando|aba|aban)|desmient(?:e|en)|desminti(?:ó|eron)|inocen(?:te|cia)|infundad[oa]s?"
    rf"|(?:reject|refut|dismiss|disput|contest|rebut|rechaz|refut)\w*\s+(?:\S+\s+){{0,4}}?(?:{_ALLEGATION}|it|this|that|them)"
    rf"|{_ALLEGATION}\s+(?:\S+\s+){{0,4}}?(?:false|lies?|absurd|slander\w*|invention|fals[oa]s?|mentiras?))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|both|él|ella|ellos|ellas|ambos)\b|^\W*(?:Lo|La|Los|Las)\b", re.IGNORECASE
)


def check(story: StoryInCheck) -> Iterator[Finding]:
    """S for each accusation and each speaker whose denial is missing, at the accusation's first passage."""
    denying: list[str] | None = None
    for passage, claim in first_passages(story):
        if not is_accusation(claim):
            continue
        denials: dict[tuple[str, ...], list[AnswerOnFile]] = {}
        for answer in claim.answers:
            if answer.kind == "denies":
                denials.setdefault(answer.by or (answer.label,), []).append(answer)
        for answers in denials.values():
            if any(answer.is_printed for answer in answers):
                continue
            denying = _denying_passages(story.text) if denying is None else denying
            if _stands_in_text(story, answers[0], denying):
                continue
            newest = max(answers, key=lambda answer: answer.said_on)
            who = _who(story, newest)
            yield Finding(
                "P19",
                "S",
                story.place_of(passage.start),
                passage.exact,
                f"{who} has denied this{f' ({newest.said_on})' if newest.said_on else ''} and the story does not say"
                " so: print the denial, or have its absence signed off.",
                start=passage.start,
                end=passage.end,
                cure=Cure(CureKind.CLAIM, "Open the denial", target=newest.uid),
            )


def _who(story: StoryInCheck, answer: AnswerOnFile) -> str:
    names = [story.entities[key].name for key in answer.by if key in story.entities]
    return " and ".join(names) or answer.label or "Somebody"


def _stands_in_text(story: StoryInCheck, answer: AnswerOnFile, denying: list[str]) -> bool:
    """Whether the body attributes a denial to one of those who deny, marked or not."""
    if story.reading and any(
        finding.statement.speech_act is SpeechAct.DENY and set(finding.claimants) & set(answer.by)
        for finding in story.reading.findings
    ):
        return True
    names = _forms(story, answer)
    if not names:
        return False
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return any(named.search(passage) for passage in denying)


def _denying_passages(text: str) -> list[str]:
    """Sentences with a word of denying; one with a pronoun comes with the sentence before it: “She denies it.”"""
    found, before = [], ""
    for start, end in sentences(text):
        sentence = text[start:end]
        if _DENYING.search(sentence):
            found.append(f"{before} {sentence}" if _PRONOUN.search(sentence) else sentence)
        before = sentence
    return found


def _forms(story: StoryInCheck, answer: AnswerOnFile) -> list[str]:
    """Words under which those who deny may stand in the text, the longest first."""
    forms = {answer.label} - {""}
    for key in answer.by:
        entity = story.entities.get(key)
        if entity is not None:
            forms |= {entity.name, *entity.names}
            if entity.schema == "Person":
                forms.add(entity.name.split()[-1])
    return sorted(forms, key=lambda form: (-len(form), form))
