"""Which official act a verb performs with the words around it: one function for each family of acts.

An act is told by verb and object together ("issued" + "a warrant"), never by the verb alone. `thing` is what is acted
upon (the object, in the passive the subject), `rest` what follows it, both as words in lower case.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from articles.claims.detector.act_kinds import (
    BLACKLIST,
    CHARGE,
    DECREE,
    DELIST,
    DESIGNATE,
    EXPEL,
    FREEZE,
    LABEL,
    LIFT,
    LISTED_AS,
    LISTING,
    ORDER,
    RECALL,
    REVOKE,
    REWARD,
    SANCTION,
    WARRANT,
    ActKind,
)
from articles.claims.detector.inflection import forms_of
from articles.claims.detector.wordlists import word_set
from articles.claims.vocabulary import SpeechAct

_LISTS = word_set("list lists blacklist register registry watchlist watch-list roll")

_LIST_QUALITY = LISTED_AS | word_set(
    "sanctions sanctioned wanted watch no-fly entity black blacklist watchlist"
)

_SANCTIONS = word_set("sanctions embargo")

_MEASURES = word_set("ban bans restrictions freeze embargo measures")

_MEASURE_QUALITY = word_set("travel visa asset arms oil trade restrictive export import")

_DECREES = word_set("decree proclamation moratorium amnesty pardon pardons")

_ENVOYS = word_set(
    """
    diplomat diplomats ambassador ambassadors envoy envoys attache attaché attaches attachés consul consuls charge
    embassy staffers nuncio correspondent correspondents observers monitors missionaries
    """
)

_FROZEN = word_set("asset assets account accounts funds property properties holdings estates shares deposits")

_SEIZED = _FROZEN | word_set("yacht yachts villa villas mansion tanker tankers passport passports")

_PERMITS = word_set(
    """
    designation visa visas citizenship licence licences license licenses accreditation status sanctions passport
    passports registration permit permits recognition credentials decree immunity
    """
)

_ORDERED = word_set(
    """
    evacuation closure expulsion seizure arrest arrests release deployment withdrawal detention deportation
    shutdown dissolution extradition confiscation suspension demolition recount blockade mobilisation mobilization
    curfew lockdown retrial liquidation removal raid raids eviction
    """
)

_EMERGENCIES = word_set("emergency martial curfew siege")

#: What a charge names: without one, "charged with leading the team" is a task.
CRIMES = word_set(
    """
    murder murders manslaughter homicide fraud theft robbery burglary arson assault rape kidnapping abduction bribery
    corruption embezzlement extortion racketeering conspiracy conspiring laundering money-laundering trafficking
    smuggling treason sedition espionage spying terrorism terrorist perjury forgery tax possession contempt obstruction
    obstructing attempted aggravated genocide torture crimes crime offence offences offense offenses felony felonies
    misdemeanor misdemeanour count counts drug drugs weapons harassment libel defamation blasphemy insulting battery
    stalking incitement inciting negligence endangerment hijacking piracy sabotage misconduct abuse stealing killing
    bribing supporting receiving accepting taking violating causing plotting helping leading evading
    """
)

_VAGUE_CRIMES = word_set(
    "supporting receiving accepting taking causing plotting helping leading possession drug tax"
)

_SPORTS = word_set(
    "march rally event race fight game ride protest marriage strike tournament match league festival"
)


def _has(words: Sequence[str], wanted: frozenset[str], within: int) -> int:
    """The index of the first wanted word among the first `within`, or -1."""
    return next((index for index, word in enumerate(words[:within]) if word in wanted), -1)


def _listed_as(words: Sequence[str]) -> bool:
    """As in "the group as a foreign terrorist organization"."""
    return "as" in words and _has(words[words.index("as") + 1 :], LISTED_AS, 6) >= 0


def _declares_group(words: Sequence[str]) -> bool:
    """As in "declared the group a terrorist organisation", without "as"."""
    return any(
        low in LISTED_AS
        and any(
            word.startswith(("organi", "group", "entit", "sponsor")) for word in words[index + 1 : index + 4]
        )
        for index, low in enumerate(words[:16])
    )


def _on_list(words: Sequence[str]) -> bool:
    """As in "on the list of banned societies", "to its sanctions list", "from the terrorism blacklist"."""
    place = _has(words, _LISTS, 18)
    if place < 1 or _has(words[:place], word_set("on to onto from off in"), 18) < 0:
        return False
    return words[place] in _LIST_QUALITY or _has(words[max(0, place - 4) :], _LIST_QUALITY, 9) >= 0


def _designating(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    competent = verb not in ("label", "declare", "classify", "list", "brand")
    if _listed_as(words) or (verb in ("declare", "designate", "label", "brand") and (_declares_group(words))):
        return DESIGNATE if competent else LABEL
    if verb == "declare" and "persona" in words and "grata" in words:
        return EXPEL
    if verb == "declare" and _has(words, _EMERGENCIES, 8) >= 0:
        return ORDER
    if verb in ("list", "include") and _on_list(words):
        return LISTING
    if verb in ("outlaw", "proscribe") and any(
        word.startswith(("organi", "group", "part", "move")) for word in words[:7]
    ):
        return LABEL
    return None


def _imposing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if _announces_clause(words):
        return None
    ends = verb in ("lift", "ease", "suspend", "drop", "waive", "remove")
    if _has(words, _SANCTIONS, 8) >= 0 and "relief" not in words[:8]:
        return LIFT if ends else SANCTION
    measure = _has(words, _MEASURES, 6)
    if measure > 0 and words[measure - 1] in _MEASURE_QUALITY:
        return LIFT if ends else BLACKLIST
    if (
        verb in ("impose", "order", "announce", "lift", "extend")
        and _has(words, word_set("curfew lockdown"), 6) >= 0
    ):
        return ActKind(SpeechAct.WITHDRAW, "act.revoke", "an order lifted") if ends else ORDER
    return None


def _announces_clause(words: Sequence[str]) -> bool:
    """As in "announced that ..." or "announced sanctions would follow": a statement, not the act itself."""
    return bool(words) and (
        words[0] == "that" or _has(words, word_set("would will could may might"), 10) >= 0
    )


def _sanctioning(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    if not thing or thing[0] in ("of", "by", "for", "on", "against") or set(thing) & _SPORTS:
        return None
    return SANCTION if verb == "sanction" else BLACKLIST


def _offering(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if _announces_clause(words) or (verb == "put" and not {"up", "on"} & set(words[:12])):
        return None
    return REWARD if _has(words, word_set("reward rewards bounty bounties"), 9) >= 0 else None


def _charging(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if (
        not words
        or words[0] in ("that", "by", "against", "of", "in")
        or not {"with", "on", "for", "over"} & set(words)
    ):
        return None
    # "hate crime charges on condition that": a noun
    return None if not rest and words[0] in ("with", "on", "for", "over") else CHARGE


def _filing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if _announces_clause(words):
        return None
    against = "against" in words and bool({"charges", "charge", "complaint"} & set(words[:7]))
    return CHARGE if "indictment" in words[:6] or against else None


def _issuing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    place = _has(words, word_set("warrant warrants notice"), 8)
    if place >= 0 and (words[place] != "notice" or words[place - 1] == "red"):
        return WARRANT
    order = _has(words, word_set("order orders"), 7)
    if order > 0 and words[order - 1] in (
        "executive",
        "emergency",
        "restraining",
        "evacuation",
        "detention",
        "deportation",
    ):
        return DECREE
    return DECREE if _has(words, _DECREES, 5) >= 0 else None


def _placing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if _on_list(words):
        return LISTING
    if "under" in words and _has(words, _SANCTIONS, 14) >= 0:
        return BLACKLIST
    return _offering(verb, thing, rest) if verb in ("put", "place") else None


def _removing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    words = [*thing, *rest]
    if _on_list(words) and {"from", "off"} & set(words):
        return DELIST
    return _imposing(verb, thing, rest) if verb == "remove" else None


def _expelling(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    return EXPEL if _has(thing, _ENVOYS, 8) >= 0 else None


def _recalling(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    return RECALL if thing and thing[0] != "that" and _has(thing, _ENVOYS, 5) >= 0 else None


def _freezing(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    return (
        FREEZE
        if _has(thing, _FROZEN if verb in ("freeze", "block", "unblock") else _SEIZED, 7) >= 0
        else None
    )


def _revoking(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    if _has(thing, _SANCTIONS, 6) >= 0:
        return LIFT
    return REVOKE if _has(thing, _PERMITS, 6) >= 0 else None


def _ordering(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    # "ordered him to pay" is what somebody said; "ordered the closure of the port" is done by saying it
    if thing and thing[0] in ("the", "an", "a", "his", "her", "its", "their"):
        return ORDER if _has(thing, _ORDERED, 5) >= 0 else _imposing(verb, thing, rest)
    return _imposing(verb, thing, rest)


def _dissolving(verb: str, thing: Sequence[str], rest: Sequence[str]) -> ActKind | None:
    return (
        ORDER
        if _has(thing, word_set("parliament congress assembly senate cabinet constitution"), 5) >= 0
        else None
    )


Namer = Callable[[str, Sequence[str], Sequence[str]], ActKind | None]

_FAMILIES: tuple[tuple[Namer, str], ...] = (
    (
        _designating,
        "designate redesignate reclassify classify list declare outlaw proscribe label brand include",
    ),
    (_imposing, "impose slap levy announce expand issue lift ease unveil extend suspend drop waive tighten"),
    (_sanctioning, "sanction blacklist"),
    (_offering, "announce offer post issue unveil raise double triple quadruple increase hike"),
    (_charging, "charge indict arraign"),
    (_filing, "unseal file bring announce unveil press issue"),
    (_issuing, "issue sign enact promulgate grant"),
    (_placing, "place put add"),
    (_removing, "remove delist strike take"),
    (_expelling, "expel deport"),
    (_recalling, "recall"),
    (_freezing, "freeze seize confiscate block impound unblock"),
    (_revoking, "revoke rescind cancel annul withdraw"),
    (_ordering, "order"),
    (_dissolving, "dissolve suspend"),
)

_IRREGULAR = {
    "freeze": {"froze": {"past"}, "frozen": {"participle"}},
    "withdraw": {"withdrew": {"past"}, "withdrawn": {"participle"}},
    "take": {"took": {"past"}, "taken": {"participle"}},
    "strike": {"struck": {"past", "participle"}},
    "expel": {"expelled": {"past", "participle"}, "expelling": {"gerund"}},
    "slap": {"slapped": {"past", "participle"}, "slapping": {"gerund"}},
    "drop": {"dropped": {"past", "participle"}, "dropping": {"gerund"}},
    "label": {"labelled": {"past", "participle"}, "labelling": {"gerund"}},
    "cancel": {"cancelled": {"past", "participle"}, "cancelling": {"gerund"}},
}


class ActVerb(NamedTuple):
    """One reading of a form: the verb, the kinds the form can be, and how its act is named."""

    verb: str
    kinds: frozenset[str]
    name: Namer


def _forms() -> dict[str, tuple[ActVerb, ...]]:
    table: dict[str, list[ActVerb]] = {}
    for name, verbs in _FAMILIES:
        for verb in verbs.split():
            irregular = _IRREGULAR.get(verb, {})
            strong = "participle" in {kind for kinds in irregular.values() for kind in kinds}
            regular = {
                form: kinds
                for form, kinds in forms_of(verb).items()
                if not (
                    strong
                    and verb not in ("label", "cancel")
                    and kinds & {"past", "participle"}
                    and form != verb
                )
            }
            for form, kinds in {**regular, **{f: frozenset(k) for f, k in irregular.items()}}.items():
                table.setdefault(form, []).append(ActVerb(verb, kinds, name))
    return {form: tuple(readings) for form, readings in table.items()}


ACT_VERBS = _forms()


def names_crime(words: Sequence[str]) -> bool:
    """True when the words after "charged with" or "indicted on" open with a crime, not with a task."""
    place = _has(words, CRIMES, 9)
    if place < 0:
        return False
    return words[place] not in _VAGUE_CRIMES or _has(words[place + 1 :], CRIMES - _VAGUE_CRIMES, 9) >= 0
