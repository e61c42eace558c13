"""News from the claims for the apps on the right. Sent inside the transaction of the change."""

from django.dispatch import Signal

#: A claim's label changed: `claims` is the list of changed claims. Pages that print them are stale.
claims_changed = Signal()
