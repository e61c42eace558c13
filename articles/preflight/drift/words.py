"""Words of headlines, English and Spanish, folded: what carries an attribution, what hedges, what stands for what."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.detector.cues import LEXICON, NOUN_FORMS
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.spanish.lexicon import CUES as SPANISH_CUES
from articles.claims.detector.spanish.lexicon import TARGETED
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

#: Verbs of the detector's lexicon that in a headline tell what somebody did, not what they say.
_DEEDS: Final = word_set(
    """
    plan offer commit order instruct direct push release publish record list hear read decide resolve undertake swear
    attack challenge agree continue recall learn laugh cry press campaign lobby back support like encourage teach post
    blog text email understand detail guarantee quote reference echo relay talk thunder snap nod put point threaten
    rule establish determine unveil prove outline study fault implicate indict consider thank rap pan appeal
    """
)
#: Whoever is said to do this is taken at their word: the body must have it too.
FACTIVE: Final = word_set(
    "admit confess concede acknowledge confirm reveal disclose verify corroborate expose"
)
#: What documents, studies and witnesses do: the subject must be one.
_SHOWING: Final = word_set(
    """
    show reveal find indicate suggest demonstrate document conclude estimate illustrate chronicle calculate report
    tie link count tally
    """
)
#: Verbs of headlines that the lexicon of running text does not need.
_HEADLINE_VERBS: Final = word_set(
    """
    accuse blame allege fear suspect term brand label liken compare vow urge seek_comment tell warn demand bash rip
    hail decry defend doubt call predict discuss
    """
)
CARRYING_VERBS: Final = (frozenset(LEXICON) | _HEADLINE_VERBS) - _DEEDS - _SHOWING
_CARRYING_FORMS: Final = {
    form: (verb, kinds) for verb in sorted(CARRYING_VERBS) for form, kinds in forms_of(verb).items()
}
_SHOWING_FORMS: Final = {form: verb for verb in sorted(_SHOWING) for form in forms_of(verb)}
#: Passives that leave open who says it, and say that somebody does.
PASSIVES: Final = word_set(
    "accused blamed suspected alleged rumored rumoured feared reported believed thought said faulted implicated"
    " criticized criticised condemned denounced denied rejected disputed"
)
_SPANISH_ACTS: Final = frozenset(SpeechAct) - {SpeechAct.ORDER, SpeechAct.CHARGE}
_SPANISH_DEEDS: Final = word_set(
    "ordenar ofrecer decidir acordar publicar mostrar revelar demostrar probar registrar planear pactar imponer"
)


def carrying_verb(low: str, language: str) -> tuple[str, frozenset[str]] | None:
    """The verb of saying, judging or answering that a form belongs to, with the kinds of the form; else None."""
    if language == "es":
        cue = SPANISH_CUES.get(low)
        if cue and cue.act in _SPANISH_ACTS and cue.verb not in _SPANISH_DEEDS and cue.kind != "infinitive":
            return cue.verb, frozenset({cue.kind})
        target = TARGETED.get(low)
        return (target[0], frozenset({target[2]})) if target and target[1] is SpeechAct.ACCUSE else None
    return _CARRYING_FORMS.get(low)


def showing_verb(low: str) -> str:
    """The verb of showing or finding that a form belongs to, else the empty string."""
    return _SHOWING_FORMS.get(low, "")


def is_noun_too(low: str, language: str) -> bool:
    """Whether a form of a carrying verb is a noun as often: "claims", "denuncia"."""
    if language == "es":
        return bool((cue := SPANISH_CUES.get(low)) and cue.is_noun)
    return low in NOUN_FORMS


#: At the end of a line after a source: "…, police say", "… officials said".
CLOSING_VERBS: Final = word_set(
    """
    say says said report reports reported allege alleges alleged claim claims claimed warn warns warned suggest suggests
    show shows find finds argue argues insist insists believe believes admit admits announce announces state states
    dice dicen dijo dijeron afirma afirman asegura aseguran denuncia denuncian reporta reportan advierte advierten
    """
)
#: How somebody is seen by others: passives only before "as".
SEEN: Final = word_set("seen viewed regarded described portrayed depicted cast")
#: Words that attribute what stands beside them, wherever they stand.
SOURCE_PHRASES: Final = ("according to", "in the words of", "citing", "segun", "de acuerdo con", "as per")
HEDGES: Final = word_set(
    """
    reportedly allegedly purportedly supposedly apparently rumored rumoured
    presuntamente supuestamente aparentemente
    """
)
HEDGE_ADJECTIVES: Final = word_set(
    """
    alleged suspected purported reported supposed presumed so-called accused
    presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas
    """
)
#: Nouns of saying: "claims of", "amid allegations", "talk of".
SAYING_NOUNS: Final = word_set(
    """
    allegation allegations accusation accusations rumour rumours rumor rumors claim claims denial talk speculation
    reports report charge charges testimony complaint complaints fear fears suspicion suspicions warning warnings
    temor temores sospecha sospechas advertencia advertencias
    acusacion acusaciones denuncia denuncias rumores rumor version versiones
    """
)
#: At the end of what stands before a colon these make it somebody's word: "U.S. view: …".
COLON_NOUNS: Final = SAYING_NOUNS | word_set("view argument message stance position verdict mensaje postura")
QUESTION_WORDS: Final = word_set(
    """
    did does do is are was were has have had will would can could may might should who what why how when where whose
    which
    """
)
MODALS: Final = word_set("may might could can")
#: What makes a sentence of the paper's own hearsay where no cue is found in it.
IMPERSONAL: Final = re.compile(
    r"\b(?:it (?:is|was|has been) (?:\w+ ){0,2}?(?:reported|alleged|claimed|rumou?red|believed|said)"
    r"|reportedly|allegedly"
    r"|(?:unconfirmed|some) reports|(?:is|are|was|were) (?:reported|alleged|rumou?red|believed|said) to"
    r"|se (?:dice|cree|rumorea) que|al parecer|presuntamente|supuestamente)\b",
    re.IGNORECASE,
)
#: A teller with somebody told between verb and "that", which the analyser may take for no attribution.
TOLD: Final = re.compile(
    r"^(?P<source>(?:\S+ ){1,8}?)(?P<cue>told|tells|tell|informed|assured|warned) (?:[\w’'-]+ ){1,7}?that\b",
    re.IGNORECASE,
)
#: Acts that whoever may do them tells of as their own: who arrests knows that they did.
OWN_ACTS: Final = re.compile(
    r"\b(?:arrest(?:s|ed)?|detain(?:s|ed)?|charg(?:es|ed)|indict(?:s|ed)?|sentenced?|suspend(?:s|ed)?|held|question(?:s|ed)"
    r"|releas(?:es|ed)|deport(?:s|ed)?|extradit(?:es|ed)|arrestad[oa]s?|detenid[oa]s?|imputad[oa]s?|condenad[oa]s?)\b",
    re.IGNORECASE,
)
#: What somebody says that they themselves will do.
OWN_PLANS: Final = re.compile(
    r"^[“\"‘']?(?:that )?(?:it|he|she|they|we|i)(?: (?:would|will|is to|are to|am to|plan(?:s|ned)?|intend(?:s|ed)?"
    r"|want(?:s|ed)?|(?:have |has |had )?decided to)|['’]ll)\b",
    re.IGNORECASE,
)
#: Whose acts these are.
COMPETENT: Final = word_set(
    """
    police prosecutor prosecutors court judge sheriff officers authorities officials constabulary department ministry
    policia fiscalia fiscal tribunal juez jueza autoridades
    """
)

#: Headlines say it shorter: each line is one notion, beside those of `articles.claims.similar.concepts`.
_NOTIONS: Final = """
order directive decree edict command
plan draft prepare intend scheme
soldier troop forces
consider weigh mull explore study eye option
die kill death dead fatal slay deadly
arrest detain jail imprison hold custody detention detainee prisoner inmate
smuggle trade traffic
move carry ship transport haul shipment
cause trigger spark ignite
press pressure force coerce compel push encourage urge
revenge retaliate reprisal retaliation
profit benefit gain earn profiteer
dump discharge
reward bounty
union unionist
hide conceal ocultar
member follower adherent
list listing
torture abuse
talk negotiate
ban bar prohibit
forest bosque comunal
golpe golpear golpiza
tala talar
muerte morir
espiar espionaje espia
venta vender
begin start commence launch
crash collide hit smash
designate reclassify classify label brand blacklist declare proscribe designar reclasificar catalogar proscribir
group organization organisation outfit entity
protest protester demonstrator demonstration
minor teenager teen youth
"""


def _notions() -> dict[str, str]:
    return {word: f"~{line.split()[0]}" for line in _NOTIONS.strip().splitlines() for word in line.split()}


#: Word as written (folded) to the notion it stands for.
NOTIONS: Final = _notions()
