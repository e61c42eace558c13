"""Told by the company they keep: "his associates", "networks such as", "a front for", "on the payroll of"."""

from articles.claims.detector.wordlists import word_set
from articles.uncued import words
from articles.uncued.hints import HEDGES, Hint, group_start, hedged
from articles.uncued.lines import Line
from articles.uncued.whom import SOMEBODY, Reader, Whom

NETWORKS = word_set("network networks")

ES_NETWORKS = word_set("red redes")

_CROOKED = word_set(
    """
    criminal trafficking smuggling drug drugs terror terrorist spy money-laundering laundering shadowy secretive shadow
    corruption patronage clandestine underground offshore shell shady murky crime vast sprawling
    """
)

_HARMLESS_NETWORKS = word_set(
    """
    tv television social broadcast broadcasting news computer neural rail railway road transport transit electric
    electricity power phone mobile cable sensor radio seismic water hospital support school research global cellular
    wireless wi-fi fibre fiber bus tram satellite internet local national professional sports
    """
)

ASSOCIATES = word_set("associate associates cronies crony henchman henchmen bagman frontman confidant")

ES_ASSOCIATES = word_set(
    "allegado allegados testaferro testaferros compinche compinches socio socios secuaz secuaces"
)

_TITLES_AFTER = word_set(
    "professor professors director dean justice editor producer degree degrees member members attorney vice pastor "
    "minister secretary warden counsel fellow head"
)

_NOT_ASSOCIATES_OF = word_set("arts science applied royal academy college institute university")


def network(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "smuggling networks such as the Night Ferry", "Rudo Malk's network"; television has networks too."""
    keys = line.keys
    before = keys[max(0, index - 3) : index]
    if set(before) & _HARMLESS_NETWORKS or hedged(line, index, index):
        return None
    owner = before[-1] if before else ""
    after = keys[index + 1 : index + 3]
    right = None
    if after[:2] in (["such", "as"], ["tales", "como"]):
        right = reader.after(line, index + 3)
    elif after[:1] and after[0] in ("like", "including", "of", "como", "de", "del"):
        right = reader.after(line, index + 2)
    owned = owner.endswith(("'s", "s'")) and index > 0
    if owned:
        phrase = reader.before(line, index)
        on_person = bool(phrase and phrase.entities) or (
            line.tokens[index - 1].is_capital and index > 1 and line.tokens[index - 2].is_capital
        )
        if not on_person or owner.removesuffix("'s") in words.COUNTRIES:
            return None
        return Hint(
            max(0, index - 1),
            index + 1,
            "insinuation.network",
            _NETWORK_WHY,
            phrase.entities if phrase else (),
        )
    crooked = bool(set(before) & _CROOKED)
    if right is None or right.whom not in SOMEBODY | {Whom.CRIME}:
        return None
    if right.whom in (Whom.GROUP, Whom.NAME) and not (crooked or right.entities):
        return None
    return Hint(index, right.end, "insinuation.network", _NETWORK_WHY, right.entities)


_NETWORK_WHY = "“network” makes one of many, and nobody is named who says that they belong together."


def associate(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "an associate of the general", "his cronies"; an associate professor is none."""
    keys = line.keys
    if line.tokens[index].is_capital and index:
        return None
    if index + 1 < len(keys) and keys[index + 1] in _TITLES_AFTER:
        return None
    if hedged(line, index, index) or set(keys[max(0, index - 4) : index]) & HEDGES:
        return None
    owner = next((i for i in range(index - 1, max(-1, index - 4), -1) if keys[i].endswith(("'s", "s'"))), -1)
    near = keys[max(0, index - 3) : index]
    own = bool(set(near) & {"his", "her", "their", "sus"}) and not set(near[-1:]) & {"and", "or", "y"}
    right = None
    if index + 2 < len(keys) and keys[index + 1] in ("of", "de", "del"):
        right = reader.after(line, index + 2)
        if right is None or set(keys[right.start : right.end]) & _NOT_ASSOCIATES_OF:
            return None
    elif own:
        if line.tokens[min(index + 1, len(keys) - 1)].text == "," and keys[index].startswith("associate"):
            return None  # "and his associates, Ana Sol and ...": they are named
        return Hint(index, index + 1, "insinuation.associate", _ASSOCIATE_WHY)
    elif owner >= 0:
        right = reader.before(line, owner + 1)
    if right is None or right.whom not in (Whom.PERSON, Whom.ILLICIT, Whom.NAME):
        return None
    return Hint(
        min(index, right.start),
        max(index + 1, right.end),
        "insinuation.associate",
        _ASSOCIATE_WHY,
        right.entities,
    )


_ASSOCIATE_WHY = "Somebody is told by whose company they keep, and nobody is named who says so."


def front(line: Line, index: int, reader: Reader) -> Hint | None:
    """As in "a front for the ring", "on the payroll of", "in the pocket of"."""
    keys = line.keys
    lead = keys[index - 1] if index else ""
    before = keys[index - 2] if index > 1 else ""
    fits = {
        "front": lead in ("a", "as") and keys[index + 1 : index + 2] == ["for"],
        "payroll": before == "on" and keys[index + 1 : index + 2] == ["of"],
        "pocket": before == "in" and keys[index + 1 : index + 2] == ["of"],
        "pockets": before == "in" and keys[index + 1 : index + 2] == ["of"],
        "cahoots": lead == "in" and keys[index + 1 : index + 2] == ["with"],
        "nomina": before == "en" and keys[index + 1 : index + 2] in (["de"], ["del"]),
        "fachada": keys[index + 1 : index + 2] in (["de"], ["del"], ["para"]),
        "sueldo": lead == "a" and keys[index + 1 : index + 2] in (["de"], ["del"]),
    }
    if not fits.get(keys[index], False) or hedged(line, group_start(line, max(0, index - 2)), index):
        return None
    right = reader.after(line, index + 2)
    if right is None or right.whom not in SOMEBODY | {Whom.BODY, Whom.CRIME}:
        return None
    if keys[index] in ("payroll", "nomina", "fachada", "sueldo") and right.whom is not Whom.ILLICIT:
        return None
    return Hint(
        index,
        right.end,
        "insinuation.front",
        "The words make one a tool of another, and nobody is named who says so.",
        right.entities,
    )
