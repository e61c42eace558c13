"""A source in the words of the story, fitted into a label: there it stands after "by", and often alone."""

from articles.claims.labels.names import with_article

#: What a label says where the story's words only point back to somebody named before.
ELSEWHERE = "a source that the story names elsewhere"

_POINTERS = frozenset(
    ["he", "she", "they", "it", "we", "who", "which", "this", "that", "these", "those", "another"]
)
_POINTERS |= {"the former", "the latter", "the first", "the second", "the other", "the others", "this person"}

#: Words that have a capital only where they open a sentence, whatever follows them ...
_NEVER_NAMES = frozenset(
    """
    all anonymous another both each eight few five four her his its many most my nine one other our senior seven
    several six some ten that their these this those three two unnamed
    """.split()
)
#: ... and words that may begin a name, and do when a capital follows: "The Guardian", "State Department".
_SELDOM_NAMES = frozenset(
    """
    a administration aides an analysts authorities campaigners critics doctors experts eyewitnesses investigators
    journalists judges lawmakers lawyers local military neighbours officers officials opponents organisers police
    prosecutors protesters relatives researchers residents rescuers scientists security soldiers sources students
    supporters survivors the victims witnesses
    """.split()
)


def points_back(words: str, names: tuple[str, ...] = ()) -> bool:
    """True for a pronoun, and for part of the one name on file: "Sheinbaum" says less than "Claudia Sheinbaum"."""
    said = words.strip().lower()
    return said in _POINTERS or (len(names) == 1 and said in names[0].lower().split()[1:])


def as_printed(words: str) -> str:
    """The words of a source as they stand behind "by": "Two officials" opens a sentence, a label does not."""
    if points_back(words):
        return ELSEWHERE
    first, _, rest = words.partition(" ")
    opens_sentence = first.lower() in _NEVER_NAMES or (
        first.lower() in _SELDOM_NAMES and not rest[:1].isupper()
    )
    return " ".join([first.lower(), rest]).strip() if opens_sentence else with_article(words)
