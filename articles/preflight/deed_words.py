"""Verbs that tell a crime, with what must follow them to tell one. English and Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from articles.claims.detector.tokens import Token
from articles.claims.detector.wordlists import word_set

#: May stand before a name and belong to it.
TITLES = word_set(
    """
    mr mrs ms dr sen gen col capt lt sgt senator general colonel captain president minister mayor governor judge admiral
    former then ex banker businessman businesswoman tycoon officer policeman commander the director deputy king prince
    sheriff reverend bishop congressman congresswoman lawmaker secretary chief premier a an
    el la señor señora don doña alcalde alcaldesa presidente presidenta senador senadora diputado diputada coronel
    capitan ministro ministra gobernador gobernadora juez jueza empresario empresaria banquero banquera comisario
    """
)
OFFICES = word_set(
    """
    president premier chancellor king queen prince mayor governor senator chairman chairwoman commissioner congressman
    congresswoman ambassador sheriff archbishop bishop
    presidente presidenta alcalde alcaldesa gobernador gobernadora senador senadora ministro ministra
    """
)
CRIMES = word_set(
    """
    murder murders killing killings assassination assassinations massacre massacres kidnapping kidnappings abduction
    bombing bombings poisoning fraud theft robbery robberies smuggling trafficking laundering corruption bribery
    embezzlement extortion genocide torture rape rapes racketeering arson atrocities atrocity perjury treason terrorism
    conspiracy heist crimes crime drug drugs cocaine heroin lynching beheading blackmail forgery plunder looting
    asesinato asesinatos matanza masacre masacres secuestro secuestros fraude robo robos contrabando narcotrafico
    trafico lavado corrupcion soborno sobornos desfalco extorsion tortura torturas violacion violaciones genocidio
    atentado atentados crimen crimenes delito delitos homicidio homicidios malversacion
    """
)
_VIOLENT = word_set(
    """
    murder murders killing killings assassination assassinations massacre massacres kidnapping kidnappings abduction
    bombing bombings poisoning torture lynching beheading beatings arson
    asesinato asesinatos matanza masacre secuestro secuestros atentado atentados homicidio tortura
    """
)
_SELF = word_set("himself herself themselves itself myself yourself")
_MONEY = word_set(
    """
    money cash funds proceeds profits millions dollars euros pesos crowns pounds billions earnings bribes
    dinero fondos millones ganancias dolares recursos
    """
)
_PEOPLE = word_set(
    """
    people civilians man men woman women boy girl child children wife husband son daughter brother sister mother father
    partner neighbour neighbor officer officers policeman policemen soldiers protesters demonstrators prisoners
    detainees journalist journalists students worker workers victims girlfriend boyfriend lawyer villagers dockworkers
    minors minor girls boys teenager teenagers inmates student
    """
)
_COUNT = word_set("two three four five six seven eight nine ten eleven twelve dozens scores hundreds several")
_BRIBES = word_set(
    "bribe bribes kickback kickbacks soborno sobornos coima coimas mordida mordidas moordidas comisiones"
)
_DRUGS = word_set(
    "drugs cocaine heroin fentanyl meth methamphetamine opium narcotics drogas cocaina heroina fentanilo"
)
_RINGS = word_set(
    "ring rings network networks gang gangs syndicate syndicates cartel empire racket rackets banda red cartel carteles"
)
_CROOKED = word_set(
    """
    smuggling trafficking drug drugs criminal crime extortion kidnapping money-laundering laundering bribery
    prostitution fraud protection counterfeiting blackmail contrabando narcotrafico trafico secuestradores lavado
    cartel carteles drogas
    """
)
_VOTES = word_set(
    "vote votes election elections ballot ballots tender tenders bid bids it results referendum"
)
_PAPERS = word_set(
    """
    documents document ballots signature signatures papers passport passports letters evidence certificates certificate
    invoices cheque cheques check checks visas documentos firmas pasaportes facturas actas boletas
    """
)
_NOT_STOLEN = word_set(
    """
    show spotlight scene headlines headline heart hearts march thunder base bases glance glances ball limelight win
    victory lead possession kiss kisses away into past out home second third look looks moment attention points point
    protagonismo camara corazon corazones escena atencion espectaculo balon pelota victoria punto puntos minuto beso
    """
)
_ARTICLES = word_set("a an the his her their at least")
_LOOSE_ENDS = word_set("into in on at for with from to of by the a an his her de en a con por")
_DEAD = word_set("dead death")
#: Words of those who work against crimes, or only speak of them.
_FIGHTING = word_set(
    """
    investigating fighting prosecuting preventing combating combatting fight prevention policy security efforts effort
    campaign research solving against inquiry investigation probe response reporting covering unit squad
    """
)
_GAMES = word_set(
    "game match goal season league inning innings coach goalkeeper striker playoff penalty club"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of crime. `finite` forms stand alone, `participles` behind "has". `needs` are words of which one must
    follow within `reach`, `spares` words that make it harmless. `is_state`: an adjective behind a form of "be".
    `harms`: in the passive it is a crime of whoever stands behind "by".
    """

    finite: frozenset[str]
    participles: frozenset[str]
    needs: frozenset[str] | None = None
    spares: frozenset[str] = _SELF
    reach: int = 4
    after: tuple[str, ...] = ()
    is_state: bool = False
    also: frozenset[str] | None = None
    harms: bool = False

    @property
    def tells_in_passive(self) -> bool:
        """Whether "was ... by" tells a crime: the verb alone does, or it harms people."""
        return self.harms or (self.needs is None and not self.after and not self.is_state)

    @property
    def needs_object(self) -> bool:
        return not self.after and not self.is_state

    def fits(self, keys: Sequence[str], tokens: Sequence[Token], index: int) -> int:
        """How many tokens tell the deed, 0 where what follows does not make it one."""
        place = index + 1
        for word in self.after:
            if place >= len(keys) or keys[place] != word:
                return 0
            place += 1
        end = place
        limit = min(len(keys), place + self.reach)
        while (
            end < limit
            and tokens[end].is_word
            and keys[end] not in ("and", "but", "who", "that", "which", "y")
        ):
            end += 1
        following = keys[place:end]
        if self.needs is _DEAD and following[:1] and following[0] in _DEAD:
            whom = keys[place + 1 : place + 2]
            if not whom or whom[0] not in _COUNT | _PEOPLE | _ARTICLES:
                return 0  # "Valtos shot dead": it was done to him
        if self.spares & set(following) or (self.spares is not _SELF and _GAMES & set(keys)):
            return 0
        shown = following if self.after else following[:2]
        while shown and shown[-1] in _LOOSE_ENDS:
            shown = shown[:-1]
        if self.needs is None:
            return place - index + len(shown)
        hit = next(
            (i for i in range(place, end) if keys[i] in self.needs or _is_sum(tokens[i], self.needs)), -1
        )
        if hit < 0 or (self.also is not None and not self.also & set(keys[place : limit + 2])):
            return 0
        return hit + 1 - index


