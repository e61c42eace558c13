"""Closed classes of English words that tell where a noun phrase or clause begins and ends."""

from articles.claims.detector.wordlists import word_set

DETERMINERS = word_set(
    """
    a an the this that these those his her its their our my your some any no each every another
    several many most few both all one two three four five six seven eight nine ten dozens hundreds
    thousands
    """
)
SUBJECT_PRONOUNS = word_set("i you he she it we they")
PRONOUNS = SUBJECT_PRONOUNS | word_set(
    """
    me him her us them himself herself itself themselves ourselves this these those everyone someone
    nobody anyone everybody there nothing something everything
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for with from to into onto over under about against between among through during
    before after since until within without across behind beyond near amid despite toward towards
    per via upon outside inside throughout along around following regarding concerning including
    like unlike ahead
    """
)
CONJUNCTIONS = word_set("and or but nor yet &")
SUBORDINATORS = word_set(
    """
    that while although though because since if when whereas as after before until unless whether
    where why how once so than lest
    """
)
RELATIVES = word_set("who whom which that whose where")
WH_WORDS = word_set("who whom what which whether why how when where whose if")
BE = word_set("is are was were be been being am 's")
HAVE = word_set("has have had having")
DO = word_set("do does did")
MODALS = word_set("will would can could may might must shall should")
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATED_AUXILIARIES = word_set(
    """
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't
    cannot couldn't mustn't shouldn't mightn't
    """
)
NEGATIONS = word_set("not never neither nor no hardly n't")
CONTRACTED = word_set(
    """
    he's she's it's that's there's they've we've i've you've they're we're you're i'm he'd she'd
    they'd we'd i'd he'll she'll they'll we'll i'll it'll who's what's here's
    """
)
ADVERBS = word_set(
    """
    also again ago already always even ever first further furthermore however instead indeed just
    later long meanwhile moreover nevertheless nonetheless now often once only otherwise perhaps
    quite rather recently sometimes soon still then therefore thus today together tomorrow tonight
    too twice very yesterday yet earlier afterwards publicly all both once simply much more most
    previously since subsequently there here elsewhere additionally finally last
    """
)
#: Common words in -ly that are no adverbs.
NOT_ADVERBS = word_set(
    """
    family july italy ally assembly reply supply rally monopoly anomaly bully early daily weekly
    monthly yearly only elderly friendly deadly costly likely unlikely ugly holy lonely lovely
    lively homily police fly rely apply comply imply multiply
    sally emily kelly reilly billy molly kimberly beverly lily holly polly connolly donnelly jolly
    kennelly willy wally
    """
)
TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept oct nov dec
    today yesterday tomorrow tonight week month year weekend morning afternoon evening night weeks
    months years days day hours hour late early earlier later last next this spring summer autumn
    fall winter midday noon ago decade
    """
)
IRREGULAR_VERBS = word_set(
    """
    dug slept swam sang rang sank drank ate tore swung clung sprang wept crept swept bent lent dealt
    hung slid stole froze shook forgot arose withdrew overtook undertook overcame blew threw hurt
    forgave forbade went came took made got gave saw left held began became kept brought led met ran
    sent won lost fell rose grew knew stood spent built paid broke drove chose fought fled struck
    hit shot sought bought caught taught wrote rode flew threw drew swore wore woke hid put cut set
    let quit sat lay got goes comes takes makes gives gets keeps holds leaves begins becomes remains
    includes needs wants faces lies stands leads operates includes provides exists contains appears
    seems continues spread
    """
)
#: Words that open a sentence more often than they follow an abbreviation.
SENTENCE_STARTERS = word_set(
    """
    the a an he she it they we i in on at for but and this that these those there his her its their
    our as while after before when if since although however meanwhile according earlier later among
    some many most officials police mr mrs ms dr president
    """
)
ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof gen col lt maj sgt capt cmdr adm sen rep gov rev hon st jr sr inc ltd co corp
    llc no vs etc jan feb mar apr jun jul aug sept sep oct nov dec dept est approx fig vol art sec
    supt det insp messrs sra sr srta dra ing lic pres min amb brig
    """
)


def is_adverb(low: str) -> bool:
    """True for words that stand between a subject and its verb without changing either."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def is_possessive(low: str) -> bool:
    """True for "Mexico's" and "workers'", not for "he's"."""
    return low.endswith("'s") and low not in CONTRACTED


#: Words in -ed that are no past tense.
NOT_PAST = word_set(
    """
    speed need seed feed indeed breed bleed weed greed deed creed reed hundred sacred naked kindred
    red bed shed sled wed med led ted fed exceed succeed proceed embed hatred infrared unprecedented
    sacred wicked rugged
    """
)

#: Titles whose full stop never ends a sentence.
TITLES = word_set("mr mrs ms dr prof gen col lt maj sgt capt adm sen rep gov rev hon st")
