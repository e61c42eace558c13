from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The project package: users, roles, settings, and the pages that join the other apps."""

    name = "newsroom"
    label = "newsroom"
    default = True

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from newsroom import checks  # noqa: F401  (registers the system checks)
        from newsroom.roles import sync_roles

        post_migrate.connect(sync_roles, sender=self, dispatch_uid="newsroom.sync_roles")
