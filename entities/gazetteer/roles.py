"""One way to write an office: "Minister of Foreign Affairs", "foreign minister" and "canciller" are one role.

English and Spanish. A role is folded: lower case, no accents.
"""

import re
from functools import lru_cache

from entities.gazetteer.folding import fold
from entities.gazetteer.words import word_set

#: Words that say no more than "who leads the state"; they fit whoever holds one of HEADS.
LEADERS = frozenset({"leader", "head of state", "head of government", "mandatario", "mandataria"})
HEADS = frozenset({"president", "prime minister", "chancellor", "supreme leader", "premier"})

_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+")
_DEPARTMENT_HEAD = re.compile(r"(secretary|minister) (?:of|for|de) (?:the |la |el )?(.+)")
_WHOLE = {
    "primer ministro": "prime minister",
    "primera ministra": "prime minister",
    "premier": "prime minister",
    "fiscal general": "attorney general",
    "procurador general": "attorney general",
    "procuradora general": "attorney general",
    "canciller": "foreign minister",
    "jefe de estado": "head of state",
    "jefa de estado": "head of state",
    "jefe de gobierno": "head of government",
    "jefa de gobierno": "head of government",
}
_WORDS = {
    "presidente": "president",
    "presidenta": "president",
    "vicepresidente": "vice president",
    "vicepresidenta": "vice president",
    "vicepresident": "vice president",
    "secretario": "secretary",
    "secretaria": "secretary",
    "ministro": "minister",
    "ministra": "minister",
    "gobernador": "governor",
    "gobernadora": "governor",
    "alcalde": "mayor",
    "alcaldesa": "mayor",
    "director": "director",
    "directora": "director",
    "lider": "leader",
    "embajador": "ambassador",
    "embajadora": "ambassador",
    "rey": "king",
    "reina": "queen",
    "defence": "defense",
    "defensa": "defense",
    "estado": "state",
    "hacienda": "finance",
    "justicia": "justice",
    "salud": "health",
    "marina": "navy",
    "seguridad": "security",
    "gobernacion": "interior",
    "relaciones exteriores": "foreign",
    "asuntos exteriores": "foreign",
    "foreign affairs": "foreign",
    "foreign relations": "foreign",
}
_WORD = re.compile(r"\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b")
#: The last word of a role that also stands before a surname: "Governor Ortmann".
_TITLES = word_set(
    """president minister secretary senator governor chancellor ambassador mayor king queen director general
    commissioner premier speaker"""
)
#: The last word of a role, whatever the language it was written in, or a word by which one begins.
TITLE_WORDS = _TITLES | word_set(
    """leader mandatario mandataria presidente presidenta vicepresidente vicepresidenta ministro ministra secretario
    secretaria gobernador gobernadora alcalde alcaldesa canciller chief head premier vice-president
    secretary-general"""
)
_SHORT_TITLES = {
    "president": ("Pres.", "presidente", "presidenta"),
    "governor": ("Gov.", "gobernador", "gobernadora"),
    "senator": ("Sen.", "senador", "senadora"),
    "prime minister": ("premier", "primer ministro", "primera ministra"),
    "representative": ("Rep.",),
    "general": ("Gen.",),
}


@lru_cache(maxsize=4096)
def role_of(words: str) -> str:
    """The role that the words name, in one writing; the words themselves, folded, where no rule applies."""
    text = _ARTICLE.sub("", fold(" ".join(words.split())).text).replace("-", " ").strip()
    if text in _WHOLE:
        return _WHOLE[text]
    text = _WORD.sub(lambda match: _WORDS[match[0]], text)
    department = _DEPARTMENT_HEAD.fullmatch(text)
    if department:
        return f"{department[2]} {department[1]}"
    return text


def titles_before_surname(role: str) -> tuple[str, ...]:
    """How the role stands before a surname: "foreign minister", "minister"; empty for what is no title."""
    last = role.rpartition(" ")[2]
    if last not in _TITLES:
        return ()
    alone = () if last in ("general", "director") else (last,)
    return tuple(dict.fromkeys((role, *alone, *_SHORT_TITLES.get(role, ()))))
