"""The lexicon of cue verbs: which act a verb performs and what it takes as its content.

Frames after the colon:
    c  a clause, with or without "that"         "said the plan failed"
    s  a clause without any sign of one: the verb takes hardly anything else
    t  a clause, only with "that", "how", ...   "revealed that"; zero "that" when a finite verb follows
    n  a noun phrase is the content             "denied the allegations"
    i  to + infinitive is the content           "vowed to respond"
    a  an addressee stands before the content   "told reporters that"
    b  somebody who is to do something           "urged the court to block it"
    o  a noun phrase that names something said   "dismissed the claims"
    w  a question                              "asked whether"
    q  a quotation only                         "'...', she continued"
    d  as n, and "as" before what the thing is described as ends nothing
    v  a noun phrase, only after somebody who can speak: the verb has other senses
    x  a noun phrase, only after a document: people show and reveal other things
    p  only after a preposition, or by a rule of its own
Every verb takes a quotation. Prepositions that open a content follow after "+".
"""

from typing import NamedTuple

from articles.claims.detector.inflection import forms_of
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty, SpeechAct

_VERBS = """
say | say:csw state:tw tell:cswa add:c mention:tn remark:c comment:c+on continue:q reply:c respond:t
say | answer:t recall:tn recount:tn reiterate:tn repeat:t stress:tn emphasize:tn emphasise:tn
say | underline:tn underscore:tn highlight:tn write:cw tweet:cn post:t joke:c quip:c shout:q yell:q
say | whisper:q chant:q cry:q exclaim:q explain:twn clarify:twn note:cn observe:c conclude:c describe:dw
say | reflect:q muse:q elaborate:q+on agree:t concur:t inform:ta remind:ta assure:ta reassure:ta text:q
say | email:q retort:c interject:q laugh:q blog:t testify:c specify:t outline:nw discuss:wn recite:q
say | caution:ca express:n voice:n convey:nt retweet:q recommend:tn advise:tab propose:tni teach:t praise:n
say | welcome:n thank:n applaud:n hail:n congratulate:n commend:n endorse:n back:v favor:n favour:n like:q
say | cite:n invoke:n quote:q reference:n echo:n articulate:n tout:n trumpet:n laud:n extol:n champion:n
say | affirm:tn reaffirm:tn reassert:tn restate:tn enumerate:n relay:nt volunteer:t gush:c rave:c hint:t+at
say | boast:t+of+about brag:t+about gloat:c+about talk:p+about speak:p+about refer:p+to allude:p+to
say | support:v encourage:b nod:q grumble:c+about chuckle:q snap:q deadpan:q thunder:q
argue | argue:cs+for+against contend:cs maintain:t assert:c insist:cs+on believe:c think:cs feel:z reason:t
argue | opine:c suggest:t imply:t hypothesize:c theorize:c speculate:c assume:t suppose:t counter:c posit:t
argue | claim:cion allege:cn reckon:c doubt:tn defend:n justify:n consider:p deem:p view:p regard:p
argue | advocate:n+for suspect:c plead:p+for lobby:p+for+against campaign:p+for+against push:p+for
report | report:cn reveal:twx disclose:twn document:tn show:twx indicate:t find:t demonstrate:tn
report | learn:t determine:tw establish:t hear:t read:q record:t detail:wn list:q illustrate:tx
report | understand:t point:p+to acknowledge:tn chronicle:n
announce | announce:twni declare:ctn proclaim:ctn unveil:n publish:q release:q rule:t
confirm | confirm:tn verify:tn corroborate:tn certify:t attest:t+to prove:t
estimate | estimate:cn calculate:t put:p
predict | predict:cn forecast:tn expect:tzin anticipate:tn foresee:tn project:tn fear:cn worry:t+about
predict | hope:ci+for envision:tn envisage:tn foretell:n
pledge | pledge:tin promise:tina vow:tin swear:ti commit:p+to offer:ip guarantee:tn undertake:i resolve:ti
pledge | decide:t
warn | warn:ca+of+against+about threaten:ti
refuse | refuse:ip reject:n rebuff:n dismiss:o spurn:n
object | object:t+to protest:tn+against oppose:n criticize:n criticise:n condemn:n denounce:n decry:n
object | deplore:n complain:c+of+about lament:tn bemoan:n slam:n blast:n lambast:n lambaste:n mock:n
object | rebuke:n attack:v dispute:tn question:wn challenge:n regret:tn rap:q censure:n castigate:n
object | chastise:n deride:n ridicule:n disparage:n belittle:n berate:n scold:n admonish:n assail:n skewer:n
object | excoriate:n pan:q vilify:n denigrate:n satirize:n satirise:n downplay:n bristle:p+at rail:p+against
accuse | accuse:p blame:p implicate:p fault:p
charge | indict:p
deny | deny:tn refute:tn rebut:n disavow:n repudiate:n contradict:n disagree:t+with
admit | admit:ctn concede:ctn confess:t+to apologize:t+for apologise:t+for
withdraw | retract:n recant:n renounce:n
order | order:pb instruct:pb demand:tni implore:pb press:pb beg:pb direct:b
ask | ask:wab+for+about inquire:w+about enquire:w+about wonder:w+about urge:pbn request:tn appeal:p+for
ask | plead:p+for call:pb+for+on
decline | decline:ip
"""

