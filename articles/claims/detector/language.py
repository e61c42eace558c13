"""Which language a text is in, told from its commonest words, endings and letters.

Pure and bounded: it reads the beginning only. The rules know English and Spanish; their neighbours are told apart
so that a Portuguese or Catalan story is taken for neither.
"""

import re
import unicodedata

from articles.claims.detector.wordlists import word_set

#: Commonest words with their accents.
_WORDS = {
    "en": word_set(
        """
        the of and to in that was is for with on by at from are were which who this his her their they been not have
        had will would but an it its as she you he has be or if after over about into more than no we us our there
        says said say new government minister president police court people year years day killed against under out up
        how why what when where while could should may can must do does did before between because all two man woman
        """
    ),
    "es": word_set(
        """
        el la los las de del que y en un una por con para se su sus al como pero fue ha había habia según segun este
        esta es lo le les tras sobre entre sin cuando donde porque más mas también tambien dijo son eran no ni ya muy
        hay hoy ayer está están será serán hasta desde contra todo todos otro otra año años día días gobierno país
        ministro ministra presidente policía si cómo qué quién quien mi me te nos eso esto ese esa aquí dice dicen
        una unos unas durante así aunque mientras ante bajo e o niega acusa pide
        dos tres cinco nadie nada muertos heridos miles fue fueron ser sido
        """
    ),
    "pt": word_set(
        """
        o a os as de do da dos das que e em um uma por com para se seu sua seus suas ao à aos às como mas foi não no
        na nos nas pelo pela pelos pelas são mais também ele ela disse até já muito há está estão isso este esta entre
        sem quando onde porque depois ser ter tem sobre ou nem você governo ministro presidente polícia ano anos país
        segundo contra após ainda foram era eram
        """
    ),
    "gl": word_set(
        """
        o a os as de do da dos das que e en un unha por con para se seu súa ao como pero foi non no na nos nas polo
        pola son máis tamén el ela dixo até xa moi hai está isto este esta entre sen cando onde porque despois ser ter
        sobre ou nin goberno ministro presidente policía ano anos país segundo contra tras foron era eran
        """
    ),
    "ca": word_set(
        """
        el la els les de del dels que i en un una per amb per a se seu seva al als com però va ha no ni és són més
        també ell ella dir fins ja molt hi està això aquest aquesta entre sense quan on perquè després ser tenir sobre
        o govern ministre president policia any anys país segons contra van havia eren va han
        """
    ),
    "it": word_set(
        """
        il lo la i gli le di del della dei delle degli che e in un una per con si suo sua al alla alle ai come ma è
        non sono più anche lui lei ha hanno detto fino già molto questo questa tra senza quando dove perché dopo
        essere avere sul sulla su da dal dalla nel nella governo ministro presidente polizia anno anni paese secondo
        contro stato era erano o né se
        """
    ),
    "fr": word_set(
        """
        le la les de du des que qui et en un une par avec pour se son sa ses au aux comme mais est a ont pas ne ni
        sont plus aussi il elle ils dit jusqu déjà très y cette ce ces entre sans quand où parce après être avoir sur
        dans ou gouvernement ministre président police an ans pays selon contre été était étaient qu
        """
    ),
    "de": word_set(
        """
        der die das den dem des und in ein eine einen einem einer zu mit für von sich sein seine ihr auf im ist war
        nicht auch er sie es hat haben sagte bis schon sehr dies diese zwischen ohne wenn wo weil nach werden wird
        über oder regierung minister präsident polizei jahr jahre land laut gegen an aus bei am vom zum zur wie aber
        """
    ),
}
#: Endings that few words of the other languages have.
_ENDINGS = {
    "en": ("ing", "tion", "tions", "ness", "ly", "ed", "ght"),
    "es": (
        "ción",
        "ciones",
        "dad",
        "dades",
        "miento",
        "mientos",
        "ó",
        "ía",
        "aron",
        "ieron",
        "o",
        "os",
        "a",
        "as",
    ),
    "pt": (
        "ção",
        "ções",
        "dade",
        "dades",
        "mento",
        "mentos",
        "ou",
        "aram",
        "eiro",
        "eira",
        "nho",
        "nha",
        "ão",
        "ões",
        "o",
        "os",
        "a",
        "as",
    ),
    "gl": ("ción", "cións", "dade", "dades", "mento", "ou", "aron", "eiro", "eira", "o", "os", "a", "as"),
    "ca": ("ció", "cions", "tat", "tats", "ment", "ments", "itat", "atge", "eix", "ny", "nys"),
    "it": ("zione", "zioni", "tà", "mento", "menti", "ò", "ato", "ati", "ono", "ezza", "gli", "o", "a", "i"),
    "fr": (
        "tion",
        "tions",
        "té",
        "tés",
        "ment",
        "ements",
        "é",
        "ée",
        "és",
        "eux",
        "ais",
        "aient",
        "eau",
        "és",
        "ées",
        "ois",
    ),
    "de": ("ung", "ungen", "heit", "keit", "lich", "isch", "ische", "sch", "ten"),
}
#: Letters that only some of them write.
_LETTERS = {
    "ñ": ("es", "gl"), "¿": ("es",), "¡": ("es",), "ã": ("pt",), "õ": ("pt",), "ç": ("pt", "fr", "ca"),
    "ß": ("de",), "ü": ("de", "ca"), "ä": ("de",), "ö": ("de",), "è": ("it", "fr", "ca"), "ê": ("pt", "fr"),
    "à": ("it", "fr", "ca", "pt"), "ò": ("it", "ca"), "ù": ("it", "fr"), "û": ("fr",), "î": ("fr",), "ô": ("pt", "fr"),
    "œ": ("fr",), "â": ("pt", "fr"), "ï": ("ca", "fr"), "·": ("ca",), "ì": ("it",),
}  # fmt: skip
#: A neighbour that has the same commonest words: told from each other only as far as may be.
_SIBLINGS = frozenset({"pt", "gl"})
_RULED = frozenset({"en", "es"})
_LONGEST_ENDING = max(len(ending) for endings in _ENDINGS.values() for ending in endings)
_SHORTEST_STEM = 3
#: An ending that at most two languages share counts as a known word.
_HALF = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_CHARACTERS = 20_000
#: Less than this is chance.
_LEAST = 1.5
#: By how much the winner leads: a language with rules by a little, another one, which is rarer, by more.
_LEAD = 0.25
_LEAD_OF_OTHERS = 1.0
_CLEAR = 1.08
#: In running text about every third word is among these; in a language that is not here a few are so by chance.
_SHARE = 6


