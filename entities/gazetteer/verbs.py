"""Verbs of saying and of governing: what makes the word before them someone who acts or speaks.

Written as stems; the forms are made from the rules of English spelling, irregular ones are listed.
"""

from entities.gazetteer.words import word_set

_REGULAR = word_set("""
    accept accuse acknowledge act add admit adopt advise advocate affirm agree aim allege allow announce
    answer apologize appeal appoint approve argue arrest ask assert assess assure attack authorize back
    ban bar believe blame block boost bow call cancel caution challenge charge cite claim clarify close
    comment commit complain concede conclude condemn confirm consider contend cooperate coordinate
    counter criticize cut decide declare decline decry defend delay delist demand denounce deny deploy
    deport describe designate detail detain dismiss dispatch dispute doubt draft drop emphasize end
    endorse enforce enter escalate estimate expand expect expel explain explore express extend extradite
    face fear favor fire follow force freeze gain grant guarantee halt hand help hesitate highlight hint
    hope identify ignore impose indicate indict inform insist intend intensify intercept investigate
    invite issue join judge justify kill label launch lift list lobby maintain mark mention mobilize
    move name negotiate note notify object offer open oppose order outline pardon pass permit plan play
    pledge point portray postpone praise predict prepare press pressure prevent proclaim prohibit
    promise propose protest provide publish punish push question raise ratify react reaffirm recall
    receive recognize recommend refer refuse refute regard reiterate reject relax release remain remark
    repeat reply report request require reserve resist resolve respond restore restrict resume retaliate
    return reveal review revoke revise sanction scrap seek seize share shift sign signal slam start
    state step stop strengthen stress strike submit suggest summon support suspect suspend target tell
    threaten tighten trade treat try turn unveil urge use vet veto view violate voice vote vow wait want
    warn welcome withdraw withhold worry back reclassify classify file sue prosecute convict sentence
    capture raid conduct carry bomb invade occupy wage finance fund train arm supply sell buy build test
    place put continue begin let hail rule need
""")

_DOUBLED = word_set("admit bar ban commit cut drop permit plan put refer scrap step stop submit")
_IRREGULAR: dict[str, tuple[str, str]] = {
    "begin": ("began", "begun"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "buy": ("bought", "bought"), "come": ("came", "come"),
    "cut": ("cut", "cut"), "do": ("did", "done"), "draw": ("drew", "drawn"), "feel": ("felt", "felt"),
    "fight": ("fought", "fought"), "find": ("found", "found"), "forbid": ("forbade", "forbidden"),
    "freeze": ("froze", "frozen"), "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "know": ("knew", "known"), "lead": ("led", "led"),
    "let": ("let", "let"), "make": ("made", "made"), "mean": ("meant", "meant"), "meet": ("met", "met"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "say": ("said", "said"), "see": ("saw", "seen"),
    "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"),
    "show": ("showed", "shown"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "stand": ("stood", "stood"), "strike": ("struck", "struck"), "take": ("took", "taken"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"),
    "write": ("wrote", "written"),
}  # fmt: skip

#: Third persons that are as often plural nouns: "U.S. sanctions on Iran" has no verb.
NOUN_TOO = word_set(
    """acts aims answers appeals arrests attacks backs bans bars blames blocks bombs calls challenges charges
    claims comments cuts deals delays demands doubts drops ends fears fires forces funds grants halts hints
    hopes judges labels lists marks moves names needs notes offers orders plans plays pledges points praises
    promises protests questions raids reports requests returns reviews rules sanctions shares shifts signs
    signals starts states steps stops strikes supplies supports suspects talks targets tests threats trades
    trains turns uses views voices votes vows waits wants places pressures releases arms buys issues"""
)


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"


def _present_participle(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLED | {"get", "let", "set", "win"} else "") + "ing"


_regular_bases = _REGULAR - _IRREGULAR.keys()

BASES = _REGULAR | _IRREGULAR.keys()
THIRD_PERSONS = frozenset(map(_third_person, BASES)) | {"has", "does"}
PASTS = frozenset(map(_past, _regular_bases)) | {past for past, _ in _IRREGULAR.values()}
PAST_PARTICIPLES = frozenset(map(_past, _regular_bases)) | {done for _, done in _IRREGULAR.values()}
PRESENT_PARTICIPLES = frozenset(map(_present_participle, BASES))