#: Verbs that say what somebody holds true rather than what they said; a first or third person that
#: repeats the speaker ("he said he believes") adds no attribution of its own.
ATTITUDES = word_set(
    """
    believe think feel hope fear worry expect suspect doubt assume suppose understand regret decide
    """
)
#: Forms that are nouns at least as often as verbs.
NOUN_FORMS = word_set(
    """
    report reports claim claims estimate estimates plan plans call calls fear fears hope hopes
    charge charges state states note notes order orders request requests promise promises show shows
    view views post posts comment comments question questions answer answers reply replies pledge
    pledges vow vows demand demands project projects forecast forecasts attack attacks rule rules
    voice voices document documents list lists record records point points offer offers resolve
    resolves text texts tweet tweets email emails challenge challenges protest protests dispute
    disputes doubt doubts appeal appeals wish wishes worry worries thought felt found reason reasons
    stress blame thanks praise laugh object objects counter counters guarantee guarantees back backs
    like likes regret detail details establish express blast slam rap remark remarks read reads
    finding findings hail feeling understanding saying meaning suspect suspects highlight highlights
    outline outlines claim shout shouts campaign campaigns lobby lobbies quote quotes reference references echo
    echoes champion champions push pushes talk talks support supports attacks chronicle relay relays
    fault faults trumpet trumpets mock tout touts
    """
)
_CERTAINTY = {
    Certainty.PROBABLE: """believe think feel suspect estimate expect predict suggest indicate reckon assume
        suppose anticipate forecast project hope imply""",
    Certainty.POSSIBLE: "fear worry speculate doubt hypothesize theorize wonder",
    Certainty.UNKNOWN: "ask inquire enquire question allege claim decline",
}


#: "voice actors", "the list shows": the present of these is a noun too often.
_PAST_ONLY = frozenset({"voice"})


class CueVerb(NamedTuple):
    """One verb of the lexicon."""

    verb: str
    act: SpeechAct
    frames: frozenset[str]
    prepositions: frozenset[str]
    certainty: Certainty


class CueForm(NamedTuple):
    """One written form of a cue verb."""

    cue: CueVerb
    kinds: frozenset[str]


def _read_lexicon() -> dict[str, CueVerb]:
    certainty = {verb: level for level, words in _CERTAINTY.items() for verb in words.split()}
    lexicon: dict[str, CueVerb] = {}
    for line in _VERBS.strip().splitlines():
        act, _, entries = line.partition(" | ")
        for entry in entries.split():
            verb, _, rest = entry.partition(":")
            frames, *prepositions = rest.split("+")
            lexicon[verb] = CueVerb(
                verb,
                SpeechAct(act),
                frozenset(frames),
                frozenset(prepositions),
                certainty.get(verb, Certainty.CERTAIN),
            )
    return lexicon


LEXICON: dict[str, CueVerb] = _read_lexicon()
FORMS: dict[str, CueForm] = {
    word: CueForm(cue, kinds)
    for verb, cue in LEXICON.items()
    for word, kinds in forms_of(verb).items()
    if not (verb in _PAST_ONLY and kinds <= {"base", "third"})
}


def is_cue_form(low: str) -> bool:
    """True when a lower-cased word is some form of a cue verb."""
    return low in FORMS
