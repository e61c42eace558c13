"""Rules over the tree: a cue, who speaks and what is said, read from the heads the parser gives each word."""

from __future__ import annotations

from collections.abc import Iterator

from articles.claims.detector.drafts import Draft
from articles.claims.detector.parsed.complements import Complement, complements_of
from articles.claims.detector.parsed.hedges import hedged
from articles.claims.detector.parsed.lexicon import ADJECTIVES, LEMMAS, NOT_SAYING_FORMS, VERBS, TreeCue
from articles.claims.detector.parsed.nouns import NOUNS, noun_content, noun_speaker
from articles.claims.detector.parsed.spans import tidy, token_at, tokens_of
from articles.claims.detector.parsed.speakers import agent_of, source_bounds, subject_of
from articles.claims.detector.parsed.tree import Node, ParsedSentence
from articles.claims.detector.speakers import can_speak
from articles.claims.detector.statement import Span
from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Polarity, SpeechAct

_BLOCKING = word_set("can could may might should must shall ca 'd")
_KINDS = {
    "c:that": "that",
    "c:0": "clause",
    "c:wh": "wh",
    "x": "infinitive",
    "ox": "infinitive",
    "sc": "clause",
}
#: Frames by which things speak too: "the report shows that"; an object is praised by people only.
_SPOKEN = frozenset({"c:that", "c:0", "x", "cg", "xg"})
_RULES = {
    "c:that": "tree.clause",
    "c:0": "tree.clause",
    "c:wh": "tree.question",
    "cg": "tree.clause",
    "xg": "tree.object",
    "o": "tree.object",
    "x": "tree.infinitive",
    "ox": "tree.infinitive",
    "sc": "tree.naming",
    "oprd": "tree.naming",
}
#: One cites people as well as facts.
_CITING = word_set("cite cites cited citing quoting")
_LEAST_OBJECT_WORDS = 2
_POINTING = word_set("this that these those")
_UNKNOWN = TreeCue("", SpeechAct.SAY, frozenset({"c:that"}))
_ORDER = ("c:that", "c:0", "c:wh", "sc", "ox", "x", "oprd", "cg", "xg")


def find_by_tree(sentence: ParsedSentence) -> Iterator[Draft]:
    """Yield a draft for each word the tree shows to attribute something to somebody."""
    for node in sentence.tree.nodes:
        if node.dep in ("aux", "auxpass") or token_at(sentence, node.start).quote >= 0:
            continue
        draft = None
        if node.tag[:2] == "VB":
            draft = _hedge(sentence, node) or _verb(sentence, node)
        elif node.low in ADJECTIVES and node.dep in ("acomp", "oprd", "xcomp", "advcl", "conj"):
            draft = _adjective(sentence, node)
        elif node.low in NOUNS and node.tag in ("NN", "NNS"):
            draft = _noun(sentence, node)
        if draft is not None:
            yield draft


def _verb(sentence: ParsedSentence, node: Node) -> Draft | None:
    particle = node.child("prt")
    lemma = LEMMAS.get(node.low, "")
    cue = VERBS.get(f"{lemma}_{particle.low}") if particle is not None else VERBS.get(lemma)
    known = cue is not None
    if cue is None:
        if node.low in NOT_SAYING_FORMS:
            return None
        cue = _UNKNOWN
    if not _states(node):
        return None
    passive = node.child("auxpass") is not None
    speaker = agent_of(node) if passive else subject_of(node)
    if speaker is None or speaker.index == node.index:
        return None
    taken = _best(node, cue)
    if taken is None or not _fits(sentence, node, taken):
        return None
    source = _source(sentence, speaker)
    if source is None:
        return None
    if (not known or taken.frame not in _SPOKEN) and not can_speak(source[1]):
        return None
    return _draft(sentence, node, particle, cue, taken, source, _RULES.get(taken.frame, "tree.preposition"))


def _adjective(sentence: ParsedSentence, node: Node) -> Draft | None:
    cue = ADJECTIVES[node.low]
    verb = node.head
    if node.dep == "acomp" and not _states(verb):
        return None
    taken = _best(node, cue)
    speaker = subject_of(verb) if node.dep == "acomp" else subject_of(node) or subject_of(verb)
    source = _source(sentence, speaker) if speaker is not None and taken is not None else None
    if taken is None or source is None or not can_speak(source[1]):
        return None
    return _draft(sentence, node, None, cue, taken, source, "tree.adjective")


def _tokens(sentence: ParsedSentence, taken: Complement) -> list[Token]:
    """The object up to its head."""
    nodes = sentence.tree.nodes
    head = next(
        (node for node in nodes[taken.first : taken.last + 1] if node.dep == "dobj"), nodes[taken.last]
    )
    return tokens_of(sentence, Span(nodes[taken.first].start, head.end))


