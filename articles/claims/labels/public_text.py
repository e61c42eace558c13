"""The sentence under which a claim may be printed alone, and the neutral key that never is.

A claim cut off from its claimant and cue is an assertion of ours (DESIGN section 4, marks: a machine-made
shortening never cuts content from its source and cue). So the default is the whole marked sentence; where
that does not stand alone, the words are put back behind who says them.
"""

import re

from articles.claims.labels.acts import is_official_act
from articles.claims.labels.facts import ClaimFacts
from articles.claims.labels.names import join_names, with_article
from articles.claims.labels.who import compose_who
from articles.claims.vocabulary import AttributionMode, SpeechAct, Standing

_SPACES = re.compile(r"\s+")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "we", "i", "the latter", "the former"})
_HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|it is said that|is said to|are said to)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:that|which|,|;|:|[–—-])\s+", re.IGNORECASE)
#: Whom an accusation is laid against, and of what; a verb after the name makes it a sentence of its own.
_CHARGE = r"(?P<whom>(?:[^\W\d_][\w.'’-]* ){0,6}?%s)(?:,[^,]{1,60},)? (?:of|with|de|con) (?P<what>\S.*)$"
_OPENING, _CLOSING = '"“‘«', '"”’»'
_STOPS = ".!?…"


def compose_public_text(
    facts: ClaimFacts, *, content: str, cue: str = "", source: str = "", sentence: str = ""
) -> str:
    """A sentence that carries claimant and cue, made from the words of the story.

    `content`, `cue` and `source` are the exact texts that the detector or an editor marked, `sentence` the
    one they stand in; whatever is missing is made good from the facts. Never returns the bare content, save
    for the paper's own voice. Raises ValueError when there is neither content nor sentence.
    """
    content, cue, source, sentence = (_tidy(text) for text in (content, cue, source, sentence))
    if not content and not sentence:
        raise ValueError("A claim's public text needs its content or the sentence it stands in.")
    if is_official_act(facts):
        return _official_act(facts, content, sentence)
    if facts.mode in {AttributionMode.OWN, AttributionMode.ANALYSIS}:
        return _ended(_capitalised(sentence or content))
    if facts.mode is AttributionMode.HEARSAY:
        return _hearsay(content, cue, sentence)
    if sentence and cue and _within(cue, sentence) and _within(content, sentence):
        if source and source.lower() not in _PRONOUNS and _within(source, sentence):
            return _ended(_capitalised(_told_apart(facts, sentence, source, cue)))
        named = _with_name(facts, sentence, source, cue)
        if named:
            return _ended(_capitalised(named))
    return _behind_source(facts, content, sentence)


def neutral_statement(content: str, *, cue: str = "", accused: tuple[str, ...] = ()) -> str:
    """The claim without its cue: a key to compare and find by, never to be printed alone.

    "Accused X of supporting" leaves "X of supporting", which says nothing by itself: it becomes "X: supporting". A
    participle such as "supporting drug trafficking" keeps its subject in front: "Nicolás Maduro:
    supporting ...".
    """
    text = _HEDGES.sub("", _tidy(content))
    if cue and _within(cue, text) and len(cue.split()) < len(text.split()):
        text = re.sub(rf"\b{re.escape(_tidy(cue))}\b", "", text, count=1)
    text = _LEAD.sub("", _SPACES.sub(" ", text).strip()).strip(" ,;:–—")
    text = _capitalised(_unquoted(text).rstrip(_STOPS + " ,"))
    names = join_names(accused)
    for name in accused:
        charge = re.match(_CHARGE % re.escape(name.split()[-1]), text) if name else None
        if charge:
            return f"{charge['whom']}: {charge['what']}"
    if names and not any(name.split()[-1].lower() in text.lower() for name in accused if name):
        return f"{names}: {text[:1].lower()}{text[1:]}"
    return text


def _official_act(facts: ClaimFacts, content: str, sentence: str) -> str:
    """Our own voice may print the act; the actor must still be in the sentence."""
    actors = facts.claimants or ((facts.claimant_label,) if facts.claimant_label else ())
    words = sentence or content
    if not actors or any(_within(actor, words) for actor in actors):
        return _ended(_capitalised(words))
    if sentence and facts.claimant_label and _within(facts.claimant_label, sentence):
        return _ended(_capitalised(sentence))
    return _ended(f"Official act of {join_names([with_article(actor) for actor in actors])}: {words}")


def _told_apart(facts: ClaimFacts, sentence: str, source: str, cue: str) -> str:
    """The sentence with a name beside "the minister", who outside the story could be any minister."""
    vague = source.lower().startswith("the ") and source[4:].islower()
    names = facts.claimants
    if not vague or len(names) != 1 or facts.standing is not Standing.NAMED or _within(names[0], sentence):
        return sentence
    pattern = re.compile(rf"\b{re.escape(source)}\b(?=\s+(?:\w+\s+)?{re.escape(cue)}\b)", re.IGNORECASE)
    return pattern.sub(lambda match: f"{match.group()}, {names[0]},", sentence, count=1)


def _hearsay(content: str, cue: str, sentence: str) -> str:
    if sentence and ((cue and _within(cue, sentence)) or _HEDGES.search(sentence)):
        return _ended(_capitalised(sentence))
    if cue and _within(cue, content) and _HEDGES.search(content):
        return _ended(_capitalised(content))
    return _ended(f"Reportedly, source not given: {_LEAD.sub('', content or sentence)}")


def _with_name(facts: ClaimFacts, sentence: str, source: str, cue: str) -> str:
    """The sentence with the claimant put where a pronoun stands; empty where that cannot be done safely."""
    claimant = facts.claimant_label or join_names([with_article(name) for name in facts.claimants])
    if not claimant:
        return ""
    if not source:
        return sentence if _within(claimant, sentence) else ""
    # Only directly before its cue is a pronoun surely the speaker and not somebody the sentence speaks of.
    pattern = re.compile(rf"\b{re.escape(source)}\b(?=\s+(?:\w+\s+)?{re.escape(cue)}\b)", re.IGNORECASE)
    if source.lower() in {"who", "which"} or len(pattern.findall(sentence)) != 1:
        return ""
    return pattern.sub(lambda _: claimant, sentence)


def _behind_source(facts: ClaimFacts, content: str, sentence: str) -> str:
    """Who and act, a colon, the words: the form that always stands alone."""
    words = _LEAD.sub("", content) or sentence
    if facts.speech_act in {SpeechAct.ACCUSE, SpeechAct.CHARGE} and facts.accused:
        accused = join_names([with_article(name) for name in facts.accused])
        who = compose_who(facts)
        return _ended(f"{_capitalised(accused)} – {who[:1].lower()}{who[1:]}: {words}")
    return _ended(f"{compose_who(facts)}: {words}")


def _within(part: str, whole: str) -> bool:
    return bool(part) and part.lower() in whole.lower()


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text or "").strip()


def _unquoted(text: str) -> str:
    inside = text[1:-1]
    quoted = len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING
    return inside if quoted and not set(inside) & set(_OPENING + _CLOSING) else text


def _capitalised(text: str) -> str:
    """First letter upper, behind an opening quotation mark too; names such as "al-Qaida" keep theirs."""
    for place, character in enumerate(text):
        if character.isalpha():
            return text[:place] + character.upper() + text[place + 1 :]
        if character not in _OPENING:
            break
    return text


def _ended(text: str) -> str:
    """With a full stop, unless the last words bring their own."""
    bare = text.rstrip(_CLOSING)
    return text if bare.endswith(tuple(_STOPS)) else f"{text.rstrip(' ,;:')}."
