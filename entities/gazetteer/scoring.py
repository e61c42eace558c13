"""How well each candidate of an ambiguous mention fits, from 0 to 1, and when one of them decides.

A score is no probability; it orders the candidates by the evidence in the text, and the parts add up:

    FITS     the words fit a name on file                                0.3
    NAMED    a full, strong name of the candidate stands elsewhere       0.4
    TITLED   a title or kind word beside it is the candidate's           0.3
             ("Senator …", "the … cartel")
    COUNTRY  a country of the candidate's is named in the text           0.15
    WEAK     only a weak alias fits: the sum is halved
    LONGER   the name in the text goes on beyond the one on file: halved

A full name elsewhere, a title or a kind word decides when it speaks for one candidate more than for every other. A
country alone does not.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from entities.gazetteer.folding import fold
from entities.gazetteer.records import MentionMatch
from entities.gazetteer.window import following, preceding
from entities.gazetteer.words import word_set

FITS, NAMED, TITLED, COUNTRY = 0.3, 0.4, 0.3, 0.15
HALF = 0.5

KIND_WORDS: Mapping[str, frozenset[str]] = {
    "cartel": word_set("cartel cartels cartel's syndicate mafia carteles"),
    "gang": word_set("gang gangs band pandilla banda"),
    "faction": word_set("faction factions faccion wing"),
    "official": word_set("president minister senator governor secretary mayor lawmaker politician official"),
    "agency": word_set("agency bureau department ministry office agencia ministerio"),
    "government": word_set("government gobierno administration"),
    "country": word_set("country nation republic pais"),
    "media": word_set("newspaper broadcaster magazine network channel daily outlet website diario periodico"),
    "company": word_set("company firm corporation bank empresa compania"),
    "organisation": word_set("organisation organization group charity union organizacion"),
}
_PERSON_WORDS = word_set(
    """president senator governor minister secretary mayor congressman congresswoman representative deputy judge
    general admiral colonel commander director chief ambassador prosecutor lawyer attorney professor doctor actor
    actress singer musician footballer player coach writer author journalist activist banker businessman
    businesswoman politician diplomat bishop cardinal priest economist historian chancellor premier king queen
    senador senadora gobernador gobernadora presidente presidenta ministro ministra alcalde alcaldesa diputado
    diputada juez fiscal abogado abogada periodista"""
)
_TOKEN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity beside its names: words that stand beside it, and keys of its countries."""

    words: frozenset[str]
    countries: frozenset[str]

    def is_at_home(self, named: Set[str]) -> bool:
        """False where the text is about countries (their keys), and none of them is the entity's own."""
        return not named or not self.countries or not self.countries.isdisjoint(named)


def profile_words(kind: str, is_person: bool, about: str) -> frozenset[str]:
    """The words that may stand beside an entity of this kind, with those of the line `about` it on file."""
    own = frozenset(_TOKEN.findall(fold(about).text))
    if is_person:
        return own & _PERSON_WORDS
    return KIND_WORDS.get(kind, frozenset()) | (own & frozenset().union(*KIND_WORDS.values()))


def words_beside(text: str, start: int, end: int) -> frozenset[str]:
    """The folded words of the same clause: three before the mention and two after it."""
    before = re.split(r"[.;:!?()\"“”]", preceding(text, start))[-1]
    after = re.split(r"[.;:!?()\"“”,]", following(text, end))[0]
    return frozenset(_TOKEN.findall(fold(before).text)[-3:] + _TOKEN.findall(fold(after).text)[:2])


def weigh(
    found: MentionMatch,
    text: str,
    profiles: Mapping[str, Profile],
    named: frozenset[str],
    countries: frozenset[str],
) -> MentionMatch:
    """The ambiguous mention with its candidates scored, best first; decided where the evidence decides."""
    beside = words_beside(text, found.start, found.end)
    scores: dict[str, float] = {}
    deciding: dict[str, int] = {}
    for key in found.candidates:
        profile = profiles[key]
        is_named, is_titled = key in named, not profile.words.isdisjoint(beside)
        score = FITS + NAMED * is_named + TITLED * is_titled
        score += COUNTRY * (not profile.countries.isdisjoint(countries))
        scores[key] = round(min(1.0, score) * (HALF if found.weak else 1) * (HALF if found.longer else 1), 2)
        deciding[key] = is_named + is_titled
    order = sorted(found.candidates, key=lambda key: (-scores[key], key))
    most = max(deciding.values())
    best = [key for key in order if deciding[key] == most]
    if most and len(best) == 1 and len(order) > 1 and not found.longer and not found.weak:
        return replace(found, key=best[0], candidates=(), ambiguous=False, scores=())
    return replace(found, candidates=tuple(order), scores=tuple(scores[key] for key in order))
