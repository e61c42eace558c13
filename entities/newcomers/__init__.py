"""Finds the names in a text that are not on file yet, and guesses what bears them. Pure Python: no Django.

`newcomers_in(text, taken, nations)` gives what the desk could put on file, `find_names` also places and unclear
names. `taken` are the spans that the gazetteer found.
"""

from entities.newcomers.finder import find_names, newcomers_in
from entities.newcomers.records import Newcomer, Place

__all__ = ["Newcomer", "Place", "find_names", "newcomers_in"]