def _shared(sets: dict[str, frozenset[str]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Each entry with the languages that have it and what it weighs for each: the less, the more of them share it."""
    owners: dict[str, list[str]] = {}
    for language, entries in sets.items():
        for entry in entries:
            owners.setdefault(entry, []).append(language)
    return {entry: tuple((each, 1 / len(some)) for each in some) for entry, some in owners.items()}


_LANGUAGES_OF = {
    word: tuple(language for language, words in _WORDS.items() if word in words)
    for word in frozenset().union(*_WORDS.values())
}
_ENDING_WEIGHTS = _shared({language: frozenset(endings) for language, endings in _ENDINGS.items()})


def fold(word: str) -> str:
    """The word in lower case without accents ("Según" and "SEGUN" are both "segun"). May change its length."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(mark for mark in unicodedata.normalize("NFD", low) if not unicodedata.combining(mark))


def language_of(tag: str, text: str) -> str:
    """The language of a tag ("es" of "es-MX" or "es_MX"); "" and "auto" guess it from the text, English if in doubt."""
    language = tag.replace("_", "-").split("-")[0].lower()
    return (guess_language(text) or "en") if language in ("", "auto") else language


def guess_language(text: str) -> str:
    """The language tag, or "" when the text is too short, too mixed or in a language unknown here.

    "en" and "es" have rules; "pt", "gl", "ca", "it", "fr" and "de" are told so that they are taken for neither.
    A story in one language that quotes another is in the one that most of its words are in.
    """
    sample = unicodedata.normalize("NFC", text[:_CHARACTERS]).lower()
    scores = dict.fromkeys(_WORDS, 0.0)
    known = dict.fromkeys(_WORDS, 0)
    total = 0
    for match in _WORD.finditer(sample):
        word = match.group()
        total += 1
        for language in _LANGUAGES_OF.get(word, ()):
            scores[language] += 1
            known[language] += 1
        if word not in _LANGUAGES_OF:
            for language, weight in _ending(word):
                scores[language] += weight
                known[language] += weight >= _HALF
    for letter, languages in _LETTERS.items():
        count = min(sample.count(letter), 1 + total // 20)
        for language in languages:
            scores[language] += count / len(languages)
    best, *others = sorted(scores, key=lambda language: -scores[language])
    second = next(other for other in others if not {best, other} <= _SIBLINGS)
    lead = max(_LEAD if best in _RULED else _LEAD_OF_OTHERS, scores[second] * (_CLEAR - 1))
    if scores[best] < _LEAST or scores[best] - scores[second] < lead or known[best] * _SHARE < total:
        return ""
    return best


def _ending(word: str) -> tuple[tuple[str, float], ...]:
    """The languages of the longest ending the word has."""
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        found = _ENDING_WEIGHTS.get(word[-size:])
        if found is not None:
            return found
    return ()
