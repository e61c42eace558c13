"""English words that statements are compared by, and a light stemmer. Written for this project."""

from __future__ import annotations

from typing import Final


def _pairs(text: str) -> dict[str, str]:
    """Lines of "base: form form" as form to base."""
    return {
        form: base.strip()
        for line in text.strip().splitlines()
        for base, _, forms in [line.partition(":")]
        for form in forms.split()
    }


#: Words that carry no content. Auxiliaries and modals too: tense is not what tells two claims apart.
STOP_WORDS: Final = frozenset(
    """a an the this that these those it its he she they we you i him her them us me his their our your my who whom
    whose which what there here of to in on at by for from with into onto upon about over under between among against
    within during through throughout per via as than then so and or but if while when where because since until
    till after before also too very just only even still yet already more most some any each every all both either
    other others another such same be is are was were been being am have has had having do does did doing done
    will would shall should can could may might must ought one ones himself herself itself themselves not no nor up
    out off down again once how why whether though although however including amid around near toward towards across
    along behind beside besides beyond despite except like unlike outside plus versus ago later recently currently
    now today yesterday tomorrow reportedly allegedly purportedly supposedly apparently
    least almost nearly roughly approximately called known total former""".split()
)

#: Verbs that say little by themselves: they weigh a third.
LIGHT: Final = frozenset(
    """make take get give go come say tell put let keep use seek want plan try begin start continue become seem
    appear report state add announce claim allege accuse believe think know show find happen involve include
    member group part number time case people person man woman year month week day way thing new""".split()
)

NEGATORS: Final = frozenset("not no never none nobody nothing neither nowhere without cannot nor".split())
#: A negator before these denies nothing: "not only", "no fewer than", "no doubt".
NO_NEGATION_BEFORE: Final = frozenset(
    "only least fewer less later more doubt sooner just merely simply".split()
)
#: Words that turn what follows into its opposite and add nothing of their own.
FLIPS: Final = frozenset("deny denial refuse refusal decline refute disavow dispute repudiate".split())
#: Turn into the opposite only before "to".
FLIPS_BEFORE_TO: Final = frozenset("fail neglect omit".split())
#: Turn into the opposite only before a word for a claim: "rejected the accusation that".
FLIPS_BEFORE_CLAIMS: Final = frozenset("reject dismiss contest rebut contradict".split())
CLAIM_WORDS: Final = frozenset(
    "claim allegation accusation charge report suggestion notion idea assertion statement rumour rumor".split()
)
#: Turn into the opposite only before "that".
FLIPS_BEFORE_THAT: Final = frozenset("false untrue wrong incorrect".split())
THAT: Final = "that"
HEDGES: Final = frozenset("may might could possibly perhaps maybe probably likely".split())
PASSIVE_AUXILIARIES: Final = frozenset("was were is are been be being got".split())
BY: Final = frozenset({"by"})
FRONTING: Final = frozenset(
    "in on at for through from since after before during under with without by near to of among".split()
)

_IRREGULAR = _pairs(
    """
    take: took taken
    pay: paid
    sell: sold sale
    say: said
    meet: met
    win: won
    lose: lost loss
    buy: bought
    bring: brought
    build: built
    catch: caught
    flee: fled flight
    fight: fought
    find: found
    give: gave given
    go: went gone
    hold: held
    hide: hid hidden
    keep: kept
    know: knew known
    lead: led
    leave: left
    lend: lent
    make: made
    rise: rose risen
    run: ran
    see: saw seen
    send: sent
    shoot: shot
    spend: spent
    steal: stole stolen theft
    strike: struck
    swear: swore sworn
    teach: taught
    tell: told
    think: thought
    write: wrote written
    break: broke broken
    choose: chose chosen
    draw: drew drawn
    drive: drove driven
    fall: fell fallen
    feel: felt
    fly: flew flown
    freeze: froze frozen
    grow: grew grown growth
    sink: sank sunk
    speak: spoke spoken
    stand: stood
    throw: threw thrown
    begin: began begun
    become: became
    come: came
    die: died dying dead death
    withdraw: withdrew withdrawn
    withhold: withheld
    overthrow: overthrew overthrown
    forbid: forbade forbidden
    man: men
    woman: women
    child: children
    person: persons
    life: lives
    thief: thieves
    wife: wives
    get: got gotten
    bear: bore born
    beat: beaten
    fail: failure
    succeed: success
    own: owner ownership
    forget: forgot forgotten
    wear: wore worn
    tear: tore torn
    hear: heard
    shake: shook shaken
    ride: rode ridden
    hit: hitting
    set: setting
    send: sending
    lie: lay lain lied lying
    mean: meant
    deal: dealt
    seek: sought
    """
)
_KEPT = frozenset(
    "department parliament document moment element apartment bed need speed news series species united".split()
)
_VOWELS = frozenset("aeiouy")


def stem(word: str) -> str:
    """The common part of a word's forms. `word` is folded."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word in _KEPT or not word.isascii():
        return word
    word = _singular(word)
    for ending, minimum in (("ing", 3), ("ied", 2), ("ed", 3)):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if ending == "ied":
                word = rest + "y"
            elif len(rest) >= minimum and not _VOWELS.isdisjoint(rest) and not rest.endswith("e"):
                word = _undoubled(rest)
            break
    for ending, put, minimum in (("ation", "at", 4), ("tion", "t", 4), ("ment", "", 3), ("ly", "", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= minimum:
            word = word[: -len(ending)] + put
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    double = len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if double else word
