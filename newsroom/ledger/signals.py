"""What the ledger tells the apps above it."""

from django.dispatch import Signal

#: A record has been redacted; sent inside the transaction. Arguments: `record`, `emptied` (column -> what it
#: held), `by`, `reason`. Whoever keeps copies of that content empties them now, and gives back the list of
#: HistoryEntry that it wrote by doing so.
redacted = Signal()
