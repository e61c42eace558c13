from newsroom.ledger.models.append_only import AppendOnlyModel
from newsroom.ledger.models.chain import ChainedModel, ChainParent
from newsroom.ledger.models.history import HistoryEntry

__all__ = ["AppendOnlyModel", "ChainParent", "ChainedModel", "HistoryEntry"]
