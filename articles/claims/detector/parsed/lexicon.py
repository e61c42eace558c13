"""What a verb, adjective or noun attributes by its place in a tree: the lexicon of cues, and what only a tree can tell.

The verbs of `cues` keep their frames; a tree needs no sign of a clause, so every one of them takes one. The table
here adds verbs that speak for or against something, put a plan forward or name a wish: without a parse their objects
are taken for those of deeds too often. Frames after the colon:
    o  an object is the content                      "criticised the plan"
    c  a clause                                       "boasted (that) it works"
    w  a question                                     "wondered whether"
    i  to + infinitive                                "sought to reopen it"
    g  a gerund                                       "proposed building it"
    b  somebody who is to do something                "encouraged the court to block it"
    s  a thing and what it is called                  "deemed it a failure"
Prepositions that open a content follow after "+"; a particle is joined by "_".
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.claims.detector.cues import ATTITUDES, LEXICON
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import Certainty, SpeechAct

_VERBS = """
say | say:cwsg tell:cwb mention:og cite:o+as quote:+as repeat:o recite:o recount:ow recall:ogw echo:o note:ocs
say | stress:o emphasize:og emphasise:og underscore:o underline:o highlight:o reiterate:o voice:o express:o
say | articulate:o outline:o lay_out:o point:+to+at reference:o invoke:o bring_up:o  explain:ow discuss:ow
say | describe:o+as characterize:o+as characterise:o+as portray:o+as cast:+as frame:+as present:+as depict:+as
say | call:s label:s brand:s dub:s name:s liken:o+to compare:+to deem:os refer:+to allude:+to talk:+about
say | speak:+about+of+out comment:+on touch:+on weigh_in:+on hint:c+at signal:co boast:c+about+of brag:c+about
say | joke:c+about tout:o+as talk_up:o play_up:o play_down:o downplay:o trumpet:o promote:+as list:+as
say | elaborate:+on expand:+on chant:o shout:c tweet:o tweet_out:o email:c remark:c+on quip:c respond:c+by+with
say | confide:c stipulate:c vouch:+for point_out:oc spell_out:o sum_up:o+as open_up:+about speak_out:+about+against
say | dwell:+on pitch:o+as welcome:o thank:o+for applaud:o+for hail:o+as praise:o+for+as salute:o+for
say | congratulate:+for+on credit:o+with+for commend:o+for endorse:o defend:o+against+as  support:og
say | favor:og favour:og champion:o advocate:og+for campaign:+against+for vouch:+for side:+with
argue | suggest:cog argue:c+for+against dispute:o question:ow acknowledge:o see:+as
argue | view:o+as regard:+as perceive:+as consider:s count:+as  dismiss:o+as mock:o+for+as imply:c reason:c
argue | conclude:c recognize:c recognise:c realize:c find:c judge:s acknowledge:oc  deem:so
argue | believe:c think:c feel:c assume:c doubt:oc presume:c agree:c+with+on+to disagree:+with+on differ:+on
argue | prefer:o+to debate:ow attribute:o+to
report | report:gc reveal:o disclose:o show:cgsw publicize:o document:o indicate:co learn:c+of detail:o
report | confirm:o confess:c+to
announce | announce:o declare:os proclaim:os unveil:o propose:og put_forward:o
announce | roll_out:o float:o rule:c+on+against recommend:ogc
confirm | affirm:oc reaffirm:oc
pledge | promise:oi vow:i pledge:oi offer:i+to commit:+to swear:c threaten:i
ask | ask:wb+for+about urge:bc encourage:b call_on:b call:+for push:i+for press:b+for+on beg:b implore:b wonder:wc+about
ask | demand:c advise:b order:b plead:i+for lobby:+for appeal:+for request:c
ask | seek:i
warn | warn:c+of+against+about caution:c+against+about
order | order:b
decline | decline:i refuse:i
refuse | reject:o rebuff:o rule_out:og refuse:o+to disavow:o repudiate:o renounce:o shrug_off:o brush_off:o
refuse | brush_aside:o wave_off:o distance:+from resist:og balk:+at
object | criticize:o+for+as criticise:o+for+as attack:o+for+as+over denounce:o+as decry:o slam:o+for+as assail:o+for
object | blast:o+for+as condemn:o+for+as lament:oc deride:o+as ridicule:o+for rip:o+for bash:o+for insult:o
object | hammer:o+for+over rail:+against lash_out:+at+against mock:o+for lambast:o+for lambaste:o+for chide:o+for
object | scold:o+for excoriate:o+for berate:o+for rebuke:o+for denigrate:o disparage:o belittle:o bemoan:o
object | castigate:o+for pan:o oppose:og protest:o+against complain:c+about+of question:o single_out:o
object | call_out:o+for taunt:o+for+over boo:o rap:o+for fault:o+for object:c+to hit:+for knock:+for scoff:+at
object | trash:o skewer:o+for eviscerate:o vilify:o revile:o admonish:o+for take_issue:+with
accuse | accuse:+of blame:o+for+on charge:c
deny | deny:g refute:o rebut:o contradict:o
admit | admit:cg+to concede:co apologize:+for apologise:+for
predict | predict:oc envision:og foresee:o expect:ic anticipate:oc fear:oc hope:ic+for worry:c+about
say | double_down:+on pounce:+on spar:+on
argue | vote:+against come_out:+against+for stick:+to
predict | bet:c
withdraw | walk_back:o retract:o recant:o take_back:o
"""
#: Adjectives: after "is", "seems", "remains"; frames and prepositions as above.
_ADJECTIVES = """
argue | adamant:c+about certain:c convinced:c+of emphatic:c+about insistent:c+on positive:c sure:c unequivocal:c+about
argue | confident:c+about+of+in satisfied:c doubtful:c+about+of skeptical:c+about+of sceptical:c+about+of
argue | unconvinced:c aware:c+of mindful:c+of clear:c+about+on dismissive:+of critical:+of supportive:+of
argue | enamored:+of hostile:+to opposed:+to wary:+of+about proud:c+of upfront:+about ambivalent:+about
predict | hopeful:c+about optimistic:c+about pessimistic:c+about afraid:c+of alarmed:c+about+by concerned:c+about
predict | fearful:c+of worried:c+about nervous:c+about eager:i reluctant:i unwilling:i+to willing:i
object | angry:c+about+at+over furious:c+about+at+over outraged:c+about+by+over upset:c+about+with unhappy:c+about+with
object | disappointed:c+about+in+with frustrated:c+about+with+by dismayed:c+about+by
say | happy:c+about+with glad:c+about grateful:c+for+to thankful:c+for surprised:c pleased:c+with+about sorry:c+for
"""
#: Verbs with a that-clause by which nobody says anything; all others with one do.
NOT_SAYING = word_set(
    """
    be have make ensure mean happen know remember forget notice discover see check arrange pretend dream
    sense ignore cause require result prove take get become seem appear turn remain follow need want end
    wait watch help let keep look do come go
    """
)
_PROBABLE = word_set("believe think feel suspect expect assume presume hope suggest imply bet anticipate")


@dataclass(frozen=True, slots=True)
class TreeCue:
    """A cue and the frames of `complements` it takes."""

    name: str
    act: SpeechAct
    frames: frozenset[str]
    certainty: Certainty = Certainty.CERTAIN
    is_attitude: bool = False


_LETTERS = {
    "o": ("o",),
    "n": ("o",),
    "c": ("c:that", "c:0"),
    "t": ("c:that", "c:0"),
    "z": ("c:that", "c:0"),
    "w": ("c:wh",),
    "i": ("x",),
    "g": ("xg", "cg"),
    "b": ("ox",),
    "s": ("sc", "oprd"),
}


def _frames(letters: str, prepositions: list[str]) -> set[str]:
    frames = {frame for letter in letters for frame in _LETTERS.get(letter, ())}
    for preposition in prepositions:
        frames |= {f"p:{preposition}", f"op:{preposition}"}
    return frames


def _entries(table: str) -> list[tuple[str, SpeechAct, set[str]]]:
    found = []
    for line in table.strip().splitlines():
        act, _, entries = line.partition(" | ")
        for entry in entries.split():
            name, _, rest = entry.partition(":")
            letters, *prepositions = rest.split("+")
            found.append((name, SpeechAct(act), _frames(letters, prepositions)))
    return found


def _read_verbs() -> dict[str, TreeCue]:
    known: dict[str, TreeCue] = {}
    for verb, cue in LEXICON.items():
        letters = "".join(cue.frames - {"s", "o"})
        frames = _frames(letters, sorted(cue.prepositions)) | {"c:that"}
        known[verb] = TreeCue(verb, cue.act, frozenset(frames), cue.certainty, verb in ATTITUDES)
    for name, act, frames in _entries(_VERBS):
        old = known.get(name)
        known[name] = TreeCue(
            name,
            old.act if old else act,
            frozenset(frames) | (old.frames if old else frozenset()),
            old.certainty if old else Certainty.PROBABLE if name in _PROBABLE else Certainty.CERTAIN,
            name in ATTITUDES,
        )
    return known


VERBS: dict[str, TreeCue] = _read_verbs()
#: The same verbs in every form they are written in.
NOT_SAYING_FORMS = frozenset(form for verb in NOT_SAYING for form in forms_of(verb)) | word_set(
    "is are was were been being am has had got kept left did does done came seen took taken thought meant forgot"
)
#: Written form to the verb without its particle.
LEMMAS: dict[str, str] = {
    form: name.partition("_")[0] for name in VERBS for form in forms_of(name.partition("_")[0])
}
ADJECTIVES: dict[str, TreeCue] = {
    name: TreeCue(name, act, frozenset(frames), is_attitude=True)
    for name, act, frames in _entries(_ADJECTIVES)
}
