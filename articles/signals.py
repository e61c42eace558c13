"""News from the stories for the apps on the right. Sent inside the transaction of the change: what leaves the house
(mail, calls to other machines) waits for its commit.
"""

from django.dispatch import Signal

#: A story moved. `article` as it is now, `verb` (articles.workflow.Verb), `by` (a user, or None for the clock),
#: `from_state`, `to_state`, `note`, and `version`: the PublishedVersion where one was printed, else None.
story_moved = Signal()

#: The plan of a story changed. `article` as it is now, `by`, and `before`: field name -> old value for each of
#: assignee, deadline, embargo_until, planned_for and needs_legal that changed.
story_planned = Signal()

#: A scheduled story did not go out at its time. `article`, `scheduled_by`, `why` in words, and `findings`: what stands
#: against it, worst first; empty where it was something else.
story_held = Signal()

#: A note was written on a story, or changed. `note`, `by`, `answers` (whether it is a new answer in a thread), `named`:
#: whom its words name that they did not name before, and `thread`: who else has written in its thread. Never pass on
#: what it says: a note may name a source, and its words stand in one place alone.
note_written = Signal()

#: A note was written on a claim, or changed. As `note_written`: `note` is a ClaimNote.
claim_note_written = Signal()
#: Stories in print have something to say after a verdict or a withdrawal. `tasks` that were opened for it, one a story,
#: each with its story and claim at hand, and `by`, or None where nobody pressed a button.
tasks_opened = Signal()
