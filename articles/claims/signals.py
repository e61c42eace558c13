"""News from the claims for the apps on the right. Sent inside the transaction of the change."""

from django.dispatch import Signal

#: A claim's label changed: `claims` is the list of changed claims, `before` the card of each until now, by its key
#: (empty for a new one, perhaps of another version). Pages that print them are stale.
claims_changed = Signal()

#: A person changed a claim in a form: `claim` as it is now, its parties with it, and `by`. What a machine derives or
#: what is new is not told of here.
claim_edited = Signal()

#: Claims stand in the queue of the desk and nobody has said yet where they are printed: `claims` are their keys.
reach_wanted = Signal()

#: A question about a claim stands somewhere else now: `check`, the status it had `before`, `by` whom. Sender is
#: ClaimCheck. What was found is not told of here, and nobody who hears it may look it up.
check_moved = Signal()

#: A verdict was given: `verdict`, written in this transaction. Sender is Verdict. The claims that it speaks of are
#: locked: the one that was checked, those that say the same, and those linked to either.
verdict_given = Signal()

#: The labels have followed a verdict: `verdict` as above, the cards of its claims made anew in this transaction. What
#: is to be done in print and told outside hangs on this.
verdict_shown = Signal()

#: Who wrote the stories that print these claims? `claims` holds keys. Receivers give a set of keys of users: the claims
#: do not know stories, and nobody approves what stands in their own.
authors_wanted = Signal()