def _is_sum(token: Token, needs: frozenset[str]) -> bool:
    return needs is _MONEY and token.text[0] in "$€£"


def _forms(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """In "stole steals | stolen": finite forms, then participles."""
    finite, _, participles = text.partition("|")
    return word_set(finite), word_set(participles or finite)


def _deed(text: str, **limits: object) -> Deed:
    return Deed(*_forms(text), **limits)  # type: ignore[arg-type]


_ENGLISH = (
    _deed("murdered murders | murdered"),
    _deed("assassinated assassinates | assassinated"),
    _deed("massacred massacres | massacred"),
    _deed("raped rapes | raped"),
    _deed("tortured tortures | tortured"),
    _deed("kidnapped kidnaps | kidnapped"),
    _deed("abducted abducts | abducted"),
    _deed("embezzled embezzles | embezzled"),
    _deed("bribed bribes | bribed"),
    _deed("extorted extorts | extorted"),
    _deed("blackmailed blackmails | blackmailed"),
    _deed("defrauded defrauds | defrauded"),
    _deed("swindled swindles | swindled"),
    _deed("smuggled smuggles | smuggled"),
    _deed("trafficked traffics | trafficked"),
    _deed("strangled strangles | strangled"),
    _deed("molested molests | molested"),
    _deed("robbed robs | robbed", spares=word_set("victory win chance title glory")),
    _deed("stole steals | stolen", spares=_NOT_STOLEN, reach=5),
    _deed("laundered launders | laundered", needs=_MONEY, reach=6),
    _deed("killed kills | killed", needs=_PEOPLE | _COUNT, spares=_SELF | word_set("bill"), harms=True),
    _deed("stabbed stabs shot shoots | stabbed shot", needs=_DEAD, spares=_SELF, reach=6, harms=True),
    _deed(
        "poisoned poisons slaughtered butchered executed beheaded beheads enslaved assaulted assaults gunned harassed "
        "| poisoned slaughtered butchered executed beheaded enslaved assaulted gunned harassed",
        needs=_PEOPLE | _COUNT,
        harms=True,
    ),
    _deed("siphoned siphons | siphoned", needs=_MONEY | word_set("off"), reach=6),
    _deed("misappropriated misappropriates | misappropriated"),
    _deed("looted loots plundered plunders pilfered | looted plundered pilfered"),
    _deed(
        "scammed scams fleeced conned duped cheated cheats | scammed fleeced conned duped cheated",
        needs=_PEOPLE | _COUNT | word_set("pensioners customers investors clients thousands"),
    ),
    _deed("bought buys sold | bought sold", needs=word_set("votes"), reach=2),
    _deed(
        "counterfeited counterfeits | counterfeited",
        needs=_MONEY | _PAPERS | word_set("notes banknotes bills"),
    ),
    _deed("peddled peddles | peddled", needs=_DRUGS | word_set("weapons arms")),
    _deed(
        "planted plants detonated detonates | planted detonated",
        needs=word_set("bomb bombs explosives device"),
        reach=3,
    ),
    _deed("hired hires | hired", needs=word_set("hitman hitmen assassin assassins killers"), reach=3),
    _deed("rigged rigs | rigged", needs=_VOTES),
    _deed("forged forges falsified falsifies | forged falsified", needs=_PAPERS),
    _deed(
        "took takes accepted accepts received receives pocketed demanded demands paid pays solicited "
        "| taken accepted received pocketed demanded paid solicited",
        needs=_BRIBES,
    ),
    _deed(
        "committed commits | committed",
        needs=CRIMES | word_set("abuses"),
        reach=5,
        spares=word_set("to preventing fighting"),
    ),
    _deed("ordered orders | ordered", needs=_VIOLENT, reach=5),
    _deed(
        "orchestrated orchestrates masterminded masterminds plotted plots arranged financed funded directed oversaw "
        "| orchestrated masterminded plotted arranged financed funded directed overseen",
        needs=_VIOLENT | word_set("fraud heist robbery robberies smuggling trafficking"),
        spares=word_set("film series documentary investigation inquiry probe response fight"),
        reach=4,
    ),
    _deed(
        "ran runs led leads headed heads controlled controls | run led headed controlled",
        needs=_RINGS,
        also=_CROOKED,
        spares=word_set("anti-drug investigation task unit fight"),
        reach=5,
    ),
    _deed(
        "profited profits benefited benefits benefitted | profited benefited",
        needs=CRIMES,
        after=("from",),
        reach=5,
    ),
    _deed(
        "sold sells dealt deals | sold dealt", needs=_DRUGS, reach=3, spares=word_set("prescription legal")
    ),
    _deed("abused abuses groomed grooms | abused groomed", needs=_PEOPLE, reach=4),
    _deed("participated participates | participated", needs=CRIMES, after=("in",), reach=5),
    _deed("evaded evades dodged dodges | evaded dodged", needs=word_set("tax taxes"), reach=3),
    _deed("incited incites | incited", needs=word_set("violence riot riots hatred murder"), reach=4),
    Deed(
        word_set("guilty"),
        word_set("guilty"),
        spares=word_set("pleasure"),
        after=("of",),
        is_state=True,
        reach=5,
    ),
    Deed(word_set("behind"), word_set("behind"), needs=CRIMES | _VIOLENT, is_state=True, reach=5),
    Deed(
        word_set("responsible"),
        word_set("responsible"),
        needs=CRIMES - word_set("crime drug drugs"),
        after=("for",),
        spares=_FIGHTING,
        is_state=True,
        reach=5,
    ),
    Deed(
        word_set("complicit involved"),
        word_set("complicit involved"),
        needs=CRIMES - word_set("crime"),
        after=("in",),
        spares=_FIGHTING,
        is_state=True,
        reach=5,
    ),
)

_SPANISH = (
    _deed("asesinó | asesinado"),
    _deed("mató | matado", needs=word_set("a"), reach=1, spares=word_set("se")),
    _deed("violó | violado", needs=word_set("a"), reach=1, spares=frozenset()),
    _deed("torturó | torturado"),
    _deed("secuestró | secuestrado"),
    _deed("sobornó | sobornado"),
    _deed("extorsionó | extorsionado"),
    _deed("estafó defraudó | estafado defraudado"),
    _deed("malversó | malversado"),
    _deed("desvió | desviado", needs=_MONEY),
    _deed("lavó blanqueó | lavado blanqueado", needs=_MONEY),
    _deed("robó | robado", spares=_NOT_STOLEN),
    _deed("traficó | traficado"),
    _deed("falsificó | falsificado", needs=_PAPERS),
    _deed("recibió aceptó cobró pagó exigió | recibido aceptado cobrado pagado exigido", needs=_BRIBES),
    _deed("ordenó | ordenado", needs=_VIOLENT | word_set("asesinar matar secuestrar torturar")),
    _deed("cometió perpetró | cometido perpetrado", needs=CRIMES),
    _deed("participó | participado", needs=CRIMES, after=("en",)),
    _deed(
        "dirigió dirige encabezó encabeza lideró lidera | dirigido encabezado",
        needs=_RINGS,
        also=_CROOKED,
        reach=5,
    ),
    Deed(word_set("culpable"), word_set("culpable"), after=("de",), spares=frozenset(), is_state=True),
)


@cache
def table(language: str) -> dict[str, tuple[Deed, ...]]:
    """The verbs by form, as printed in lower case with accents."""
    found: dict[str, list[Deed]] = {}
    for deed in _SPANISH if language == "es" else _ENGLISH:
        for form in deed.finite | deed.participles:
            found.setdefault(form, []).append(deed)
    return {form: tuple(deeds) for form, deeds in found.items()}
