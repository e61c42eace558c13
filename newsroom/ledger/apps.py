from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "newsroom.ledger"
    label = "ledger"
    default = True
