"""The sentence that readers may see of an answer to an allegation. Pure.

It stands alone: who answers, to whose allegation, and their words in quotation marks. An editor may write another one.
"""

from __future__ import annotations

import re

from articles.claims.labels.names import join_names, takes_plural, with_article
from articles.claims.vocabulary import LinkKind, SpeechAct

_QUOTES = re.compile(r"[\"“”«»„]")
_VERBS = {
    "en": {
        LinkKind.DENIES: "denied the {what}",
        LinkKind.OBJECTS_TO: "objected to the {what}",
        LinkKind.RESPONDS_TO: "responded to the {what}",
        LinkKind.CONFIRMS: "accepted the {what}",
    },
    "es": {
        LinkKind.DENIES: "negó {what}",
        LinkKind.OBJECTS_TO: "objetó {what}",
        LinkKind.RESPONDS_TO: "respondió a {what}",
        LinkKind.CONFIRMS: "admitió {what}",
    },
}
_PLURALS_ES = {"negó": "negaron", "objetó": "objetaron", "respondió": "respondieron", "admitió": "admitieron"}
#: What kind of act each link makes of an answer.
ACT_OF: dict[LinkKind, SpeechAct] = {
    LinkKind.DENIES: SpeechAct.DENY,
    LinkKind.OBJECTS_TO: SpeechAct.OBJECT,
    LinkKind.RESPONDS_TO: SpeechAct.SAY,
    LinkKind.CONFIRMS: SpeechAct.ADMIT,
}


def compose_reply(
    *, who: str, kind: str, claimants: list[str], words: str = "", several: bool = False, language: str = "en"
) -> str:
    """“Ines Ferro denied the allegation by prosecutors: “I never took a cent.””

    `kind` is a link kind of answers, `claimants` are those who allege, `several` where more than one thing is alleged.
    Raises ValueError without somebody who answers.
    """
    verb = _VERBS.get(language, _VERBS["en"])[LinkKind(kind)]
    said = quoted(words)
    done = _inflected(verb, who, language).replace("{what}", _what(claimants, several, language))
    sentence = f"{_subject(who, language)} {done}"
    return f"{sentence}: {said}" if said else f"{sentence}."


def compose_declined(*, who: str, claimants: list[str], several: bool = False, language: str = "en") -> str:
    """“Ines Ferro declined to comment on the allegation by prosecutors.”"""
    what = _what(claimants, several, language)
    if language == "es":
        verb = "no quisieron" if takes_plural(who) else "no quiso"
        return f"{_subject(who, language)} {verb} comentar {what}."
    return f"{_subject(who, language)} declined to comment on the {what}."


def quoted(words: str) -> str:
    """Words in quotation marks, those inside turned into single ones, with a stop where there is none; "" for none."""
    bare = " ".join(words.split()).strip('"“”«»„ ')
    if not bare:
        return ""
    inner = _in_single_quotes(bare)
    return f"“{inner}{'' if inner[-1] in '.!?…' else '.'}”"


def _in_single_quotes(words: str) -> str:
    opens = True
    parts = []
    last = 0
    for match in _QUOTES.finditer(words):
        parts += [words[last : match.start()], "‘" if opens else "’"]
        opens, last = not opens, match.end()
    return "".join([*parts, words[last:]])


def _subject(who: str, language: str) -> str:
    bare = " ".join(who.split())
    if not bare:
        raise ValueError("An answer needs somebody who gives it.")
    named = with_article(bare) if language == "en" else bare
    return named[:1].upper() + named[1:]


def _what(claimants: list[str], several: bool, language: str) -> str:
    by = join_names([with_article(name) if language == "en" else name for name in claimants])
    if language == "es":
        by = by.replace(" and ", " y ") if len(claimants) > 1 else by
        noun = "las acusaciones" if several else "la acusación"
        return f"{noun} de {by}" if by else noun
    noun = "allegations" if several else "allegation"
    return f"{noun} by {by}" if by else noun


def _inflected(verb: str, who: str, language: str) -> str:
    if language == "es" and takes_plural(who):
        head, rest = verb.split(" ", 1)
        return f"{_PLURALS_ES[head]} {rest}"
    return verb
