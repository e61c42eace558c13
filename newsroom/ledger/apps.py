from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The floor under all: append-only tables and their guards, chains, redaction, history."""

    name = "newsroom.ledger"
    label = "ledger"
    default = True

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from newsroom.ledger import checks  # noqa: F401  (registers the system check)
        from newsroom.ledger.receivers import lift_guards_in_the_way, set_guards

        # Both signals come once for each app, before the first and after the last table; ours is enough.
        pre_migrate.connect(lift_guards_in_the_way, sender=self, dispatch_uid="ledger.lift_guards")
        post_migrate.connect(set_guards, sender=self, dispatch_uid="ledger.set_guards")
