"""Nouns that call somebody an offender, and whom they call so: "drug lord X", "X, a fraudster", "X is a thief"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.claims.detector.wordlists import word_set
from articles.claims.detector.words import BE
from articles.preflight.people import Named, people_of_line
from articles.uncued.lines import Line
from articles.uncued.names import is_verb

NOUNS = word_set(
    """
    kingpin kingpins trafficker traffickers smuggler smugglers murderer murderers killer killers assassin assassins
    hitman hitmen gangster gangsters mobster mobsters mafioso mafiosi warlord warlords terrorist terrorists
    narco-terrorist narcoterrorist thief thieves robber robbers burglar burglars fraudster fraudsters swindler swindlers
    conman conmen crook crooks launderer launderers rapist rapists paedophile pedophile paedophiles pedophiles molester
    kidnapper kidnappers extortionist embezzler racketeer racketeers arsonist gunman gunmen torturer torturers druglord
    narco narcos criminal criminals narcotrafficker narcotraffickers
    narcotraficante narcotraficantes traficante traficantes capo capos sicario sicarios asesino asesina asesinos
    homicida homicidas estafador estafadora estafadores ladron ladrona ladrones delincuente delincuentes terrorista
    terroristas mafioso mafiosos secuestrador secuestradora violador violadores contrabandista contrabandistas
    torturador torturadores genocida pederasta pederastas malversador narcoterrorista
    """
)
#: With a crooked trade before them these are offenders too: "drug lord", "cartel boss".
_BOSSES = word_set(
    "lord lords baron barons boss bosses leader leaders chief chiefs capo godfather queen dealer dealers"
)
_TRADES = word_set(
    "drug drugs cartel crime mafia gang mob terror terrorist trafficking smuggling narcotics narco underworld"
)
#: Of a drug one may be a dealer, of arms too; of a cartel only a boss.
_DEALT = word_set("drug drugs narcotics")
#: What stands behind a crime: only with the crime named.
_ARTISTS = word_set("artist artists man men")
_MASTERMINDS = word_set("mastermind masterminds ringleader ringleaders perpetrator perpetrators cerebro")
#: As the whole of a phrase an adjective is a noun.
_ADJECTIVES = word_set("criminal criminals narco narcos terrorist terrorista asesino asesina homicida")
_HEDGES = word_set(
    """
    alleged suspected accused purported reputed presumed so-called would-be supposed rumoured rumored fictional
    self-styled self-described anti counter non no not never former-anti like against unlike presunto presunta
    presuntos supuesto supuesta supuestos acusado acusada sospechoso sospechosa
    """
)
_SUSPECTS = word_set(
    """
    alleged suspected purported reputed presumed supposed rumoured rumored presunto presunta presuntos supuesto supuesta
    supuestos
    """
)
_CONVICTED = word_set("convicted condenado condenada convicto convicta sentenced confessed")
_ARTICLES = word_set("a an the one un una el la al del uno los las")
_STOPS = word_set(
    """
    who that which whose and of from with in at but for to by on about against under like over into than as
    de que del en y con para por contra sobre como
    """
)
_AFTER = word_set("who of from and with in that which whose behind wanted but at que de del en y con since")
_BE_FORMS = BE | word_set("is was are were es era son eran fue")
_BETWEEN_COMMA_AND_NOUN = 5
#: Nouns by which a story goes on about the one it has named; "the murderer" may be nobody knows who.
_TOLD_AGAIN = word_set(
    """
    kingpin trafficker smuggler fraudster swindler gangster mobster crook launderer warlord narcotraficante
    traficante capo estafador mafioso
    """
)


@dataclass(frozen=True, slots=True)
class Called:
    """Tokens `start` to `end` call `who` an offender; `noun` is the place of the noun, `word` the noun itself.
    `is_convicted` where the words themselves say that a court did.
    """

    start: int
    end: int
    noun: int
    word: str
    who: Named
    is_convicted: bool


def called_in(
    line: Line, people: Sequence[Named], before: Line | None, *, hedged: bool = False
) -> Iterator[Called]:
    """Whom one sentence calls an offender, each noun once. `before` is the sentence before it in its block.

    `hedged`: those too whom it calls so with a hedge, "alleged drug lord".
    """
    if line.is_question:
        return
    here = list(people_of_line(line, list(people)))
    for index in range(len(line.tokens)):
        if not _is_offender(line, index):
            continue
        start = _phrase_start(line, index)
        near = line.keys[max(0, start - 2) : index]
        doubts = _HEDGES - _SUSPECTS if hedged else _HEDGES
        if doubts.intersection(near) or any(key.endswith("n't") for key in near):
            continue
        who = _who(line, start, index, here, people, before)
        if who is not None:
            first, last, named = who
            yield Called(first, last, index, _word(line, index), named, bool(_CONVICTED.intersection(near)))


def _is_offender(line: Line, index: int) -> bool:
    keys = line.keys
    key = keys[index]
    lead = keys[index - 1] if index else ""
    if line.tokens[index].quote >= 0:
        return False
    if key in _BOSSES - NOUNS:
        return lead in (_DEALT if key.startswith("dealer") else _TRADES)
    if key in _ARTISTS:
        return lead == "con"
    if key in _MASTERMINDS:
        after = keys[index + 1] if index + 1 < len(keys) else ""
        return after in ("of", "behind", "de", "del")
    return key in NOUNS


def _word(line: Line, index: int) -> str:
    """The noun as it is to be quoted, with its trade: "drug lord"."""
    first = index - 1 if line.keys[index] in _BOSSES - NOUNS | _ARTISTS else index
    return " ".join(token.low for token in line.tokens[first : index + 1])


def _phrase_start(line: Line, index: int) -> int:
    """Back over adjectives, names and the trade to the article; over adjectives alone where there is none."""
    first = index - (line.keys[index] in _ARTISTS)  # "con" is a preposition in the other language
    plain = first
    is_plain = True
    for at in range(first - 1, max(-1, first - 1 - _BETWEEN_COMMA_AND_NOUN), -1):
        token, key = line.tokens[at], line.keys[at]
        if key in _ARTICLES:
            # "one of the most wanted drug lords"
            return at - 2 if at > 1 and line.keys[at - 2 : at] in (["one", "of"], ["uno", "de"]) else at
        if not token.is_word or key in _BE_FORMS or key in _STOPS:
            break
        is_plain = is_plain and not (token.is_capital and at > 0 and not line.is_heading)
        plain = at if is_plain else plain
    return plain


def _who(
    line: Line,
    start: int,
    index: int,
    here: Sequence[tuple[int, int, Named]],
    people: Sequence[Named],
    before: Line | None,
) -> tuple[int, int, Named] | None:
    keys, tokens = line.keys, line.tokens
    after = index + 1
    for first, end, named in here:
        if first == after or (first == after + 1 and tokens[after].text in '“"‘'):
            if keys[index] == "criminal":
                break  # "criminal Ivo Lund": hardly ever of a person, often of a case
            return _with_trade(line, index), end, named
        closes = end >= len(tokens) or not tokens[end].is_word
        if first == after + 1 and tokens[after].text == "," and keys[start] in ("the", "el", "la") and closes:
            return start, end, named
    if after < len(tokens) and is_verb(line, after):
        return _told_again(line, start, index, people, before)
    if not _ends_phrase(line, after):
        return None
    for first, end, named in here:
        if (
            end < start
            and tokens[end].text == ","
            and start - end == 1
            and _is_noun_phrase(line, start, index)
        ):
            return first, after, named
        if end <= start and _is_predicate(line, end, start) and _is_noun_phrase(line, start, index):
            lead = keys[first - 1] if first else ""
            return (first, after, named) if lead not in ("of", "de", "by", "with", "for", "del") else None
    return None


def _told_again(
    line: Line, start: int, index: int, people: Sequence[Named], before: Line | None
) -> tuple[int, int, Named] | None:
    """In "Malk owns a hotel. The trafficker bought it in May": the only one of the sentence before."""
    if (
        start > 0
        or before is None
        or line.keys[0] not in ("the", "el")
        or line.keys[index] not in _TOLD_AGAIN
    ):
        return None
    whole = before.whole
    named = [one for one in people if whole.start <= one.start < whole.end]
    if len({one.key or one.name for one in named}) != 1:
        return None
    return start, index + 1, named[-1]


def _with_trade(line: Line, index: int) -> int:
    """Where the noun with its trade begins: what is quoted leaves out the article and the adjectives."""
    return index - 1 if index and line.keys[index - 1] in _TRADES else index


def _is_noun_phrase(line: Line, start: int, index: int) -> bool:
    """As in "a notorious fraudster", "the mastermind": an article, or a plain noun that is no adjective."""
    if line.keys[start] in ("a", "an", "the", "un", "una", "el", "la", "one"):
        return True
    return line.keys[index] not in _ADJECTIVES and start == index


def _is_predicate(line: Line, end: int, start: int) -> bool:
    between = line.keys[end:start]
    if not between or between[-1] in ("not", "never") or len(between) > 4:
        return False
    if not set(between) & (_BE_FORMS | {"remains", "became", "es", "era"}):
        return False
    return all(key in _BE_FORMS or key in _LIGHT for key in between)


_LIGHT = word_set("remains became also still simply plainly clearly has had been una un")


def _ends_phrase(line: Line, after: int) -> bool:
    return after >= len(line.tokens) or not line.tokens[after].is_word or line.keys[after] in _AFTER
