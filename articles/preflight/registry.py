"""Every rule of preflight, for the screens that list them: what it objects to, how much, and by example.

The notes stand in one module for each family of rules, as the rules themselves do in one module each.
"""

from __future__ import annotations

from articles.preflight.note import RuleNote
from articles.preflight.notes_lines import LINES
from articles.preflight.notes_records import RECORDS
from articles.preflight.notes_sentences import SENTENCES

#: By id, in the order of the rule book.
NOTES: dict[str, RuleNote] = {
    note.rule: note for note in sorted((*LINES, *RECORDS, *SENTENCES), key=lambda note: note.order)
}
