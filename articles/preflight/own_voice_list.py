"""P34: law, cause and secret plan in our own voice: a list to look through, nothing more.

Definition. A sentence of the body that says without a source what a law allows ("gains expanded legal authority to"),
why something happened ("because of"), or what somebody plans unseen ("is exploring options", "secretly planning").
Not where an attribution, a mark or quotation marks cover the words, nor where the sentence is already shown as own
voice beside hearsay (P31). One finding a sentence. Severity: I.

Fails: "The pier collapsed because of rotten timber." · "The ministry is exploring options to sell the lighthouse."
Passes: "The minister said it collapsed because of rotten timber." · "The train is due to leave at nine."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.preflight.finding import Cure, CureKind, Finding
from articles.preflight.story import StoryInCheck
from articles.preflight.voice import Stretch, Voice, body_of, passage_at
from articles.uncued import ObservationKind
from articles.uncued.lines import Line

_LAW = re.compile(
    r"\b(?:(?:legal|expanded|sweeping|broad|new|additional|full|emergency) (?:\w+ )?(?:authority|powers?) to"
    r"|(?:gives?|gave|grants?|granted|gains?|gained|has|have|hands?|handed) (?:\w+ ){0,4}(?:authority|powers?) to"
    r"|(?:legal|legally) (?:basis|grounds) for"
    r"|facultad(?:es)? (?:legal(?:es)? )?para|autoridad legal para)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because of(?! course)|due to(?= )(?! (?:\w+ly )?(?:be|go|leave|arrive|start|begin|open|close|meet|return"
    r"|expire|take|run|end|have|appear|stand|face|hold|make|speak|sign|play|launch|fly|sail|vote|come|retire|visit|join|become"
    r"|finish|receive|give|hear|decide|release|travel|land|depart|serve|testify)\b)"
    r"|as a (?:direct )?(?:result|consequence) of|owing to|caused by|thanks to (?!(?:his|her|our|all|everyone)\b)"
    r"|a causa de|debido a|por culpa de|como consecuencia de)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:(?:is|are|was|were|has been|have been) (?:\w+ )?(?:exploring|weighing|considering|drafting) "
    r"(?:\w+ )?(?:options?|plans?|ways|strikes?)"
    r"|(?:secret|covert|clandestine|hidden) (?:\w+ )?(?:plans?|directives?|orders?|operations?|programmes?|programs?)"
    r"|secretly (?:\w+ )?(?:plan\w*|prepar\w*|order\w*|authori[sz]\w*|negotiat\w*)"
    r"|plan(?:ea|ean|eaba) en secreto|en secreto (?:planea|prepara)\w*|planes? secretos?)\b",
    re.IGNORECASE,
)
_KINDS = (
    (_PLAN, "A plan that nobody announced"),
    (_LAW, "What the law allows"),
    (_CAUSE, "A cause"),
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|we|our|yo|mi|nosotros)\b")


def check(story: StoryInCheck) -> Iterator[Finding]:
    """I for the first such words of each sentence."""
    body = body_of(story)
    voice = Voice(body)
    shown = [
        (seen.start, seen.end)
        for seen in (body.reading.observations if body.reading else ())
        if seen.kind is ObservationKind.OWN_VOICE
    ]
    for line in body.lines:
        whole = line.whole
        if line.is_question or any(start < whole.end and whole.start < end for start, end in shown):
            continue
        found = _first(line, body, voice, story)
        if found is None:
            continue
        start, end, kind = found
        yield Finding(
            "P34",
            "I",
            story.place_of(start),
            story.text[start:end],
            f"{kind} in our own voice: have a source at hand, or mark it.",
            "body",
            start,
            end,
            Cure(CureKind.MARK, "Mark it as somebody's statement"),
        )


def _first(line: Line, body: Stretch, voice: Voice, story: StoryInCheck) -> tuple[int, int, str] | None:
    whole = line.whole
    if _FIRST_PERSON.search(body.text, whole.start, whole.end):
        return None  # a letter or an interview: somebody speaks
    for pattern, kind in _KINDS:
        for match in pattern.finditer(body.text, whole.start, whole.end):
            at = next((i for i, t in enumerate(line.tokens) if line.base + t.start >= match.start()), -1)
            if at < 0 or not voice.is_ours(line, at) or voice.somebody_speaks(line):
                continue
            if passage_at(story, match.start(), match.end()) is None:
                return match.start(), match.end(), kind
    return None
