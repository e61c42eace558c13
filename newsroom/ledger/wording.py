"""How history reads to people: verbs, kinds of record, states and names, and where a record is opened.

The table stores words for machines. Every screen that shows an entry takes its words from here.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

#: What stands in place of a text that was emptied by order of law.
REDACTED = "(redacted)"
#: Who did what nobody did: commands and the clock.
THE_HOUSE = "The house"

#: verb -> how it reads. Any app may write a verb of its own; one that is not here prints as it is.
VERBS: dict[str, str] = {
    "add": "Added",
    "accept derivation": "Accepted a proposed origin",
    "add derivation": "Wrote down where a document comes from",
    "change derivation": "Changed where a document comes from",
    "dismiss derivation": "Dismissed a proposed origin",
    "remove derivation": "Took back where a document comes from",
    "add house word": "Added a house word",
    "answer task": "Answered a task",
    "approve": "Approved",
    "approve waiver": "Approved a waiver",
    "ask reply": "Asked for a reply",
    "ask waiver": "Asked for a waiver",
    "ask for reader": "Asked that somebody sees an identity",
    "approve verdict": "Approved a verdict",
    "aside": "Set a text aside",
    "attach evidence": "Put evidence on a claim",
    "autosave": "Saved while typing",
    "change": "Changed",
    "change evidence": "Changed a piece of evidence",
    "close reply": "Recorded what came of asking",
    "close task": "Closed a task",
    "correct": "Corrected",
    "decide claims": "Decided claims",
    "delete": "Deleted",
    "end anonymity": "Ended anonymity",
    "export": "Exported",
    "export legal pack": "Took out the legal pack",
    "file identity": "Put an identity into the vault",
    "give back proposal": "Gave a proposal back",
    "give verdict": "Gave a verdict",
    "grade": "Graded",
    "go on unchecked": "Went on unchecked",
    "grant anonymity": "Granted anonymity",
    "hold": "Held back",
    "ingest": "Ingested",
    "join": "Joined",
    "join same": "Grouped with what says the same",
    "label blind": "Labelled blind",
    "keep copy": "Kept a copy",
    "leave out house word": "Left out a house word",
    "leave same": "Taken out of its group",
    "link": "Linked",
    "look again": "Looked at the page again",
    "look at identity": "Looked at an identity",
    "move address": "Moved to another address",
    "name": "Named a save",
    "name reader": "Let somebody see an identity",
    "new secret": "Made a new secret",
    "note correction": "Noted a correction",
    "open note": "Opened a note",
    "open task": "Opened a task",
    "plan": "Planned",
    "propose verdict": "Proposed a verdict",
    "publish": "Published",
    "read again": "Read again",
    "record": "Recorded",
    "redact": "Redacted",
    "refuse waiver": "Refused a waiver",
    "refuse look at identity": "Was refused an identity",
    "release": "Released",
    "release check": "Let a check go",
    "release version": "Released a version",
    "remove identity": "Emptied an identity",
    "remove reader": "Took somebody off an identity",
    "reopen": "Written on",
    "reopen check": "Took a check up again",
    "reopen note": "Took up a note again",
    "resend": "Sent again",
    "resolve note": "Resolved a note",
    "restore": "Restored a save",
    "retract": "Retracted",
    "review": "Reviewed",
    "revoke preview link": "Revoked a preview link",
    "save": "Saved",
    "schedule": "Scheduled",
    "send_back": "Sent back",
    "set rule severity": "Set a severity",
    "share preview": "Made a preview link",
    "sign_off": "Signed off",
    "skip check": "Left unchecked",
    "submit": "Submitted",
    "switch rule off": "Switched a rule off",
    "switch rule on": "Switched a rule on",
    "tag": "Tagged",
    "take back house word": "Took a house word back",
    "take back note": "Took a note back",
    "take off evidence": "Took evidence off a claim",
    "take back proposal": "Took a proposal back",
    "take check": "Took a check",
    "take_back_sign_off": "Took a sign-off back",
    "unlink": "Took a link back",
    "unpublish": "Unpublished",
    "unschedule": "Taken off the schedule",
    "untag": "Untagged",
    "update": "Updated",
    "withhold": "Withheld",
    "withhold version": "Withheld a version",
}


def verb_in_words(verb: str) -> str:
    """A verb as people read it."""
    return VERBS.get(verb, verb)


def verbs_that_read(words: str) -> list[str]:
    """Verbs whose reading or name holds these words, in any case."""
    sought = words.casefold()
    return [verb for verb, reads in VERBS.items() if sought in reads.casefold() or sought in verb]


def kind_in_words(label: str) -> str:
    """`articles.article` as its screens call it: Story. A model that is gone prints as its label."""
    model = _model(label)
    words = str(model._meta.verbose_name) if model else label
    return words[:1].upper() + words[1:]


def state_in_words(state: str, label: str = "") -> str:
    """A state by its label in the model that `label` names, else its own words: `in_edit` is In edit."""
    if not state:
        return ""
    model = _model(label)
    for field in model._meta.concrete_fields if model else ():
        if field.name in ("state", "status"):
            words = dict(field.flatchoices).get(state)
            if words:
                return str(words)
    return state[:1].upper() + state[1:].replace("_", " ")


def actor_in_words(actor: Any) -> str:
    """A person's name, else the name to log in by; the house where nobody acted."""
    return (actor.get_full_name() or actor.get_username()) if actor else THE_HOUSE


def text_or_redacted(text: str, redacted_at: Any) -> str:
    """What an entry says, or that it says it no more."""
    return REDACTED if redacted_at else text


def record_in_words(entry: Any) -> str:
    """The record of an entry by its title then, that it was redacted, or its kind and key where it has no title."""
    named = f"{kind_in_words(entry.object_label)} {entry.object_id}".strip()
    return text_or_redacted(entry.object_text, entry.redacted_at) or named


def record_address(label: str, key: str) -> str:
    """Where the desk opens a record; empty for tables without a screen and for records without a key."""
    try:
        return reverse(f"admin:{label.replace('.', '_')}_change", args=[key]) if key else ""
    except NoReverseMatch:
        return ""


def may_open(user: Any, label: str) -> bool:
    """Whether this person may look at records of that kind at all."""
    app, _, model = label.partition(".")
    return bool(user.has_perm(f"{app}.view_{model}") or user.has_perm(f"{app}.change_{model}"))


def zone_in_words() -> str:
    """The zone that times are shown in, by its name: Europe/Madrid."""
    return str(timezone.get_current_timezone())


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None