def _points_back(sentence: ParsedSentence, taken: Complement) -> bool:
    """True for "it", "that report": what somebody speaks of, not what they say of it."""
    first = sentence.tree.nodes[taken.first]
    few = taken.last - taken.first < _LEAST_OBJECT_WORDS
    return few and (first.low in _POINTING or first.tag == "PRP")


def _noun(sentence: ParsedSentence, node: Node) -> Draft | None:
    taken, speaker = noun_content(node), noun_speaker(node)
    source = _source(sentence, speaker) if speaker is not None and taken is not None else None
    if taken is None or source is None or not can_speak(source[1]):
        return None
    cue = TreeCue(node.low, NOUNS[node.low][0], frozenset())
    return _draft(sentence, node, None, cue, taken, source, "tree.noun")


def _hedge(sentence: ParsedSentence, node: Node) -> Draft | None:
    found = hedged(node)
    if found is None or not _states(node):
        return None
    act, certainty, subject, predicate = found
    nodes = sentence.tree.nodes
    span = tidy(sentence, nodes[subject.first].start, nodes[predicate.last].end)
    if span is None:
        return None
    first = node.child("auxpass") or node
    return Draft(
        sentence=sentence,
        cue=Span(first.start, node.end),
        source=None,
        source_tokens=[],
        spans=[span],
        act=act,
        rule="tree.hedge",
        why=f"'{node.text}', nobody named as source",
        kind="hedge",
        certainty=certainty,
    )


def _best(node: Node, cue: TreeCue) -> Complement | None:
    taken = [c for c in complements_of(node) if c.frame in cue.frames]
    found = {c.frame: c for c in reversed(taken)}
    for frame in _ORDER:
        if frame in found:
            return found[frame]
    for prefix in ("op:", "p:"):
        for frame, complement in found.items():
            if frame.startswith(prefix):
                return complement
    return found.get("o")


def _states(verb: Node) -> bool:
    """False for what somebody can, may or should do, and for "a man called Lund"."""
    if verb.tag == "VBN" and verb.dep in ("acl", "advcl") and verb.child("agent", "aux") is None:
        return False
    return not any(child.low in _BLOCKING for child in verb.having("aux"))


def _fits(sentence: ParsedSentence, node: Node, taken: Complement) -> bool:
    """An infinitive states nothing by itself: "wants to praise it"; as a purpose it does ("rose to praise it")."""
    if any(child.tag == "TO" for child in node.having("aux")):
        return node.dep == "advcl" and taken.frame not in ("c:that", "c:0")
    if taken.frame == "o" and node.low in _CITING and can_speak(_tokens(sentence, taken)):
        return False
    if taken.frame == "o" and _points_back(sentence, taken):
        return False
    # "by praising it", "a letter praising it": whose praise that is the sentence seldom tells
    return taken.frame != "o" or node.dep not in ("pcomp", "acl")


def _source(sentence: ParsedSentence, speaker: Node) -> tuple[Span, list[Token]] | None:
    nodes = sentence.tree.nodes
    first, last = source_bounds(speaker)
    while last > speaker.index and not nodes[last].text[0].isalnum() and nodes[last].text not in ")]":
        last -= 1
    while first < speaker.index and not nodes[first].text[0].isalnum():
        first += 1
    span = Span(nodes[first].start, nodes[last].end)
    tokens = tokens_of(sentence, span)
    return (span, tokens) if tokens else None


def _content(sentence: ParsedSentence, taken: Complement) -> Span | None:
    nodes = sentence.tree.nodes
    first = taken.first
    if nodes[first].low == "that" and nodes[first].dep == "mark":
        first += 1
    return tidy(sentence, nodes[first].start, nodes[taken.last].end) if first <= taken.last else None


def _draft(
    sentence: ParsedSentence,
    node: Node,
    particle: Node | None,
    cue: TreeCue,
    taken: Complement,
    source: tuple[Span, list[Token]],
    rule: str,
) -> Draft | None:
    content = _content(sentence, taken)
    if content is None:
        return None
    negation = node.child("neg")
    start, end = node.start, node.end
    if particle is not None and particle.index == node.index + 1:
        end = particle.end
    if negation is not None and negation.index < node.index:
        start = min(start, token_at(sentence, negation.start).start)
    span = Span(start, end)
    if span.overlaps(content) or source[0].overlaps(content):
        return None
    words = " ".join(token.text for token in tokens_of(sentence, span))
    return Draft(
        sentence=sentence,
        cue=span,
        source=source[0],
        source_tokens=source[1],
        spans=[content],
        act=cue.act,
        rule=rule,
        why=f"'{words}' with source '{{source}}', by the parse",
        kind=_KINDS.get(taken.frame, "phrase"),
        polarity=Polarity.NEGATIVE
        if negation is not None or cue.act is SpeechAct.DENY
        else Polarity.POSITIVE,
        certainty=cue.certainty,
        is_attitude=cue.is_attitude,
    )
