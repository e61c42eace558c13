"""The kinds of names in the database are those that the gazetteer knows."""

from typing import get_args, get_type_hints

from entities.enums import NameKind
from entities.gazetteer import NameEntry


def test_kinds_of_names_are_those_of_the_gazetteer():
    assert set(NameKind.values) == set(get_args(get_type_hints(NameEntry)["kind"]))
