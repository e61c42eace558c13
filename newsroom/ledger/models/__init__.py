from newsroom.ledger.models.append_only import AppendOnlyModel
from newsroom.ledger.models.chain import ChainedModel, ChainParent
from newsroom.ledger.models.history import HistoryEntry
from newsroom.ledger.models.owned import OwnedColumnsModel
from newsroom.ledger.models.redactable import RedactableModel

__all__ = [
    "AppendOnlyModel",
    "ChainParent",
    "ChainedModel",
    "HistoryEntry",
    "OwnedColumnsModel",
    "RedactableModel",
]
